package timeline

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

// day reads a day; "" is none.
func day(t *testing.T, s string) time.Time {
	t.Helper()
	if s == "" {
		return time.Time{}
	}
	d, err := time.Parse(time.DateOnly, s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// shown writes a chart in a line: the bars that are not empty, and the series.
func shown(c Chart) string {
	text := fmt.Sprintf("%d by %s in %d bars:", c.Total, c.Unit, len(c.Bars))
	for i := range c.Bars {
		if b := &c.Bars[i]; b.Total() > 0 {
			text += fmt.Sprintf(" %s %v", c.Unit.Key(b.From), b.Quotes)
		}
	}
	for _, s := range c.Series {
		text += fmt.Sprintf("; %s %d", s.Name, s.Quotes)
	}
	if c.Undated > 0 {
		text += fmt.Sprintf("; undated %d", c.Undated)
	}
	return text
}

// TestNew checks which unit a chart has, how its quotes are split, and that quotes without a date are counted apart.
func TestNew(t *testing.T) {
	six := "A:1:2022-01-01 B:1:2022-01-01 C:1:2022-01-01 D:1:2022-01-01 E:1:2022-01-01 F:1:2022-01-01"
	for name, c := range map[string]struct{ counts, want string }{
		"nothing":   {"", "0 by day in 0 bars:"},
		"no date":   {"Ada:2: :1:", "3 by day in 0 bars:; undated 3"},
		"one day":   {"Ada:2:2021-12-21", "2 by day in 1 bars: 2021-12-21 [2]; Ada 2"},
		"same days": {"Ada:1:2022-01-01 Ada:2:2022-01-01", "3 by day in 1 bars: 2022-01-01 [3]; Ada 3"},
		"the 62nd day": {"Ada:1:2021-12-01 Bo:2:2022-01-31",
			"3 by day in 62 bars: 2021-12-01 [0 1] 2022-01-31 [2 0]; Bo 2; Ada 1"},
		"the 63rd day": {"Ada:1:2021-12-01 Ada:2:2022-02-01", "3 by month in 3 bars: 2021-12 [1] 2022-02 [2]; Ada 3"},
		"five years":   {"Ada:1:2017-01-31 Ada:1:2021-12-01", "2 by month in 60 bars: 2017-01 [1] 2021-12 [1]; Ada 2"},
		"more":         {"Ada:1:2017-01-31 Ada:1:2022-01-01", "2 by year in 6 bars: 2017 [1] 2022 [1]; Ada 2"},
		"mixed": {"Ada:1:2021-12-21 :2:2021-12-21 Ada:4:",
			"7 by day in 1 bars: 2021-12-21 [1 2]; Ada 1; speakers without a name 2; undated 4"},
		"six names": {six,
			"6 by day in 1 bars: 2022-01-01 [1 1 1 1 1 1]; A 1; B 1; C 1; D 1; E 1; F 1"},
		"seven names": {six + " G:2:2022-01-02",
			"8 by day in 2 bars: 2022-01-01 [0 1 1 1 1 2] 2022-01-02 [2 0 0 0 0 0]; " +
				"G 2; A 1; B 1; C 1; D 1; 2 other speakers 2"},
	} {
		var counts []Count
		for _, typed := range strings.Fields(c.counts) {
			parts := strings.Split(typed, ":")
			n := Count{Speaker: parts[0], Day: day(t, parts[2])}
			fmt.Sscan(parts[1], &n.Quotes)
			counts = append(counts, n)
		}
		if got := shown(New(counts)); got != c.want {
			t.Errorf("%s: got\n%s, want\n%s", name, got, c.want)
		}
	}
}

// TestLabels checks how bars are named.
func TestLabels(t *testing.T) {
	d := day(t, "2021-12-21")
	for u, want := range map[Unit]string{Day: "21 Dec 2021", Month: "Dec 2021", Year: "2021"} {
		if got := u.Label(d); got != want {
			t.Errorf("by %s: %s, want %s", u, got, want)
		}
	}
}

// FuzzNew checks that every quote with a date is in one bar and one series.
func FuzzNew(f *testing.F) {
	f.Add(int32(18000), int32(18040), uint8(3), uint8(7))
	f.Add(int32(-20000), int32(20000), uint8(0), uint8(9))
	f.Fuzz(func(t *testing.T, from, to int32, quotes, speakers uint8) {
		const most = 1 << 17 // days: some centuries
		at := func(n int32) time.Time { return time.Unix(int64(n%most)*24*60*60, 0).UTC() }
		var counts []Count
		for i := range int(speakers) + 1 {
			counts = append(counts,
				Count{at(from), fmt.Sprint("S", i), int(quotes)}, Count{at(to), "", i}, Count{time.Time{}, "S", 1})
		}
		c := New(counts)
		bars, series := 0, 0
		for i := range c.Bars {
			bars += c.Bars[i].Total()
		}
		for _, s := range c.Series {
			series += s.Quotes
		}
		if bars != c.Dated() || series != c.Dated() || len(c.Series) > mostNamed+2 || c.Undated != int(speakers)+1 {
			t.Errorf("%d and %d of %d quotes are shown, in %d series", bars, series, c.Dated(), len(c.Series))
		}
	})
}
