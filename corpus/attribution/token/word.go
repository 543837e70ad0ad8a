package token

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"verbatim/corpus/attribution/lexicon"
	"verbatim/corpus/fold"
)

// wordFrom reads the word that begins at byte begin, with inner hyphens and apostrophes; a final 's becomes a clitic.
func (s *scanner) wordFrom(begin int) {
	t := Token{Start: int32(begin), Kind: WordToken}
	end, hash := s.letters(&t)
	cut := end
	plain := end == len(s.text) || !joins(s.text[end])
	if !plain {
		end, cut = s.wordEnd(begin)
		t.capitals(s.text[begin:end])
		t.Upper = t.Upper || joinedParticle(s.text[begin:end])
	}
	t.End, s.at = int32(end), end
	if cut == end && end < len(s.text) && s.text[end] == '.' && s.abbreviates(begin, end) {
		t.End = int32(s.at) + 1
		t.Dotted, plain = true, false
		s.at++
	}
	if plain {
		t.know(lexicon.Find(s.low[begin:end], hash))
	} else {
		t.know(s.lookup(begin, int(t.End)))
	}
	if !t.Listed && t.Dotted && !t.Initial() { // "I." and "A." of names are not the words
		t.know(s.lookup(begin, int(t.End)-1))
	}
	if !t.Listed {
		if class := profession(fold.Visible(s.text[begin:end])) | prefixedOffice(s.text[begin:t.End]); class != 0 {
			t.Lex.Class, t.Listed = class, true
			t.Traits = lexicon.TraitsOf(&t.Lex)
		}
	}
	s.add(t)
	if cut > end {
		_, n := utf8.DecodeRuneInString(s.text[end:])
		t := Token{Start: int32(end), End: int32(cut), Kind: Clitic}
		t.know(clitics[s.text[end+n:cut]])
		s.add(t)
		s.at = cut
	}
}

// joinedParticle reports whether a word is a name with a small particle before its hyphen, or an office with a capital
// after it: al-Rahmani, ex-President.
func joinedParticle(word string) bool {
	head, name, ok := strings.Cut(word, "-")
	first, _ := utf8.DecodeRuneInString(name)
	if !ok || !unicode.IsUpper(first) || len(head) < 2 || len(head) > 4 {
		return false
	}
	return lexicon.Known(head).Is(lexicon.Particle) || prefixedOffice(word) != 0
}

// prefixedOffice returns the class of the office in "ex-President" and "then-Sen."; 0 for other words.
func prefixedOffice(word string) lexicon.Class {
	prefix, office, ok := strings.Cut(word, "-")
	if !ok || !officePrefixes.Holds(fold.Lower(prefix)) {
		return 0
	}
	return lexicon.Known(fold.Lower(office)).Class & (lexicon.Title | lexicon.Role | lexicon.Modifier | lexicon.Genders)
}

// officePrefixes say by a hyphen when somebody had an office.
var officePrefixes = lexicon.Set("token.officePrefixes")

