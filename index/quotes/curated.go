package quotes

import (
	"context"

	"verbatim/index/corrections"
)

// A Curated is a quote with the corrections of moderators.
type Curated struct {
	Hit   *Hit // the quote now, even if it is hidden; nil if it is gone
	State corrections.State
	Last  *corrections.Entry // the correction that an undo would revert, or nil
}

// Curated returns the quote with an id, which may be the id at the time of a correction. It returns ErrNoQuote
// if neither a quote nor a correction has the id.
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
		if err := fetchCopies(ctx, s.files, number); err != nil {
			return c, err
		}
		h, _, _, err := s.Read(number)
		if err != nil {
			return c, err
		}
		c.Hit = &h
	}
	corrector := newCorrector(s)
	stack := o.stacks[corrector.stackKey(ids, id)]
	c.State, c.Last = stack.State(), stack.Last()
	if c.Hit == nil && c.Last == nil {
		return c, ErrNoQuote
	}
	return c, corrector.values.Fault()
}
