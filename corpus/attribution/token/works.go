package token

import (
	"verbatim/corpus/attribution/lexicon"
	"verbatim/corpus/attribution/trait"
)

// dropTitles takes out what are names of works rather than speech: ABC's "The Long Way Home", a film called "Salt
// Road".
func (m *marker) dropTitles() {
	kept := m.quots[:0]
	for _, q := range m.quots {
		if !m.workAt(&q) || !m.titled(&q) {
			kept = append(kept, q)
			continue
		}
		for _, i := range [...]int{q.Left, q.Right - 1} {
			if t := &m.Toks[i]; t.Kind == MarkToken {
				t.become(Punctuation, 0)
			}
		}
		if last := q.Right - 1; m.Toks[last-1].Has(trait.Comma) {
			m.Toks[last].become(Punctuation, ',') // the comma inside stands for one after the name
		}
	}
	m.quots = kept
}

// workAt reports whether a work's name may stand in the place of a quotation: after a possessive, "on", a noun for
// works, or someone who makes them and "of"; or between an article and a noun, as in the "Salt Road" series.
func (m *marker) workAt(q *Quotation) bool {
	before, next := m.Tok(q.Left-1), m.Tok(q.Right)
	switch {
	case before.Has(trait.Clitic), before.In(works):
		return true
	case before.Has(trait.Of):
		return m.Tok(q.Left - 2).In(makers)
	case before.Has(trait.Determiner | trait.Possessive):
		return next.Has(trait.Unlisted | trait.Document | trait.Body)
	}
	return false
}

// works are nouns and participles that a work's name follows, makers nouns for those whose work's name follows "of".
var (
	works  = lexicon.Set("token.works")
	makers = lexicon.Set("token.makers")
)

// titled reports whether a quotation is in title case, as names of works are.
func (m *marker) titled(q *Quotation) bool {
	n := m.Capitals(q)
	return n > 1 || n == 1 && m.Toks[q.Last-1].Has(trait.Word)
}

// Capitals returns how many words of a quotation begin with a capital; 0 where a longer one does not, or where a
// sentence ends inside.
func (r *Reading) Capitals(q *Quotation) (n int) {
	for i := q.First; i < q.Last; i++ {
		switch t := &r.Toks[i]; {
		case t.Upper:
			n++
		case t.Kind == WordToken && t.End-t.Start > 3:
			return 0
		}
	}
	return n
}
