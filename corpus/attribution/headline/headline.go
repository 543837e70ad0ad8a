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

// maxSubject is how many tokens may stand before the verb of a headline that tells what someone says.
const maxSubject = 8

// Quote makes an indirect quote of headline n, which is set in title case. Its words are no names to the rest of the
// engine, as all of them have capitals.
func Quote(p *draft.Reader, n int) {
	s := p.Sentences[n]
	var last int
	first, who := s.First, s.First
	comma, verb := closing(p, s)
	end := verb + 1
	if verb > 0 {
		last, who = comma, comma+1
	} else if verb = opening(p, s); verb == 0 {
		return
	} else {
		end = overPreposition(p, verb)
		first, last = p.Trim(end, turn(p, verb+3, s.Last))
	}
	d := p.New(n, corpus.Indirect, p.TokenSpan(first, last))
	d.Trail.Add(speaker.StepBeside)
	d.Source, d.Cue = p.TokenSpan(who, verb), p.TokenSpan(verb, end)
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
	if !p.Toks[verb].Verb(lexicon.Say) {
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

// overPreposition returns the token after a verb and a preposition of its own: "Calls for".
func overPreposition(p *draft.Reader, verb int) int {
	if preps := p.Toks[verb].Prepositions(); preps != nil && p.Tok(verb+1).In(preps) {
		return verb + 2
	}
	return verb + 1
}

// deeds are forms of verbs that report elsewhere but tell in headlines what someone did.
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

// maxLabel is how many tokens may stand before the colon of a headline that names who says it.
const maxLabel = 7

// Label makes a quote of the first sentence of an article where it is a headline that opens with who says it and a
// colon: "Marsh: The dam must go", "Marsh: ‘The dam must go’", "Poll: Most want the dam gone". It reports whether it is
// one. What the authors write above columns of their own is none.
func Label(p *draft.Reader, n int) bool {
	s := p.Sentences[n]
	if n > 0 || !p.Tok(s.Last).Has(trait.Break) {
		return false
	}
	colon := p.Next(s.First, min(s.Last-1, s.First+maxLabel), trait.Quoted|trait.Colon|trait.Third)
	first, last := p.Trim(colon+1, p.Next(colon+1, s.Last, trait.Semicolon))
	who := p.Next(s.First+1, colon, trait.Preposition) // "Marsh at the harbor" is Marsh
	if !p.Toks[colon].Has(trait.Colon) || !speaks(p, s.First, who) || !tells(p, first, last) {
		return false
	}
	d := p.New(n, corpus.Indirect, p.TokenSpan(first, last))
	if p.HasQuote(first, last) {
		d.Kind = corpus.Mixed
	}
	if q := p.QuotationAt(first); q != nil && p.Skip(q.Right, last, trait.Sign) == last {
		d.Kind, d.Spans[0] = corpus.Direct, q.Inner
	}
	d.Source, d.Cue = p.TokenSpan(s.First, who), p.TokenSpan(colon, colon+1)
	d.Trail.Add(speaker.StepLabel)
	emit(p, d, s.First, who)
	return true
}

// tells reports whether the words [first, last) of a headline are more than a name for something: a quotation, a
// pronoun or what can be a verb stands among them.
func tells(p *draft.Reader, first, last int) bool {
	for k := first; k < last; k++ {
		switch t := &p.Toks[k]; {
		case t.Has(trait.Quoted | trait.Auxiliary | trait.Modal | trait.Pronoun | trait.ObjectPronoun):
			return true
		case k == first:
		case t.Has(trait.Reporting), t.Other(lexicon.Base | lexicon.Third | lexicon.Past | lexicon.Gerund):
			return true
		}
	}
	return false
}

// speaks reports whether the words [first, last) before a headline's colon name a person of the article, a document,
// several people or a body.
func speaks(p *draft.Reader, first, last int) bool {
	if bearers := p.Cast.ByLast[p.Cast.Lower(last-1)]; len(bearers) > 0 {
		for _, w := range bearers {
			if p.Cast.Figures[w].Given != "" && w != p.Author() {
				return true
			}
		}
		return false
	}
	const speakers = lexicon.Document | lexicon.People | lexicon.Role | lexicon.Body | lexicon.OrgName
	return last-first <= 2 && p.Toks[last-1].Is(speakers)
}
