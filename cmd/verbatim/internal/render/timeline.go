package render

import (
	"encoding/csv"
	"fmt"
	"io"
	"strconv"
	"strings"

	"verbatim/cmd/verbatim/internal/terminal"
	"verbatim/index"
	"verbatim/index/ask"
	"verbatim/index/ask/notice"
	"verbatim/index/ask/texts"
	"verbatim/index/timeline"
)

// The renderers of timelines.
var (
	timelinePrinters = []printer{prints(printTimeline)}
	timelineObjects  = []objectOf{ask.For(timelineObject)}
)

// The size of a chart made of characters: more lines than that are hard to compare.
const (
	barLines = timeline.MaxBars
	barCells = 40
)

// printTimeline prints a chart of quotes, and the first and the last of them.
func printTimeline(s *terminal.Screen, t *ask.TimelineInfo) {
	fmt.Fprintf(s.W, "%s\n", s.Wrap("", s.Bold(terminal.Clean(texts.TimelineFound(t).String()))))
	cells := barCells
	if s.Width > 0 {
		cells = max(1, min(cells, s.Width-len("31 Dec 2021  1,000,000")))
	}
	for _, line := range texts.BarLines(&t.Chart, barLines, cells, nil) {
		fmt.Fprintf(s.W, "  %s\n", line)
	}
	printDimmed(s, texts.TimelineFacts(&t.Chart))
	for _, q := range texts.Ends(t) {
		fmt.Fprintf(s.W, "\n%s\n", s.Wrap("", s.Dim(q.Label.String()+":")))
		Group(s, q.Hit.Quote.Speaker, q.Hit.KnownOf(0), []index.Hit{*q.Hit})
	}
}

type jsonTimeline struct {
	Query      string       `json:"query"`
	Understood string       `json:"understood"`
	Notes      []string     `json:"notes"`
	Total      int          `json:"total"`
	Undated    int          `json:"undated"`
	Unit       string       `json:"unit"`
	Series     []jsonSeries `json:"series"`
	Bars       []jsonBar    `json:"bars"`
	First      *jsonAnswer  `json:"first"`
	Last       *jsonAnswer  `json:"last"`
}

type jsonSeries struct {
	Name   string `json:"name"`
	Of     string `json:"of"`
	Quotes int    `json:"quotes"`
}

type jsonBar struct {
	Period   string `json:"period"`
	Quotes   int    `json:"quotes"`
	BySeries []int  `json:"by_series"`
}

// whose are the values of jsonSeries.Of.
var whose = map[timeline.Who]string{timeline.One: "speaker", timeline.Others: "others", timeline.Unnamed: "unnamed"}

// timelineObject returns a chart, and the first and the last quote.
func timelineObject(typed string, t *ask.TimelineInfo) any {
	c := &t.Chart
	o := jsonTimeline{typed, t.Query.String(), notice.Texts(t.Notes), c.Total, c.Undated, c.Unit.String(),
		[]jsonSeries{}, []jsonBar{}, endObject(t.First), endObject(t.Last)}
	for _, s := range c.Series {
		o.Series = append(o.Series, jsonSeries{s.Name, whose[s.Of], s.Quotes})
	}
	for i := range c.Bars {
		b := &c.Bars[i]
		o.Bars = append(o.Bars, jsonBar{c.Unit.Key(b.From), b.Total(), b.Quotes})
	}
	return o
}

// endObject returns the first or the last quote, or nil.
func endObject(h *index.Hit) *jsonAnswer {
	if h == nil {
		return nil
	}
	o := AnswerObject(h)
	return &o
}

// table returns the cells of a chart: a heading, a row per bar with a column per series, and a row for quotes without a
// date.
func table(c *timeline.Chart) [][]string {
	head := []string{c.Unit.String(), "quotes"}
	for _, s := range c.Series {
		head = append(head, terminal.Clean(s.Name))
	}
	rows := [][]string{head}
	for i := range c.Bars {
		b := &c.Bars[i]
		row := []string{c.Unit.Key(b.From), strconv.Itoa(b.Total())}
		for _, n := range b.Quotes {
			row = append(row, strconv.Itoa(n))
		}
		rows = append(rows, row)
	}
	if c.Undated > 0 {
		row := make([]string, len(head))
		row[0], row[1] = "undated", strconv.Itoa(c.Undated)
		rows = append(rows, row)
	}
	return rows
}

// WriteTimelineCSV writes a chart as CSV (RFC 4180). Cells that a spreadsheet would take for formulas are guarded, as
// in WriteCSV.
func WriteTimelineCSV(w io.Writer, t *ask.TimelineInfo) error {
	out := csv.NewWriter(w)
	for _, row := range table(&t.Chart) {
		for i := range row {
			row[i] = guarded(row[i])
		}
		_ = out.Write(row) // Flush keeps the error
	}
	out.Flush()
	return out.Error()
}

// WriteTimelineMarkdown writes a chart as a table of Markdown, and the first and the last quote as WriteMarkdown does.
func WriteTimelineMarkdown(w io.Writer, t *ask.TimelineInfo) error {
	var b strings.Builder
	for i, row := range table(&t.Chart) {
		for j := range row {
			row[j] = exported.Escape(row[j])
		}
		b.WriteString("| " + strings.Join(row, " | ") + " |\n")
		if i == 0 {
			b.WriteString("|---" + strings.Repeat("|---:", len(row)-1) + "|\n")
		}
	}
	var hits []index.Hit
	for _, e := range texts.Ends(t) {
		hits = append(hits, *e.Hit)
	}
	if _, err := fmt.Fprintln(w, b.String()); err != nil {
		return fmt.Errorf("writing Markdown: %w", err)
	}
	return WriteMarkdown(w, hits)
}
