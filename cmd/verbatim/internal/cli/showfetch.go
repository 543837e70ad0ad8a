package cli

import (
	"fmt"
	"strings"

	"verbatim/cmd/verbatim/internal/terminal"
	"verbatim/corpus/fetch"
	"verbatim/corpus/wording"
)

// printFetched prints the result of one address: a line with counts, and a line for each page that is new, changed or
// left out.
func printFetched(s *terminal.Screen, r *fetch.Result) {
	head := s.Bold(terminal.Clean(r.Address())) + ": "
	if r.Err != nil {
		fmt.Fprintln(s.W, s.Wrap("", head+"failed: "+terminal.Clean(r.Err.Error())))
		return
	}
	fmt.Fprintln(s.W, s.Wrap("", head+resultFacts(r)))
	for i := range r.Items {
		item := &r.Items[i]
		line := string(item.Outcome) + ": "
		switch item.Outcome {
		case fetch.New, fetch.Changed:
			line += terminal.Clean(item.Path) + s.Dim(titled(item.Title))
		case fetch.ToFetch:
			line += terminal.Clean(item.Address) + s.Dim(titled(item.Title))
		case fetch.LeftOut:
			line += terminal.Clean(item.Address) + ": " + terminal.Clean(item.Reason)
		default:
			continue // only counted
		}
		fmt.Fprintln(s.W, s.Wrap("  ", line))
	}
}

func titled(title string) string {
	if title = terminal.Clean(title); title == "" {
		return ""
	}
	return terminal.Separator + title
}

// resultFacts returns how many pages of an address have each outcome.
func resultFacts(r *fetch.Result) string {
	if r.Same {
		return "unchanged"
	}
	if !r.Feed {
		for _, w := range outcomes {
			if w.outcome == r.Items[0].Outcome {
				return w.words
			}
		}
	}
	pages := map[fetch.Outcome]int{}
	for i := range r.Items {
		pages[r.Items[i].Outcome]++
	}
	facts := countPages(pages, r.Waiting)
	if r.Broken > 0 {
		facts = append(facts, fmt.Sprintf("%d entries without an address", r.Broken))
	}
	if len(facts) == 0 {
		return "no entries"
	}
	return strings.Join(facts, ", ")
}

// outcomes lists the outcomes of pages in the order in which they are counted, with their words.
var outcomes = []struct {
	outcome fetch.Outcome
	words   string
}{
	{fetch.New, "new"}, {fetch.Changed, "changed"}, {fetch.ToFetch, "to fetch"}, {fetch.Unchanged, "unchanged"},
	{fetch.Same, "already fetched from another address or feed"}, {fetch.Removed, "removed earlier"},
	{fetch.LeftOut, "left out"},
}

func countPages(pages map[fetch.Outcome]int, waiting int) (facts []string) {
	for _, w := range outcomes {
		if n := pages[w.outcome]; n > 0 {
			facts = append(facts, fmt.Sprintf("%d %s", n, w.words))
		}
	}
	if waiting > 0 {
		facts = append(facts, fmt.Sprintf("%d left for the next run", waiting))
	}
	return facts
}

// summaryLine returns the last line of a run.
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
