package attribution

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

type scanner struct {
	text   string
	at     int
	toks   []token
	spaced bool
	hard   bool // single line breaks don't end paragraphs
	buf    [64]byte
}

func (s *scanner) add(t token) {
	t.spaced = s.spaced
	s.spaced = false
	s.toks = append(s.toks, t)
}

func (s *scanner) next() {
	c := s.text[s.at]
	switch {
	case c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\f' || c == '\v':
		s.space()
	case c >= '0' && c <= '9':
		s.number()
	case c >= utf8.RuneSelf:
		s.rune()
	case c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z':
		s.wordFrom(s.at)
	default:
		s.sign(c)
	}
}

// space skips white space; a blank line, or a line break in a text that is not hard-wrapped, ends the paragraph.
func (s *scanner) space() {
	begin, breaks := s.at, 0
	for s.at < len(s.text) {
		c := s.text[s.at]
		if c == '\n' {
			breaks++
		} else if c != ' ' && c != '\t' && c != '\r' && c != '\f' && c != '\v' {
			break
		}
		s.at++
	}
	s.spaced = true
	if breaks > 1 || breaks == 1 && (!s.hard || opensLine(s.text, begin, s.at)) {
		s.add(token{start: int32(begin), end: int32(s.at), kind: breakToken})
		s.spaced = true
	}
}

// opensLine reports whether a line that begins at byte at, after the white space from begin, is indented or opens with a
// quotation mark: even in hard-wrapped text a paragraph begins there.
func opensLine(text string, begin, at int) bool {
	indent := 0
	for i := at - 1; i >= begin && text[i] != '\n'; i-- {
		indent++
	}
	if indent >= 2 || at >= len(text) {
		return true
	}
	r, _ := utf8.DecodeRuneInString(text[at:])
	return r == '"' || r == '“' || r == '‘' || r == '«' || r == '„'
}

// wrapColumn is the length up to which the lines of hard-wrapped text go; longer lines are paragraphs.
const wrapColumn = 120

// hardWrapped reports whether single line breaks stand inside paragraphs: most lines that another line follows directly
// are long enough to have been wrapped and none is longer than a screen's.
func hardWrapped(text string) bool {
	long, full, joined, begin := 0, 0, 0, 0
	for i := 0; i < len(text); i++ {
		if text[i] != '\n' {
			continue
		}
		n := i - begin
		if n > wrapColumn {
			long++
		}
		if i+1 < len(text) && text[i+1] != '\n' && text[i+1] != '\r' && n > 1 {
			joined++
			if n >= 55 && n <= wrapColumn {
				full++
			}
		}
		begin = i + 1
	}
	return joined > 0 && full*2 > joined && long*4 <= full
}

// number reads a number with its inner points, commas, ordinal letters and hyphens: 1,000 3.5 21st 70-year-old.
func (s *scanner) number() {
	begin := s.at
	for s.at < len(s.text) {
		c := s.text[s.at]
		inner := (c == ',' || c == '.' || c == '-' || c == ':') && s.at+1 < len(s.text) && isAlnum(s.text[s.at+1])
		if !isAlnum(c) && !inner {
			break
		}
		s.at++
	}
	s.add(token{start: int32(begin), end: int32(s.at), kind: numberToken})
}

func isAlnum(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
}

// rune reads what does not begin with an ASCII character: a word, a typographic mark or dash, or any other sign.
func (s *scanner) rune() {
	r, n := utf8.DecodeRuneInString(s.text[s.at:])
	switch {
	case unicode.IsLetter(r):
		s.wordFrom(s.at)
	case unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff':
		s.at += n
		s.spaced = true
	case r == '“' || r == '”' || r == '„' || r == '‟' || r == '«' || r == '»' || r == '‘' || r == '’' || r == '‚':
		s.mark(runeMarks[r], n)
	case r == '—' || r == '–' || r == '―':
		s.one('-', n)
	case r == '…':
		s.one('_', n)
	default:
		s.one('_', n)
	}
}

