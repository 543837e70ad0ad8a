package token

import "verbatim/corpus/attribution/lexicon"

// dropTitles takes out what are names of works rather than speech: ABC's "The Long Way Home", a film called "Salt Road".
func (m *marker) dropTitles() {
	kept := m.quots[:0]
	for _, q := range m.quots {
		if q.Left > 0 && (m.workBefore(q.Left-1) || m.namesWork(&q)) && m.titled(&q) {
			for _, i := range [...]int{q.Left, q.Right - 1} {
				if m.toks[i].Kind == MarkToken {
					m.toks[i].Kind, m.toks[i].Sign = Punctuation, '_'
				}
			}
			if last := q.Right - 1; m.toks[last].Kind == Punctuation && m.toks[last-1].Sep(',') {
				m.toks[last].Sign = ',' // the comma inside stands for one behind the name
			}
			continue
		}
		kept = append(kept, q)
	}
	m.quots = kept
}

// namesWork reports whether a quotation in title case stands between an article and a noun: the "Salt Road" series.
func (m *marker) namesWork(q *Quotation) bool {
	if q.Right >= len(m.toks) {
		return false
	}
	before, next := &m.toks[q.Left-1], &m.toks[q.Right]
	return before.Is(lexicon.Determiner|lexicon.Possessive) && next.Kind == WordToken && !next.Upper && (next.Unlisted() && !next.Other(lexicon.Past) || next.Is(lexicon.Document|lexicon.Body))
}

// maxTitle is how many words a work's name has at most.
const maxTitle = 14

// titled reports whether all longer words of a quotation begin with a capital and no sentence ends inside it.
func (m *marker) titled(q *Quotation) bool {
	upper := 0
	for i := q.First; i < q.Last; i++ {
		t := &m.toks[i]
		switch {
		case t.Kind == WordToken && t.Upper:
			upper++
		case t.Kind == WordToken && t.End-t.Start > 3, t.Sep('.') && i < q.Last-1, t.Sep('!') && i < q.Last-1:
			return false
		}
	}
	return upper > 0 && q.Last-q.First <= maxTitle && (upper > 1 || m.toks[q.Last-1].Kind == WordToken)
}

// works are nouns and participles that a work's name follows.
var works = lexicon.Set("token.works")

// makers are nouns for those whose work's name follows "of".
var makers = lexicon.Set("token.makers")

// workBefore reports whether a work's name may follow token i: a possessive, "on", a noun for works, with a comma or without, or
// somebody who makes them and "of".
func (m *marker) workBefore(i int) bool {
	t := &m.toks[i]
	switch {
	case t.Kind == Clitic:
		return true
	case t.Is(lexicon.Determiner) && i > 0: // "a group called the “Salt Road Foundation”"
		return m.word(i-1, named)
	case t.Sep(',') && i > 0:
		return m.word(i-1, works) && m.toks[i-1].Unlisted()
	case t.Lex.Word == lexicon.OfWord && i > 0:
		return m.word(i-1, makers)
	}
	return m.word(i, works)
}

// named are participles that a name follows, with an article or without.
var named = lexicon.Set("token.named")

// word reports whether token i is a word of a set, in small letters.
func (m *marker) word(i int, set lexicon.WordBits) bool {
	t := &m.toks[i]
	return t.Kind == WordToken && !t.Upper && t.In(set)
}
