package index

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"verbatim/corpus"
	"verbatim/index/corrections"
	"verbatim/index/postings"
)

// An overlay is what the corrections of a corpus say of the quotes of a snapshot. It lies over what is read from the index, so that a
// correction holds from the next search on.
type overlay struct {
	version uint64
	states  map[int]corrections.State // by the quote's number
	docs    map[uint32]int            // the numbers, by the document's
	spoken  []uint32                  // the documents in whose quotes somebody else spoke than the index says
	loose   []corrections.Entry       // what no quote of the snapshot answers to
}

// correct lays the corrections over the snapshot. Those of quotes whose id has changed are found again by their words.
func (s *Snapshot) correct(ctx context.Context, list *corrections.List, version uint64) error {
	if o := s.over.Load(); o != nil && o.version == version {
		return nil
	}
	o := &overlay{version: version, states: map[int]corrections.State{}, docs: map[uint32]int{}}
	for id, state := range list.States() {
		number, doc, err := s.attach(ctx, id, list)
		if err != nil {
			return err
		}
		if number < 0 {
			o.loose = append(o.loose, *list.Last(id))
			continue
		}
		o.states[number], o.docs[doc] = state, number
		if state.Speaker != nil {
			o.spoken = append(o.spoken, doc)
		}
	}
	slices.Sort(o.spoken)
	slices.SortFunc(o.loose, func(a, b corrections.Entry) int { return a.Time.Compare(b.Time) })
	s.over.Store(o)
	return nil
}

// attach returns the number of the quote that a correction was made of, and its document's; -1 where there is none any more.
func (s *Snapshot) attach(ctx context.Context, id string, list *corrections.List) (number int, doc uint32, err error) {
	if number, doc, err = s.numbered(ctx, id); err != nil || number >= 0 {
		return number, doc, err
	}
	made := list.Last(id)
	words := Words(made.Words)
	if len(words) == 0 {
		return -1, 0, nil
	}
	best := -1
	phrase := words[:min(len(words), attachWords)]
	asked := &postings.Query{Words: []postings.Word{{{Field: fieldExact, Terms: phrase, Phrase: true, Said: true}}}}
	var damaged error
	err = s.postings.Each(ctx, asked, func(m postings.Match) {
		n := int(s.facts.of(m.Doc).number)
		h, _, err := s.data.hit(n)
		if err != nil {
			damaged = err // reported where it is found
			return
		}
		if !sameContent(words, Words(strings.Join(h.Pieces(), " "))) {
			return
		}
		if best < 0 || h.Article.Path == made.Path {
			best, doc = n, m.Doc
		}
	})
	_ = damaged
	return best, doc, err
}

// attachWords is how many of the first words of a correction are looked for next to each other.
const attachWords = 6

// sameContent reports whether two contents are one quote, of which extraction has found more or less: one holds the other, and has at most
// twice its words.
func sameContent(a, b []string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	return 2*len(a) >= len(b) && strings.Contains(" "+strings.Join(b, " ")+" ", " "+strings.Join(a, " ")+" ")
}

// numbered returns the number of the quote with an id, and its document's; -1 where there is none.
func (s *Snapshot) numbered(ctx context.Context, id string) (number int, doc uint32, err error) {
	if err := s.facts.load(); err != nil {
		return -1, 0, err
	}
	number = -1
	named := &postings.Query{Filters: []postings.Word{{{Field: fieldID, Terms: []string{id}}}}}
	err = s.postings.Each(ctx, named, func(m postings.Match) { number, doc = int(s.facts.of(m.Doc).number), m.Doc })
	if err != nil {
		return -1, 0, fmt.Errorf("looking up quote %s: %w", id, err)
	}
	return number, doc, nil
}

// hit reads the quote with a number as the corrections have it, and reports whether it is hidden.
func (s *Snapshot) hit(number int) (h Hit, r record, hidden bool, err error) {
	h, r, err = s.data.hit(number)
	state := s.stateOf(number)
	state.amend(&h.Quote)
	return h, r, state.Hidden, err
}

// Any returns the quote with that id, hidden or not, or ErrNoQuote.
func (s *Snapshot) Any(ctx context.Context, id string) (Hit, error) {
	number, _, err := s.numbered(ctx, id)
	if err != nil {
		return Hit{}, err
	}
	if number < 0 {
		return Hit{}, ErrNoQuote
	}
	h, _, _, err := s.hit(number)
	return h, err
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
func (s *Snapshot) each(ctx context.Context, c *compiled, list []step, found func(postings.Match)) error {
	q := s.asked(c, list)
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
