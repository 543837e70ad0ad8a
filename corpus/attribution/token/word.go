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
	clitic, plain := end, !joining[s.byte(end)]
	if !plain {
		end, clitic = s.wordEnd(begin)
		t.capitals(s.text[begin:end])
	}
	s.at = end
	if s.byte(end) == '.' && s.abbreviates(begin, end) {
		s.at++
		_, width := utf8.DecodeRuneInString(s.text[begin:])
		t.Dotted, t.initial, plain = true, begin+width+1 == s.at, false
	}
	t.End = int32(s.at)
	if plain {
		t.know(lexicon.Find(s.low[begin:end], hash)) // faster than lookup
	} else {
		t.know(s.lookup(begin, s.at))
	}
	if !t.Listed {
		s.guess(&t)
	}
	s.add(t)
	if clitic > end {
		_, n := utf8.DecodeRuneInString(s.text[end:])
		t := Token{Start: int32(end), End: int32(clitic), Kind: Clitic}
		t.know(clitics[s.low[end+n:clitic]])
		s.add(t)
		s.at = clitic
	}
}

// letters returns the end of the ASCII letters and digits with which a word begins, and their hash; it notes their
// capitals.
func (s *scanner) letters(t *Token) (end int, hash uint32) {
	hash = lexicon.HashBasis
	capitals, highest := 0, byte(0)
	for end = int(t.Start); alnum[s.byte(end)]; end++ {
		c := s.low[end]
		hash = (hash ^ uint32(c)) * lexicon.HashPrime
		if c != s.text[end] {
			capitals++
		}
		highest = max(highest, s.text[end])
	}
	t.Upper = s.low[t.Start] != s.text[t.Start]
	t.Caps = capitals > 1 && highest < 'a'
	return end, hash
}

// joints may join two parts of a word.
const joints = "-'&/’"

// wordEnd returns where the word that begins at byte begin ends, and where its clitic does: the same, where it has
// none.
func (s *scanner) wordEnd(begin int) (end, clitic int) {
	for end = begin; ; {
		r, n := utf8.DecodeRuneInString(s.text[end:])
		if isWordRune(r) {
			end += n + garbled(r, s.text[end+n:])
			continue
		}
		switch {
		case r == '\'', r == '’':
			if k := s.cliticEnd(end + n); k > 0 {
				return end, k
			}
		case fold.Invisible(r):
			n = len(s.text[end:]) - len(strings.TrimLeftFunc(s.text[end:], fold.Invisible))
		case !strings.ContainsRune(joints, r):
			return end, end
		}
		if next, _ := utf8.DecodeRuneInString(s.text[end+n:]); !isWordRune(next) {
			return end, end
		}
		end += n
	}
}

// clitics are what is written after an apostrophe and read as a word of its own.
var clitics = map[string]lexicon.WordID{"s": lexicon.WordOf("'s"), "d": lexicon.WordOf("'d"), "ll": lexicon.WordOf("'ll"),
	"re": lexicon.WordOf("'re"), "ve": lexicon.WordOf("'ve"), "m": lexicon.WordOf("'m")}

// cliticEnd returns where the clitic that begins at byte i ends; 0 if there is none.
func (s *scanner) cliticEnd(i int) int {
	k := i
	for alnum[s.byte(k)] {
		k++
	}
	if _, ok := clitics[s.low[i:k]]; !ok {
		return 0
	}
	return k
}

// garbled returns how many bytes after r belong to it where a letter of UTF-8 was read as Latin-1: "Ã¡" for á.
func garbled(r rune, after string) int {
	next, n := utf8.DecodeRuneInString(after)
	if next&^0x3F == 0x80 && strings.ContainsRune("ÃÅÄ", r) {
		return n
	}
	return 0
}

func isWordRune(r rune) bool {
	if r < utf8.RuneSelf {
		return alnum[r]
	}
	return unicode.IsLetter(r) || unicode.IsMark(r)
}

