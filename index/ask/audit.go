package ask

import (
	"context"
	"errors"
	"slices"
	"strings"
	"unicode"

	"verbatim/corpus/wording"
	"verbatim/index"
	"verbatim/index/ask/notice"
	"verbatim/index/ask/view"
	"verbatim/index/corrections"
)

// audit lists what moderators have changed.
func (c *curation) audit(ctx context.Context, r *Request) (Answer, error) {
	a := &Audit{Head: r.head()}
	if c.Corrections == nil {
		a.note(notice.Change, wording.Say("The built-in sample can't be changed."))
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
	if len(list.Entries) == 0 {
		a.note(notice.Change, wording.Say("Nothing has been changed yet."))
	}
	err = c.Index.Do(ctx, func(snap view.Snapshot) error {
		a.Hidden = map[string]bool{}
		for _, e := range snap.Corrected().Unmatched {
			if mentions(&e, wanted) {
				a.Loose = append(a.Loose, e)
			}
		}
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

// mentions reports whether an entry has words that begin with each of those wanted. The parts of a path are words too.
func mentions(e *corrections.Entry, wanted []string) bool {
	parts := strings.FieldsFunc(e.Path, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	fields := append(parts, e.Path, e.By, e.ByID, string(e.Do), e.Done().String(), e.Time.UTC().Format(DayLayout),
		e.Kept, e.Quote, e.Words, e.Was, e.Speaker, e.Role, e.Title, e.Publisher, e.Date, e.URL, e.Reason)
	have := index.Words(strings.Join(fields, " "))
	for _, w := range wanted {
		if !slices.ContainsFunc(have, func(word string) bool { return strings.HasPrefix(word, w) }) {
			return false
		}
	}
	return true
}