// profession returns the class of a word with the ending of a profession, or of several people's; 0 for others.
func profession(word string) lexicon.Class {
	switch one, several := strings.CutSuffix(word, "s"); {
	case professional(word):
		return lexicon.Role
	case several && professional(one):
		return lexicon.People
	}
	return 0
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
	for i < len(s.text) && joins(s.text[i]) {
		r, n := rune(s.text[i]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(s.text[i:])
		}
		if isWordRune(r) {
			if r >= utf8.RuneSelf && garbled(s.text, i) {
				_, m := utf8.DecodeRuneInString(s.text[i+n:])
				n += m
			}
			i += n
			continue
		}
		if r >= utf8.RuneSelf && fold.Invisible(r) && i > begin {
			if seen := afterInvisible(s.text, i+n); seen < len(s.text) {
				if next, _ := utf8.DecodeRuneInString(s.text[seen:]); isWordRune(next) {
					i = seen
					continue
				}
			}
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

// letters returns the end of the ASCII letters and digits with which a word begins, and their hash; it notes their capitals.
func (s *scanner) letters(t *Token) (end int, hash uint32) {
	hash = lexicon.HashBasis
	capitals, small := 0, false
	for end = int(t.Start); end < len(s.low) && alnum[s.low[end]]; end++ {
		c := s.low[end]
		hash = (hash ^ uint32(c)) * lexicon.HashPrime
		if c != s.text[end] {
			capitals++
		}
		small = small || s.text[end] >= 'a'
	}
	t.Upper = s.low[t.Start] != s.text[t.Start]
	t.Caps = capitals > 1 && !small
	return end, hash
}

// joins reports whether a word may go on with a character: a letter, or a sign before one.
func joins(c byte) bool {
	return alnum[c] || c >= utf8.RuneSelf || c == '-' || c == '\'' || c == '&' || c == '/'
}

// afterInvisible returns the end of the invisible characters that begin at byte i.
func afterInvisible(text string, i int) int {
	for i < len(text) {
		r, n := utf8.DecodeRuneInString(text[i:])
		if !fold.Invisible(r) {
			break
		}
		i += n
	}
	return i
}

// clitics are what is written behind an apostrophe and read as a word of its own.
var clitics = map[string]lexicon.WordID{"s": lexicon.WordOf("'s"), "S": lexicon.WordOf("'s"), "d": lexicon.WordOf("'d"), "ll": lexicon.WordOf("'ll"), "re": lexicon.WordOf("'re"), "ve": lexicon.WordOf("'ve"), "m": lexicon.WordOf("'m")}

// cliticEnd returns where the clitic that begins at byte i ends; 0 if there is none.
func cliticEnd(text string, i int) int {
	k := i
	for k < len(text) && k-i < 3 && isAlnum(text[k]) {
		k++
	}
	if after, _ := utf8.DecodeRuneInString(text[k:]); isWordRune(after) || clitics[text[i:k]] == 0 {
		return 0
	}
	return k
}

// garbled reports whether a letter of UTF-8 that was read as Latin-1 begins at byte i: "Ã¡" for á.
func garbled(text string, i int) bool {
	r, n := utf8.DecodeRuneInString(text[i:])
	if r != 'Ã' && r != 'Å' && r != 'Ä' {
		return false
	}
	next, _ := utf8.DecodeRuneInString(text[i+n:])
	return next >= 0x80 && next <= 0xBF
}

func isWordRune(r rune) bool {
	if r < utf8.RuneSelf {
		return isAlnum(byte(r))
	}
	return unicode.IsLetter(r) || unicode.IsMark(r)
}

// capitals notes whether the word begins with a capital, whether it is all capitals, and whether it has letters beyond ASCII.
func (t *Token) capitals(word string) {
	letters, small := 0, false
	for i, r := range word {
		capital := 'A' <= r && r <= 'Z' || r >= utf8.RuneSelf && unicode.IsUpper(r)
		if i == 0 {
			t.Upper = capital
		}
		if capital {
			letters++
		}
		small = small || 'a' <= r && r <= 'z' || r >= utf8.RuneSelf && unicode.IsLower(r)
		t.wide = t.wide || r >= utf8.RuneSelf
	}
	t.Caps = letters > 1 && !small
}

// abbreviates reports whether the full stop at byte end belongs to the word from begin: initials, U.S., Mr., Sen.
func (s *scanner) abbreviates(begin, end int) bool {
	hyphen := strings.LastIndexByte(s.text[begin:end], '-')
	begin += hyphen + 1 // "R-Fla.", "ex-Gov."
	n := end - begin
	first, width := utf8.DecodeRuneInString(s.text[begin:])
	if n == width && unicode.IsUpper(first) {
		s.initials(end)
		return hyphen < 0 || s.at > end // "D-N.Y.", but not "type-A."
	}
	word := s.lookup(begin, end+1)
	if !lexicon.EntryAt(word).Is(lexicon.Abbreviation) {
		return false
	}
	if n == 2 && (s.text[begin] == 'n' || s.text[begin] == 'N') { // "No." stands for "number" only before one
		return end+2 < len(s.text) && s.text[end+1] == ' ' && s.text[end+2] >= '0' && s.text[end+2] <= '9'
	}
	return unicode.IsUpper(first) || smallShort.Has(word)
}

// smallShort are the abbreviations that also have their full stop in small letters: "vs.", but not "sat.".
var smallShort = lexicon.Set("token.smallShort")

// initials takes in the letters of U.S. or J.R. that follow the one before byte end; s.at is left at the last full stop.
func (s *scanner) initials(end int) {
	for end+2 < len(s.text) && s.text[end+1] >= 'A' && s.text[end+1] <= 'Z' && s.text[end+2] == '.' {
		end += 2
	}
	s.at = end
}

// firstMark is the first character that may be an accent by itself, or a letter of another width: the letters below it
// are composed.
const firstMark = 0x300

// lookup finds the spelling in lower case in the vocabulary without making a string of it.
func (s *scanner) lookup(begin, end int) lexicon.WordID {
	word, hash := s.low[begin:end], uint32(lexicon.HashBasis)
	for i := range len(word) {
		if word[i] >= utf8.RuneSelf {
			return s.lookupFolded(s.text[begin:end])
		}
		hash = (hash ^ uint32(word[i])) * lexicon.HashPrime
	}
	return lexicon.Find(word, hash)
}

// lookupFolded is lookup for a spelling with letters beyond ASCII.
func (s *scanner) lookupFolded(word string) lexicon.WordID {
	if len(word) > len(s.buf) {
		return 0
	}
	b, composed := s.buf[:0], true
	for _, r := range word {
		if fold.Invisible(r) {
			continue
		}
		composed = composed && r < firstMark
		b = utf8.AppendRune(b, unicode.ToLower(r))
	}
	spelling := string(b)
	if !composed {
		spelling = fold.Lower(spelling)
	}
	return lexicon.Find(spelling, lexicon.HashOf(spelling))
}
