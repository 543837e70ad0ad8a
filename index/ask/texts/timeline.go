package texts

import (
	"strings"
	"unicode/utf8"

	"verbatim/corpus/wording"
	"verbatim/index"
	"verbatim/index/ask"
	"verbatim/index/timeline"
)

// TimelineFound says how many quotes a timeline has, of how many speakers, and how they are split: "24 quotes by 17
// speakers, by month".
func TimelineFound(t *ask.TimelineInfo) wording.Text {
	c := &t.Chart
	text := wording.Amount(c.Total, "quote")
	if c.Speakers > 1 {
		text = wording.Say("%s by %s", text, wording.Amount(c.Speakers, "speaker"))
	}
	if len(c.Bars) > 0 {
		text = wording.Joined(", ", text, by(c.Unit))
	}
	return text
}

// by says of which length the bars are.
func by(u timeline.Unit) wording.Text {
	switch u {
	case timeline.Day:
		return wording.Say("by day")
	case timeline.Month:
		return wording.Say("by month")
	}
	return wording.Say("by year")
}

// BarLines returns the bars of a chart as at most so many lines, "Dec 2021  ████ 13", with so many cells for the
// longest bar. If there are more bars, a line shows several together. Where several lines would be empty, one
// has an ellipsis.
func BarLines(c *timeline.Chart, most, cells int, in wording.Language) []string {
	for each := 1; ; each++ {
		if lines := barLines(rowsOf(c, each, in), cells); len(lines) <= most || each >= len(c.Bars) {
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
	first, last wording.Day
	label       string
	quotes      int
}

// labelOf names a bar.
func labelOf(c *timeline.Chart, bar int) wording.Day {
	return wording.Day{Time: c.Bars[bar].From, Layout: c.Unit.Layout()}
}

// rowsOf returns rows of so many bars each.
func rowsOf(c *timeline.Chart, each int, in wording.Language) []row {
	var rows []row
	for i := 0; i < len(c.Bars); i += each {
		last := min(i+each, len(c.Bars)) - 1
		r := row{first: labelOf(c, i), last: labelOf(c, last)}
		r.label = r.first.In(in)
		if last > i {
			r.label += " – " + r.last.In(in)
		}
		for j := i; j <= last; j++ {
			r.quotes += c.Bars[j].Total()
		}
		rows = append(rows, r)
	}
	return rows
}

// TimelineFacts returns lines that say whose quotes the bars have, and how many quotes have no date.
func TimelineFacts(c *timeline.Chart) []wording.Text {
	var lines []wording.Text
	if len(c.Series) > 1 {
		lines = append(lines, wording.Say("%s: %s", wording.Say("by speaker"), wording.Joined(", ", seriesOf(c)...)))
	}
	switch {
	case c.Undated == 0:
	case len(c.Bars) == 0:
		lines = append(lines, wording.Say("no date is known or credible, so there are no bars"))
	default:
		lines = append(lines, wording.Counted("%d quote is in no bar: its date is not known or not credible",
			"%d quotes are in no bar: their dates are not known or not credible", c.Undated))
	}
	return lines
}

// seriesOf returns the series of a chart with their numbers: "Elin Marsh (3)".
func seriesOf(c *timeline.Chart) []wording.Text {
	var list []wording.Text
	for _, s := range c.Series {
		list = append(list, wording.Say("%s (%d)", s.Title(), s.Quotes))
	}
	return list
}

// describedBars is up to how many bars a description names.
const describedBars = 12

// DescribeChart describes the picture of a chart to those who can't see it.
func DescribeChart(c *timeline.Chart) wording.Text {
	first, last := labelOf(c, 0), labelOf(c, len(c.Bars)-1)
	text := wording.Say("Chart of %s %s", wording.Amount(c.Dated(), "quote"), by(c.Unit))
	if last != first {
		text = wording.Say("%s, from %s to %s", text, first, last)
	}
	var bars []wording.Text
	for _, r := range rowsOf(c, max(1, (len(c.Bars)+describedBars-1)/describedBars), nil) {
		if r.quotes == 0 {
			continue
		}
		label := wording.Say("%s", r.first)
		if r.last != r.first {
			label = wording.Say("%s – %s", r.first, r.last)
		}
		bars = append(bars, wording.Say("%s: %d", label, r.quotes))
	}
	return wording.Say("%s. %s. By speaker: %s.", text, wording.Joined(", ", bars...),
		wording.Joined(", ", seriesOf(c)...))
}

// TooLong is shown instead of bars where a long question leaves no room for them.
var TooLong = wording.Say("the question is too long to show the bars")

// An End is the first or the last quote of a timeline, with the words before it.
type End struct {
	Label wording.Text
	Hit   *index.Hit
}

// Ends returns the first and the last quote of a timeline: one if they are the same, none if no date is credible.
func Ends(t *ask.TimelineInfo) []End {
	if t.First != nil && t.Last != nil && t.First.Quote.ID == t.Last.Quote.ID {
		return []End{{wording.Say("The first and last quote"), t.First}}
	}
	var ends []End
	for _, e := range []End{{wording.Say("The first quote"), t.First}, {wording.Say("The last quote"), t.Last}} {
		if e.Hit != nil {
			ends = append(ends, e)
		}
	}
	return ends
}
