package token

import (
	"verbatim/corpus"
	"verbatim/corpus/attribution/lexicon"
)

// marksIn returns the tokens of marks among [first, last).
func (m *marker) marksIn(first, last int) []int {
	var at []int
	for i := first; i < last; i++ {
		if m.toks[i].Kind == MarkToken {
			at = append(at, i)
		}
	}
	return at
}

// paragraph pairs the marks among tokens [first, last). carried is the mark left open by the paragraph before, if its
// quotation goes on here without a mark of its own; the same is returned for the next paragraph.
func (m *marker) paragraph(first, last int, carried byte) byte {
	marks := m.marksIn(first, last)
	open, sign, depth, lastClose := -1, byte(0), 0, -1
	begun := false
	if carried != 0 && len(marks) > 0 && !m.opens(marks[0]) {
		open, sign, begun = first-1, carried, true
	}
	for k, i := range marks {
		c := m.toks[i].Sign
		if sign == 0 {
			switch {
			case m.opens(i):
				open, sign, depth, lastClose = i, c, 0, -1
			case k == 0 && carried == 0 && m.lostOpening(i, first):
				m.add(first-1, i, false, false)
			}
			continue
		}
		switch {
		case c == sign && m.turnedRound(i, marks[k+1:]):
			m.add(open, i, false, begun)
			open, sign, begun = -1, 0, false
		case c == sign && c != markStraight && c != markDoubled && c != markApostrophe && m.opens(i):
			depth++
		case m.innerPair(sign, i, marks[k+1:]):
			depth++
		case !m.closes(sign, i):
		case m.nestedStraight(sign, i, k, marks):
		case depth > 0:
			depth--
			lastClose = i
		default:
			m.add(open, i, false, begun)
			open, sign, begun = -1, 0, false
		}
	}
	if sign == 0 {
		return 0
	}
	if depth > 0 && lastClose >= 0 {
		m.add(open, lastClose, false, begun)
		return 0
	}
	return m.unclosed(open, first, last, sign, begun)
}

// lostOpening reports whether the mark at i, the first of its paragraph, closes a quotation that has lost its opening mark: it
// stands behind a comma or full stop, and a cue or the paragraph's end follows.
func (m *marker) lostOpening(i, first int) bool {
	if i-first < 3 || isSingle(m.toks[i].Sign) || m.toks[i].Spaced {
		return false
	}
	before, next := &m.toks[i-1], &m.toks[i+1]
	if !before.Sep(',') && !before.Sep('?') && !before.Sep('!') {
		return false
	}
	return next.Verb(lexicon.Say|lexicon.Tell|lexicon.Ask) && next.Form(lexicon.Past|lexicon.Third) || next.Upper || next.Is(lexicon.Pronoun)
}

// turnedRound reports whether the opening mark at i stands where a quotation closes, as typesetters leave it: after a comma, before a
// small letter, with no closing mark among those that follow: `“We must go, “the paper quoted Marsh as saying.`
func (m *marker) turnedRound(i int, later []int) bool {
	if m.toks[i].Sign != markLeft || i == 0 || i+1 >= len(m.toks) {
		return false
	}
	before, next := &m.toks[i-1], &m.toks[i+1]
	if !before.Sep(',') && !before.Sep('?') && !before.Sep('!') || next.Kind != WordToken || next.Upper {
		return false
	}
	for _, k := range later {
		if m.toks[k].Sign == markRight {
			return false
		}
	}
	return true
}

// closes reports whether the mark at i closes a quotation opened by sign.
func (m *marker) closes(sign byte, i int) bool {
	t := &m.toks[i]
	found := false
	for k := 0; k < len(closers[sign]); k++ {
		found = found || closers[sign][k] == t.Sign
	}
	if !found {
		return sign == markLeft && t.Sign == markLeft && !m.opens(i)
	}
	if isSingle(sign) {
		return m.closesSingle(i)
	}
	if sign == markLow || sign == markAngleRight { // „Nein“, »Nein«, sagte sie
		return !t.Spaced
	}
	return t.Sign == sign || !m.opens(i)
}

// closesSingle reports whether the single mark at i closes a quotation rather than being the apostrophe of a plural's
// possessive: behind punctuation always, behind a word only where the next word could not be what is possessed.
func (m *marker) closesSingle(i int) bool {
	if i == 0 || m.toks[i].Spaced {
		return false
	}
	before := &m.toks[i-1]
	if before.Kind == Punctuation || before.Kind == MarkToken {
		return true
	}
	if m.text[before.End-1] != 's' || i+1 >= len(m.toks) {
		return true
	}
	next := &m.toks[i+1]
	if next.Kind != WordToken || next.Upper || next.Is(lexicon.Preposition|lexicon.Coordinator|lexicon.Auxiliary|lexicon.Modal|lexicon.Subordinator|lexicon.Pronoun|lexicon.Relative) || next.Verb(lexicon.Say|lexicon.Tell|lexicon.Ask|lexicon.Write) {
		return true
	}
	for k := i + 1; k < len(m.toks) && m.toks[k].Kind != BreakToken && k < i+120; k++ { // another that closes better?
		if t := &m.toks[k]; t.Kind == MarkToken && isSingle(t.Sign) {
			return m.opens(k)
		}
	}
	return true
}

// unclosed decides what to do with a quotation that its paragraph does not close: it goes on in the next one, or ends with
// the paragraph where it is the paragraph's matter, or its mark was a stray one.
func (m *marker) unclosed(open, first, last int, sign byte, begun bool) byte {
	next := last + 1
	if next < len(m.toks) {
		for end := next; end < len(m.toks) && m.toks[end].Kind != BreakToken; end++ {
			t := &m.toks[end]
			if t.Kind != MarkToken {
				continue
			}
			if end == next && m.opens(end) {
				m.add(open, last, true, begun)
				return 0
			}
			if !m.opens(end) {
				m.add(open, last, true, begun)
				return sign
			}
			break
		}
	}
	before := &m.toks[max(open-1, 0)]
	sentence := sign == markLeft && (before.Sep('.') || before.Sep('?') || before.Sep('!')) // what begins a sentence ends with the paragraph
	if open <= first || before.Sep(':') || before.Sep(',') || sentence {
		m.add(open, last, false, begun)
	}
	return 0
}

// add enters the quotation between the marks at tokens left and right; either may be a paragraph's edge.
func (m *marker) add(left, right int, open, carried bool) {
	q := Quotation{First: left + 1, Last: right, Left: left, Right: right + 1, Open: open, Carried: carried}
	if left < 0 || m.toks[left].Kind != MarkToken {
		q.Left = left + 1
	}
	if m.toks[right].Kind != MarkToken {
		q.Right = right
	}
	if q.First >= q.Last {
		return
	}
	q.Inner = corpus.Span{Start: int(m.toks[q.First].Start), End: int(m.toks[q.Last-1].End)}
	m.quots = append(m.quots, q)
}
