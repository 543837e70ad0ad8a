package postings

import (
	"cmp"
	"context"
	"slices"
)

// A Query selects documents.
type Query struct {
	Words []Word // the words to search for; if empty, every document matches
	Least int    // the minimum number of Words in a document; 0 means all
	Said  int    // the minimum number of Words in a place with Said

	Some  []Word // at least one of these, if there are any; they add to the score
	Bonus []Word // optional words, which add to the score

	Filters []Word                // all of these
	Nots    []Place               // none of these
	Admit   func(doc uint32) bool // a further condition; nil admits all documents

	Unscored bool // the caller ignores the scores; the search then skips what only adds to them
}

// A Match is a document that matches.
type Match struct {
	Doc   uint32
	Score float64
	Words int // the number of Words in the document
	Said  int // the number of these in a place with Said
}

// checkEvery is the number of documents between two checks of the context.
const checkEvery = 1 << 12

// Each calls found for each document that matches q, in ascending order. If ctx ends, Each returns its error.
func (r *Reader) Each(ctx context.Context, q *Query, found func(Match)) error {
	if r.docs == 0 {
		return ctx.Err()
	}
	s := &searcher{query: q, least: q.Least}
	defer s.close()
	if err := s.open(ctx, r); err != nil {
		return err
	}
	for doc, steps := uint32(0), 0; ; doc, steps = doc+1, steps+1 {
		if steps%checkEvery == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		var err error
		if doc, err = s.next(doc); err != nil || doc == noDoc {
			return err
		}
		m, ok, err := s.match(doc)
		if err != nil {
			return err
		}
		if ok {
			found(m)
		}
	}
}

// A searcher is the state of a search.
type searcher struct {
	query *Query
	least int
	in    *Reader

	filters []*wordCursor
	words   []*wordCursor
	must    []*wordCursor // the filters and words that every match has, rarest first
	some    []*wordCursor
	bonus   []*wordCursor
	nots    []*placeCursor
}

// open opens the cursors.
func (s *searcher) open(ctx context.Context, r *Reader) error {
	q := s.query
	s.in = r
	if s.least == 0 {
		s.least = len(q.Words)
	}
	every := q.Said > 0 && q.Said >= len(q.Words)
	bonus := q.Bonus
	if q.Unscored {
		bonus = nil
	}
	for _, list := range []struct {
		words              []Word
		to                 *[]*wordCursor
		saidOnly, unscored bool
	}{
		{q.Words, &s.words, every, q.Unscored},
		{q.Some, &s.some, false, false},
		{bonus, &s.bonus, false, false},
		{q.Filters, &s.filters, false, false},
	} {
		for _, w := range list.words {
			c, err := r.word(ctx, w, list.saidOnly, list.unscored)
			if err != nil {
				return err
			}
			*list.to = append(*list.to, c)
		}
	}
	for _, p := range q.Nots {
		c, err := r.place(ctx, p)
		if err != nil {
			return err
		}
		s.nots = append(s.nots, c)
	}
	if s.must = s.filters; s.least == len(s.words) {
		s.must = slices.Concat(s.filters, s.words)
	}
	slices.SortStableFunc(s.must, func(a, b *wordCursor) int { return cmp.Compare(a.count(), b.count()) })
	return nil
}

// next returns the first document, from doc on, that has everything in must. If a match needs only some of the
// words, the document has at least one.
func (s *searcher) next(doc uint32) (uint32, error) {
	for doc != noDoc {
		at := doc
		for _, c := range s.must {
			if err := c.advance(doc); err != nil {
				return 0, err
			}
			if at = c.doc; at != doc {
				break
			}
		}
		if at == doc && s.least < len(s.words) {
			at = noDoc
			for _, c := range s.words {
				if err := c.advance(doc); err != nil {
					return 0, err
				}
				at = min(at, c.doc)
			}
		}
		if at == doc && len(s.must) == 0 && s.least >= len(s.words) { // the query has no words and no filters
			return s.in.live(doc), nil
		}
		if at == doc {
			return doc, nil
		}
		doc = at
	}
	return noDoc, nil
}

// match returns the match for a document that next has found, and whether it matches.
func (s *searcher) match(doc uint32) (Match, bool, error) {
	m := Match{Doc: doc}
	if s.query.Admit != nil && !s.query.Admit(doc) {
		return m, false, nil
	}
	for _, c := range s.nots {
		if err := c.advance(doc); err != nil || c.doc == doc {
			return m, false, err
		}
	}
	for _, c := range s.words {
		if c.doc != doc {
			continue
		}
		score, said, err := c.at(doc)
		if err != nil {
			return m, false, err
		}
		m.Score += score
		if said {
			m.Said++
		}
		m.Words++
	}
	if m.Words < s.least || m.Said < s.query.Said {
		return m, false, nil
	}
	if len(s.words) > 0 {
		m.Score *= float64(m.Words) / float64(len(s.words)) // as in bleve
	}
	some, err := optionalScore(s.some, doc)
	if err != nil || some == 0 && len(s.some) > 0 {
		return m, false, err
	}
	bonus, err := optionalScore(s.bonus, doc)
	m.Score += some + bonus
	return m, true, err
}

// optionalScore returns what the words add to the score of a document, 0 if it has none of them.
func optionalScore(words []*wordCursor, doc uint32) (float64, error) {
	sum, have := 0.0, 0
	for _, c := range words {
		if err := c.advance(doc); err != nil {
			return 0, err
		}
		if c.doc != doc {
			continue
		}
		score, _, err := c.at(doc)
		if err != nil {
			return 0, err
		}
		sum += score
		have++
	}
	if have == 0 {
		return 0, nil
	}
	return sum * float64(have) / float64(len(words)), nil
}

func (s *searcher) close() {
	for _, list := range [][]*wordCursor{s.filters, s.words, s.some, s.bonus} {
		for _, c := range list {
			c.close()
		}
	}
	for _, c := range s.nots {
		c.close()
	}
}
