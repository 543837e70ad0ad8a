package document

import (
	"strings"

	"verbatim/index/store"
	"verbatim/index/vector"
)

// meaning returns the vectors of a text and of its segments, and the signs of the first.
func meaning(text string) (store.Meaning, vector.Signs) {
	whole := vector.Of(text)
	m := store.Meaning{Words: len(strings.Fields(text)), Vectors: []vector.Packed{whole.Pack()}}
	if segments := vector.Segments(text); len(segments) > 1 {
		for _, s := range segments {
			v := vector.Of(s)
			m.Vectors = append(m.Vectors, v.Pack())
		}
	}
	return m, whole.Signs()
}