// capitals notes whether the word begins with a capital, and whether it is all capitals. A name with a small particle before its hyphen, and an office with a capital after it, begin with a capital:
// al-Rahmani, ex-President.
func (t *Token) capitals(word string) {
	upper, lower := 0, 0
	for _, r := range word {
		switch {
		case unicode.IsUpper(r):
			upper++
		case unicode.IsLower(r):
			lower++
		}
	}
	t.Caps = upper > 1 && lower == 0
	first, _ := utf8.DecodeRuneInString(word)
	particle, name, _ := strings.Cut(word, "-")
	second, _ := utf8.DecodeRuneInString(name)
	switch {
	case unicode.IsUpper(first):
		t.Upper = true
	case unicode.IsUpper(second):
		t.Upper = lexicon.Known(particle).Is(lexicon.Particle) || prefixedOffice(word) != 0
	}
}

// guess gives a word that the lexicon lacks the class of its parts or of its ending.
func (s *scanner) guess(t *Token) {
	word := s.text[t.Start:t.End]
	if class := profession(fold.Visible(word)) | prefixedOffice(word); class != 0 {
		t.Lex.Class, t.Listed = class, true
		t.Traits = lexicon.TraitsOf(&t.Lex)
	}
}

// prefixedOffice returns the class of the office in "ex-President" and "then-Sen."; 0 for other words.
func prefixedOffice(word string) lexicon.Class {
	prefix, office, _ := strings.Cut(word, "-")
	if !officePrefixes.Holds(fold.Lower(prefix)) {
		return 0
	}
	return lexicon.Known(fold.Lower(office)).Class & (lexicon.Title | lexicon.Role | lexicon.Modifier | lexicon.Genders)
}

// officePrefixes say by a hyphen when someone had an office.
var officePrefixes = lexicon.Set("token.officePrefixes")

// professions are endings of words for people by their profession: glaciologist, oceanographer, obstetrician.
var professions = []string{"ologist", "ographer", "ician", "onomist", "iatrist"}

// profession returns the class of a word with the ending of a profession, or of several people's; 0 for others.
func profession(word string) lexicon.Class {
	one, several := strings.CutSuffix(word, "s")
	switch {
	case !hasEnding(one, professions):
		return 0
	case several:
		return lexicon.People
	}
	return lexicon.Role
}

// abbreviates reports whether the full stop at byte end belongs to the word from begin: initials, U.S., Mr., Sen. It
// leaves s.at at the last full stop.
func (s *scanner) abbreviates(begin, end int) bool {
	hyphen := strings.LastIndexByte(s.text[begin:end], '-')
	begin += hyphen + 1 // "R-Fla.", "ex-Gov."
	first, width := utf8.DecodeRuneInString(s.text[begin:])
	capital := unicode.IsUpper(first)
	if capital && begin+width == end {
		for unicode.IsUpper(rune(s.byte(s.at+1))) && s.byte(s.at+2) == '.' {
			s.at += 2 // U.S., J.R.
		}
		return hyphen < 0 || s.at > end // "D-N.Y.", but not "type-A."
	}
	switch word := s.lookup(begin, end+1); {
	case !lexicon.EntryAt(word).Is(lexicon.Abbreviation):
		return false
	case s.low[begin:end] == "no": // stands for "number" only before one
		return unicode.IsDigit(rune(s.byte(end + 2)))
	default:
		return capital || smallShort.Has(word)
	}
}

// smallShort are the abbreviations that also have their full stop in small letters: "vs.", but not "sat.".
var smallShort = lexicon.Set("token.smallShort")

// lookup finds the spelling in lower case in the vocabulary.
func (s *scanner) lookup(begin, end int) lexicon.WordID {
	spelling := fold.Lower(fold.Visible(s.low[begin:end]))
	return lexicon.Find(spelling, lexicon.HashOf(spelling))
}
