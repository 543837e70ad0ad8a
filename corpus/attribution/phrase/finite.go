package phrase

import (
	"strings"

	"verbatim/corpus/attribution/lexicon"
	"verbatim/corpus/attribution/token"
	"verbatim/corpus/attribution/trait"
)

// SkipBack returns the last token before i that is neither adverb, auxiliary, negation nor a word of time, and whether an
// auxiliary of the passive was skipped.
func (p *Reader) SkipBack(i, floor int) (k int, passive bool) {
	be, seen := false, false
	for k = i - 1; k >= floor; k-- {
		t := &p.Toks[k]
		switch {
		case t.Has(trait.Auxiliary):
			if !seen {
				be, seen = token.IsBe(p.Text[t.Start:t.End]), true
			}
			if t.Has(trait.Clitic) && k > floor && !p.Toks[k-1].Has(trait.Pronoun) {
				return k, be
			}
		case k+1 < i && p.Toks[k+1].Has(trait.Calendar) && t.Lex.Word == lexicon.LateWord: // "late Thursday"
		case t.Has(trait.Modal | trait.Negation | trait.Adverb), t.In(reflexive):
		case t.Has(trait.Calendar) && k > floor && p.Toks[k-1].Has(trait.Preposition): // "on Tuesday"
			k--
		case k-1 > floor && (t.Has(trait.Time) && p.Toks[k-1].In(nearTimes) || p.year(k)): // "this week", "in 2009"
			k--
		case k > floor && t.In(floats) && p.Toks[k-1].Has(trait.Auxiliary|trait.Modal|trait.Negation): // "have all said", "has not yet said"
		case k == i-1 && p.Toks[i].Has(trait.Gerund) && t.In(phases): // "has begun telling"
			be, seen = true, true
		case t.Has(trait.Time|trait.Calendar) && k > floor:
		case t.Has(trait.Small) && t.Has(trait.Unlisted) && strings.HasSuffix(p.Text[t.Start:t.End], "ly"):
		default:
			return k, be
		}
	}
	return k, be
}

// nearTimes are words that stand before a word of time: "this week".
var nearTimes = lexicon.Set("phrase.nearTimes")

// year reports whether token k is the year of "in 2009".
func (p *Reader) year(k int) bool {
	t := &p.Toks[k]
	return t.Has(trait.Number) && t.End-t.Start == 4 && k > 0 && p.Toks[k-1].Lex.Word == lexicon.InWord
}

// floats are words for all of a subject or for a time that stand between an auxiliary and its verb.
var floats = lexicon.Set("phrase.floats")

// phases are verbs that tell when or how long somebody does what the -ing form behind them says.
var phases = lexicon.Set("phrase.phases")

// reflexive are the pronouns that stress a subject behind it: "the mayor himself said".
var reflexive = lexicon.Set("phrase.reflexive")
