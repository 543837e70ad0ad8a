package index

import (
	"context"
	"fmt"
	"slices"
	"strconv"

	"verbatim/corpus"
	"verbatim/index/corrections"
	"verbatim/index/postings"
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
	names   nameList                     // the speakers as they are with the corrections
	roles   map[string]KnownRole         // the newest role that a moderator gives, by nameKey
}

// correct lays the corrections over the snapshot. Those of quotes whose id has changed are found again by their words.
func (s *Snapshot) correct(ctx context.Context, list *corrections.List, version uint64) error {
	if o := s.over.Load(); o != nil && o.version == version {
		return nil
	}
	o := &overlay{version: version, states: map[int]corrections.State{}, docs: map[uint32]int{}, ids: map[string]int{}, roles: map[string]KnownRole{}}
	finder, facts := finder{Snapshot: s}, s.factReader()
	for i := range list.Entries {
		e := &list.Entries[i]
		if _, known := o.ids[e.Quote]; known || e.Quote == "" {
			continue
		}
		number, err := finder.attach(ctx, e)
		if err != nil {
			return err
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
				return err
			}
		}
	}
	if facts.err != nil {
		return fmt.Errorf("looking for copies of what is corrected: %w", facts.err)
	}
	slices.Sort(o.spoken)
	slices.SortFunc(o.loose, func(a, b corrections.Entry) int { return a.Time.Compare(b.Time) })
	s.over.Store(o)
	return nil
}

// stackKey is equal for ids under which one quote, or its copies, were corrected.
func (s *Snapshot) stackKey(facts *factReader, ids map[string]int, id string) string {
	number, found := ids[id]
	if !found {
		return id
	}
	return strconv.Itoa(slices.Min(s.ring(facts, number)))
}

// ring returns the number of a quote, and those of its copies in other articles.
func (s *Snapshot) ring(facts *factReader, number int) []int {
	all := []int{number}
	h, _, err := s.data.hit(number)
	if err != nil {
		return all
	}
	uncorrected := func(k int) (Hit, error) {
		other, _, err := s.data.hit(k)
		return other, err
	}
	for k := range duplicates(facts, number, &h, wordsKey(h.Pieces()), uncorrected) {
		all = append(all, k)
	}
	return all
}

// lay puts what holds of a quote into the overlay, for it and its copies.
func (s *Snapshot) lay(ctx context.Context, facts *factReader, o *overlay, number int, state corrections.State) error {
	if !state.Hidden && state.Speaker == nil {
		return nil
	}
	for _, n := range s.ring(facts, number) {
		h, _, err := s.data.hit(n)
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

// numbered returns the number of the quote with an id, and its document's; -1 where there is none.
func (s *Snapshot) numbered(ctx context.Context, id string) (number int, doc uint32, err error) {
	number = -1
	named := &postings.Query{Filters: []postings.Word{{{Field: fieldID, Terms: []string{id}}}}}
	if err := s.eachNumber(ctx, named, func(n int, d uint32) { number, doc = n, d }); err != nil {
		return -1, 0, fmt.Errorf("looking up quote %s: %w", id, err)
	}
	return number, doc, nil
}

// hit reads the quote with a number as the corrections have it, and reports whether it is hidden.
func (s *Snapshot) hit(number int) (h Hit, r record, hidden bool, err error) {
	h, r, err = s.data.hit(number)
	s.dates(&h.Article)
	state := s.stateOf(number)
	state.amend(&h.Quote)
	return h, r, state.Hidden, err
}

// A Curated is a quote with what moderators have said of it.
type Curated struct {
	Hit   *Hit // as it is now, hidden or not; nil where the quote is gone
	State corrections.State
	Last  *corrections.Entry // what an undo would take back; nil for nothing
}

// Curated returns the quote with an id, which may be one that it had when it was corrected. It returns ErrNoQuote where neither a quote
// nor a correction has the id.
func (s *Snapshot) Curated(ctx context.Context, id string) (c Curated, err error) {
	number, _, err := s.numbered(ctx, id)
	if err != nil {
		return c, err
	}
	ids, stacks := map[string]int{}, map[string]corrections.Stack(nil)
	if o := s.over.Load(); o != nil {
		stacks = o.stacks
		if was, ok := o.ids[id]; ok && number < 0 {
			number = was
		}
	}
	if number >= 0 {
		ids[id] = number
		h, _, _, err := s.hit(number)
		if err != nil {
			return c, err
		}
		c.Hit = &h
	}
	facts := s.factReader()
	stack := stacks[s.stackKey(facts, ids, id)]
	c.State, c.Last = stack.State(), stack.Last()
	if c.Hit == nil && c.Last == nil {
		return c, ErrNoQuote
	}
	return c, facts.err
}

// Hidden returns how many quotes of the snapshot are hidden.
func (s *Snapshot) Hidden() int {
	if o := s.over.Load(); o != nil {
		return o.hidden
	}
	return 0
}

// A quoteState is a State that can be put into a quote.
type quoteState corrections.State

// stateOf returns what the corrections say of a quote.
func (s *Snapshot) stateOf(number int) quoteState {
	if o := s.over.Load(); o != nil {
		return quoteState(o.states[number])
	}
	return quoteState{}
}

// amend puts the speaker that somebody has named into a quote.
func (s quoteState) amend(q *corpus.Quote) {
	if s.Speaker == nil {
		return
	}
	q.Speaker, q.Speakers = *s.Speaker, []corpus.Speaker{*s.Speaker}
	q.Confidence, q.Method = 1, corpus.Corrected
}

// Loose returns the corrections that no quote of the snapshot answers to any more.
func (s *Snapshot) Loose() []corrections.Entry {
	if o := s.over.Load(); o != nil {
		return o.loose
	}
	return nil
}

// each calls found for the documents that the steps ask for together, as the corrections have them: without those that are hidden, and
// with those of the speakers that moderators have named.
func (s *Snapshot) each(ctx context.Context, facts *factReader, c *compiled, list []step, found func(postings.Match)) (err error) {
	defer faults(&err)()
	defer facts.end(&err)
	q := s.asked(facts, c, list)
	o := s.over.Load()
	if o == nil || len(o.docs) == 0 {
		return s.postings.Each(ctx, q, found)
	}
	admit := func(doc uint32) bool { return q.Admit == nil || q.Admit(doc) }
	narrowed := len(c.speakers) > 0
	first := *q
	first.Admit = func(doc uint32) bool {
		n, corrected := o.docs[doc]
		if !corrected {
			return admit(doc)
		}
		state := o.states[n]
		return !state.Hidden && !(narrowed && state.Speaker != nil) && admit(doc)
	}
	if err := s.postings.Each(ctx, &first, found); err != nil || !narrowed || len(o.spoken) == 0 {
		return err
	}
	second := *q // what is said by the speakers asked for, though the index has somebody else
	second.Filters = slices.Clone(c.filters)
	second.Admit = func(doc uint32) bool {
		if _, ok := slices.BinarySearch(o.spoken, doc); !ok {
			return false
		}
		state := o.states[o.docs[doc]]
		return !state.Hidden && named(state.Speaker, c.names) && admit(doc)
	}
	return s.postings.Each(ctx, &second, found)
}

// named reports whether one of the names is a speaker's: all its words stand in the name or role.
func named(s *corpus.Speaker, names []string) bool {
	have := Words(s.Name + " " + s.Role)
	return slices.ContainsFunc(names, func(name string) bool { return haveAll(have, nameWords(name)) })
}
