package attribution

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

// A quotation is a stretch between quotation marks, in one paragraph.
type quotation struct {
	first, last int         // tokens inside the marks: [first, last)
	left, right int         // tokens with the marks: [left, right)
	inner       corpus.Span // the words, without the marks and outer white space
	open        bool        // no closing mark: the quotation goes on in the next paragraph
	carried     bool        // no cue of its own could stand before: it goes on from the paragraph before
}

// words returns how many words and numbers the quotation has.
func (q *quotation) words(toks []token) int {
	n := 0
	for i := q.first; i < q.last; i++ {
		if toks[i].kind == wordToken || toks[i].kind == numberToken {
			n++
		}
	}
	return n
}

// marker pairs the marks of an article.
type marker struct {
	text    string
	toks    []token
	singles bool // single marks are the outer ones, as British papers set them
	quots   []quotation
}

// quotations pairs the quotation marks of each paragraph; what an unbalanced mark spoils ends with its paragraph. Marks that
// turn out to be apostrophes or inches become clitics and signs in toks. It takes the memory of quots.
func quotations(quots []quotation, text string, toks []token) []quotation {
	m := marker{text: text, toks: toks, quots: quots[:0]}
	m.singles = m.british()
	m.demote()
	carried := byte(0)
	for first := 0; first < len(toks); {
		last := first
		for toks[last].kind != breakToken {
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
		if t.kind != markToken {
			continue
		}
		switch {
		case t.sign == markSingleOpen || t.sign == markApostrophe && m.opens(i):
			single++
		case !isSingle(t.sign) && m.opens(i):
			double++
		}
		if first == 0 && single+double == 1 {
			first = t.sign
		}
	}
	return single > double || single == double && isSingle(first)
}

// demote turns marks that are none into clitics (the Greens' plan) and signs (6'2", '90s).
func (m *marker) demote() {
	for i := range m.toks {
		t := &m.toks[i]
		if t.kind != markToken {
			continue
		}
		glued := i > 0 && !t.spaced && m.toks[i-1].kind == wordToken
		switch {
		case isSingle(t.sign) && !m.singles:
			t.kind, t.sign = punctuation, '_'
			if glued {
				t.kind = clitic
			}
		case t.sign == markAngleRight && m.bullet(i):
			t.kind, t.sign = punctuation, '_'
		case (t.sign == markSingleClose || t.sign == markApostrophe) && t.spaced && i+1 < len(m.toks) && m.toks[i+1].kind == numberToken && !m.toks[i+1].spaced:
			t.kind, t.sign = punctuation, '_'
		case t.sign == markStraight && m.inches(i):
			t.kind, t.sign = punctuation, '_'
		}
	}
}

// bullet reports whether the mark at i, alone at the beginning of a paragraph, only points to what follows: » "No," said Marsh.
func (m *marker) bullet(i int) bool {
	return (i == 0 || m.toks[i-1].kind == breakToken) && i+1 < len(m.toks) && m.toks[i+1].spaced
}

// inches reports whether the straight mark at i stands behind a length: 6'2", 19".
func (m *marker) inches(i int) bool {
	if i == 0 || m.toks[i].spaced || m.toks[i-1].kind != numberToken || i+1 >= len(m.toks) {
		return false
	}
	if n := m.toks[i-1].end - m.toks[i-1].start; n > 3 {
		return false
	}
	for k := i - 1; k >= 0 && m.toks[k].kind != breakToken && i-k < 200; k-- { // a quotation that ends with a number
		if m.toks[k].kind == markToken && m.toks[k].sign == markStraight && m.opens(k) {
			return false
		}
	}
	return m.toks[i+1].spaced || m.toks[i+1].kind == punctuation
}

// opens reports whether the mark at i can open a quotation, by what stands on both sides of it.
func (m *marker) opens(i int) bool {
	t := &m.toks[i]
	left, _ := utf8.DecodeLastRuneInString(m.text[:t.start])
	right, n := utf8.DecodeRuneInString(m.text[t.end:])
	atStart := t.start == 0 || unicode.IsSpace(left) || left == '\ufeff'
	loose := n == 0 || unicode.IsSpace(right)
	switch t.sign {
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
