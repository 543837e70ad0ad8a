// Package phrase finds noun phrases and verb groups among the tokens of a sentence. Start with [Reader.Ending], the
// phrase that ends with a token, and [Reader.Starting], the one that begins with it.
package phrase

import (
	"verbatim/corpus/attribution/entity"
	"verbatim/corpus/attribution/trait"
)

// A Reader finds phrases in an article whose tokens and names are known.
type Reader struct {
	Words
	Mentions []entity.Mention

	StartsAt []int32 // for each token, 1 + the mention that begins there
	EndsAt   []int32 // for each token, 1 + the mention that ends with it

	Cast *entity.Cast

	endings, wholeEndings memo[Phrase]
}

// Describe takes a description that was found to mean someone for their role: "the former minister".
func (p *Reader) Describe(w int, np Phrase) {
	c := p.Cast
	for c.Toks[np.Last-1].Has(trait.Relative | trait.Comma) { // "the former minister, who"
		np.Last--
	}
	if np.Last-np.First > 2 {
		c.LearnRole(w, c.Span(np.First, np.Last), entity.TitleRole)
	}
}
