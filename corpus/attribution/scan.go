package attribution

import (
	"unicode"
	"unicode/utf8"

	"verbatim/corpus/fold"
)

type scanner struct {
	text   string
	at     int
	toks   []token
	spaced bool
	hard   bool // single line breaks don't end paragraphs
	buf    [64]byte

	words map[string]*entry // the lexicon
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
	case fold.Invisible(r) && r != '\u200b' && r != '\ufeff': // also fillers, which are letters
		s.at += n
	case unicode.IsLetter(r):
		s.wordFrom(s.at)
	case unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff':
		s.at += n
		s.spaced = true
	case r == '“' || r == '”' || r == '„' || r == '‟' || r == '«' || r == '»' || r == '‘' || r == '’' || r == '‚':
		s.mark(runeMarks[r], n)
	case r == '—' || r == '–' || r == '―':
		s.one('-', n)
	case unicode.Is(unicode.Sc, r): // £ and € as $
		s.one('$', n)
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
