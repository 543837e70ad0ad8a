package ask

import (
	"context"
	"errors"
	"slices"
	"strings"

	"verbatim/index"
	"verbatim/index/ask/view"
	"verbatim/index/corrections"
)

// audit lists what moderators have changed.
func (c *curation) audit(ctx context.Context, r *Request) (Answer, error) {
	a := &Audit{Head: r.head()}
	if c.Corrections == nil {
		return a, nil
	}
	list, _, err := c.Corrections.Current()
	if err != nil {
		return nil, err
	}
	wanted := index.Words(r.Words)
	a.Wrong = list.Wrong
	for _, e := range slices.Backward(list.Entries) {
		if mentions(&e, wanted) {
			if a.Total++; len(a.Entries) < r.limit(listLimit) {
				a.Entries = append(a.Entries, e)
			}
		}
	}
	err = c.Index.Do(ctx, func(snap view.Snapshot) error {
		a.Loose, a.Hidden = snap.Corrected().Unmatched, map[string]bool{}
		for _, e := range a.Entries {
			if e.Quote == "" {
				continue
			}
			is, err := snap.Curated(ctx, e.Quote)
			if err != nil && !errors.Is(err, index.ErrNoQuote) {
				return err
			}
			a.Hidden[e.Quote] = is.State.Hidden
		}
		return nil
	})
	if errors.Is(err, index.ErrNoSnapshot) {
		return a, nil
	}
	return a, err
}

// mentions reports whether an entry has all of the words.
func mentions(e *corrections.Entry, wanted []string) bool {
	fields := []string{e.By, string(e.Do), e.Quote, e.Path, e.Words, e.Was, e.Speaker, e.Role, e.Title, e.Publisher, e.Date, e.URL, e.Reason}
	have := index.Words(strings.Join(fields, " "))
	for _, w := range wanted {
		if !slices.Contains(have, w) {
			return false
		}
	}
	return true
}
