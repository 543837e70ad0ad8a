package fetch

import "verbatim/corpus/fetch/web"

// An Outcome is the result for a page.
type Outcome string

// The outcomes.
const (
	New       Outcome = "new"       // a new file
	Changed   Outcome = "changed"   // its file was replaced
	Unchanged Outcome = "unchanged" // not changed, or requested a short time ago
	Same      Outcome = "same"      // the page of another address or line
	Removed   Outcome = "removed"   // a moderator removed it, so it stays out
	LeftOut   Outcome = "left out"  // no file; Item.Reason says why
	ToFetch   Outcome = "to fetch"  // in a dry run: would be requested
)

// An Item is a page and its outcome.
type Item struct {
	Outcome Outcome
	Address string // as web.Shown
	Path    string // of its file in the corpus; may be empty
	Title   string // of the article, or of the entry; may be empty
	Reason  string // of LeftOut

	again bool // another run may succeed
}

// A Result is the outcome of a line.
type Result struct {
	Line    Line
	Feed    bool   // the line is a feed, as far as is known
	Title   string // the feed's own
	Items   []Item // in the feed's order
	Waiting int    // entries that are left for the next run
	Broken  int    // entries without a valid address
	Same    bool   // the feed has not changed; there are no Items
	Err     error  // why there is nothing
}

// Address returns the line's address without secrets.
func (r *Result) Address() string { return web.Shown(r.Line.Address.String()) }

// Count returns how many items have an outcome.
func (r *Result) Count(outcome Outcome) int {
	n := 0
	for i := range r.Items {
		if r.Items[i].Outcome == outcome {
			n++
		}
	}
	return n
}

// A Summary counts the outcomes of all lines.
type Summary struct {
	Lines, Failed int // Failed lines have an Err
	Pages         map[Outcome]int
	Waiting       int
	good          bool
}

func (s *Summary) add(r *Result) {
	if s.Lines++; r.Err != nil {
		s.Failed++
	}
	if s.Pages == nil {
		s.Pages = map[Outcome]int{}
	}
	for i := range r.Items {
		s.Pages[r.Items[i].Outcome]++
	}
	s.Waiting += r.Waiting
	s.good = s.good || r.Err == nil && (len(r.Items) == 0 || r.Count(LeftOut) < len(r.Items))
}

// Nothing reports whether no line gave a page: each failed, or all its pages were left out.
func (s *Summary) Nothing() bool { return !s.good }
