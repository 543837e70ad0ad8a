package texts

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"verbatim/corpus/wording"
	"verbatim/index"
	"verbatim/index/ask"
	"verbatim/index/timeline"
)

// TimelineFound says how many quotes a timeline has, of how many speakers, and how they are split: "24 quotes by 17
// speakers, by month".
func TimelineFound(t *ask.TimelineInfo) string {
	c := &t.Chart
	text := wording.Count(c.Total, "quote")
	if c.Speakers > 1 {
		text += " by " + wording.Count(c.Speakers, "speaker")
	}
	if len(c.Bars) > 0 {
		text += ", by " + c.Unit.String()
	}
	return text
}

// BarLines returns the bars of a chart as at most so many lines, "Dec 2021  ████ 13", with so many cells for the
// longest bar. If there are more bars, a line shows several together. Where several lines would be empty, one
// has an ellipsis.
func BarLines(c *timeline.Chart, most, cells int) []string {
	for each := 1; ; each++ {
		if lines := barLines(rowsOf(c, each), cells); len(lines) <= most || each >= len(c.Bars) {
			return lines
		}
	}
}

// barLines returns a line per row.
func barLines(rows []row, cells int) (lines []string) {
	longest, label := 1, 0
	for _, r := range rows {
		longest, label = max(longest, r.quotes), max(label, utf8.RuneCountInString(r.label))
	}
	for i := 0; i < len(rows); i++ {
		empty := i
		for empty < len(rows) && rows[empty].quotes == 0 {
			empty++
		}
		if empty > i+1 {
			lines = append(lines, "…")
			i = empty - 1
			continue
		}
		r := rows[i]
		line := r.label + strings.Repeat(" ", label-utf8.RuneCountInString(r.label)+2)
		if bar := strings.Repeat("█", (r.quotes*cells+longest-1)/longest); bar != "" {
			line += bar + " "
		}
		lines = append(lines, line+wording.Number(r.quotes))
	}
	return lines
}

// A row is one bar, or several together.
type row struct {
	label  string
	quotes int
}

// rowsOf returns rows of so many bars each.
func rowsOf(c *timeline.Chart, each int) []row {
	var rows []row
	for i := 0; i < len(c.Bars); i += each {
		last := min(i+each, len(c.Bars)) - 1
		r := row{label: c.Unit.Label(c.Bars[i].From)}
		if last > i {
			r.label += " – " + c.Unit.Label(c.Bars[last].From)
		}
		for j := i; j <= last; j++ {
			r.quotes += c.Bars[j].Total()
		}
		rows = append(rows, r)
	}
	return rows
}

// TimelineFacts returns lines that say whose quotes the bars have, and how many quotes have no date.
func TimelineFacts(c *timeline.Chart) []string {
	var lines []string
	if len(c.Series) > 1 {
		lines = append(lines, "by speaker: "+strings.Join(seriesOf(c), ", "))
	}
	switch {
	case c.Undated == 0:
	case len(c.Bars) == 0:
		lines = append(lines, "no date is known or credible, so there are no bars")
	case c.Undated == 1:
		lines = append(lines, "1 quote is in no bar: its date is not known or not credible")
	default:
		lines = append(lines, wording.Number(c.Undated)+" quotes are in no bar: their dates are not known or not credible")
	}
	return lines
}

// seriesOf returns the series of a chart with their numbers: "Elin Marsh (3)".
func seriesOf(c *timeline.Chart) []string {
	var list []string
	for _, s := range c.Series {
		list = append(list, fmt.Sprintf("%s (%s)", s.Name, wording.Number(s.Quotes)))
	}
	return list
}

// describedBars is up to how many bars a description names.
const describedBars = 12

// DescribeChart describes the picture of a chart to those who can't see it.
func DescribeChart(c *timeline.Chart) string {
	first, last := c.Unit.Label(c.Bars[0].From), c.Unit.Label(c.Bars[len(c.Bars)-1].From)
	text := "Chart of " + wording.Count(c.Dated(), "quote") + " by " + c.Unit.String()
	if last != first {
		text += ", from " + first + " to " + last
	}
	var bars []string
	for _, r := range rowsOf(c, max(1, (len(c.Bars)+describedBars-1)/describedBars)) {
		if r.quotes > 0 {
			bars = append(bars, r.label+": "+wording.Number(r.quotes))
		}
	}
	return text + ". " + strings.Join(bars, ", ") + ". By speaker: " + strings.Join(seriesOf(c), ", ") + "."
}

// TooLong is shown instead of bars where a long question leaves no room for them.
const TooLong = "the question is too long to show the bars"

// An End is the first or the last quote of a timeline, with the words before it.
type End struct {
	Label string
	Hit   *index.Hit
}

// Ends returns the first and the last quote of a timeline: one if they are the same, none if no date is credible.
func Ends(t *ask.TimelineInfo) []End {
	if t.First != nil && t.Last != nil && t.First.Quote.ID == t.Last.Quote.ID {
		return []End{{"The first and last quote", t.First}}
	}
	var ends []End
	for _, e := range []End{{"The first quote", t.First}, {"The last quote", t.Last}} {
		if e.Hit != nil {
			ends = append(ends, e)
		}
	}
	return ends
}
