package token

import (
	"strings"

	"verbatim/corpus/attribution/trait"
)

// paragraph pairs the marks of the tokens [first, last). carried is the mark left open by the paragraph before, if its
// quotation goes on here without a mark of its own; the same is returned for the next paragraph.
func (m *marker) paragraph(first, last int, marks []mark, carried byte) byte {
	q, sign := Quotation{Left: first, First: first, Carried: true}, carried
	depth, inner := 0, -1 // how many quotations are open inside, and the last mark that closed one
	for k, mk := range marks {
		switch later := marks[k+1:]; {
		case sign == 0 && mk.opens:
			q, sign, depth, inner = Quotation{Left: mk.token, First: mk.token + 1}, mk.sign, 0, -1
		case mk.nests(sign, later):
			depth++
		case !m.closes(sign, mk, later):
		case depth > 0:
			depth--
			inner = mk.token
		default:
			m.add(q, mk.token, mk.token+1)
			sign = 0
		}
	}
	switch {
	case sign == 0:
		return 0
	case depth > 0 && inner >= 0:
		m.add(q, inner, inner+1)
		return 0
	}
	return m.unclosed(q, last, sign)
}

// maxNested is how many marks may stand inside a quotation of another style.
const maxNested = 8

// nests reports whether a mark opens a quotation inside one that is opened by sign: “He said “no” twice,” or, with
// marks of another style, which the next mark closes: “Roe told me "never" twice,”.
func (mk mark) nests(sign byte, later []mark) bool {
	inner, outer := signs[mk.sign].style, signs[sign].style
	switch {
	case !mk.opens:
		return false
	case mk.sign == sign:
		return signs[sign].opening == either
	}
	return inner*outer == straight*curly && closesNext(outer, later[min(1, len(later)):])
}

// closesNext reports whether the next mark of a style closes a quotation.
func closesNext(s style, later []mark) bool {
	for _, l := range later[:min(maxNested, len(later))] {
		if signs[l.sign].style == s {
			return !l.opens
		}
	}
	return false
}

// closes reports whether a mark closes a quotation opened by sign.
func (m *marker) closes(sign byte, mk mark, later []mark) bool {
	switch s := signs[sign]; {
	case strings.IndexByte(s.closers, mk.sign) < 0:
		return false
	case s.style == single: // not the apostrophe of the farmers' plan, if another mark closes better
		return m.Text[m.Toks[mk.token].Start-1] != 's' || !closesNext(single, later)
	case !mk.opens:
		return true
	case mk.sign == sign: // "He said "no" twice"
		return !closesNext(s.style, later)
	default:
		return s.style == other // „Nein“, »Nein«, sagte sie
	}
}

// unclosed decides what to do with a quotation that its paragraph does not close: it goes on in the next one, or
// ends with the paragraph where it is the paragraph's matter, or its mark was a stray one.
func (m *marker) unclosed(q Quotation, last int, sign byte) byte {
	if mk := m.rest[0]; m.Next(last+1, mk.token, trait.Break) == mk.token { // of the next paragraph
		switch q.Open = true; {
		case !mk.opens:
			m.add(q, last, last)
			return sign
		case mk.token == last+1:
			m.add(q, last, last)
			return 0
		}
		q.Open = false
	}
	before := m.Tok(q.Left - 1)
	switch {
	case before.Kind == BreakToken, before.Has(trait.Colon | trait.Comma), sign == markLeft && before.Has(trait.Stop|trait.Asking):
		m.add(q, last, last)
	}
	return 0
}

// add enters a quotation whose words end before token last, and whose mark ends before token right.
func (m *marker) add(q Quotation, last, right int) {
	q.Last, q.Right = last, right
	if q.First < q.Last {
		q.Inner = m.TokenSpan(q.First, q.Last)
		m.quots = append(m.quots, q)
	}
}
