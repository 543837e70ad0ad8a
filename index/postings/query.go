package postings

import (
	"cmp"
	"context"
	"slices"
)

// A Query says which documents are looked for.
type Query struct {
	Words []Word // what is looked for; where there is none, every document
	Least int    // how many of the words a document has at least; 0 means all
	Said  int    // how many of the words are said at least

	Some  []Word // one of these at least, where there are any; they count
	Bonus []Word // these count where a document has them

	Filters []Word                // each of these
	Nots    []Place               // none of these
	Admit   func(doc uint32) bool // what else a document must be; nil admits all

	Unscored bool // the scores are of no use: what only counts is left out, which finds the same documents sooner
}

// A Match is a document found.
type Match struct {
	Doc   uint32
	Score float64
	Words int // how many of the words it has
	Said  int // how many of them are said
}

// lookAgain is after how many documents a search looks whether it should stop.
const lookAgain = 1 << 12

// Each calls found for each document that q looks for, by ascending number. It stops with the context's error when that is done.
func (r *Reader) Each(ctx context.Context, q *Query, found func(Match)) error {
	if r.docs == 0 {
		return ctx.Err()
	}
	s := &searching{query: q, least: q.Least}
	defer s.close()
	if err := s.open(ctx, r); err != nil {
		return err
	}
	for doc, steps := uint32(0), 0; ; doc, steps = doc+1, steps+1 {
		if steps%lookAgain == 0 && ctx.Err() != nil {
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

// A searching is a query under way.
type searching struct {
	query *Query
	least int
	in    *Reader

	filters []*wordCursor
	words   []*wordCursor
	must    []*wordCursor // of these, what each document has, the rarest first
	some    []*wordCursor
	bonus   []*wordCursor
	nots    []*placeCursor
}

// open opens the cursors.
func (s *searching) open(ctx context.Context, r *Reader) error {
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
	}{{q.Words, &s.words, every, q.Unscored}, {q.Some, &s.some, false, false}, {bonus, &s.bonus, false, false}, {q.Filters, &s.filters, false, false}} {
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

// next returns the first document from doc on that has all that must be there and, where only some of the words are asked for, any of
// them.
func (s *searching) next(doc uint32) (uint32, error) {
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
		if at == doc && len(s.must) == 0 && s.least >= len(s.words) { // nothing has led to it
			return s.in.live(doc), nil
		}
		if at == doc {
			return doc, nil
		}
		doc = at
	}
	return noDoc, nil
}

// match returns what the document is that next has found, and whether it is looked for.
func (s *searching) match(doc uint32) (Match, bool, error) {
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
		m.Score *= float64(m.Words) / float64(len(s.words)) // as bleve
	}
	some, err := lift(s.some, doc)
	if err != nil || some == 0 && len(s.some) > 0 {
		return m, false, err
	}
	bonus, err := lift(s.bonus, doc)
	m.Score += some + bonus
	return m, true, err
}

// lift returns what those of the words add to a document's score that it has.
func lift(words []*wordCursor, doc uint32) (float64, error) {
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

func (s *searching) close() {
	for _, list := range [][]*wordCursor{s.filters, s.words, s.some, s.bonus} {
		for _, c := range list {
			c.close()
		}
	}
	for _, c := range s.nots {
		c.close()
	}
}
