// Package headline makes quotes of headlines that say who says what: "Marsh Says Dam Must Go", "Dam Must Go, Experts
// Say", "Marsh: The dam must go". Start with [Quote] and [Label].
package headline

import (
	"verbatim/corpus"
	"verbatim/corpus/attribution/draft"
	"verbatim/corpus/attribution/lexicon"
	"verbatim/corpus/attribution/speaker"
	"verbatim/corpus/attribution/token"
	"verbatim/corpus/attribution/trait"
)

// maxSubject is how many tokens may stand before the verb of a headline that tells what somebody says.
const maxSubject = 8

// Quote makes an indirect quote of headline n, which is set in title case. Its words are no names to the rest of the
// engine, as all of them have capitals.
func Quote(p *draft.Reader, n int) {
	s := p.Sentences[n]
	first, last, who := s.First, s.Last, s.First
	comma, verb := closing(p, s)
	if verb > 0 {
		last, who = comma, comma+1
	} else if verb = opening(p, s); verb == 0 {
		return
	} else {
		first, last = p.Trim(verb+1, turn(p, verb+3, s.Last))
	}
	d := p.New(n, corpus.Indirect, p.TokenSpan(first, last))
	d.Trail.Add(speaker.StepBeside)
	d.Source, d.Cue = p.TokenSpan(who, verb), p.TokenSpan(verb, verb+1)
	emit(p, d, who, p.BackOver(verb, who+1, trait.Adverb|trait.Clitic)) // "Marsh Just Announced"
}

// emit adds the quote of a headline, which tokens [first, last) name the speaker of.
func emit(p *draft.Reader, d speaker.Draft, first, last int) {
	d.Cued = true
	if w := bearer(p, p.Cast.Lower(last-1)); w >= 0 {
		d.Who, d.Method = speaker.Referent{Figures: []int{w}}, corpus.Named
		d.Trail.Add(speaker.StepSurname)
	} else {
		d.Who, d.Method = speaker.Referent{Words: p.TokenSpan(first, last).In(p.Text)}, corpus.Described
		d.Trail.Add(speaker.StepDescription)
	}
	p.Emit(d)
}

// bearer returns the figure with a surname, or the body whose name it ends; -1 for none.
func bearer(p *draft.Reader, surname string) int {
	if w, ok := p.Cast.FirstNamed(surname); ok {
		return w
	}
	if all := p.Cast.ByLast[surname]; len(all) > 0 {
		return all[0]
	}
	return -1
}

// closing returns the comma and the verb by which a headline names at its end who says it; 0, 0 if it does not.
func closing(p *draft.Reader, s token.Sentence) (comma, verb int) {
	verb = s.Last - 1
	if t := &p.Toks[verb]; !t.Verb(lexicon.Say) || t.Has(trait.CueNoun|trait.Document) {
		return 0, 0
	}
	for k := verb - 2; k > max(s.First+1, verb-2-maxSubject); k-- {
		if p.Toks[k].Has(trait.Comma) {
			return k, verb
		}
	}
	return 0, 0
}

// opening returns the verb by which a headline says at its beginning who says it; 0 if it does not.
func opening(p *draft.Reader, s token.Sentence) int {
	for k := s.First + 1; k < min(s.First+maxSubject+1, s.Last-1); k++ {
		t := &p.Toks[k]
		switch {
		case t.Has(trait.Sign | trait.Mark | trait.Pronoun | trait.Subordinator):
			return 0
		case !t.Verb(lexicon.Say | lexicon.Tell | lexicon.Call | lexicon.Judge | lexicon.Act), t.In(deeds):
		case t.Has(trait.Third), p.Lower(k-1) == "just":
			return k
		}
	}
	return 0
}

// deeds are forms of verbs that report elsewhere but tell in headlines what somebody did.
var deeds = lexicon.Set("headline.deeds")

// turn returns where what a headline reports ends: before a word that tells what happened meanwhile, or at last.
func turn(p *draft.Reader, k, last int) int {
	for ; k < last; k++ {
		if p.Toks[k].In(turns) {
			break
		}
	}
	return min(k, last)
}

// turns are the words after which a headline tells what happened meanwhile.
var turns = lexicon.Set("headline.turns")
