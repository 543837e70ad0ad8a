package search

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"verbatim/corpus"
	"verbatim/index/highlight"
	"verbatim/index/postings"
	"verbatim/index/query"
	"verbatim/index/quotes"
	"verbatim/index/store"
	"verbatim/index/timeline"
)

// A Timeline is how many quotes match a query, by day and speaker. The same words of one speaker in several articles
// are one quote, of the oldest day that is near most of the others. Words that a speaker repeats in an article are two.
type Timeline struct {
	Counts      []timeline.Count // in no order
	First, Last *quotes.Hit      // the oldest and the newest quote with a credible date, or nil

	// Result has the number of quotes, how they match and what is damaged. Its hits are First and Last, or if both are
	// nil, one of the quotes.
	Result
}

// TimelineOf returns when the quotes that match q are from. These are the quotes with all words of q, or if there are
// none, those of the first step of the relaxation that finds any.
func TimelineOf(ctx context.Context, s *Searcher, q query.Query) (Timeline, error) {
	c, err := s.compile(ctx, q)
	if err != nil || len(c.words) == 0 && hasTerms(q) {
		return Timeline{}, err
	}
	c.unscored = true
	marked := q
	marked.Terms = append(slices.Clip(q.Terms), c.marked...)
	by := byDay{s}
	for _, t := range c.relaxation(false) {
		var dated []datedQuote
		if dated, err = by.dated(ctx, &c, t); err != nil {
			break
		}
		if len(dated) == 0 {
			continue
		}
		line := Timeline{Result: Result{Words: len(c.words), Prefixes: c.prefixes}}
		if err = by.count(ctx, &line, dated, t, highlight.New(marked)); err == nil {
			return line, nil
		}
		break
	}
	if err != nil {
		return Timeline{}, fmt.Errorf("counting quotes by day for %s: %w", q, err)
	}
	return Timeline{Result: Result{Words: len(c.words), Prefixes: c.prefixes}}, nil
}

// A datedQuote is a quote that matches.
type datedQuote struct {
	store.DocValue
	speaker string // whom it is counted for
}

// byDay has the parts of TimelineOf.
type byDay struct{ *Searcher }

// dated returns the quotes that a step of c finds, without duplicates.
func (s byDay) dated(ctx context.Context, c *compiled, t step) ([]datedQuote, error) {
	values, narrowed := s.quotes.DocValues(), c.of(t.nameMatch)
	n := newNamer(s.Searcher, narrowed.names)
	var list []datedQuote
	_, err := s.eachNamed(ctx, values, narrowed, []step{t}, nil, func(m postings.Match) {
		if v := values.Labelled(m.Doc); t.fits(&m) {
			list = append(list, datedQuote{v.DocValue, n.name(v)})
		}
	})
	if err = cmp.Or(err, n.err); err != nil {
		return nil, err
	}
	list, err = s.once(values, list)
	return list, cmp.Or(err, values.Fault())
}

// count fills in the counts of quotes that a step has found, and the first and the last of them.
func (s byDay) count(ctx context.Context, line *Timeline, dated []datedQuote, t step, m *highlight.Marker) error {
	type key struct {
		day     int32
		speaker string
	}
	perDay := map[key]int{}
	for _, d := range dated {
		perDay[key{d.Day, d.speaker}]++
	}
	for k, n := range perDay {
		count := timeline.Count{Speaker: k.speaker, Quotes: n}
		if k.day != store.NoDay {
			count.Day = store.DayTime(k.day)
		}
		line.Counts = append(line.Counts, count)
	}
	line.Total = len(dated)
	return s.ends(ctx, line, dated, t, m)
}

// ends fills in the first and the last of quotes that a step has found. They are two quotes if there are two, even of
// one day: then the two with the best evidence, in their order in the corpus.
func (s byDay) ends(ctx context.Context, line *Timeline, dated []datedQuote, t step, m *highlight.Marker) error {
	early, late := ranking{size: maxDoubted, compare: earliest}, ranking{size: maxDoubted + 1, compare: latest}
	priors := priorsOf(line.Words)
	for _, d := range dated {
		found := match{DocValue: d.DocValue, prior: priors[d.Traits], fit: t.fit}
		if d.Day != store.NoDay {
			early.add(found)
			late.add(found)
		}
	}
	first, one, err := s.credible(ctx, line, early.best, m)
	if err != nil {
		return err
	}
	others := slices.DeleteFunc(late.best, func(o match) bool { return one != nil && o.Number == one.Number })
	last, other, err := s.credible(ctx, line, others, m)
	switch {
	case err != nil:
		return err
	case other == nil:
		last = first
	case one != nil && other.Day == one.Day && other.Number < one.Number:
		first, last = last, first
	}
	line.First, line.Last = first, last
	for _, h := range []*quotes.Hit{line.First, line.Last} {
		if h != nil {
			line.Hits = append(line.Hits, *h)
		}
	}
	if len(line.Hits) > 0 {
		return nil
	}
	some := []match{{DocValue: dated[0].DocValue, fit: t.fit}}
	return s.read(ctx, &line.Result, some, m, Options{Limit: 1, Copies: true})
}

// earliest and latest compare quotes by day. Of one day, the best evidence comes first.

func earliest(a, b *match) int {
	return cmp.Or(cmp.Compare(a.Day, b.Day), cmp.Compare(b.prior, a.prior), cmp.Compare(a.Number, b.Number))
}

func latest(a, b *match) int {
	return cmp.Or(cmp.Compare(b.Day, a.Day), cmp.Compare(b.prior, a.prior), cmp.Compare(b.Number, a.Number))
}

// credible returns the first of some quotes whose duplicates do not contradict its date, or nil.
func (s byDay) credible(ctx context.Context, line *Timeline, found []match, m *highlight.Marker) (*quotes.Hit, *match, error) {
	for i := range found {
		var r Result
		if err := s.read(ctx, &r, found[i:i+1], m, Options{Limit: 1, Copies: true}); err != nil {
			return nil, nil, err
		}
		line.Damaged = append(line.Damaged, r.Damaged...)
		if len(r.Hits) > 0 && !r.Hits[0].DayDoubted() {
			return &r.Hits[0], &found[i], nil
		}
	}
	return nil, nil, nil
}

// A namer finds out for whom quotes are counted.
type namer struct {
	searcher *Searcher
	asked    []string          // the names in the query
	byLabel  map[uint32]string // what was found out
	err      error
}

func newNamer(s *Searcher, asked []string) *namer {
	return &namer{searcher: s, asked: asked, byLabel: map[uint32]string{}}
}

// name returns for whom a quote is counted: the speaker whom a moderator has named, or of several the one whom the
// query names, or the first. It is "" if the speaker has no name.
func (n *namer) name(v store.LabelledValue) string {
	s := n.searcher
	if who := s.quotes.Corrected().State(int(v.Number)).Speaker; who != nil {
		if !who.Named() {
			return ""
		}
		name, err := s.quotes.Catalogue.ShownName(who.Name)
		n.err = cmp.Or(n.err, err)
		return name
	}
	name, known := n.byLabel[v.Speakers]
	if known {
		return name
	}
	names, err := s.files.LabelNames(store.SpeakerLabelsFile, v.Speakers)
	n.err = cmp.Or(n.err, err)
	if len(names) > 0 {
		name = names[0]
	}
	for _, other := range names {
		if named(&corpus.Speaker{Name: other}, n.asked) {
			name = other
			break
		}
	}
	n.byLabel[v.Speakers] = name
	return name
}
