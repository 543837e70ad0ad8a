package token

import (
	"strings"

	"verbatim/corpus/attribution/trait"
)

// closers names for each mark that can open a quotation the marks that close it. Mixed pairs are in it as editors leave
// them: an opening curly mark closed by a straight one and the other way round, or by another opening one.
var closers = map[byte]string{
	markStraight:   string([]byte{markStraight, markRight}),
	markDoubled:    string([]byte{markDoubled, markRight, markStraight}),
	markBackticks:  string([]byte{markDoubled, markBackticks, markRight, markStraight}),
	markLeft:       string([]byte{markRight, markStraight, markDoubled, markLeft}),
	markLow:        string([]byte{markLeft, markRight}),
	markAngleLeft:  string([]byte{markAngleRight}),
	markAngleRight: string([]byte{markAngleLeft}),
	markSingleOpen: string([]byte{markSingleClose, markApostrophe}),
	markApostrophe: string([]byte{markApostrophe, markSingleClose}),
	markSingleLow:  string([]byte{markSingleOpen, markSingleClose}),
}

// paragraph pairs the marks of the tokens [first, last). carried is the mark left open by the paragraph before, if its
// quotation goes on here without a mark of its own; the same is returned for the next paragraph.
func (m *marker) paragraph(first, last int, marks []mark, carried byte) byte {
	open, sign := first-1, byte(0)
	begun := carried != 0 && len(marks) > 0 && !marks[0].opens
	if begun {
		sign = carried
	}
	depth, inner := 0, -1 // how many quotations are open inside, and the last mark that closed one
	for k, mk := range marks {
		switch {
		case sign == 0 && mk.opens:
			open, sign, depth, inner = mk.token, mk.sign, 0, -1
		case sign == 0:
		case mk.nests(sign, marks[k+1:]):
			depth++
		case !m.closes(sign, mk, marks[k+1:]):
		case depth > 0:
			depth--
			inner = mk.token
		default:
			m.add(open, mk.token, false, begun)
			sign, begun = 0, false
		}
	}
	switch {
	case sign == 0:
		return 0
	case depth > 0 && inner >= 0:
		m.add(open, inner, false, begun)
		return 0
	}
	return m.unclosed(open, first, last, sign, begun)
}

// styles group the marks that are set in pairs of their own.
var styles = [256]byte{markStraight: 1, markDoubled: 1, markLeft: 2, markRight: 2}

// maxNested is how many marks may stand inside a quotation of another style.
const maxNested = 8

// nests reports whether a mark opens a quotation inside one that is opened by sign: “He said “no” twice,” or, with
// marks of another style, which the next mark closes: “Roe told me "never" twice,”.
func (mk mark) nests(sign byte, later []mark) bool {
	inner, outer := styles[mk.sign], styles[sign]
	switch {
	case !mk.opens:
		return false
	case mk.sign == sign:
		return inner != styles[markStraight] && sign != markApostrophe
	case inner*outer != 2, len(later) < 2:
		return false
	}
	for _, l := range later[1:min(maxNested, len(later))] {
		if styles[l.sign] == outer {
			return !l.opens
		}
	}
	return false
}

// closes reports whether a mark closes a quotation opened by sign.
func (m *marker) closes(sign byte, mk mark, later []mark) bool {
	if strings.IndexByte(closers[sign], mk.sign) < 0 {
		return false
	}
	t := &m.Toks[mk.token]
	switch {
	case isSingle(sign):
		return !t.Spaced && !m.possessive(mk.token, later)
	case mk.sign == sign: // "He said "no" twice": not a mark that opens before one that closes
		return !mk.opens || len(later) == 0 || later[0].opens
	case !mk.opens:
		return true
	}
	return !t.Spaced && styles[sign] == 0 // „Nein“, »Nein«, sagte sie
}

// possessive reports whether the single mark at token i is the apostrophe of a plural's possessive rather than the end
// of a quotation: it stands after an "s", before what could be possessed, and another mark closes better.
func (m *marker) possessive(i int, later []mark) bool {
	next := m.Tok(i + 1)
	if m.Text[m.Toks[i].Start-1] != 's' || !next.Has(trait.Small) || next.Has(trait.Functional|trait.Past|trait.Third) {
		return false
	}
	for _, l := range later[:min(maxNested, len(later))] {
		if isSingle(l.sign) {
			return !l.opens
		}
	}
	return false
}

// unclosed decides what to do with a quotation that its paragraph does not close: it goes on in the next one, or
// ends with the paragraph where it is the paragraph's matter, or its mark was a stray one.
func (m *marker) unclosed(open, first, last int, sign byte, begun bool) byte {
	if mk := m.rest[0]; m.Next(last+1, mk.token, trait.Break) == mk.token { // of the next paragraph
		switch {
		case !mk.opens:
			m.add(open, last, true, begun)
			return sign
		case mk.token == last+1:
			m.add(open, last, true, begun)
			return 0
		}
	}
	before := m.Tok(open - 1)
	switch {
	case open <= first, before.Has(trait.Colon | trait.Comma), sign == markLeft && before.Has(trait.Stop|trait.Asking):
		m.add(open, last, false, begun)
	}
	return 0
}

// add enters the quotation between the marks at tokens left and right; either may be a paragraph's edge.
func (m *marker) add(left, right int, open, carried bool) {
	q := Quotation{First: left + 1, Last: right, Left: left, Right: right + 1, Open: open, Carried: carried}
	if m.Tok(left).Kind != MarkToken {
		q.Left = left + 1
	}
	if m.Toks[right].Kind != MarkToken {
		q.Right = right
	}
	if q.First < q.Last {
		q.Inner = m.TokenSpan(q.First, q.Last)
		m.quots = append(m.quots, q)
	}
}
