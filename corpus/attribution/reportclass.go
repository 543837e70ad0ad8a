package attribution

import (
	"strings"

	"verbatim/corpus"
)

// reportClasses gives the class of the report that a verb, noun or adjective makes, by the particle after the verb; ""
// is for any other word. It is read with the lexicon.
var reportClasses = map[string]map[string]corpus.ReportClass{}

// addReportClass enters a word of reports.txt: "deny", "rule/out".
func addReportClass(class corpus.ReportClass, word string) {
	lemma, particles, _ := strings.Cut(word, "/")
	if reportClasses[lemma] == nil {
		reportClasses[lemma] = map[string]corpus.ReportClass{}
	}
	for particle := range strings.SplitSeq(particles, ",") {
		reportClasses[lemma][particle] = class
	}
}

// reported returns what the speaker did with the content that cue c reports and that begins with token content; direct
// tells that it is the words of a quotation.
func (p *parser) reported(c *cue, content int, direct bool, s sentence) corpus.Report {
	g := verbGroup{first: c.first}
	if c.kind == finiteCue {
		g = p.group(c.first, s)
	} else if c.kind == stateCue {
		g.negated = p.group(c.last-1, s).negated
	}
	last := p.groupEnd(c, content, s)
	r := corpus.Report{Class: p.reportClass(c, content), Span: p.tokenSpan(g.first, last)}
	if last > c.last && p.toks[last-1].is(cueNoun) && r.Plain() { // "repeated his denial"
		r.Class = p.nounClass(last - 1)
	}
	if k := p.withdrawn(c, s); k >= 0 {
		return corpus.Report{Class: corpus.Withdraws, Span: p.tokenSpan(p.group(k, s).first, last)}
	}
	if others := max(c.cites, c.hearsay); others > 0 {
		return corpus.Report{Class: corpus.Cites, Span: p.tokenSpan(others-1, c.last)}
	}
	if noun := p.othersNoun(c, content); noun > 0 {
		r.Span = p.tokenSpan(g.first, noun+1)
		if r.Plain() {
			r.Class = corpus.Cites
		}
		return r
	}
	if g.negated {
		r.Class = opposite(r.Class)
	}
	if direct && r.Class != corpus.Asks && p.speaks(c, content) {
		r.Class = corpus.Asserts // the quotation is what the speaker said: "“We never sold it,” Marsh denied"
	}
	return r
}

// question returns the report of a direct quote without one that says otherwise: a question asks, whatever its verb,
// and needs no other words to be read as one.
func (p *parser) question(d *draft) corpus.Report {
	if last := d.Spans[len(d.Spans)-1]; strings.HasSuffix(strings.TrimSpace(last.In(p.text)), "?") {
		return corpus.Report{Class: corpus.Asks}
	}
	return corpus.Report{Class: corpus.Asserts, Span: d.Report.Span}
}

// othersNoun returns the noun that introduces a content to which the speaker only turns: "responded to the allegation
// that", "hit back at the charge that"; 0 where the content is the speaker's own.
func (p *parser) othersNoun(c *cue, content int) int {
	if content <= c.last || c.kind != finiteCue && c.kind != gerundCue {
		return 0
	}
	that := content
	if p.toks[that].lex.word != thatWord {
		that--
	}
	if that-1 <= c.last || p.toks[that].lex.word != thatWord || p.at[that-1] != 0 || !p.toks[that-1].is(cueNoun|document) {
		return 0
	}
	for k := c.last; k < that-1; k++ {
		if p.at[k] != 0 {
			return 0
		}
		if turning.in(&p.toks[k]) {
			return that - 1
		}
	}
	return 0
}

// turning are the prepositions by which a speaker turns to what others say.
var turning = wordSet("to at about over against on off")

