package scope

import (
	"verbatim/corpus/attribution/cue"
	"verbatim/corpus/attribution/phrase"
	"verbatim/corpus/attribution/token"
	"verbatim/corpus/attribution/trait"
)

// rejoins reports whether an aside after token k takes up the clause before it, to say what someone does about it:
// ", something Marsh denies", ", a charge he rejects". It is the reporter's. Token k is a comma, or ends a quotation that
// has one inside.
func (p *Reader) rejoins(k int, s token.Sentence) bool {
	if k+3 >= s.Last {
		return false
	}
	i := k + 1
	if p.Toks[i].Has(trait.The | trait.An) {
		i++
	}
	switch {
	case p.Toks[i+1].Has(trait.Sign):
		return false
	case p.Lower(i) == "something":
		return p.clauseBehind(p.overThat(i+1), s)
	}
	return p.Toks[i].Has(trait.CueNoun|trait.Document) && p.rejectedBy(p.overThat(i+1), s)
}

// overThat returns the token after "that" or "which" at token i, or i itself.
func (p *Reader) overThat(i int) int {
	if t := &p.Toks[i]; t.Has(trait.That) {
		return i + 1
	}
	return i
}

// rejoined reports whether a cue is the verb of an aside that takes up the clause before it.
func (p *Reader) rejoined(c *cue.Cue, s token.Sentence) bool {
	for k := c.First - 1; k > s.First && c.First-k < phrase.MaxPhrase; k-- {
		if p.Toks[k].Has(trait.Quoted) {
			return p.rejoins(k, s)
		}
		if p.Toks[k].Has(trait.Comma) {
			return p.rejoins(k, s)
		}
	}
	return false
}
