package speaker

import (
	"verbatim/corpus"
	"verbatim/corpus/attribution/cue"
	"verbatim/corpus/attribution/entity"
	"verbatim/corpus/attribution/lexicon"
	"verbatim/corpus/attribution/phrase"
	"verbatim/corpus/attribution/subject"
	"verbatim/corpus/attribution/trait"
)

// A resolution is whom a phrase means and how far that is to be trusted.
type resolution struct {
	Referent
	method corpus.Method
	Step   step
}

// Attribute finds the speaker of a quote with a cue.
func (p *Reader) Attribute(d *Draft, c *cue.Cue) {
	if !c.Subj.Ok() {
		return
	}
	p.replies = answers.Has(p.Toks[c.First].Lex.Lemma)
	d.asked = c.Class&lexicon.Ask != 0
	p.content = d.Spans
	if p.bar(c); len(p.barred) > 0 {
		d.told = 1 + p.barred[0]
	}
	r := p.Resolve(c.Subj.Phrase)
	p.replies, p.barred = false, p.barred[:0]
	p.joint(&r, c)
	if c.Subj.How == subject.Beside {
		p.withOthers(&r, &c.Subj.Phrase)
	}
	d.Source = p.Span(c.Subj.Phrase)
	d.Who, d.Method = r.Referent, r.method
	d.Trail = Trail{reachStep(c), r.Step}
}

// answers are verbs whose subject is not the one who has just asked.
var answers = lexicon.Set("speaker.answers")

// Resolve finds whom a noun phrase means.
func (p *Reader) Resolve(np phrase.Phrase) resolution {
	switch np.Kind {
	case phrase.NamePhrase, phrase.BodyName:
		return p.resolveName(np)
	case phrase.PronounIs:
		return p.resolvePronoun(np)
	}
	return p.resolveDescription(np)
}

func (p *Reader) figure(w int, m corpus.Method, t step) resolution {
	return resolution{Referent{Figures: []int{w}}, m, t}
}

func (p *Reader) resolveName(np phrase.Phrase) resolution {
	m := &p.Mentions[np.Mention]
	f := &p.Cast.Figures[m.Who]
	t := StepSurname
	switch {
	case f.Kind == corpus.Organization:
		t = stepBody
	case p.Cast.Parts(m) > 1:
		t = stepFullName
	case f.Given == "" && !f.Titled:
		t = stepBareName
	case len(p.Cast.ByLast[f.Last]) > 1:
		t = stepFamily
	}
	return p.figure(m.Who, corpus.Named, t)
}

// joint adds the other speakers of "Marsh and Roe said" and "said Marsh and Roe" to a resolution, and widens the phrase to
// them.
func (p *Reader) joint(r *resolution, c *cue.Cue) {
	np := &c.Subj.Phrase
	switch s := p.Sentences[p.Memory.sent]; c.Subj.How {
	case subject.Beside:
		if others := p.JointBefore(np, s.First); len(others) > 0 {
			r.Figures = append(p.figuresOf(others), r.Figures...)
			np.First = min(np.First, p.Mentions[others[0]].First)
		}
	case subject.Inverted:
		others, end := p.jointAfter(np, s)
		r.Figures, np.Last = append(r.Figures, p.figuresOf(others)...), end
	}
}

// figuresOf returns the figures that mentions mean.
func (p *Reader) figuresOf(ments []int) []int {
	out := make([]int, len(ments))
	for i, m := range ments {
		out[i] = p.Mentions[m].Who
	}
	return out
}

// withOthers adds to the speakers who have no names the one who is named before them, and widens the phrase: "Marsh and his
// attorneys said".
func (p *Reader) withOthers(r *resolution, np *phrase.Phrase) {
	and := np.First - 1
	if np.Kind != phrase.PeopleAre || and < 1 || !p.Toks[and].Has(trait.And) {
		return
	}
	end := p.EndsAt[and-1]
	if end == 0 || p.Mentions[end-1].Kind != entity.AName && p.Mentions[end-1].Kind != entity.AnOrg {
		return
	}
	m := &p.Mentions[end-1]
	if m.Kind == entity.AName && !p.certain(m.Who) {
		return
	}
	if m.First > 0 && p.Toks[m.First-1].Has(trait.Word) && !p.Toks[m.First-1].Has(trait.Subordinator|trait.Coordinator|trait.Determiner) {
		return
	}
	r.others, r.Words = r.Words, ""
	r.Figures = []int{m.Who}
	np.First = m.First
}

// unnamed leaves a phrase with its own words.
func (p *Reader) unnamed(np phrase.Phrase, t step) resolution {
	for np.Last-1 > np.First && p.Toks[np.Last-1].Has(trait.Relative|trait.Comma|trait.That) {
		np.Last-- // "a diplomat, who": who they are ends before
	}
	np.Last = p.whoClause(np.Last)
	r := Referent{Words: p.Span(np).In(p.Text), person: np.Kind == phrase.PersonIs && p.newcomer(np)}
	return resolution{r, corpus.Described, t}
}

// whoClause returns the token after a clause with "who" that tells which person is meant, if one begins at token i: "an
// official who asked not to be named"; i otherwise. The clause ends at a sign or before the next verb.
func (p *Reader) whoClause(i int) int {
	if !p.Toks[i].Has(trait.Who) {
		return i
	}
	k := i + 2
	for k < len(p.Toks) && p.Toks[k].Has(trait.Word) && !p.nextVerb(k) {
		k++
	}
	if k-i > maxWho || p.Toks[k].Has(trait.Quoted) || p.Toks[k-1].Has(trait.Functional|trait.Determiner) {
		return i
	}
	return k
}

// nextVerb reports whether the word at token k is a finite verb that no word before it joins to the clause.
func (p *Reader) nextVerb(k int) bool {
	const joins = lexicon.Auxiliary | lexicon.Modal | lexicon.Negation | lexicon.Determiner | lexicon.Possessive | lexicon.Preposition | lexicon.Coordinator | lexicon.Relative
	if before := &p.Toks[k-1]; before.Is(joins) {
		return false
	}
	return p.Toks[k].Has(trait.Finite) || p.Toks[k].Verb(lexicon.Say|lexicon.Tell|lexicon.Mind) && p.Toks[k].Has(trait.Base)
}

// maxWho is how many tokens a clause with "who" in the description of a speaker has.
const maxWho = 16

// newcomer reports whether a description speaks of somebody for the first time: "a police officer".
func (p *Reader) newcomer(np phrase.Phrase) bool {
	first := &p.Toks[np.First]
	return first.Has(trait.An) || p.Lower(np.First) == "one"
}

func (p *Reader) person(w int) bool { return p.Cast.Figures[w].Kind == corpus.Person }

// couldBe reports whether a figure's gender does not speak against gender.
func (p *Reader) couldBe(who int, gender lexicon.Class) bool {
	g := p.Cast.Figures[who].Gender()
	return g == 0 || gender == 0 || g == gender
}
