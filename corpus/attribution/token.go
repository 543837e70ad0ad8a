package attribution

import (
	"slices"

	"verbatim/corpus"
)

// A tokenKind says what a token is.
type tokenKind uint8

const (
	wordToken tokenKind = iota
	numberToken
	clitic // 's or ’s behind a word: possessive, or short for is and has
	punctuation
	markToken  // a character that may open or close a quotation
	breakToken // the end of a paragraph
)

// A token is a word or sign of the text.
type token struct {
	start, end int32
	kind       tokenKind
	sign       byte // the sign of a punctuation token: one of ,.;:?!()[]- and '_' for anything else; for a mark see marks.go
	upper      bool // begins with a capital
	caps       bool // two or more letters, all capitals
	dotted     bool // an abbreviation with its full stop
	spaced     bool // white space stands before it
	wide       bool // it has letters beyond ASCII
	listed     bool // the lexicon has the word
	lex        lexeme
}

// know takes what the vocabulary knows of a word.
func (t *token) know(w wordID) {
	e := &vocabulary.entries[w]
	t.lex, t.listed = e.lexeme, e.listed
}

func (t *token) is(c class) bool { return t.lex.class&c != 0 }

func (t *token) sep(sign byte) bool { return t.kind == punctuation && t.sign == sign }

func (t *token) verb(c verbClass) bool { return t.lex.verb&c != 0 }

func (t *token) form(f form) bool { return t.lex.form&f != 0 }

// unlisted reports whether the lexicon gives the word no class and knows no reporting verb of that spelling.
func (t *token) unlisted() bool {
	return t.lex.class&^wordClasses == 0 && t.lex.verb == 0
}

// prepositions returns those that lead from a verb to what was said: "called for a ban".
func (t *token) prepositions() wordBits { return prepositions[t.lex.lemma] }

// other reports whether the word is one of these forms of a verb that reports nothing.
func (t *token) other(f form) bool { return t.lex.other&f != 0 }

// holder returns the gender that a title or role tells of its holder; 0 for none. A role that is a first name too tells none.
func (t *token) holder() class {
	if t.is(firstName) {
		return 0
	}
	return t.gender()
}

// gender returns the gender that the lexicon gives the word; 0 for none.
func (t *token) gender() class {
	return t.lex.class & genders
}

// calendar reports whether the token names a day or month; short forms do only with their full stop.
func (t *token) calendar() bool {
	return t.is(dayName|monthName) && (t.dotted || t.end-t.start > 3 || t.lex.word == mayWord)
}

// initial reports whether the token is somebody's initial: "T."
func (t *token) initial() bool {
	return t.dotted && t.upper && t.end-t.start <= 3 && (t.end-t.start == 2 || t.wide)
}

// A reading is a text with its tokens and the quotation that each stands in.
type reading struct {
	text string
	low  string // the text with ASCII letters in lower case
	toks []token
	at   []int32 // for each token, 1 + its quotation; 0 outside
}

// smallLetters has for each byte the one in lower case.
var smallLetters = func() (low [256]byte) {
	for c := range low {
		low[c] = byte(c)
		if c >= 'A' && c <= 'Z' {
			low[c] += 'a' - 'A'
		}
	}
	return low
}()

// lowered returns the text with ASCII letters in lower case. It takes the memory of b.
func lowered(b []byte, text string) []byte {
	b = slices.Grow(b[:0], len(text))[:len(text)]
	for i := range b {
		b[i] = smallLetters[text[i]]
	}
	return b
}

// tokenize splits the text into tokens, in one pass. The end of a block is a token of its own.
// It takes the memory of toks.
func tokenize(toks []token, text, low string, blocks []corpus.Block) []token {
	lexicon()
	s := scanner{text: text, low: low, toks: slices.Grow(toks[:0], len(text)/5+16), blocks: blocks}
	for s.at < len(text) {
		s.next()
	}
	s.add(token{start: int32(len(text)), end: int32(len(text)), kind: breakToken})
	return s.toks
}
