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
		t.Dotted, t.Sign, t.initial, plain = true, '.', begin+width+1 == s.at, false
	}
	t.End = int32(s.at)
	word := lexicon.Find(s.low[begin:end], hash) // faster than lookup
	if !plain {
		word = s.lookup(begin, s.at)
	}
	t.know(word)
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

// joints may join two parts of a word, also invisible ones.
const joints = "-'&/’\u00ad\u200b\u200c\u200d\u2060\ufeff"

// garbles are what stands in a word where a letter of UTF-8 was read as Latin-1: "Ã¡" for á.
const garbles = "¡¢£¤¥¦§¨©¬®¯°±²³´¶¸¹¼½¾"

// wordEnd returns where the word that begins at byte begin ends, and where its clitic does: the same, where it has
// none.
func (s *scanner) wordEnd(begin int) (end, clitic int) {
	for end = begin; ; {
		r, n := utf8.DecodeRuneInString(s.text[end:])
		if isWordRune(r) {
			end += n
			continue
		}
		switch {
		case r == '\'', r == '’':
			if k := s.cliticEnd(end + n); k > 0 {
				return end, k
			}
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

func isWordRune(r rune) bool {
	if r < utf8.RuneSelf {
		return alnum[r]
	}
	return unicode.IsLetter(r) || unicode.IsMark(r) || strings.ContainsRune(garbles, r)
}

// capitals notes whether the word begins with a capital, and whether it is all capitals. A name with a small particle
// before its hyphen, and an office after an adverb, begin with a capital: al-Rahmani, then-President.
func (t *Token) capitals(word string) {
	first, _ := utf8.DecodeRuneInString(word)
	particle, name, joined := strings.Cut(word, "-")
	if joined && lexicon.Known(particle).Is(lexicon.Particle|lexicon.Adverb) {
		first, _ = utf8.DecodeRuneInString(name)
	}
	t.Upper = unicode.IsUpper(first)
	t.Caps = t.Upper && len(word) > 1 && !strings.ContainsFunc(word, unicode.IsLower)
}

// guess reads a word that the lexicon lacks as one that is like it: the office in "ex-President" and "then-Sen.", or a
// word with its ending.
func (s *scanner) guess(t *Token) {
	id, word := t.Lex.Word, fold.Lower(fold.Visible(s.low[t.Start:t.End]))
	prefix, office, _ := strings.Cut(word, "-")
	if officePrefixes.Holds(prefix) {
		t.know(lexicon.Known(office).Word)
	}
	for _, e := range endings {
		if strings.HasSuffix(word, e.ending) && !(t.Upper && e.like != person) { // "Donnelly"
			t.know(e.like)
		}
	}
	t.Lex.Word = id
}

// officePrefixes say by a hyphen when someone had an office.
var officePrefixes = lexicon.Set("token.officePrefixes")

// endings are those of adverbs, of nouns that are no past of a verb, and of words for people by what they do, each with
// a word that is like those with it.
var endings = []struct {
	ending string
	like   lexicon.WordID
}{
	{"ly", adverb}, {"eed", noun},
	{"ologist", person}, {"ographer", person}, {"ician", person}, {"onomist", person}, {"iatrist", person},
	{"ologists", people}, {"ographers", people}, {"icians", people}, {"ists", people}, {"ators", people}, {"itors", people},
	{"makers", people}, {"workers", people}, {"owners", people}, {"holders", people}, {"growers", people}, {"goers", people},
	{"-old", person}, // "six-year-old"
}

var (
	adverb = lexicon.WordOf("quickly")
	noun   = lexicon.WordOf("deed")
	person = lexicon.WordOf("engineer")
	people = lexicon.WordOf("experts")
)

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
