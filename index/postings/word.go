package postings

import (
	"context"
	"slices"
)

// A Word is a disjunction of places. A document has the word if it has one of the places.
type Word []Place

// A Place is a conjunction of terms in one field, or a disjunction if Any is set.
type Place struct {
	Field  string
	Terms  []string
	Any    bool    // one of the terms is enough; they score as if they were one term
	Phrase bool    // the terms must be adjacent and in this order; the field needs positions
	Weight float64 // the weight in the score; 0 for a filter
	Said   bool    // the field holds what was said; see Query.Said
}

// A placeCursor iterates over the documents with all terms of a place, or with any of them.
type placeCursor struct {
	terms  []*termCursor
	any    bool
	phrase bool
	said   bool
	doc    uint32
}

func (r *Reader) place(ctx context.Context, p Place) (*placeCursor, error) {
	c := &placeCursor{any: p.Any, phrase: p.Phrase && !p.Any && len(p.Terms) > 1, said: p.Said}
	for _, t := range p.Terms {
		term, err := r.term(ctx, p.Field, t, p.Weight, c.phrase)
		if err != nil {
			c.close()
			return nil, err
		}
		c.terms = append(c.terms, term)
	}
	if c.any && p.Weight != 0 {
		rarity := r.rarity(min(c.count(), r.docs)) // a document with two of the terms counts twice
		for _, t := range c.terms {
			t.weight = p.Weight * rarity * rarity
		}
	}
	return c, c.settle()
}

// settle moves from the first term's document to the next one with all terms. If one term is enough, it moves to the
// first document of a term.
func (c *placeCursor) settle() error {
	if c.any {
		c.doc = noDoc
		for _, t := range c.terms {
			c.doc = min(c.doc, t.doc)
		}
		return nil
	}
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

// inOrder reports whether the terms are adjacent in the current document, in one value of the field.
func (c *placeCursor) inOrder() bool {
	for _, start := range c.terms[0].at.Vectors {
		n := 1
		for n < len(c.terms) && c.terms[n].isAt(start.Pos+uint64(n), start.ArrayPositions) {
			n++
		}
		if n == len(c.terms) {
			return true
		}
	}
	return false
}

// isAt reports whether the term is at a position of a value in the current document.
func (c *termCursor) isAt(position uint64, value []uint64) bool {
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
	if !c.any {
		if err := c.terms[0].advance(doc); err != nil {
			return err
		}
		return c.settle()
	}
	for _, t := range c.terms {
		if err := t.advance(doc); err != nil {
			return err
		}
	}
	return c.settle()
}

func (c *placeCursor) score() float64 {
	sum := 0.0
	for _, t := range c.terms {
		if t.doc == c.doc {
			sum += t.score()
		}
	}
	return sum
}

// count returns the maximum number of documents.
func (c *placeCursor) count() uint64 {
	if c.any {
		sum := uint64(0)
		for _, t := range c.terms {
			sum += t.count()
		}
		return sum
	}
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

// A wordCursor iterates over the documents with a word.
type wordCursor struct {
	places []*placeCursor
	leads  int // the number of places that find documents; the places after them only add to the score
	doc    uint32
}

// word returns a cursor at the first document with a word. With saidOnly, only places with Said find documents.
// With unscored, the score is 0.
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

// at returns the score of the word in a document that has it, and whether a place with Said has it. As in bleve,
// each place counts more if more places have the word.
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
