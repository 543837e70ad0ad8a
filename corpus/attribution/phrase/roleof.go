package phrase

import (
	"verbatim/corpus/attribution/entity"
	"verbatim/corpus/attribution/trait"
)

// Describe takes a description that was found to mean somebody for their role: "the former minister".
func (p *Reader) Describe(w int, np Phrase) {
	c := p.Cast
	for np.Last-1 > np.Head && c.Toks[np.Last-1].Has(trait.Relative|trait.Comma) { // "the former minister, who"
		np.Last--
	}
	if np.Last-np.First > 2 {
		c.LearnRole(w, c.Span(np.First, np.Last), entity.TitleRole)
	}
}
