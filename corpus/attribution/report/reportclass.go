package report

import (
	"cmp"

	"verbatim/corpus"
	"verbatim/corpus/attribution/cue"
	"verbatim/corpus/attribution/lexicon"
	"verbatim/corpus/attribution/token"
	"verbatim/corpus/attribution/trait"
)

var (
	withdrawn = patterns.Get("withdrawn")
	turnsTo   = patterns.Get("turns-to")
	claimNoun = patterns.Get("claim-noun")
)

// Reported returns what the speaker did with the content that cue c reports and that begins with token content; direct
// tells that it is the words of a quotation.
func (p *Reader) Reported(c *cue.Cue, content int, direct bool, s token.Sentence) corpus.Report {
	g := p.Group(c.First, s)
	switch c.Kind {
	case cue.StateCue:
		g.Negated = p.Group(c.Last-1, s).Negated
	case cue.NounCueKind:
		g.First = c.First
	}
	last := p.groupEnd(c, content, s)
	r := corpus.Report{Class: p.reportClass(c, content, last), Span: p.TokenSpan(g.First, last)}
	if k, ok := withdrawn.Match(p, c.First, s); ok {
		return corpus.Report{Class: corpus.Withdraws, Span: p.TokenSpan(p.Group(k, s).First, last)}
	}
	if others := max(c.Cites, c.Hearsay); others > 0 {
		return corpus.Report{Class: corpus.Cites, Span: p.TokenSpan(others-1, c.Last)}
	}
	that := p.Skip(content, content+1, trait.That)
	if k, ok := turnsTo.Match(p, that, s); ok && k >= c.Last {
		r.Span = p.TokenSpan(g.First, that-1)
		if r.Plain() {
			r.Class = corpus.Cites
		}
		return r
	}
	switch {
	case direct && r.Class != corpus.Asks && p.speaks(c, content):
		r.Class = corpus.Asserts // the quotation is what the speaker said: "“We never sold it,” Marsh denied"
	case g.Negated:
		r.Class = cmp.Or(opposites[r.Class], corpus.Doubts)
	}
	return r
}

// opposites are the classes of reports that are negated, "did not rule out", where that is not a doubt: "does not
// believe". A report that says that nothing was said at all has none; see Unsaid.
var opposites = map[corpus.ReportClass]corpus.ReportClass{
	corpus.Denies: corpus.Allows, corpus.Doubts: corpus.Allows,
	corpus.Refuses: corpus.Allows, corpus.Opposes: corpus.Allows,
}

// reportClass returns the class of a cue's words, which end at token last: "repeated his denial".
func (p *Reader) reportClass(c *cue.Cue, content, last int) corpus.ReportClass {
	word := cmp.Or(p.Toks[c.First].Lex.Lemma.String(), p.Lower(c.First))
	r := corpus.Report{Class: class(word, p.particle(c, content))}
	if r.Plain() {
		return class(p.Lower(last-1), "")
	}
	return r.Class
}

// class returns the class that a word has with a particle.
func class(word, particle string) corpus.ReportClass {
	classes := lexicon.ReportClasses[word]
	return cmp.Or(classes[particle], classes[""], corpus.Asserts)
}

// particle returns the word after a verb that decides on its class: a particle, the preposition of its object, or the
// "to" of an infinitive; "" where there is none.
func (p *Reader) particle(c *cue.Cue, content int) string {
	switch next := c.First + 1; {
	case p.Toks[content].Has(trait.To), c.Object == next: // "asked the crew to leave"
		return "to"
	case p.Tok(next).In(particles):
		return p.Lower(next)
	case c.Object > 0:
		return p.Lower(c.Object - 1)
	}
	return ""
}

// particles are the adverbs that change what a verb reports: "ruled out".
var particles = lexicon.Set("report.particles")

// groupEnd returns the token after a cue's words, with who did it, "was denied by Marsh", or the noun that introduces
// what is denied, "rejected the claim".
func (p *Reader) groupEnd(c *cue.Cue, content int, s token.Sentence) int {
	last := c.Last
	switch {
	case p.Tok(last).In(particles):
		last++
	case p.Toks[last-1].Has(trait.By):
		last = c.Subj.Last
	}
	if k := claimNoun.Over(p, last, s); k < content {
		last = k
	}
	return min(last, max(content, c.Last))
}

// ClaimNoun returns the token after "the claim" where that is at token k, after a verb, and "that" comes next: what is
// denied is the clause.
func (p *Reader) ClaimNoun(k int, s token.Sentence) (int, bool) { return claimNoun.Match(p, k, s) }

// speaks reports whether a quotation that begins at token content is what the speaker said rather than the object of
// the verb: a comma or colon stands before it, or the cue stands after it.
func (p *Reader) speaks(c *cue.Cue, content int) bool {
	return content < c.First || p.Toks[content-1].Has(trait.Comma|trait.Colon)
}
