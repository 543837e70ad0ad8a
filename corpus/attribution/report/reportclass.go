package report

import (
	"verbatim/corpus"
	"verbatim/corpus/attribution/cue"
	"verbatim/corpus/attribution/lexicon"
	"verbatim/corpus/attribution/phrase"
	"verbatim/corpus/attribution/subject"
	"verbatim/corpus/attribution/token"
	"verbatim/corpus/attribution/trait"
)

// Reported returns what the speaker did with the content that cue c reports and that begins with token content; direct
// tells that it is the words of a quotation.
func (p *Reader) Reported(c *cue.Cue, content int, direct bool, s token.Sentence) corpus.Report {
	g := phrase.VerbGroup{First: c.First}
	if c.Kind == cue.FiniteCue {
		g = p.Group(c.First, s)
	} else if c.Kind == cue.StateCue {
		g.Negated = p.Group(c.Last-1, s).Negated
	}
	last := p.groupEnd(c, content, s)
	r := corpus.Report{Class: p.reportClass(c, content), Span: p.TokenSpan(g.First, last)}
	if last > c.Last && p.Toks[last-1].Has(trait.CueNoun) && r.Plain() { // "repeated his denial"
		r.Class = p.nounClass(last - 1)
	}
	if k := p.withdrawn(c, s); k >= 0 {
		return corpus.Report{Class: corpus.Withdraws, Span: p.TokenSpan(p.Group(k, s).First, last)}
	}
	if others := max(c.Cites, c.Hearsay); others > 0 {
		return corpus.Report{Class: corpus.Cites, Span: p.TokenSpan(others-1, c.Last)}
	}
	if noun := p.othersNoun(c, content); noun > 0 {
		r.Span = p.TokenSpan(g.First, noun+1)
		if r.Plain() {
			r.Class = corpus.Cites
		}
		return r
	}
	if g.Negated {
		r.Class = opposite(r.Class)
	}
	if direct && r.Class != corpus.Asks && p.speaks(c, content) {
		r.Class = corpus.Asserts // the quotation is what the speaker said: "“We never sold it,” Marsh denied"
	}
	return r
}

// othersNoun returns the noun that introduces a content to which the speaker only turns: "responded to the allegation
// that", "hit back at the charge that"; 0 where the content is the speaker's own.
func (p *Reader) othersNoun(c *cue.Cue, content int) int {
	if content <= c.Last || c.Kind != cue.FiniteCue && c.Kind != cue.GerundCue {
		return 0
	}
	that := content
	if !p.Toks[that].Has(trait.That) {
		that--
	}
	if that-1 <= c.Last || !p.Toks[that].Has(trait.That) || p.Toks[that-1].Has(trait.Quoted) || !p.Toks[that-1].Has(trait.CueNoun|trait.Document) {
		return 0
	}
	for k := c.Last; k < that-1; k++ {
		if p.Toks[k].Has(trait.Quoted) {
			return 0
		}
		if p.Toks[k].In(turning) {
			return that - 1
		}
	}
	return 0
}

// turning are the prepositions by which a speaker turns to what others say.
var turning = lexicon.Set("report.turning")

// withdrawn returns the verb by which the speaker takes back what a noun reports: "withdrew her claim that", "backed
// away from her claim that"; -1 where none stands before it.
func (p *Reader) withdrawn(c *cue.Cue, s token.Sentence) int {
	if c.Kind != cue.NounCueKind {
		return -1
	}
	particle := ""
	for k := c.First - 1; k >= s.First && c.First-k <= phrase.MaxNegation && !p.Toks[k].Has(trait.Quoted); k-- {
		switch w := p.Lower(k); {
		case w == "away" || w == "back":
			particle = w
		case lexicon.ReportClasses[w][particle] == corpus.Withdraws:
			return k
		case p.Toks[k].Has(trait.Sign | trait.Finite):
			return -1
		}
	}
	return -1
}

