package attribution

import "strings"

// beforeParticiple finds the phrase that a shortened clause, which ends with token k, belongs to: "a poll released on Sunday showed", "a
// memo seen by Reuters said", "voters polled said". np is the phrase right before the verb, which speaks itself where nothing governs it.
func (p *parser) beforeParticiple(k int, np phrase, s sentence) phrase {
	if np.ok() && np.kind != otherPhrase && !p.governed(&np, s) {
		return phrase{}
	}
	for i := k; i > s.first && k-i < maxShortened && p.at[i] == 0; i-- {
		t := &p.toks[i]
		switch {
		case p.shortens(i):
			outer := p.ending(i-1, s.first)
			if outer.kind == documentIs || outer.kind == personIs || outer.kind == peopleAre {
				return outer
			}
			return phrase{}
		case t.kind == punctuation && !(t.sep('-') && !t.spaced), t.is(relative | pronoun | modal), t.is(subordinator) && !t.is(preposition|adverb), p.finite(i):
			return phrase{}
		}
	}
	return phrase{}
}

// maxShortened is how many tokens a shortened clause may have.
const maxShortened = 16

// shortens reports whether the word at token i can begin a shortened clause: a participle, an -ing form, or "out" behind a document.
func (p *parser) shortens(i int) bool {
	t := &p.toks[i]
	if t.kind != wordToken || t.upper {
		return false
	}
	w := p.lower(i)
	switch {
	case w == "out", w == "by": // "a poll out today", "tallies by Marsh and others"
		return p.toks[i-1].is(document)
	case t.lex.verb != 0:
		return t.form(participle | gerund)
	case t.other(participle | gerund):
		return true
	}
	return t.unlisted() && (strings.HasSuffix(w, "ed") && !strings.HasSuffix(w, "eed") || strings.HasSuffix(w, "ing")) && len(w) > 4
}
