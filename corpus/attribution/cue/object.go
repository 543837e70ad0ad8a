package cue

import (
	"verbatim/corpus/attribution/lexicon"
	"verbatim/corpus/attribution/phrase"
	"verbatim/corpus/attribution/token"
)

// Patterns of a preposition that goes with a verb.
var (
	times          = patterns.Get("times")
	hearer         = patterns.Get("hearer")
	ownPreposition = patterns.Get("own-preposition")
	farPreposition = patterns.Get("far-preposition")
)

// prepositional returns where what the verb at token i reports begins after a preposition that goes with it; 0 if
// none follows.
func (w *walk) prepositional(i int) int {
	preps := w.Toks[i].Prepositions()
	if preps == nil {
		return 0
	}
	near := times.Over(w.Reader, i+1, w.s)
	far := near
	if !w.Toks[i].Verb(lexicon.Call) {
		far = hearer.Over(w.Reader, i+1, w.s)
	}
	for k, at := i+1, ownPreposition; k <= far; k++ {
		if k > near {
			at = farPreposition
		}
		if w.Toks[k].In(preps) && at.Matches(w.Reader, k, w.s) {
			return k + 1
		}
	}
	return 0
}

// Patterns of what someone promised or was asked to do.
var (
	infinitive = patterns.Get("infinitive")
	request    = patterns.Get("request")
)

// Infinitive returns where "to …" begins that tells what someone promised or asked for, from token j on, after
// the one who is asked, and whether there is one.
func (p *Reader) Infinitive(j int, c *Cue, s token.Sentence) (int, bool) {
	k, ok := infinitive.Match(p, j, s)
	return k, ok && c.Class&(lexicon.Act|lexicon.Ask|lexicon.Tell) != 0
}

// leadsUp is the pattern of a clause with "as" or "after" that a sentence begins with.
var leadsUp = patterns.Get("leads-up")

// LeadsUp reports whether a quotation ends the clause with "as" or "after" that a sentence begins with, so that it is
// not what the main clause reports: "After Marsh promised “a new start,” Roe said".
func (p *Reader) LeadsUp(q *token.Quotation, s token.Sentence) bool {
	k, ok := leadsUp.Match(p, s.First, s)
	return ok && !p.Pauses(k, q.Left) && p.HasVerb(k, q.Left)
}

// wasAsked is the pattern of a participle that tells that someone was asked.
var wasAsked = patterns.Get("was-asked")

// WasAsked reports whether the participle at token i tells without a subject that someone was asked: "Asked whether
// the ice was thin, Roe said", "when asked about it".
func (p *Reader) WasAsked(i int, s token.Sentence) bool { return wasAsked.Matches(p, i+1, s) }

// apposed is the pattern of a name in apposition.
var apposed = patterns.Get("apposed")

// WithName takes the name into a description that it stands in apposition to: "said the leader of the council, Ada
// Marsh".
func (p *Reader) WithName(np phrase.Phrase, s token.Sentence) phrase.Phrase {
	k, ok := apposed.Match(p, np.Last, s)
	if !ok || !np.Is(phrase.PersonIs|phrase.OtherPhrase) {
		return np
	}
	m := int(p.StartsAt[k]) - 1
	name := &p.Mentions[m]
	p.Describe(name.Who, np)
	return phrase.Phrase{First: np.First, Last: name.Last, Head: name.Last - 1, Mention: m, Kind: phrase.NamePhrase}
}
