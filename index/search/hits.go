package search

import (
	"context"

	"verbatim/index/document"
	"verbatim/index/engine"
	"verbatim/index/highlight"
	"verbatim/index/quotes"
	"verbatim/index/store"
)

// A hitReader reads matches as the hits of a result.
type hitReader struct {
	quotes  *quotes.Reader
	values  engine.Values
	marker  *highlight.Marker
	options Options
	result  *Result
	shown   []quotes.Shown // of each hit
}

// read reads the best matches into a result. Duplicates are one hit. A damaged quote is left out and reported.
func (s *Searcher) read(ctx context.Context, result *Result, found []match, m *highlight.Marker, o Options) error {
	r := &hitReader{quotes: s.quotes, values: s.quotes.DocValues(), marker: m, options: o, result: result}
	ahead := max(1, 2*o.Limit) // some are duplicates
	if o.All {
		ahead = fetchedAhead
	}
	for i := range found {
		if len(result.Hits) == o.Limit && !o.All {
			break
		}
		if i%ahead == 0 {
			next := found[i:min(i+ahead, len(found))]
			if err := s.files.Fetch(ctx, func() engine.Wanted { return wanted(next) }); err != nil {
				return err
			}
		}
		if i%contextCheck == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		r.add(ctx, &found[i])
	}
	return r.values.Fault()
}

// fetchedAhead is the number of quotes that are fetched at once if all are read: about a megabyte.
const fetchedAhead = 500

// wanted returns the quotes that are needed to read some matches: the hits, and the answers to those that are
// questions.
func wanted(found []match) (w engine.Wanted) {
	w.Copies = true
	for i := range found {
		n := int(found[i].Number)
		w.Numbers = append(w.Numbers, n)
		if found[i].Has(store.Answered) {
			for next := n + 1; next <= n+document.MaxAhead; next++ {
				w.Beside = append(w.Beside, next)
			}
		}
	}
	return w
}

// add adds the hit of a match, unless it is hidden, damaged, or a duplicate of another hit.
func (r *hitReader) add(ctx context.Context, m *match) {
	number := int(m.Number)
	h, _, hidden, err := r.quotes.Read(number)
	if err != nil {
		r.damaged(err)
		return
	}
	if hidden {
		return
	}
	key := ""
	if r.values.Next(number) != number {
		key = document.WordsKey(h.Pieces())
	}
	if !r.options.Copies && quotes.IsShown(r.result.Hits, r.shown, &h, key) {
		return
	}
	r.complete(ctx, &h, m, key)
	r.result.Hits, r.shown = append(r.result.Hits, h), append(r.shown, quotes.ShownOf(&h, key))
}

// complete adds what is shown with a hit: its duplicates, its answer and the highlights. The hit is shown without
// what is damaged.
func (r *hitReader) complete(ctx context.Context, h *quotes.Hit, m *match, key string) {
	id, all := h.Quote.ID, r.options.All
	if err := r.quotes.Complete(r.values, int(m.Number), h, key, !r.options.original || all, all); err != nil {
		r.damaged(err)
	}
	var err error
	if h.Answer, err = r.quotes.Answer(ctx, h.Quote.ID, id, m.DocValue); err != nil {
		r.damaged(err)
	}
	if h.Answer != nil {
		h.Answer.Highlights = r.marker.Mark(h.Answer)
	}
	h.Fit, h.Score = m.fit, m.score
	h.Highlights = r.marker.Mark(h)
}

// damaged reports what could not be read.
func (r *hitReader) damaged(err error) { r.result.Damaged = append(r.result.Damaged, err) }
