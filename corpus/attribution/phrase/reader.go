// Package phrase finds noun phrases and verb groups among the tokens of a sentence. Start with [Reader.Ending], the
// phrase that ends with a token, and [Reader.Starting], the one that begins with it.
package phrase

import (
	"verbatim/corpus/attribution/entity"
	"verbatim/corpus/attribution/token"
)

// A Reader finds phrases in an article whose tokens and names are known.
type Reader struct {
	token.Reading
	Mentions []entity.Mention

	StartsAt []int32 // for each token, 1 + the mention that begins there
	EndsAt   []int32 // for each token, 1 + the mention that ends with it

	Cast *entity.Cast
}