func (s *scanner) one(sign byte, n int) {
	s.add(token{start: int32(s.at), end: int32(s.at + n), kind: punctuation, sign: sign})
	s.at += n
}

func (s *scanner) mark(sign byte, n int) {
	s.add(token{start: int32(s.at), end: int32(s.at + n), kind: markToken, sign: sign})
	s.at += n
}

// sign reads an ASCII sign.
func (s *scanner) sign(c byte) {
	two := s.at+1 < len(s.text) && s.text[s.at+1] == c
	switch c {
	case '"':
		s.mark(markStraight, 1)
	case '\'':
		if two && s.at+2 < len(s.text) && s.text[s.at+2] == c && !s.spaced && s.at > 0 { // a nested quotation ends with the outer one
			s.mark(markApostrophe, 1)
			return
		}
		if two {
			s.mark(markDoubled, 2)
			return
		}
		s.mark(markApostrophe, 1)
	case '`':
		if two {
			s.mark(markBackticks, 2)
			return
		}
		s.mark(markSingleOpen, 1)
	case '-':
		n := 1
		for s.at+n < len(s.text) && s.text[s.at+n] == '-' {
			n++
		}
		s.one('-', n)
	case ',', '.', ';', ':', '?', '!', '(', ')', '[', ']', '@', '#', '$':
		s.one(c, 1)
	default:
		s.one('_', 1)
	}
}

// wordFrom reads the word that begins at byte begin, with inner hyphens and apostrophes; a final 's becomes a clitic.
func (s *scanner) wordFrom(begin int) {
	end, cut := s.wordEnd(begin)
	t := token{start: int32(begin), end: int32(end), kind: wordToken}
	t.upper, t.caps = capitals(s.text[begin:end])
	t.upper = t.upper || joinedParticle(s.text[begin:end])
	s.at = end
	if cut == end && end < len(s.text) && s.text[end] == '.' && s.abbreviates(begin, end) {
		t.end = int32(s.at) + 1
		t.dotted = true
		s.at++
	}
	t.lex = s.lookup(int(t.start), int(t.end))
	if t.lex == nil && t.dotted {
		t.lex = s.lookup(begin, int(t.end)-1)
	}
	if t.lex == nil {
		t.lex = profession(s.text[begin:end])
	}
	s.add(t)
	if cut > end {
		_, n := utf8.DecodeRuneInString(s.text[end:])
		s.add(token{start: int32(end), end: int32(cut), kind: clitic, lex: clitics[s.text[end+n:cut]]})
		s.at = cut
	}
}

// joinedParticle reports whether a word is a name with a small particle before its hyphen: al-Rahmani.
func joinedParticle(word string) bool {
	if len(word) < 5 || word[2] != '-' && word[3] != '-' {
		return false
	}
	head, name, _ := strings.Cut(word, "-")
	first, _ := utf8.DecodeRuneInString(name)
	return unicode.IsUpper(first) && lexicon[head].is(particle)
}

// roleEntry and peopleEntry are what is known of words that only their endings show to be roles.
var roleEntry, peopleEntry = &entry{class: role}, &entry{class: people}

// profession returns what is known of a word with the ending of a profession, or of several people's; nil of others.
func profession(word string) *entry {
	switch one, several := strings.CutSuffix(word, "s"); {
	case professional(word):
		return roleEntry
	case several && professional(one):
		return peopleEntry
	}
	return nil
}

// professional reports whether a word has the ending of a profession: glaciologist, oceanographer, obstetrician.
func professional(word string) bool {
	for _, ending := range [...]string{"ologist", "ographer", "ician", "onomist", "iatrist"} {
		if strings.HasSuffix(word, ending) {
			return true
		}
	}
	return false
}