// withdrawn returns the verb by which the speaker takes back what a noun reports: "withdrew her claim that", "backed
// away from her claim that"; -1 where none stands before it.
func (p *parser) withdrawn(c *cue, s sentence) int {
	if c.kind != nounCueKind {
		return -1
	}
	particle := ""
	for k := c.first - 1; k >= s.first && c.first-k <= maxNegation && p.at[k] == 0; k-- {
		switch w := p.lower(k); {
		case w == "away" || w == "back":
			particle = w
		case reportClasses[w][particle] == corpus.Withdraws:
			return k
		case p.toks[k].kind == punctuation, p.finite(k):
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
func (p *parser) reportClass(c *cue, content int) corpus.ReportClass {
	word := p.lower(c.first)
	switch c.kind {
	case accordingCue, colonCue:
		return corpus.Asserts
	case stateCue:
		word = p.lower(c.last - 1)
	case nounCueKind:
	default:
		if lemma := p.toks[c.first].lex.lemma; lemma != 0 {
			word = lemma.String()
		}
	}
	classes := reportClasses[word]
	if class, ok := classes[p.particle(c, content)]; ok {
		return class
	}
	if class, ok := classes[""]; ok {
		return class
	}
	return corpus.Asserts
}

// nounClass returns the class of the noun at token k: "denial".
func (p *parser) nounClass(k int) corpus.ReportClass {
	if class, ok := reportClasses[p.lower(k)][""]; ok {
		return class
	}
	return corpus.Asserts
}

// particle returns the word after a verb that decides on its class: a particle, the preposition of its object, or the
// "to" of an infinitive; "" where there is none.
func (p *parser) particle(c *cue, content int) string {
	switch next := c.first + 1; {
	case p.toks[content].lex.word == toWord, c.object == next && content == next: // "asked the crew to leave"
		return "to"
	case c.object > 0 && c.object == content:
		return p.lower(content - 1)
	case next < len(p.toks) && particles.in(&p.toks[next]) && p.at[next] == 0:
		return p.lower(next)
	}
	return ""
}

// particles are the adverbs that change what a verb reports: "ruled out".
var particles = wordSet("out off aside down away against")

// groupEnd returns the token after a cue's words: its preposition, particle, and the noun that introduces what is
// denied, "rejected the claim".
func (p *parser) groupEnd(c *cue, content int, s sentence) int {
	last := c.last
	if last < len(p.toks) && p.at[last] == 0 && particles.in(&p.toks[last]) {
		last++
	}
	if c.subj.how == beside && c.subj.first >= c.last && p.toks[c.last-1].lex.word == byWord { // "was denied by Marsh"
		last = c.subj.last
	}
	if k := p.claimNoun(c, last, s); k > 0 && k < content {
		last = k
	}
	if content > c.first {
		last = max(c.first+1, min(last, content))
	}
	return last
}

// claimNoun returns the token after "the claim" where that follows a cue's verb at token k and "that" comes next: what
// is denied is the clause. It returns 0 for anything else.
func (p *parser) claimNoun(c *cue, k int, s sentence) int {
	if c.class&(object|judge|topic) == 0 || k+2 >= len(p.toks) || p.at[k] != 0 {
		return 0
	}
	for n := k; n+1 < len(p.toks) && n-k < maxNegation && p.at[n] == 0; n++ {
		t := &p.toks[n]
		switch {
		case p.toks[n+1].lex.word == thatWord && (t.is(cueNoun) || p.lower(n) == "reports"):
			if p.relatesTo(n+1, s) {
				return 0
			}
			return n + 1
		case n == k && !t.is(determiner|possessive|cueNoun|document), n > k && (t.kind != wordToken || t.is(functional)):
			return 0
		}
	}
	return 0
}

// speaks reports whether a quotation that begins at token content is what the speaker said rather than the object of
// the verb: a comma or colon stands before it, or the cue stands after it.
func (p *parser) speaks(c *cue, content int) bool {
	if content < c.first || c.subj.how == inverted {
		return true
	}
	before := &p.toks[content-1]
	return before.sep(',') || before.sep(':')
}
