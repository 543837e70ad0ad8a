package token

import (
	"unicode"
	"unicode/utf8"

	"verbatim/corpus"
)

// Signs of mark tokens.
const (
	markStraight    = '"'  // "
	markApostrophe  = '\'' // '
	markDoubled     = 'D'  // ''
	markBackticks   = 'B'  // ``
	markLeft        = 'L'  // “
	markRight       = 'R'  // ”
	markLow         = 'l'  // „ and ‟
	markAngleLeft   = '<'  // «
	markAngleRight  = '>'  // »
	markSingleOpen  = 'o'  // ‘ and `
	markSingleClose = 'c'  // ’
	markSingleLow   = ','  // ‚
)

var runeMarks = map[rune]byte{'“': markLeft, '”': markRight, '„': markLow, '‟': markLow, '«': markAngleLeft, '»': markAngleRight,

	'‘': markSingleOpen, '’': markSingleClose, '‚': markSingleLow}

// closers names for each mark that can open a quotation the marks that close it. Mixed pairs are in it as editors leave them:
// an opening curly mark closed by a straight one and the other way round.
var closers = map[byte]string{
	markStraight:   string([]byte{markStraight, markRight}),
	markDoubled:    string([]byte{markDoubled, markRight, markStraight}),
	markBackticks:  string([]byte{markDoubled, markBackticks, markRight, markStraight}),
	markLeft:       string([]byte{markRight, markStraight, markDoubled}),
	markLow:        string([]byte{markLeft, markRight}),
	markAngleLeft:  string([]byte{markAngleRight}),
	markAngleRight: string([]byte{markAngleLeft}),
	markSingleOpen: string([]byte{markSingleClose, markApostrophe}),
	markApostrophe: string([]byte{markApostrophe, markSingleClose}),
	markSingleLow:  string([]byte{markSingleOpen, markSingleClose}),
}

// A Quotation is a stretch between quotation marks, in one paragraph.
type Quotation struct {
	First, Last int         // tokens inside the marks: [first, last)
	Left, Right int         // tokens with the marks: [left, right)
	Inner       corpus.Span // the words, without the marks and outer white space
	Open        bool        // no closing mark: the quotation goes on in the next paragraph
	Carried     bool        // no cue of its own could stand before: it goes on from the paragraph before
}

// Words returns how many words and numbers the quotation has.
func (q *Quotation) Words(toks []Token) int {
	n := 0
	for i := q.First; i < q.Last; i++ {
		if toks[i].Kind == WordToken || toks[i].Kind == NumberToken {
			n++
		}
	}
	return n
}

// marker pairs the marks of an article.
type marker struct {
	text    string
	toks    []Token
	singles bool // single marks are the outer ones, as British papers set them
	quots   []Quotation
}

// Quotations pairs the quotation marks of each paragraph; what an unbalanced mark spoils ends with its paragraph. Marks that
// turn out to be apostrophes or inches become clitics and signs in toks. It takes the memory of quots.
func Quotations(quots []Quotation, text string, toks []Token) []Quotation {
	m := marker{text: text, toks: toks, quots: quots[:0]}
	m.singles = m.british()
	m.demote()
	carried := byte(0)
	for first := 0; first < len(toks); {
		last := first
		for toks[last].Kind != BreakToken {
			last++
		}
		carried = m.paragraph(first, last, carried)
		first = last + 1
	}
	m.dropTitles()
	return m.quots
}

func isSingle(sign byte) bool {
	return sign == markApostrophe || sign == markSingleOpen || sign == markSingleClose || sign == markSingleLow
}

// british reports whether single marks are the outer ones: more quotations open with them than with double ones.
func (m *marker) british() bool {
	single, double := 0, 0
	first := byte(0) // of the first quotation: where there are as many of both, it is the outer one
	for i := range m.toks {
		t := &m.toks[i]
		if t.Kind != MarkToken {
			continue
		}
		switch {
		case t.Sign == markSingleOpen || t.Sign == markApostrophe && m.opens(i):
			single++
		case !isSingle(t.Sign) && m.opens(i):
			double++
		}
		if first == 0 && single+double == 1 {
			first = t.Sign
		}
	}
	return single > double || single == double && isSingle(first)
}

// demote turns marks that are none into clitics (the Greens' plan) and signs (6'2", '90s).
func (m *marker) demote() {
	for i := range m.toks {
		t := &m.toks[i]
		if t.Kind != MarkToken {
			continue
		}
		glued := i > 0 && !t.Spaced && m.toks[i-1].Kind == WordToken
		switch {
		case isSingle(t.Sign) && !m.singles:
			t.Kind, t.Sign = Punctuation, '_'
			if glued {
				t.Kind = Clitic
			}
		case t.Sign == markAngleRight && m.bullet(i):
			t.Kind, t.Sign = Punctuation, '_'
		case (t.Sign == markSingleClose || t.Sign == markApostrophe) && t.Spaced && i+1 < len(m.toks) && m.toks[i+1].Kind == NumberToken && !m.toks[i+1].Spaced:
			t.Kind, t.Sign = Punctuation, '_'
		case t.Sign == markStraight && m.inches(i):
			t.Kind, t.Sign = Punctuation, '_'
		}
	}
}

// bullet reports whether the mark at i, alone at the beginning of a paragraph, only points to what follows: » "No," said Marsh.
func (m *marker) bullet(i int) bool {
	return (i == 0 || m.toks[i-1].Kind == BreakToken) && i+1 < len(m.toks) && m.toks[i+1].Spaced
}

// inches reports whether the straight mark at i stands behind a length: 6'2", 19".
func (m *marker) inches(i int) bool {
	if i == 0 || m.toks[i].Spaced || m.toks[i-1].Kind != NumberToken || i+1 >= len(m.toks) {
		return false
	}
	if n := m.toks[i-1].End - m.toks[i-1].Start; n > 3 {
		return false
	}
	for k := i - 1; k >= 0 && m.toks[k].Kind != BreakToken && i-k < 200; k-- { // a quotation that ends with a number
		if m.toks[k].Kind == MarkToken && m.toks[k].Sign == markStraight && m.opens(k) {
			return false
		}
	}
	return m.toks[i+1].Spaced || m.toks[i+1].Kind == Punctuation
}

// opens reports whether the mark at i can open a quotation, by what stands on both sides of it.
func (m *marker) opens(i int) bool {
	t := &m.toks[i]
	left, _ := utf8.DecodeLastRuneInString(m.text[:t.Start])
	right, n := utf8.DecodeRuneInString(m.text[t.End:])
	atStart := t.Start == 0 || unicode.IsSpace(left) || left == '\ufeff'
	loose := n == 0 || unicode.IsSpace(right)
	switch t.Sign {
	case markAngleRight: // »No«
		return (atStart || isOpener(left)) && unicode.IsLetter(right)
	case markRight, markSingleClose:
		return false
	case markLeft, markLow, markAngleLeft, markSingleOpen, markSingleLow, markBackticks:
		return atStart || !loose || isOpener(left)
	}
	return (atStart || isOpener(left)) && !loose
}

// isOpener reports whether a quotation may open right behind r.
func isOpener(r rune) bool {
	switch r {
	case '(', '[', '—', '–', '-', '/', '‘', '\'', '“', ':', '"':
		return true
	}
	return false
}
