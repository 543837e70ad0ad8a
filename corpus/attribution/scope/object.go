package scope

import (
	"strings"

	"verbatim/corpus/attribution/lexicon"
	"verbatim/corpus/attribution/phrase"
	"verbatim/corpus/attribution/token"
	"verbatim/corpus/attribution/trait"
)

// NounAt reports whether an object may begin at token i, right behind its verb.
func (p *Reader) NounAt(i int, s token.Sentence) bool {
	t := &p.Toks[i]
	switch {
	case t.Has(trait.Number | trait.Dollar), t.Has(trait.Determiner|trait.Possessive) && !t.Has(trait.That), p.Demonstrative(i, s):
		return true
	case !t.Has(trait.Word) || t.Has(trait.Calendar) || t.Has(trait.Gerund) && t.Verb(lexicon.Topic|lexicon.Talk): // "reports citing the mill"
		return false
	}
	return !t.Has(trait.Functional | trait.Adverb | trait.Time)
}

// objectEnd is where an object or infinitive from token start on ends, before token end at the latest: at a comma behind which
// more than a further member of a list follows, or before the next verb of the subject.
func (p *Reader) objectEnd(start, end int, s token.Sentence) int {
	for k := start + 1; k+1 < end; k++ {
		t, next := &p.Toks[k], &p.Toks[k+1]
		switch {
		case t.Has(trait.Semicolon):
			return k
		case t.Has(trait.Comma) && (p.leavesList(k+1, s) || p.rejoins(k, s)):
			return k
		case p.asClause(k, s) > start:
			return p.asClause(k, s)
		case t.Has(trait.Subordinator) && t.Has(trait.Preposition) && p.ing(k+1): // "before leaving"
			return k
		case t.Has(trait.Coordinator) && !t.Has(trait.Adverb) && (p.Toks[k+1].Has(trait.Finite) && !next.Has(trait.Auxiliary|trait.Modal) || next.Has(trait.Gerund) && next.Has(trait.Reporting)):
			return k
		}
	}
	return end
}

// ing reports whether a word at token i, without a capital, ends as an -ing form does.
func (p *Reader) ing(i int) bool {
	return p.Toks[i].Has(trait.Small) && strings.HasSuffix(p.Lower(i), "ing")
}

// leavesList reports whether what begins at token i, behind a comma, is no further member of a list.
func (p *Reader) leavesList(i int, s token.Sentence) bool {
	t := &p.Toks[i]
	switch {
	case p.Lower(i) == "only" && i+1 < s.Last && p.Toks[i+1].Lex.Word == lexicon.ForWord: // "promised calm, only for Marsh to say"
		return true
	case t.Has(trait.Pronoun|trait.Relative|trait.Possessive|trait.Finite) || p.Toks[i].In(turns) || t.Has(trait.The|trait.An) && !p.listed(i, min(s.Last, i+phrase.MaxPhrase)):
		return true
	case p.ing(i):
		return p.Lower(i) != "including"
	case t.Has(trait.Coordinator) && !t.Has(trait.Adverb):
		return p.clauseBehind(i+1, s)
	}
	return t.Has(trait.Upper) && p.clauseBehind(i, s)
}
