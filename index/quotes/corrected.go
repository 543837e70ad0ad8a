package quotes

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"math"
	"slices"
	"strconv"

	"verbatim/corpus"
	"verbatim/index/corrections"
	"verbatim/index/document"
	"verbatim/index/engine"
	"verbatim/index/names"
	"verbatim/index/store"
)

// Corrected holds what moderators have changed in the quotes of a snapshot. It is applied to whatever is read
// from the index, so a correction takes effect with the next search. A quote and its duplicates are shown as
// one, and are corrected together.
type Corrected struct {
	States       map[int]corrections.State // by the number of the quote
	ByDoc        map[uint32]int            // the number of the quote by the number of its document
	Reattributed []uint32                  // the documents of quotes with another speaker than in the index, sorted
	Hidden       int                       // the number of hidden quotes
	Unmatched    []corrections.Entry       // corrections whose quotes are not in the snapshot

	version uint64
	ids     map[string]int                   // the number of the quote by the id in the correction
	keys    map[string]string                // the stackKey by the id in the correction
	stacks  map[string]corrections.Stack     // by stackKey
	names   func() (*names.Directory, error) // the speakers; counted when first needed
	roles   map[string]names.KnownRole       // the newest role from a moderator, by names.Key
}

// noVersion is the version of no list of corrections.
const noVersion = math.MaxUint64

// Correct applies the corrections of a list with this version. A correction whose id has changed is matched by
// the words of its quote.
func (s *Reader) Correct(ctx context.Context, list *corrections.List, version uint64) error {
	if s.Corrected().version == version {
		return nil
	}
	c := newCorrector(s)
	if err := c.apply(ctx, list); err != nil {
		return err
	}
	c.version = version
	for {
		applied := s.applied.Load()
		if applied.version != noVersion && applied.version > version {
			return nil // another search has applied a newer list meanwhile
		}
		if s.applied.CompareAndSwap(applied, c.Corrected) {
			return nil
		}
	}
}

// State returns what the corrections say about a quote.
func (o *Corrected) State(number int) State { return State(o.States[number]) }

// Subject returns a key that is equal for the corrections of one quote, whatever its id was, and for those of one
// article.
func (o *Corrected) Subject(e *corrections.Entry) string {
	if e.Quote == "" {
		return "article " + e.Path
	}
	return "quote " + cmp.Or(o.keys[e.Quote], e.Quote)
}

// hiddenIn returns the number of hidden quotes of an article.
func (o *Corrected) hiddenIn(a *store.Article) (n int) {
	for number, state := range o.States {
		if state.Hidden && a.First <= number && number < a.First+a.Quotes {
			n++
		}
	}
	return n
}

// A State is a corrections.State that can be applied to a quote.
type State corrections.State

// amend sets the speaker of a quote to the one that a moderator has named.
func (s State) amend(q *corpus.Quote) {
	if s.Speaker == nil {
		return
	}
	q.Speaker, q.Speakers = *s.Speaker, []corpus.Speaker{*s.Speaker}
	q.Confidence, q.Method = 1, corpus.Corrected
}

// A corrector applies a list of corrections to a snapshot. One goroutine may use it.
type corrector struct {
	*Corrected
	quotes *Reader
	values engine.Values
	finder finder
}

// newCorrector returns a corrector without corrections.
func newCorrector(quotes *Reader) *corrector {
	c := &corrector{quotes: quotes, values: quotes.DocValues(), finder: finder{quotes: quotes}}
	c.Corrected = &Corrected{
		States: map[int]corrections.State{}, ByDoc: map[uint32]int{}, ids: map[string]int{},
		keys: map[string]string{}, roles: map[string]names.KnownRole{},
	}
	applied, catalogue := c.Corrected, quotes.Catalogue
	applied.names = kept(func() (*names.Directory, error) { return catalogue.recount(applied) })
	return c
}

