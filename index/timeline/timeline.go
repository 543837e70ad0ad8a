// Package timeline counts quotes by when they are from and by who speaks. It knows no index: counts per day go in, and
// a chart of bars comes out. Start with [New].
package timeline

import (
	"cmp"
	"slices"
	"time"
	"verbatim/corpus/wording"
)

// A Count is how many quotes of a speaker are of a day.
type Count struct {
	Day     time.Time // in UTC; zero if no date is known or credible
	Speaker string    // as the name is shown; "" for speakers without a name
	Quotes  int
}

// A Chart is the quotes per day, month or year, split by speaker.
type Chart struct {
	Unit   Unit
	Bars   []Bar    // in order, from the first quote to the last, empty ones included
	Series []Series // the parts of a bar, the largest first; all speakers after the first few are one series

	Total    int // of all quotes
	Undated  int // of those without a credible date, which are in no bar
	Speakers int // how many named speakers the bars have
}

// A Bar is the quotes of one day, month or year.
type Bar struct {
	From   time.Time // its first day
	Quotes []int     // by series
}

// Total returns the number of quotes of the bar.
func (b *Bar) Total() int {
	n := 0
	for _, q := range b.Quotes {
		n += q
	}
	return n
}

// A Series is a speaker, or several together.
type Series struct {
	Name   string // of the speaker, or what the speakers have in common
	Of     Who
	Quotes int // in all bars

	Speakers int // how many there are of Others
}

// Title returns the name as a text, so that other languages can say what several speakers have in common.
func (s *Series) Title() wording.Text {
	switch s.Of {
	case Others:
		return wording.Say("%d other speakers", s.Speakers)
	case Unnamed:
		return wording.Say("speakers without a name")
	}
	return wording.Typed(s.Name)
}

// Who says whose quotes a Series has.
type Who int

// What a series can be of.
const (
	One     Who = iota // one speaker
	Others             // several speakers
	Unnamed            // speakers without a name
)

const (
	// mostNamed is how many speakers have a series of their own. More colours are hard to tell apart.
	mostNamed = 5

	maxDays   = 62 // two months: the longest time that is shown by day
	maxMonths = 60 // five years: the longest time that is shown by month

	// MaxBars is the most bars that a chart by day or month has.
	MaxBars = max(maxDays, maxMonths)
)

// New makes a chart of counts, in any order.
func New(counts []Count) Chart {
	var c Chart
	bySpeaker := map[string]int{}
	var first, last time.Time
	for _, n := range counts {
		c.Total += n.Quotes
		if n.Day.IsZero() {
			c.Undated += n.Quotes
			continue
		}
		bySpeaker[n.Speaker] += n.Quotes
		if first.IsZero() || n.Day.Before(first) {
			first = n.Day
		}
		if n.Day.After(last) {
			last = n.Day
		}
	}
	if first.IsZero() {
		return c
	}
	at := c.split(bySpeaker)
	c.Unit = unitOf(first, last)
	for from := c.Unit.start(first); !from.After(last); from = c.Unit.next(from) {
		c.Bars = append(c.Bars, Bar{From: from, Quotes: make([]int, len(c.Series))})
	}
	for _, n := range counts {
		if !n.Day.IsZero() {
			c.Bars[c.Unit.between(first, n.Day)].Quotes[at[n.Speaker]] += n.Quotes
		}
	}
	return c
}

// split fills in the series of speakers with these numbers of quotes. It returns the series of each speaker.
func (c *Chart) split(bySpeaker map[string]int) map[string]int {
	var named []string
	for name := range bySpeaker {
		if name != "" {
			named = append(named, name)
		}
	}
	slices.SortFunc(named, func(a, b string) int {
		return cmp.Or(cmp.Compare(bySpeaker[b], bySpeaker[a]), cmp.Compare(a, b))
	})
	c.Speakers = len(named)
	at := map[string]int{}
	add := func(s Series, speakers ...string) {
		for _, name := range speakers {
			s.Quotes += bySpeaker[name]
			at[name] = len(c.Series)
		}
		s.Name = s.Title().String()
		c.Series = append(c.Series, s)
	}
	own := len(named)
	if own > mostNamed+1 { // one other speaker takes no more room than the words for it
		own = mostNamed
	}
	for _, name := range named[:own] {
		add(Series{Name: name}, name)
	}
	if rest := named[own:]; len(rest) > 0 {
		add(Series{Of: Others, Speakers: len(rest)}, rest...)
	}
	if bySpeaker[""] > 0 {
		add(Series{Of: Unnamed}, "")
	}
	return at
}

// Dated returns the number of quotes that are in the bars.
func (c *Chart) Dated() int { return c.Total - c.Undated }

// Highest returns the number of quotes of the longest bar.
func (c *Chart) Highest() int {
	n := 0
	for i := range c.Bars {
		n = max(n, c.Bars[i].Total())
	}
	return n
}
