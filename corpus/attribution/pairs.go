package attribution

import "verbatim/corpus"

// marksIn returns the tokens of marks among [first, last).
func (m *marker) marksIn(first, last int) []int {
	var at []int
	for i := first; i < last; i++ {
		if m.toks[i].kind == markToken {
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
		c := m.toks[i].sign
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
	if i-first < 3 || isSingle(m.toks[i].sign) || m.toks[i].spaced {
		return false
	}
	before, next := &m.toks[i-1], &m.toks[i+1]
	if !before.sep(',') && !before.sep('?') && !before.sep('!') {
		return false
	}
	return next.verb(say|tell|ask) && next.form(past|third) || next.upper || next.is(pronoun)
}

// turnedRound reports whether the opening mark at i stands where a quotation closes, as typesetters leave it: after a comma, before a
// small letter, with no closing mark among those that follow: `“We must go, “the paper quoted Marsh as saying.`
func (m *marker) turnedRound(i int, later []int) bool {
	if m.toks[i].sign != markLeft || i == 0 || i+1 >= len(m.toks) {
		return false
	}
	before, next := &m.toks[i-1], &m.toks[i+1]
	if !before.sep(',') && !before.sep('?') && !before.sep('!') || next.kind != wordToken || next.upper {
		return false
	}
	for _, k := range later {
		if m.toks[k].sign == markRight {
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
		found = found || closers[sign][k] == t.sign
	}
	if !found {
		return sign == markLeft && t.sign == markLeft && !m.opens(i)
	}
	if isSingle(sign) {
		return m.closesSingle(i)
	}
	if sign == markLow || sign == markAngleRight { // „Nein“, »Nein«, sagte sie
		return !t.spaced
	}
	return t.sign == sign || !m.opens(i)
}

// closesSingle reports whether the single mark at i closes a quotation rather than being the apostrophe of a plural's
// possessive: behind punctuation always, behind a word only where the next word could not be what is possessed.
func (m *marker) closesSingle(i int) bool {
	if i == 0 || m.toks[i].spaced {
		return false
	}
	before := &m.toks[i-1]
	if before.kind == punctuation || before.kind == markToken {
		return true
	}
	if m.text[before.end-1] != 's' || i+1 >= len(m.toks) {
		return true
	}
	next := &m.toks[i+1]
	if next.kind != wordToken || next.upper || next.is(preposition|coordinator|auxiliary|modal|subordinator|pronoun|relative) || next.verb(say|tell|ask|write) {
		return true
	}
	for k := i + 1; k < len(m.toks) && m.toks[k].kind != breakToken && k < i+120; k++ { // another that closes better?
		if t := &m.toks[k]; t.kind == markToken && isSingle(t.sign) {
			return m.opens(k)
		}
	}
	return true
}

// nestedStraight reports whether the straight mark at i opens a quotation inside the one that is open.
func (m *marker) nestedStraight(sign byte, i, k int, marks []int) bool {
	straight := sign == markStraight || sign == markDoubled
	return straight && m.opens(i) && k+1 < len(marks) && !m.opens(marks[k+1]) && m.toks[i].spaced
}

// unclosed decides what to do with a quotation that its paragraph does not close: it goes on in the next one, or ends with
// the paragraph where it is the paragraph's matter, or its mark was a stray one.
func (m *marker) unclosed(open, first, last int, sign byte, begun bool) byte {
	next := last + 1
	if next < len(m.toks) {
		for end := next; end < len(m.toks) && m.toks[end].kind != breakToken; end++ {
			t := &m.toks[end]
			if t.kind != markToken {
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
	sentence := sign == markLeft && (before.sep('.') || before.sep('?') || before.sep('!')) // what begins a sentence ends with the paragraph
	if open <= first || before.sep(':') || before.sep(',') || sentence {
		m.add(open, last, false, begun)
	}
	return 0
}

// add enters the quotation between the marks at tokens left and right; either may be a paragraph's edge.
func (m *marker) add(left, right int, open, carried bool) {
	q := quotation{first: left + 1, last: right, left: left, right: right + 1, open: open, carried: carried}
	if left < 0 || m.toks[left].kind != markToken {
		q.left = left + 1
	}
	if m.toks[right].kind != markToken {
		q.right = right
	}
	if q.first >= q.last {
		return
	}
	q.inner = corpus.Span{Start: int(m.toks[q.first].start), End: int(m.toks[q.last-1].end)}
	m.quots = append(m.quots, q)
}