// apply applies the corrections of a list.
func (c *corrector) apply(ctx context.Context, list *corrections.List) error {
	if err := c.findQuotes(ctx, list); err != nil {
		return err
	}
	for i := range list.Entries {
		if id := list.Entries[i].Quote; c.keys[id] == "" {
			c.keys[id] = c.stackKey(c.ids, id)
		}
	}
	c.stacks = list.Stacks(func(e *corrections.Entry) string { return c.keys[e.Quote] })
	done := map[string]bool{}
	for i := range list.Entries {
		id := list.Entries[i].Quote
		key := c.keys[id]
		if done[key] || id == "" {
			continue
		}
		done[key] = true
		stack := c.stacks[key]
		if number, found := c.ids[id]; !found && len(stack) > 0 {
			c.Unmatched = append(c.Unmatched, *stack.Last())
		} else if found {
			if err := c.set(ctx, number, stack.State()); err != nil {
				return err
			}
		}
	}
	if err := c.values.Fault(); err != nil {
		return fmt.Errorf("looking for duplicates of corrected quotes: %w", err)
	}
	slices.Sort(c.Reattributed)
	slices.SortFunc(c.Unmatched, func(a, b corrections.Entry) int { return a.Time.Compare(b.Time) })
	return nil
}

// findQuotes finds the quotes of the corrections in the snapshot.
func (c *corrector) findQuotes(ctx context.Context, list *corrections.List) error {
	err := c.quotes.files.Fetch(ctx, func() (w engine.Wanted) {
		for i := range list.Entries {
			w.IDs = append(w.IDs, list.Entries[i].Quote)
		}
		return w
	})
	if err != nil {
		return err
	}
	for i := range list.Entries {
		e := &list.Entries[i]
		if _, known := c.ids[e.Quote]; known || e.Quote == "" {
			continue
		}
		number, err := c.finder.find(ctx, e)
		if err != nil {
			return err
		}
		if number >= 0 {
			c.ids[e.Quote] = number
		}
	}
	return fetchCopies(ctx, c.quotes.files, slices.Collect(maps.Values(c.ids))...)
}

// stackKey returns a key that is equal for the ids of a quote and its duplicates. ids has the numbers of their
// quotes.
func (c *corrector) stackKey(ids map[string]int, id string) string {
	number, found := ids[id]
	if !found {
		return id
	}
	return strconv.Itoa(slices.Min(c.duplicates(number)))
}

// duplicates returns the numbers of a quote and of its duplicates in other articles, regardless of corrections.
func (c *corrector) duplicates(number int) []int {
	all := []int{number}
	h, _, err := c.quotes.AsIndexed(number)
	if err != nil {
		return all
	}
	read := func(n int) (Hit, error) {
		other, _, err := c.quotes.AsIndexed(n)
		return other, err
	}
	for n := range duplicates(c.values, number, &h, document.WordsKey(h.Pieces()), read) {
		all = append(all, n)
	}
	return all
}

// set sets the state of a quote and its duplicates.
func (c *corrector) set(ctx context.Context, number int, state corrections.State) error {
	if !state.Hidden && state.Speaker == nil {
		return nil
	}
	for _, n := range c.duplicates(number) {
		h, _, err := c.quotes.AsIndexed(n)
		if err != nil {
			continue // a damaged quote is not shown; a search reports it
		}
		_, doc, err := c.quotes.locate(ctx, h.Quote.ID)
		if err != nil {
			return err
		}
		c.States[n], c.ByDoc[doc] = state, n
		if state.Hidden {
			c.Hidden++
		}
		if state.Speaker != nil {
			c.Reattributed = append(c.Reattributed, doc)
			c.noteRole(state.Speaker, &h.Article)
		}
	}
	return nil
}

// noteRole notes the role that a moderator has given to the speaker of a quote in an article.
func (c *corrector) noteRole(who *corpus.Speaker, a *corpus.Article) {
	if who.Role == "" || corpus.InFuture(a.Date, c.quotes.Now()) {
		return
	}
	key, given := names.Key(who.Name), names.KnownRole{Role: who.Role, Day: a.Date, Path: a.Path}
	c.roles[key] = given.Newer(c.roles[key])
}
