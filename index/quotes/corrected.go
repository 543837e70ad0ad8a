package quotes

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"sync"

	"verbatim/corpus"
	"verbatim/index/corrections"
	"verbatim/index/document"
	"verbatim/index/names"
	"verbatim/index/store"
)

// An Corrected is what the corrections of a corpus say of the quotes of a snapshot. It lies over what is read from the index, so that a
// correction holds from the next search on. A quote and its copies in other articles are shown as one, and are corrected as one.
type Corrected struct {
	version      uint64
	States       map[int]corrections.State        // by the quote's number
	ByDoc        map[uint32]int                   // the numbers, by the document's
	Reattributed []uint32                         // the documents in whose quotes somebody else spoke than the index says
	Hidden       int                              // how many quotes are hidden
	ids          map[string]int                   // the numbers, by the ids under which corrections were made
	stacks       map[string]corrections.Stack     // by stackKey
	unmatched    []corrections.Entry              // what no quote of the snapshot answers to
	names        func() (*names.Directory, error) // the speakers as they are with the corrections; counted when first asked for
	roles        map[string]names.KnownRole       // the newest role that a moderator gives, by nameKey
}

// Correct lays the corrections over the snapshot. Those of quotes whose id has changed are found again by their words.
func (s *Reader) Correct(ctx context.Context, list *corrections.List, version uint64) error {
	if o := s.applied.Load(); o != nil && o.version == version {
		return nil
	}
	o, err := newCorrected(ctx, s, list)
	if err != nil {
		return err
	}
	o.version = version
	s.applied.Store(o)
	return nil
}

// newCorrected returns what the corrections say of the quotes of a snapshot.
func newCorrected(ctx context.Context, s *Reader, list *corrections.List) (*Corrected, error) {
	o := &Corrected{States: map[int]corrections.State{}, ByDoc: map[uint32]int{}, ids: map[string]int{}, roles: map[string]names.KnownRole{}}
	o.names = sync.OnceValues(func() (*names.Directory, error) { return s.recount(o) })
	finder, facts := matcher{quotes: s}, s.DocValues()
	for i := range list.Entries {
		e := &list.Entries[i]
		if _, known := o.ids[e.Quote]; known || e.Quote == "" {
			continue
		}
		number, err := finder.attach(ctx, e)
		if err != nil {
			return nil, err
		}
		if number >= 0 {
			o.ids[e.Quote] = number
		}
	}
	o.stacks = list.Stacks(func(e *corrections.Entry) string { return s.stackKey(facts, o.ids, e.Quote) })
	done := map[string]bool{}
	for i := range list.Entries {
		id := list.Entries[i].Quote
		key := s.stackKey(facts, o.ids, id)
		if done[key] || id == "" {
			continue
		}
		done[key] = true
		stack := o.stacks[key]
		if number, found := o.ids[id]; !found && len(stack) > 0 {
			o.unmatched = append(o.unmatched, *stack.Last())
		} else if found {
			if err := s.apply(ctx, facts, o, number, stack.State()); err != nil {
				return nil, err
			}
		}
	}
	if facts.Err != nil {
		return nil, fmt.Errorf("looking for copies of what is corrected: %w", facts.Err)
	}
	slices.Sort(o.Reattributed)
	slices.SortFunc(o.unmatched, func(a, b corrections.Entry) int { return a.Time.Compare(b.Time) })
	return o, nil
}

// stackKey is equal for ids under which one quote, or its copies, were corrected.
func (s *Reader) stackKey(facts *store.ValueReader, ids map[string]int, id string) string {
	number, found := ids[id]
	if !found {
		return id
	}
	return strconv.Itoa(slices.Min(s.duplicateNumbers(facts, number)))
}

// duplicateNumbers returns the number of a quote, and those of its copies in other articles.
func (s *Reader) duplicateNumbers(facts *store.ValueReader, number int) []int {
	all := []int{number}
	h, _, err := s.AsIndexed(number)
	if err != nil {
		return all
	}
	uncorrected := func(k int) (Hit, error) {
		other, _, err := s.AsIndexed(k)
		return other, err
	}
	for k := range duplicates(facts, number, &h, document.WordsKey(h.Pieces()), uncorrected) {
		all = append(all, k)
	}
	return all
}

// apply puts what holds of a quote into the overlay, for it and its copies.
func (s *Reader) apply(ctx context.Context, facts *store.ValueReader, o *Corrected, number int, state corrections.State) error {
	if !state.Hidden && state.Speaker == nil {
		return nil
	}
	for _, n := range s.duplicateNumbers(facts, number) {
		h, _, err := s.AsIndexed(n)
		if err != nil {
			continue // what is damaged is not shown, and reported where it is found
		}
		_, doc, err := s.locate(ctx, h.Quote.ID)
		if err != nil {
			return err
		}
		o.States[n], o.ByDoc[doc] = state, n
		if state.Hidden {
			o.Hidden++
		}
		if who := state.Speaker; who != nil {
			o.Reattributed = append(o.Reattributed, doc)
			if key := names.Key(who.Name); who.Role != "" && !corpus.InFuture(h.Article.Date, s.Now()) {
				o.roles[key] = names.KnownRole{Role: who.Role, Day: h.Article.Date, Path: h.Article.Path}.Newer(o.roles[key])
			}
		}
	}
	return nil
}

// A quoteState is a State that can be put into a quote.
type quoteState corrections.State

// State returns what the corrections say of a quote.
func (s *Reader) State(number int) quoteState {
	return quoteState(s.Corrected().States[number])
}

// amend puts the speaker that somebody has named into a quote.
func (s quoteState) amend(q *corpus.Quote) {
	if s.Speaker == nil {
		return
	}
	q.Speaker, q.Speakers = *s.Speaker, []corpus.Speaker{*s.Speaker}
	q.Confidence, q.Method = 1, corpus.Corrected
}
