package ask

import (
	"fmt"
	"strings"
	"time"

	"verbatim/index"
)

// Texts that each surface shows as they are, but for its own marks.

// CountLines say by whom, where and when the quotes are of which only the first are shown, a line each. What has one value only tells
// nothing and is left out.
func CountLines(c *index.Counts) []string {
	if c == nil {
		return nil
	}
	var lines []string
	for _, list := range []struct {
		by     string
		counts []index.Count
	}{{"by speaker", c.Speakers}, {"by publisher", c.Publishers}, {"by month", c.Months}} {
		var items []string
		for _, n := range list.counts {
			value := n.Value
			if t, err := time.Parse(index.MonthLayout, value); err == nil {
				value = t.Format("January 2006")
			}
			items = append(items, fmt.Sprintf("%s (%d)", value, n.Quotes))
		}
		if len(items) > 1 {
			lines = append(lines, list.by+": "+strings.Join(items, ", "))
		}
	}
	return lines
}

// AboutLines say what answers, a line each.
func AboutLines(a *AboutInfo) []string {
	lines := []string{"verbatim finds who said what in a folder of news articles: the very words, who said them, where and when. It writes no answers of its own."}
	if a.Version != "" {
		lines = append(lines, "Version: "+strings.TrimPrefix(a.Version, "verbatim "))
	}
	s := &a.Status
	served := "Corpus: " + counted(s.Articles, "article") + ", " + counted(s.Quotes, "quote") + ", " + counted(s.Speakers, "speaker")
	if !s.IndexedAt.IsZero() {
		served += ", read on " + s.IndexedAt.UTC().Format(DayLayout+" at 15:04 UTC")
	}
	return append(lines, served, "Licence: MIT", "Data: "+dataStatement)
}

// dataStatement says what is kept of whoever asks.
const dataStatement = "nothing is kept of whoever asks. Questions are answered and forgotten, and the log has neither names nor what was written. " +
	"An answer on Discord names in its buttons the id of whoever asked, so that they can turn its pages and delete it."
