package cli

import (
	"fmt"
	"strings"

	"verbatim/cmd/verbatim/internal/terminal"
	"verbatim/corpus/fetch"
	"verbatim/corpus/wording"
)

// printFetched prints what became of a line: a line that counts, and a line for each page that is new, changed or
// left out.
func printFetched(s *terminal.Screen, r *fetch.Result) {
	head := s.Bold(terminal.Clean(r.Address())) + ": "
	if r.Err != nil {
		fmt.Fprintln(s.W, s.Wrap("", head+"failed: "+terminal.Clean(r.Err.Error())))
		return
	}
	fmt.Fprintln(s.W, s.Wrap("", head+resultFacts(r)))
	for i := range r.Items {
		switch item := &r.Items[i]; item.What {
		case fetch.New, fetch.Changed:
			fmt.Fprintln(s.W, s.Wrap("  ", string(item.What)+": "+terminal.Clean(item.Path)+s.Dim(titled(item.Title))))
		case fetch.ToFetch:
			fmt.Fprintln(s.W, s.Wrap("  ", string(item.What)+": "+terminal.Clean(item.Address)+s.Dim(titled(item.Title))))
		case fetch.LeftOut:
			fmt.Fprintln(s.W, s.Wrap("  ", string(item.What)+": "+terminal.Clean(item.Address)+": "+terminal.Clean(item.Reason)))
		}
	}
}

func titled(title string) string {
	if title = terminal.Clean(title); title == "" {
		return ""
	}
	return terminal.Separator + title
}

// resultFacts says how many pages of a line became what.
func resultFacts(r *fetch.Result) string {
	if r.Same {
		return "unchanged"
	}
	if !r.Feed {
		for _, w := range whats {
			if w.what == r.Items[0].What {
				return w.words
			}
		}
	}
	pages := map[fetch.What]int{}
	for i := range r.Items {
		pages[r.Items[i].What]++
	}
	facts := countPages(pages, r.Waiting)
	if r.Broken > 0 {
		facts = append(facts, fmt.Sprintf("%d passed over for want of an address", r.Broken))
	}
	if len(facts) == 0 {
		return "no entries"
	}
	return strings.Join(facts, ", ")
}

// whats are what becomes of pages, in the order and the words in which they are counted.
var whats = []struct {
	what  fetch.What
	words string
}{
	{fetch.New, "new"}, {fetch.Changed, "changed"}, {fetch.ToFetch, "to fetch"}, {fetch.Unchanged, "unchanged"},
	{fetch.Same, "there already by another address or feed"}, {fetch.Removed, "removed before"}, {fetch.LeftOut, "left out"},
}

func countPages(pages map[fetch.What]int, waiting int) (facts []string) {
	for _, w := range whats {
		if n := pages[w.what]; n > 0 {
			facts = append(facts, fmt.Sprintf("%d %s", n, w.words))
		}
	}
	if waiting > 0 {
		facts = append(facts, fmt.Sprintf("%d left for the next run", waiting))
	}
	return facts
}

// summaryLine is the last line of a run.
func summaryLine(sum *fetch.Summary) string {
	facts := countPages(sum.Pages, sum.Waiting)
	if sum.Failed > 0 {
		facts = append(facts, fmt.Sprintf("%d failed", sum.Failed))
	}
	if len(facts) == 0 {
		facts = []string{"nothing new"}
	}
	return wording.Count(sum.Lines, "address") + ": " + strings.Join(facts, ", ")
}
