package token

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"verbatim/corpus"
	"verbatim/corpus/fold"
)

type scanner struct {
	text   string
	low    string // with ASCII letters in lower case
	at     int
	toks   []Token
	spaced bool
	blocks []corpus.Block // those that have not ended yet
}

// byte returns a byte of the text; 0 after its end.
func (s *scanner) byte(i int) byte {
	if i < len(s.text) {
		return s.text[i]
	}
	return 0
}

func (s *scanner) add(t Token) {
	t.Spaced = s.spaced
	s.spaced = false
	t.Traits |= t.shape()
	s.toks = append(s.toks, t)
}

// blank is ASCII white space. alnum are the ASCII letters and digits, inner the signs that may stand in a number before
// one of them, joining what a word may go on with: signs, and characters beyond ASCII.
var blank, alnum, inner, joining = func() (blank, alnum, inner, joining [256]bool) {
	for c := range rune(utf8.RuneSelf) {
		blank[c] = unicode.IsSpace(c)
		alnum[c] = unicode.IsLetter(c) || unicode.IsDigit(c)
		inner[c] = strings.ContainsRune(",.-:", c)
		joining[c] = strings.ContainsRune(joints, c)
		joining[c+utf8.RuneSelf] = true
	}
	return blank, alnum, inner, joining
}()

func (s *scanner) next() {
	switch c := s.text[s.at]; {
	case c >= utf8.RuneSelf:
		s.rune()
	case unicode.IsLetter(rune(c)):
		s.wordFrom(s.at)
	case unicode.IsDigit(rune(c)):
		s.number()
	case blank[c]:
		s.space()
	default:
		s.sign(c)
	}
}

// space skips white space; where a block ends, it adds a token for that.
func (s *scanner) space() {
	begin := s.at
	for blank[s.byte(s.at)] {
		s.at++
	}
	s.spaced = true
	ended := false
	for len(s.blocks) > 0 && s.blocks[0].Span.End <= begin {
		s.blocks, ended = s.blocks[1:], true
	}
	if ended {
		s.add(Token{Start: int32(begin), End: int32(s.at), Kind: BreakToken})
		s.spaced = true
	}
}

// number reads a number with its inner points, commas, ordinal letters and hyphens: 1,000 3.5 21st 70-year-old.
func (s *scanner) number() {
	begin := s.at
	for alnum[s.byte(s.at)] || inner[s.byte(s.at)] && alnum[s.byte(s.at+1)] {
		s.at++
	}
	s.add(Token{Start: int32(begin), End: int32(s.at), Kind: NumberToken})
}

// rune reads what does not begin with an ASCII character: a word, a typographic mark or dash, or any other sign.
func (s *scanner) rune() {
	switch r, n := utf8.DecodeRuneInString(s.text[s.at:]); {
	case unicode.IsSpace(r), fold.Invisible(r): // also fillers, which are letters
		s.at += n
		s.spaced = true
	case unicode.IsLetter(r):
		s.wordFrom(s.at)
	default:
		t := typographic[r]
		s.one(t.Kind, t.Sign, n)
	}
}

// one adds a sign or mark of n bytes.
func (s *scanner) one(kind tokenKind, sign byte, n int) {
	s.add(Token{Start: int32(s.at), End: int32(s.at + n), Kind: kind, Sign: sign})
	s.at += n
}

// sign reads an ASCII sign. Some have another meaning where they are doubled.
func (s *scanner) sign(c byte) {
	switch c {
	case '-':
		rest := s.text[s.at:]
		s.one(Punctuation, '-', len(rest)-len(strings.TrimLeft(rest, "-")))
	case '"':
		s.one(MarkToken, markStraight, 1)
	case '\'', '`':
		if s.byte(s.at+1) == c && (s.spaced || s.byte(s.at+2) != c) { // of three, the first may end a nested quotation
			s.one(MarkToken, doubledMarks[c], 2)
		} else {
			s.one(MarkToken, singleMarks[c], 1)
		}
	default:
		s.one(Punctuation, c, 1)
	}
}

var (
	singleMarks  = [256]byte{'\'': markApostrophe, '`': markSingleOpen}
	doubledMarks = [256]byte{'\'': markStraight, '`': markLeft}
)

// typographic are the signs beyond ASCII that mean something. The sign of a currency is that of the dollar.
var typographic = map[rune]Token{
	'“': {Kind: MarkToken, Sign: markLeft}, '”': {Kind: MarkToken, Sign: markRight},
	'„': {Kind: MarkToken, Sign: markLow}, '‟': {Kind: MarkToken, Sign: markLow},
	'«': {Kind: MarkToken, Sign: markAngleLeft}, '»': {Kind: MarkToken, Sign: markAngleRight},
	'‘': {Kind: MarkToken, Sign: markSingleOpen}, '’': {Kind: MarkToken, Sign: markSingleClose},
	'‚': {Kind: MarkToken, Sign: markSingleLow},
	'—': {Sign: '-'}, '–': {Sign: '-'}, '―': {Sign: '-'},
	'£': {Sign: '$'}, '€': {Sign: '$'}, '¥': {Sign: '$'},
	'₹': {Sign: '$'}, '₩': {Sign: '$'}, '₽': {Sign: '$'},
	'₦': {Sign: '$'}, '₱': {Sign: '$'}, '₪': {Sign: '$'},
}
