package token

import (
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
	buf    [64]byte
}

func (s *scanner) add(t Token) {
	t.Spaced = s.spaced
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

// space skips white space; where a block ends, it adds a token for that.
func (s *scanner) space() {
	begin := s.at
	for s.at < len(s.text) {
		if c := s.text[s.at]; c != ' ' && c != '\t' && c != '\r' && c != '\n' && c != '\f' && c != '\v' {
			break
		}
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
	for s.at < len(s.text) {
		c := s.text[s.at]
		inner := (c == ',' || c == '.' || c == '-' || c == ':') && s.at+1 < len(s.text) && isAlnum(s.text[s.at+1])
		if !isAlnum(c) && !inner {
			break
		}
		s.at++
	}
	s.add(Token{Start: int32(begin), End: int32(s.at), Kind: NumberToken})
}

// alnum are the ASCII letters and digits.
var alnum = func() (set [256]bool) {
	for c := range set {
		set[c] = c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
	}
	return set
}()

func isAlnum(c byte) bool { return alnum[c] }

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
	s.add(Token{Start: int32(s.at), End: int32(s.at + n), Kind: Punctuation, Sign: sign})
	s.at += n
}

func (s *scanner) mark(sign byte, n int) {
	s.add(Token{Start: int32(s.at), End: int32(s.at + n), Kind: MarkToken, Sign: sign})
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
