package attribution

import (
	"verbatim/corpus"
	"verbatim/corpus/attribution/lexicon"
	"verbatim/corpus/attribution/scope"
	"verbatim/corpus/attribution/speaker"
	"verbatim/corpus/attribution/token"
	"verbatim/corpus/attribution/trait"
)

// maxHeadlineSubject is how many tokens may stand before the verb of a headline that tells what somebody says.
const maxHeadlineSubject = 8

// headline makes an indirect quote of a headline in title case that opens or ends with who says it: "Marsh Says Dam Must Go",
// "Dam Must Go, Experts Say". Its words are no names to the rest of the engine, as all of them have capitals.
func (p *parser) headline(n int) {
	s := p.Sentences[n]
	if p.HasQuote(s.First, s.Last) {
		return
	}
	if comma, v := p.headlineClose(s); v > 0 {
		p.headlineQuote(n, scope.Claim{First: s.First, Last: comma}, comma+1, v, v+1)
		return
	}
	v := p.headlineVerb(s)
	if v == 0 {
		return
	}
	start := v + 1
	first, last := p.Trim(start, p.headlineEnd(start, s))
	if unveils.Has(p.Toks[v].Lex.Lemma) && p.headlineThing(first, last) {
		return
	}
	p.headlineQuote(n, scope.Claim{First: first, Last: last}, s.First, v, start)
}

// headlineQuote emits what headline n reports, said by whom the words from token who to the verb at token v name; the cue ends
// before token behind.
func (p *parser) headlineQuote(n int, c scope.Claim, who, v, behind int) {
	if c.Last-c.First < 2 {
		return
	}
	d := speaker.Draft{Sent: n, Para: p.Sentences[n].Para, Cued: true}
	d.Kind, d.Spans, d.Cue = corpus.Indirect, []corpus.Span{p.TokenSpan(c.First, c.Last)}, p.TokenSpan(v, behind)
	d.Source = p.TokenSpan(who, v)
	d.Who, d.Trail = p.headlined(who, v)
	if d.Method = corpus.Named; d.Who.Words != "" {
		d.Method = corpus.Described
	}
	p.emit(d)
}

// headlineClose returns the comma and the verb by which a headline names at its end who says it; 0, 0 if it does not.
func (p *parser) headlineClose(s token.Sentence) (comma, verb int) {
	v := s.Last - 1
	for v > s.First && p.Toks[v].Has(trait.Sign) {
		v--
	}
	if t := &p.Toks[v]; !t.Verb(lexicon.Say) || t.Has(trait.CueNoun|trait.Document) {
		return 0, 0
	}
	for k := v - 2; k > s.First+1 && v-k <= maxHeadlineSubject; k-- {
		if p.Toks[k].Has(trait.Comma) {
			return k, v
		}
	}
	return 0, 0
}

// headlineVerb returns the token of the verb by which a headline reports; 0 if it does not.
func (p *parser) headlineVerb(s token.Sentence) int {
	for i := s.First + 1; i+1 < s.Last && i-s.First <= maxHeadlineSubject; i++ {
		t := &p.Toks[i]
		switch {
		case t.Has(trait.Sign | trait.Mark | trait.Pronoun | trait.Subordinator):
			return 0
		case !t.Verb(lexicon.Say|lexicon.Tell|lexicon.Call|lexicon.Judge|lexicon.Act) || speechless.Has(t.Lex.Lemma) || deeds.Has(t.Lex.Lemma):
		case t.Has(trait.Third), p.Lower(i-1) == "just":
			return i
		}
	}
	return 0
}

// unveils are verbs by which a headline tells of a thing as often as of words: "Marsh Announces Plans".
var unveils = lexicon.Set("attribution.unveils")

// headlineThing reports whether the words [first, last) of a headline are a noun with a clause on it rather than a clause: "Plans She Has Made".
func (p *parser) headlineThing(first, last int) bool {
	for k := first; k < last; k++ {
		t := &p.Toks[k]
		switch {
		case t.Has(trait.Pronoun):
			return k > first
		case t.Has(trait.Auxiliary | trait.Modal | trait.Relative | trait.Subordinator):
			return false
		}
	}
	return false
}

// deeds are verbs that report elsewhere but tell in headlines what somebody did.
var deeds = lexicon.Set("attribution.deeds")

// headlineEnd is where what a headline reports from token start on ends: with the headline, or before what else happened.
func (p *parser) headlineEnd(start int, s token.Sentence) int {
	for k := start + 2; k < s.Last; k++ {
		if p.Toks[k].In(headlineTurns) {
			return k
		}
	}
	return s.Last
}

// headlineTurns are the words behind which a headline tells what happened meanwhile.
var headlineTurns = lexicon.Set("attribution.headlineTurns")

// headlined finds whom the words [first, last) before a headline's verb mean: somebody whose surname the article has, or a body
// of that name; else nobody by name.
func (p *parser) headlined(first, last int) (speaker.Referent, speaker.Trail) {
	for last-1 > first && p.Toks[last-1].Has(trait.Adverb|trait.Clitic) { // "Marsh Just Announced"
		last--
	}
	if bearers := p.Cast.ByLast[p.Cast.Lower(last-1)]; len(bearers) > 0 {
		best := bearers[0]
		if w, ok := p.Cast.Bearers.Named[p.Cast.Lower(last-1)]; ok {
			best = w
		}
		return speaker.Referent{Figures: []int{best}}, speaker.Trail{speaker.StepBeside, speaker.StepSurname}
	}
	return speaker.Referent{Words: p.TokenSpan(first, last).In(p.Text)}, speaker.Trail{speaker.StepBeside, speaker.StepDescription}
}
