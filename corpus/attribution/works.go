package attribution

// dropTitles takes out what are names of works rather than speech: ABC's "The Long Way Home", a film called "Salt Road".
func (m *marker) dropTitles() {
	kept := m.quots[:0]
	for _, q := range m.quots {
		if q.left > 0 && m.workBefore(q.left-1) && m.titled(&q) {
			for _, i := range [...]int{q.left, q.right - 1} {
				if m.toks[i].kind == markToken {
					m.toks[i].kind, m.toks[i].sign = punctuation, '_'
				}
			}
			continue
		}
		kept = append(kept, q)
	}
	m.quots = kept
}

// maxTitle is how many words a work's name has at most.
const maxTitle = 8

// titled reports whether all longer words of a quotation begin with a capital and no sentence ends inside it.
func (m *marker) titled(q *quotation) bool {
	upper := 0
	for i := q.first; i < q.last; i++ {
		t := &m.toks[i]
		switch {
		case t.kind == wordToken && t.upper:
			upper++
		case t.kind == wordToken && t.end-t.start > 3, t.sep('.') && i < q.last-1, t.sep('!') && i < q.last-1:
			return false
		}
	}
	return upper > 0 && q.last-q.first <= maxTitle && (upper > 1 || m.toks[q.last-1].kind == wordToken)
}

// works are nouns and participles that a work's name follows.
var works = wordSet(`show film movie book song novel album series documentary program programme column podcast magazine play essay poem
musical opera sitcom drama comedy memoir titled entitled headlined called on hit`)

// workBefore reports whether a work's name may follow token i: a possessive, "on", or a noun for works.
func (m *marker) workBefore(i int) bool {
	t := &m.toks[i]
	if t.kind == clitic {
		return true
	}
	return t.kind == wordToken && !t.upper && works[m.text[t.start:t.end]]
}
