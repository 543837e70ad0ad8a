package attribution

// dropTitles takes out what are names of works rather than speech: ABC's "The Long Way Home", a film called "Salt Road".
func (m *marker) dropTitles() {
	kept := m.quots[:0]
	for _, q := range m.quots {
		if q.left > 0 && (m.workBefore(q.left-1) || m.namesWork(&q)) && m.titled(&q) {
			for _, i := range [...]int{q.left, q.right - 1} {
				if m.toks[i].kind == markToken {
					m.toks[i].kind, m.toks[i].sign = punctuation, '_'
				}
			}
			if last := q.right - 1; m.toks[last].kind == punctuation && m.toks[last-1].sep(',') {
				m.toks[last].sign = ',' // the comma inside stands for one behind the name
			}
			continue
		}
		kept = append(kept, q)
	}
	m.quots = kept
}

// namesWork reports whether a quotation in title case stands between an article and a noun: the "Salt Road" series.
func (m *marker) namesWork(q *quotation) bool {
	if q.right >= len(m.toks) {
		return false
	}
	before, next := &m.toks[q.left-1], &m.toks[q.right]
	return before.is(determiner|possessive) && next.kind == wordToken && !next.upper && (next.unlisted() && !next.other(past) || next.is(document|body))
}

// maxTitle is how many words a work's name has at most.
const maxTitle = 14

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

// makers are nouns for those whose work's name follows "of".
var makers = wordSet("author co-author coauthor editor co-editor host co-host star creator director producer writer")

// workBefore reports whether a work's name may follow token i: a possessive, "on", a noun for works, with a comma or without, or
// somebody who makes them and "of".
func (m *marker) workBefore(i int) bool {
	t := &m.toks[i]
	switch {
	case t.kind == clitic:
		return true
	case t.is(determiner) && i > 0: // "a group called the “Salt Road Foundation”"
		return m.word(i-1, named)
	case t.sep(',') && i > 0:
		return m.word(i-1, works) && m.toks[i-1].unlisted()
	case t.lex.word == ofWord && i > 0:
		return m.word(i-1, makers)
	}
	return m.word(i, works)
}

// named are participles that a name follows, with an article or without.
var named = wordSet("called titled entitled named dubbed")

// word reports whether token i is a word of a set, in small letters.
func (m *marker) word(i int, set wordBits) bool {
	t := &m.toks[i]
	return t.kind == wordToken && !t.upper && set.in(t)
}
