// Package subject finds the subject of a verb: beside it, after it, over an apposition or a clause with "who". Start
// with [Reader.SubjectOf].
package subject

import (
	"verbatim/corpus"
	"verbatim/corpus/attribution/phrase"
)

// A Reader finds subjects in an article whose blocks are known.
type Reader struct {
	phrase.Reader
	Blocks []corpus.Block
}
