package texts

import (
	"strings"
	"testing"
	"time"

	"verbatim/corpus/wording"
	"verbatim/index/ask"
	"verbatim/index/timeline"
)

// chartOf makes a chart of numbers of quotes by month, from January 2020 on, of a named and an unnamed speaker.
func chartOf(quotes ...int) *timeline.Chart {
	var counts []timeline.Count
	for i, n := range quotes {
		if n > 0 {
			day := time.Date(2020, time.Month(1+i), 3, 0, 0, 0, 0, time.UTC)
			counts = append(counts, timeline.Count{Day: day, Speaker: "Elin Marsh", Quotes: n - 1},
				timeline.Count{Day: day, Quotes: 1})
		}
	}
	c := timeline.New(counts)
	return &c
}

// TestBarLines checks the lines of bars: of single months, of several empty ones, and of several in a line.
func TestBarLines(t *testing.T) {
	for name, c := range map[string]struct {
		chart *timeline.Chart
		most  int
		want  string
	}{
		"each": {chartOf(4, 0, 8, 1), 9, "Jan 2020  ██ 4|Feb 2020  0|Mar 2020  ████ 8|Apr 2020  █ 1"},
		"gaps": {chartOf(4, 0, 0, 0, 2), 9, "Jan 2020  ████ 4|…|May 2020  ██ 2"},
		"together": {chartOf(4, 0, 8, 1, 6), 3,
			"Jan 2020 – Feb 2020  ██ 4|Mar 2020 – Apr 2020  ████ 9|May 2020             ███ 6"},
		"none": {chartOf(), 9, ""},
	} {
		if got := strings.Join(BarLines(c.chart, c.most, 4, nil), "|"); got != c.want {
			t.Errorf("%s: got\n%s, want\n%s", name, got, c.want)
		}
	}
}

// TestDescribeChart checks what is read aloud instead of the picture, and the lines beside the bars.
func TestDescribeChart(t *testing.T) {
	const want = "Chart of 13 quotes by month, from Jan 2020 to Apr 2020. Jan 2020: 4, Mar 2020: 8, Apr 2020: 1. " +
		"By speaker: Elin Marsh (10), speakers without a name (3)."
	if got := DescribeChart(chartOf(4, 0, 8, 1)).String(); got != want {
		t.Errorf("got\n%s, want\n%s", got, want)
	}
	none := timeline.Chart{Total: 3, Undated: 3}
	c := *chartOf(4, 0, 8, 1)
	c.Undated, c.Total = 2, 15
	for want, got := range map[string]string{
		"by speaker: Elin Marsh (10), speakers without a name (3)|" +
			"2 quotes are in no bar: their dates are not known or not credible": strings.Join(wording.Strings(TimelineFacts(&c)), "|"),
		"no date is known or credible, so there are no bars": strings.Join(wording.Strings(TimelineFacts(&none)), "|"),
		"15 quotes, by month":                                TimelineFound(&ask.TimelineInfo{Chart: c}).String(),
	} {
		if got != want {
			t.Errorf("got\n%s, want\n%s", got, want)
		}
	}
}
