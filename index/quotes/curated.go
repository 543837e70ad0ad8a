package quotes

import (
	"context"

	"verbatim/index/corrections"
)

// A Curated is a quote with what moderators have said of it.
type Curated struct {
	Hit   *Hit // as it is now, hidden or not; nil where the quote is gone
	State corrections.State
	Last  *corrections.Entry // what an undo would take back; nil for nothing
}

// Curated returns the quote with an id, which may be one that it had when it was corrected. It returns ErrNoQuote where neither a quote
// nor a correction has the id.
func (s *Reader) Curated(ctx context.Context, id string) (c Curated, err error) {
	number, _, err := s.locate(ctx, id)
	if err != nil {
		return c, err
	}
	ids := map[string]int{}
	o := s.Corrected()
	if was, ok := o.ids[id]; ok && number < 0 {
		number = was
	}
	if number >= 0 {
		ids[id] = number
		h, _, _, err := s.Read(number)
		if err != nil {
			return c, err
		}
		c.Hit = &h
	}
	facts := s.DocValues()
	stack := o.stacks[s.stackKey(facts, ids, id)]
	c.State, c.Last = stack.State(), stack.Last()
	if c.Hit == nil && c.Last == nil {
		return c, ErrNoQuote
	}
	return c, facts.Err
}

// Hidden returns how many quotes of the snapshot are hidden.
func (s *Reader) Hidden() int { return s.Corrected().Hidden }

// Unmatched returns the corrections that no quote of the snapshot answers to any more.
func (s *Reader) Unmatched() []corrections.Entry { return s.Corrected().unmatched }
