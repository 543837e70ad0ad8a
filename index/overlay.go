package index

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"sync"

	"verbatim/corpus"
	"verbatim/index/corrections"
)

// An overlay is what the corrections of a corpus say of the quotes of a snapshot. It lies over what is read from the index, so that a
// correction holds from the next search on. A quote and its copies in other articles are shown as one, and are corrected as one.
type overlay struct {
	version uint64
	states  map[int]corrections.State    // by the quote's number
	docs    map[uint32]int               // the numbers, by the document's
	spoken  []uint32                     // the documents in whose quotes somebody else spoke than the index says
	hidden  int                          // how many quotes are hidden
	ids     map[string]int               // the numbers, by the ids under which corrections were made
	stacks  map[string]corrections.Stack // by stackKey
	loose   []corrections.Entry          // what no quote of the snapshot answers to
	names   func() (*nameList, error)    // the speakers as they are with the corrections; counted when first asked for
	roles   map[string]KnownRole         // the newest role that a moderator gives, by nameKey
}

// Correct lays the corrections over the snapshot. Those of quotes whose id has changed are found again by their words.
func (s *quoteReader) Correct(ctx context.Context, list *corrections.List, version uint64) error {
	if o := s.over.Load(); o != nil && o.version == version {
		return nil
	}
	o, err := newOverlay(ctx, s, list)
	if err != nil {
		return err
	}
	o.version = version
	s.over.Store(o)
	return nil
}

// newOverlay returns what the corrections say of the quotes of a snapshot.
func newOverlay(ctx context.Context, s *quoteReader, list *corrections.List) (*overlay, error) {
	o := &overlay{states: map[int]corrections.State{}, docs: map[uint32]int{}, ids: map[string]int{}, roles: map[string]KnownRole{}}
	o.names = sync.OnceValues(func() (*nameList, error) { return s.recount(o) })
	finder, facts := finder{quotes: s}, s.values()
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
			o.loose = append(o.loose, *stack.Last())
		} else if found {
			if err := s.lay(ctx, facts, o, number, stack.State()); err != nil {
				return nil, err
			}
		}
	}
	if facts.err != nil {
		return nil, fmt.Errorf("looking for copies of what is corrected: %w", facts.err)
	}
	slices.Sort(o.spoken)
	slices.SortFunc(o.loose, func(a, b corrections.Entry) int { return a.Time.Compare(b.Time) })
	return o, nil
}

// stackKey is equal for ids under which one quote, or its copies, were corrected.
func (s *quoteReader) stackKey(facts *factReader, ids map[string]int, id string) string {
	number, found := ids[id]
	if !found {
		return id
	}
	return strconv.Itoa(slices.Min(s.ring(facts, number)))
}

// ring returns the number of a quote, and those of its copies in other articles.
func (s *quoteReader) ring(facts *factReader, number int) []int {
	all := []int{number}
	h, _, err := s.stored(number)
	if err != nil {
		return all
	}
	uncorrected := func(k int) (Hit, error) {
		other, _, err := s.stored(k)
		return other, err
	}
	for k := range duplicates(facts, number, &h, wordsKey(h.Pieces()), uncorrected) {
		all = append(all, k)
	}
	return all
}

// lay puts what holds of a quote into the overlay, for it and its copies.
func (s *quoteReader) lay(ctx context.Context, facts *factReader, o *overlay, number int, state corrections.State) error {
	if !state.Hidden && state.Speaker == nil {
		return nil
	}
	for _, n := range s.ring(facts, number) {
		h, _, err := s.stored(n)
		if err != nil {
			continue // what is damaged is not shown, and reported where it is found
		}
		_, doc, err := s.numbered(ctx, h.Quote.ID)
		if err != nil {
			return err
		}
		o.states[n], o.docs[doc] = state, n
		if state.Hidden {
			o.hidden++
		}
		if who := state.Speaker; who != nil {
			o.spoken = append(o.spoken, doc)
			if key := nameKey(who.Name); who.Role != "" && !corpus.InFuture(h.Article.Date, s.now()) {
				o.roles[key] = KnownRole{who.Role, h.Article.Date, h.Article.Path}.newer(o.roles[key])
			}
		}
	}
	return nil
}

// A quoteState is a State that can be put into a quote.
type quoteState corrections.State

// stateOf returns what the corrections say of a quote.
func (s *quoteReader) stateOf(number int) quoteState {
	return quoteState(s.corrected().states[number])
}

// amend puts the speaker that somebody has named into a quote.
func (s quoteState) amend(q *corpus.Quote) {
	if s.Speaker == nil {
		return
	}
	q.Speaker, q.Speakers = *s.Speaker, []corpus.Speaker{*s.Speaker}
	q.Confidence, q.Method = 1, corpus.Corrected
}
