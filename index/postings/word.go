package postings

import (
	"context"
	"slices"
)

// A Word is something looked for in several places. A document has it that has one of them.
type Word []Place

// A Place is a field with the terms that must all stand in it.
type Place struct {
	Field  string
	Terms  []string
	Phrase bool    // they stand next to each other, in this order; the field has positions
	Weight float64 // how much it counts; 0 for a filter
	Said   bool    // a document that has the word here has it said: see Query.Said
}

// A placeCursor goes through the documents that have a place's terms.
type placeCursor struct {
	terms  []*termCursor
	phrase bool
	said   bool
	doc    uint32
}

func (r *Reader) place(ctx context.Context, p Place) (*placeCursor, error) {
	c := &placeCursor{phrase: p.Phrase && len(p.Terms) > 1, said: p.Said}
	for _, t := range p.Terms {
		term, err := r.term(ctx, p.Field, t, p.Weight, c.phrase)
		if err != nil {
			c.close()
			return nil, err
		}
		c.terms = append(c.terms, term)
	}
	return c, c.settle()
}

// settle goes on from the first term's document to one that has all terms.
func (c *placeCursor) settle() error {
	first := c.terms[0]
	for {
		doc := first.doc
		for _, t := range c.terms[1:] {
			if err := t.advance(doc); err != nil {
				return err
			}
			doc = max(doc, t.doc)
		}
		if doc == first.doc && (doc == noDoc || !c.phrase || c.inOrder()) {
			c.doc = doc
			return nil
		}
		if doc == first.doc {
			doc++
		}
		if err := first.advance(doc); err != nil {
			return err
		}
	}
}

// inOrder reports whether the terms stand next to each other in the document at which they are: in one value of the field.
func (c *placeCursor) inOrder() bool {
	for _, start := range c.terms[0].at.Vectors {
		n := 1
		for n < len(c.terms) && c.terms[n].standsAt(start.Pos+uint64(n), start.ArrayPositions) {
			n++
		}
		if n == len(c.terms) {
			return true
		}
	}
	return false
}

// standsAt reports whether the term stands at a position of a value in the cursor's document.
func (c *termCursor) standsAt(position uint64, value []uint64) bool {
	for _, v := range c.at.Vectors {
		if v.Pos == position && slices.Equal(v.ArrayPositions, value) {
			return true
		}
	}
	return false
}

func (c *placeCursor) advance(doc uint32) error {
	if c.doc >= doc {
		return nil
	}
	if err := c.terms[0].advance(doc); err != nil {
		return err
	}
	return c.settle()
}

func (c *placeCursor) score() float64 {
	sum := 0.0
	for _, t := range c.terms {
		sum += t.score()
	}
	return sum
}

// count is how many documents it goes through at most.
func (c *placeCursor) count() uint64 {
	least := c.terms[0].count()
	for _, t := range c.terms[1:] {
		least = min(least, t.count())
	}
	return least
}

func (c *placeCursor) close() {
	for _, t := range c.terms {
		t.close()
	}
}

// A wordCursor goes through the documents that have a word.
type wordCursor struct {
	places []*placeCursor
	leads  int // so many of the places lead to documents; the others only count there
	doc    uint32
}

// word returns a cursor at the first document with a word; where saidOnly, at the first in which it is said. Where unscored, its score is 0.
func (r *Reader) word(ctx context.Context, w Word, saidOnly, unscored bool) (*wordCursor, error) {
	c := &wordCursor{}
	for _, said := range []bool{true, false} {
		for _, p := range w {
			leads := said || !saidOnly
			if p.Said != said || len(p.Terms) == 0 || unscored && !leads {
				continue
			}
			if unscored {
				p.Weight = 0
			}
			place, err := r.place(ctx, p)
			if err != nil {
				c.close()
				return nil, err
			}
			c.places = append(c.places, place)
			if leads {
				c.leads = len(c.places)
			}
		}
	}
	c.settle()
	return c, nil
}

func (c *wordCursor) settle() {
	c.doc = noDoc
	for _, p := range c.places[:c.leads] {
		c.doc = min(c.doc, p.doc)
	}
}

func (c *wordCursor) advance(doc uint32) error {
	if c.doc >= doc {
		return nil
	}
	for _, p := range c.places[:c.leads] {
		if err := p.advance(doc); err != nil {
			return err
		}
	}
	c.settle()
	return nil
}

// at returns the word's score in a document, which it has, and whether it is said there. The more of the places have it, the more each
// counts, as in bleve.
func (c *wordCursor) at(doc uint32) (score float64, said bool, err error) {
	have := 0
	for i, p := range c.places {
		if i >= c.leads {
			if err := p.advance(doc); err != nil {
				return 0, false, err
			}
		}
		if p.doc == doc {
			score += p.score()
			said = said || p.said
			have++
		}
	}
	return score * float64(have) / float64(len(c.places)), said, nil
}

func (c *wordCursor) count() uint64 {
	n := uint64(0)
	for _, p := range c.places[:c.leads] {
		n += p.count()
	}
	return n
}

func (c *wordCursor) close() {
	for _, p := range c.places {
		p.close()
	}
}
