package scope

import (
	"strings"

	"verbatim/corpus/attribution/lexicon"
	"verbatim/corpus/attribution/phrase"
	"verbatim/corpus/attribution/token"
)

// NounAt reports whether an object may begin at token i, right behind its verb.
func (p *Reader) NounAt(i int, s token.Sentence) bool {
	t := &p.Toks[i]
	switch {
	case t.Kind == token.NumberToken, t.Sep('$'), t.Is(lexicon.Determiner|lexicon.Possessive) && t.Lex.Word != lexicon.ThatWord, p.Demonstrative(i, s):
		return true
	case t.Kind != token.WordToken || p.At[i] != 0 || t.Calendar() || t.Form(lexicon.Gerund) && t.Verb(lexicon.Topic|lexicon.Talk): // "reports citing the mill"
		return false
	}
	return !t.Is(lexicon.Functional | lexicon.Adverb | lexicon.TimeWord)
}

// objectEnd is where an object or infinitive from token start on ends, before token end at the latest: at a comma behind which
// more than a further member of a list follows, or before the next verb of the subject.
func (p *Reader) objectEnd(start, end int, s token.Sentence) int {
	for k := start + 1; k+1 < end; k++ {
		t, next := &p.Toks[k], &p.Toks[k+1]
		switch {
		case t.Sep(';'):
			return k
		case t.Sep(',') && (p.leavesList(k+1, s) || p.rejoins(k, s)):
			return k
		case p.asClause(k, s) > start:
			return p.asClause(k, s)
		case t.Is(lexicon.Subordinator) && t.Is(lexicon.Preposition) && next.Form(lexicon.Gerund): // "before leaving"
			return k
		case t.Is(lexicon.Coordinator) && !t.Is(lexicon.Adverb) && (p.Finite(k+1) && !next.Is(lexicon.Auxiliary|lexicon.Modal) || next.Form(lexicon.Gerund) && next.Verb(lexicon.Reporting)):
			return k
		}
	}
	return end
}

// leavesList reports whether what begins at token i, behind a comma, is no further member of a list.
func (p *Reader) leavesList(i int, s token.Sentence) bool {
	t := &p.Toks[i]
	switch {
	case p.Lower(i) == "only" && i+1 < s.Last && p.Toks[i+1].Lex.Word == lexicon.ForWord: // "promised calm, only for Marsh to say"
		return true
	case t.Is(lexicon.Pronoun|lexicon.Relative|lexicon.Possessive) || p.Toks[i].In(turns) || p.Articles(t) && !p.listed(i, min(s.Last, i+phrase.MaxPhrase)) || p.Finite(i):
		return true
	case t.Kind == token.WordToken && !t.Upper && strings.HasSuffix(p.Text[t.Start:t.End], "ing"):
		return p.Lower(i) != "including"
	case t.Is(lexicon.Coordinator) && !t.Is(lexicon.Adverb):
		return p.clauseBehind(i+1, s)
	}
	return t.Upper && p.clauseBehind(i, s)
}
