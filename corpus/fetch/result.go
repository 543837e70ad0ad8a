package fetch

import "verbatim/corpus/fetch/web"

// What became of a page.
type What string

const (
	New       What = "new"       // a file has come
	Changed   What = "changed"   // its file was written anew
	Unchanged What = "unchanged" // it is as it was, or was not asked for because it was asked for lately
	Same      What = "same"      // it is the page of another address or another line
	Removed   What = "removed"   // somebody took it out of the corpus, so it stays out
	LeftOut   What = "left out"  // there is no file; Item.Reason says why
	ToFetch   What = "to fetch"  // in a dry run: it would be asked for
)

// An Item is a page and what became of it.
type Item struct {
	What    What
	Address string // as web.Shown
	Path    string // of its file in the corpus; may be empty
	Title   string // of the article, or of the entry; may be empty
	Reason  string // of LeftOut

	again bool // another run may have more luck
}

// A Result is what became of a line.
type Result struct {
	Line    Line
	Feed    bool   // it is a feed, as far as is known
	Title   string // the feed's own
	Items   []Item // in the feed's order
	Waiting int    // entries that are left for the next run
	Broken  int    // entries without an address that can be asked for
	Same    bool   // the feed is as it was; there are no Items
	Err     error  // there is nothing, and why
}

// Address returns the line's address as it may be printed.
func (r *Result) Address() string { return web.Shown(r.Line.Address.String()) }

// Count returns how many items became what.
func (r *Result) Count(what What) int {
	n := 0
	for i := range r.Items {
		if r.Items[i].What == what {
			n++
		}
	}
	return n
}

// A Summary counts what became of all lines.
type Summary struct {
	Lines, Failed int // Failed are those of an Err
	Pages         map[What]int
	Waiting       int
	good          bool
}

func (s *Summary) add(r *Result) {
	if s.Lines++; r.Err != nil {
		s.Failed++
	}
	if s.Pages == nil {
		s.Pages = map[What]int{}
	}
	for i := range r.Items {
		s.Pages[r.Items[i].What]++
	}
	s.Waiting += r.Waiting
	s.good = s.good || r.Err == nil && (len(r.Items) == 0 || r.Count(LeftOut) < len(r.Items))
}

// Nothing reports whether nothing came of any line: each failed, or has pages that were left out alone.
func (s *Summary) Nothing() bool { return !s.good }
