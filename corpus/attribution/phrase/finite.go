package phrase

import (
	"strings"

	"verbatim/corpus/attribution/lexicon"
	"verbatim/corpus/attribution/token"
)

// SkipBack returns the last token before i that is neither adverb, auxiliary, negation nor a word of time, and whether an
// auxiliary of the passive was skipped.
func (p *Reader) SkipBack(i, floor int) (k int, passive bool) {
	be, seen := false, false
	for k = i - 1; k >= floor && p.At[k] == 0; k-- {
		t := &p.Toks[k]
		switch {
		case t.Is(lexicon.Auxiliary):
			if !seen {
				be, seen = token.IsBe(p.Text[t.Start:t.End]), true
			}
			if t.Kind == token.Clitic && k > floor && !p.Toks[k-1].Is(lexicon.Pronoun) {
				return k, be
			}
		case !t.Upper && t.Kind == token.WordToken && k+1 < i && p.Toks[k+1].Calendar() && (t.Lex.Word == lexicon.LateWord || t.Lex.Word == lexicon.EarlyWord): // "late Thursday"
		case t.Is(lexicon.Modal | lexicon.Negation | lexicon.Adverb), t.Is(lexicon.ObjectPronoun) && t.In(reflexive):
		case t.Calendar() && k > floor && p.Toks[k-1].Is(lexicon.Preposition): // "on Tuesday"
			k--
		case k-1 > floor && (t.Is(lexicon.TimeWord) && p.Toks[k-1].In(nearTimes) || p.year(k)): // "this week", "in 2009"
			k--
		case k > floor && t.In(lasting) && p.Toks[k-1].Is(lexicon.Auxiliary): // "has since said"
		case k > floor && t.Is(lexicon.Determiner) && t.In(floats) && p.Toks[k-1].Is(lexicon.Auxiliary|lexicon.Modal): // "have all said"
		case k == i-1 && p.Toks[i].Form(lexicon.Gerund) && t.In(phases): // "has begun telling"
			be, seen = true, true
		case (t.Is(lexicon.TimeWord) || t.Calendar()) && k > floor && !p.Toks[k-1].Is(lexicon.Preposition|lexicon.Determiner):
		case t.Kind == token.WordToken && !t.Upper && t.Unlisted() && strings.HasSuffix(p.Text[t.Start:t.End], "ly"):
		default:
			return k, be
		}
	}
	return k, be
}

// nearTimes are words that stand before a word of time: "this week".
var nearTimes = lexicon.WordSet("this last earlier late")

// lasting are words that stand for a time between an auxiliary and its verb.
var lasting = lexicon.WordSet("since long")

// year reports whether token k is the year of "in 2009".
func (p *Reader) year(k int) bool {
	t := &p.Toks[k]
	return t.Kind == token.NumberToken && t.End-t.Start == 4 && k > 0 && p.Toks[k-1].Lex.Word == lexicon.InWord
}

// floats are the words for all of a subject that stand behind an auxiliary.
var floats = lexicon.WordSet("all both each")

// phases are verbs that tell when or how long somebody does what the -ing form behind them says.
var phases = lexicon.WordSet("start starts started begin begins began begun keep keeps kept continue continues continued")

// reflexive are the pronouns that stress a subject behind it: "the mayor himself said".
var reflexive = lexicon.WordSet("himself herself itself themselves myself ourselves")