// opposite returns the class of a report that is negated: "did not rule out", "does not believe". One that says that
// nothing was said at all has none; see unsaid.
func opposite(c corpus.ReportClass) corpus.ReportClass {
	switch c {
	case corpus.Denies, corpus.Doubts, corpus.Refuses, corpus.Opposes:
		return corpus.Allows
	}
	return corpus.Doubts
}

// reportClass returns the class of a cue's words.
func (p *Reader) reportClass(c *cue.Cue, content int) corpus.ReportClass {
	word := p.Lower(c.First)
	switch c.Kind {
	case cue.AccordingCue, cue.ColonCue:
		return corpus.Asserts
	case cue.StateCue:
		word = p.Lower(c.Last - 1)
	case cue.NounCueKind:
	default:
		if lemma := p.Toks[c.First].Lex.Lemma; lemma != 0 {
			word = lemma.String()
		}
	}
	classes := lexicon.ReportClasses[word]
	if class, ok := classes[p.particle(c, content)]; ok {
		return class
	}
	if class, ok := classes[""]; ok {
		return class
	}
	return corpus.Asserts
}

// nounClass returns the class of the noun at token k: "denial".
func (p *Reader) nounClass(k int) corpus.ReportClass {
	if class, ok := lexicon.ReportClasses[p.Lower(k)][""]; ok {
		return class
	}
	return corpus.Asserts
}

// particle returns the word after a verb that decides on its class: a particle, the preposition of its object, or the
// "to" of an infinitive; "" where there is none.
func (p *Reader) particle(c *cue.Cue, content int) string {
	switch next := c.First + 1; {
	case p.Toks[content].Has(trait.To), c.Object == next && content == next: // "asked the crew to leave"
		return "to"
	case c.Object > 0 && c.Object == content:
		return p.Lower(content - 1)
	case next < len(p.Toks) && p.Toks[next].In(particles):
		return p.Lower(next)
	}
	return ""
}

// particles are the adverbs that change what a verb reports: "ruled out".
var particles = lexicon.Set("report.particles")

// groupEnd returns the token after a cue's words: its preposition, particle, and the noun that introduces what is
// denied, "rejected the claim".
func (p *Reader) groupEnd(c *cue.Cue, content int, s token.Sentence) int {
	last := c.Last
	if last < len(p.Toks) && p.Toks[last].In(particles) {
		last++
	}
	if c.Subj.How == subject.Beside && c.Subj.First >= c.Last && p.Toks[c.Last-1].Has(trait.By) { // "was denied by Marsh"
		last = c.Subj.Last
	}
	if k := p.ClaimNoun(c, last, s); k > 0 && k < content {
		last = k
	}
	if content > c.First {
		last = max(c.First+1, min(last, content))
	}
	return last
}

// ClaimNoun returns the token after "the claim" where that follows a cue's verb at token k and "that" comes next: what
// is denied is the clause. It returns 0 for anything else.
func (p *Reader) ClaimNoun(c *cue.Cue, k int, s token.Sentence) int {
	if c.Class&(lexicon.Object|lexicon.Judge|lexicon.Topic) == 0 || k+2 >= len(p.Toks) || p.Toks[k].Has(trait.Quoted) {
		return 0
	}
	for n := k; n+1 < len(p.Toks) && n-k < phrase.MaxNegation && !p.Toks[n].Has(trait.Quoted); n++ {
		t := &p.Toks[n]
		switch {
		case p.Toks[n+1].Has(trait.That) && (t.Has(trait.CueNoun) || p.Lower(n) == "reports"):
			if p.RelatesTo(n+1, s) {
				return 0
			}
			return n + 1
		case n == k && !t.Has(trait.Determiner|trait.Possessive|trait.CueNoun|trait.Document), n > k && (!t.Has(trait.Word) || t.Has(trait.Functional)):
			return 0
		}
	}
	return 0
}

// speaks reports whether a quotation that begins at token content is what the speaker said rather than the object of
// the verb: a comma or colon stands before it, or the cue stands after it.
func (p *Reader) speaks(c *cue.Cue, content int) bool {
	if content < c.First || c.Subj.How == subject.Inverted {
		return true
	}
	before := &p.Toks[content-1]
	return before.Has(trait.Comma | trait.Colon)
}
