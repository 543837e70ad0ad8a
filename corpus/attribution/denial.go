package attribution

import "strings"

// denied reports whether a cue says that something was not said: "never said that", "has not said that", "declined to comment".
// "Did not rule out that" and its like do report.
func (p *parser) denied(c *cue) bool {
	if c.kind != finiteCue || p.toks[c.first].lex == nil {
		return false
	}
	if verb := p.toks[c.first].lex.lemma; verb == "decline" || verb == "refuse" {
		k := c.first + 1
		return k+2 < len(p.toks) && p.toks[k].lex == toEntry && silences[p.lower(k+1)] && !p.toks[k+2].is(subordinator)
	} else if affirms[verb] {
		return false
	}
	for k := c.first - 1; k >= 0 && p.at[k] == 0 && c.first-k < maxNegation; k-- {
		t := &p.toks[k]
		w := p.lower(k)
		switch {
		case w == "not" || w == "never" || strings.HasSuffix(w, "n't") || strings.HasSuffix(w, "n’t"):
			return true
		case !t.is(auxiliary | modal | adverb):
			return false
		}
	}
	return false
}

// maxNegation is how many words may stand between a negation and its verb, both included.
const maxNegation = 5

// affirms are verbs that report what their negation leaves standing: "did not rule out that", "did not deny".
var affirms = wordSet("rule deny dispute doubt question contradict exclude challenge reject")

// silences are infinitives behind "declined" by which nothing is said.
var silences = wordSet("say comment be answer discuss speak elaborate disclose confirm identify specify name reveal give provide talk respond")