// wordEnd returns where the word that begins at byte begin ends, and behind its clitic 's where it has one.
func (s *scanner) wordEnd(begin int) (end, cut int) {
	i := begin
	for i < len(s.text) {
		r, n := rune(s.text[i]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(s.text[i:])
		}
		if isWordRune(r) {
			i += n
			continue
		}
		if (r == '-' || r == '\'' || r == '’' || r == '&' || r == '/') && i > begin && i+n < len(s.text) {
			next, m := utf8.DecodeRuneInString(s.text[i+n:])
			if isWordRune(next) {
				if r == '\'' || r == '’' {
					if k := cliticEnd(s.text, i+n); k > 0 {
						return i, k
					}
				}
				i += n + m
				continue
			}
		}
		break
	}
	return i, i
}

// clitics are what is written behind an apostrophe and read as a word of its own.
var clitics = map[string]*entry{"s": lexicon["'s"], "S": lexicon["'s"], "d": lexicon["'d"], "ll": lexicon["'ll"], "re": lexicon["'re"], "ve": lexicon["'ve"], "m": lexicon["'m"]}

// cliticEnd returns where the clitic that begins at byte i ends; 0 if there is none.
func cliticEnd(text string, i int) int {
	k := i
	for k < len(text) && k-i < 3 && isAlnum(text[k]) {
		k++
	}
	if after, _ := utf8.DecodeRuneInString(text[k:]); isWordRune(after) || clitics[text[i:k]] == nil {
		return 0
	}
	return k
}

func isWordRune(r rune) bool {
	if r < utf8.RuneSelf {
		return isAlnum(byte(r))
	}
	return unicode.IsLetter(r) || unicode.IsMark(r)
}

// capitals reports whether the word begins with a capital and whether it is all capitals.
func capitals(word string) (upper, caps bool) {
	letters, small := 0, false
	for i, r := range word {
		if i == 0 {
			upper = unicode.IsUpper(r)
		}
		if unicode.IsLower(r) {
			small = true
		} else if unicode.IsUpper(r) {
			letters++
		}
	}
	return upper, letters > 1 && !small
}

// abbreviates reports whether the full stop at byte end belongs to the word from begin: initials, U.S., Mr., Sen.
func (s *scanner) abbreviates(begin, end int) bool {
	n := end - begin
	if n == 1 && s.text[begin] >= 'A' && s.text[begin] <= 'Z' {
		return s.initials(end)
	}
	if !s.lookupDot(begin, end) {
		return false
	}
	if n == 2 && (s.text[begin] == 'n' || s.text[begin] == 'N') { // "No." stands for "number" only before one
		return end+2 < len(s.text) && s.text[end+1] == ' ' && s.text[end+2] >= '0' && s.text[end+2] <= '9'
	}
	first, _ := utf8.DecodeRuneInString(s.text[begin:])
	return unicode.IsUpper(first) || n <= 2 || end-begin == 3
}

// initials takes in the letters of U.S. or J.R. that follow the one before byte end; s.at is left at the last full stop.
func (s *scanner) initials(end int) bool {
	for end+2 < len(s.text) && s.text[end+1] >= 'A' && s.text[end+1] <= 'Z' && s.text[end+2] == '.' {
		end += 2
	}
	s.at = end
	return true
}

func (s *scanner) lookupDot(begin, end int) bool {
	return s.lookup(begin, end+1).is(abbreviation)
}

// lookup finds the spelling in lower case in the lexicon without making a string of it.
func (s *scanner) lookup(begin, end int) *entry {
	if end-begin > len(s.buf) {
		return nil
	}
	b := s.buf[:0]
	for i := begin; i < end; {
		c := s.text[i]
		if c < utf8.RuneSelf {
			if c >= 'A' && c <= 'Z' {
				c += 'a' - 'A'
			}
			b = append(b, c)
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s.text[i:])
		b = utf8.AppendRune(b, unicode.ToLower(r))
		i += n
	}
	return lexicon[string(b)]
}
