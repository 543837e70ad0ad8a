package remote

import (
	"context"
	"encoding/base64"
	"fmt"

	"verbatim/index/engine"
	"verbatim/index/store"
	"verbatim/index/vector"
)

// longestMeaning is the size in bytes of the longest meaning. OpenSearch refuses values of 32 KB; a quote with more
// segments loses the last ones.
const longestMeaning = 23000

// encodeMeaning returns a meaning as text: the number of words, then the vectors.
func encodeMeaning(m *store.Meaning) string {
	b := []byte{byte(min(m.Words, 255))}
	for i := range m.Vectors {
		if len(b)+vector.Dim > longestMeaning {
			break
		}
		for _, x := range m.Vectors[i] {
			b = append(b, byte(x))
		}
	}
	return base64.StdEncoding.EncodeToString(b)
}

// Meaning implements engine.Files.
func (s *session) Meaning() engine.Meaning { return meaning{s} }

// A meaning searches by meaning.
type meaning struct{ *session }

// nearness is the score of a quote in Painless: the number of signs of its vector that are those of another one.
const nearness = "1 + 128 - Long.bitCount((long) (doc['" + fieldSign0 + "'].value ^ params.a)) - " +
	"Long.bitCount((long) (doc['" + fieldSign1 + "'].value ^ params.b))"

// Candidates implements engine.Meaning. It notes the meanings of the quotes.
func (m meaning) Candidates(ctx context.Context, v *vector.Vector, of []*engine.Query, least int) ([]int, error) {
	query := is(fieldType, typeQuote)
	if of != nil {
		var some []object
		for _, q := range of {
			filter, not := required(q)
			some = append(some, object{"bool": object{"filter": filter, "must_not": not}})
		}
		query = anyOf(some...)
	}
	signs := v.Signs()
	search := light(object{"script_score": object{"query": query, "script": object{
		"source": nearness, "params": object{"a": int64(signs[0]), "b": int64(signs[1])},
	}}}, []any{object{"_score": "desc"}, object{fieldNumber: "asc"}})
	search["docvalue_fields"], search["track_total_hits"] = []string{fieldValue, fieldMeaning}, false
	list, _, err := m.collect(ctx, search, least)
	if err != nil {
		return nil, err
	}
	docs, err := m.noteValues(list)
	if err != nil {
		return nil, err
	}
	numbers := make([]int, len(docs))
	m.guard.Lock()
	defer m.guard.Unlock()
	for i, doc := range docs {
		numbers[i] = int(doc)
		if len(list[i].Fields.Meaning) == 1 {
			if b, err := base64.StdEncoding.DecodeString(list[i].Fields.Meaning[0]); err == nil {
				m.meanings[int(doc)] = b
			}
		}
	}
	return numbers, nil
}

// Nearness implements engine.Meaning, for candidates.
func (m meaning) Nearness(v *vector.Vector, number int) (n store.Near, err error) {
	m.guard.Lock()
	b := m.meanings[number]
	m.guard.Unlock()
	if len(b) < 1+vector.Dim {
		return n, fmt.Errorf("the meaning of quote %d: %w", number, store.ErrDamaged)
	}
	n.Words = int(b[0])
	n.Whole = v.Cosine(b[1:])
	n.Best = n.Whole
	for at := 1 + vector.Dim; at+vector.Dim <= len(b); at += vector.Dim {
		n.Best = max(n.Best, v.Cosine(b[at:]))
	}
	return n, nil
}

// Cut implements engine.Meaning.
func (m meaning) Cut() (store.Cut, error) { return m.head.Cut, nil }
