package index

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"verbatim/corpus"
	"verbatim/index/corrections"
	"verbatim/index/datalock"
	"verbatim/index/store"
)

// timelineOf writes the timeline of a query in a line: counts by day and speaker, and the first and the last quote.
func timelineOf(t *testing.T, s *Snapshot, typed string) string {
	t.Helper()
	line, err := s.Timeline(t.Context(), parsed(t, typed))
	if err != nil {
		t.Fatal(err)
	}
	var parts []string
	all := 0
	for _, c := range line.Counts {
		all += c.Quotes
		day := "undated"
		if !c.Day.IsZero() {
			day = c.Day.Format(corpus.DateLayout)
		}
		parts = append(parts, strings.TrimSpace(fmt.Sprint(day, " ", c.Speaker))+fmt.Sprint(" ", c.Quotes))
	}
	if all != line.Total {
		t.Errorf("%s: %d quotes are counted, the total is %d", typed, all, line.Total)
	}
	slices.Sort(parts)
	text := strings.Join(parts, ", ")
	if line.First != nil && line.Last != nil {
		text += " from " + line.First.Article.Path + " to " + line.Last.Article.Path
	}
	return text
}

// openedOf returns a snapshot of articles.
func openedOf(t *testing.T, articles []told) *Snapshot {
	t.Helper()
	dir := t.TempDir()
	built(t, dir, articles)
	s, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// TestTimeline checks what is counted for a query: all quotes that match, and if no quote has all words, those that
// have the most.
func TestTimeline(t *testing.T) {
	s := opened(t)
	for typed, want := range map[string]string{
		`freeze`: "2021-12-21 Elin Marsh 1, undated Elin Marsh 1 from a/freeze.txt to a/freeze.txt",
		`speaker:marsh`: "2021-12-21 Elin Marsh 1, 2022-01-10 Elin Marsh 1, undated Elin Marsh 1" +
			" from a/freeze.txt to b/talks.txt",
		`kind:direct`: "2021-12-21 Elin Marsh 1, 2021-12-21 Tobé Okafor 1, 2022-01-10 1, 2022-01-10 Elin Marsh 1" +
			" from a/freeze.txt to b/talks.txt",
		`treaty inspections`:   "2021-12-21 Tobé Okafor 1, 2022-01-10 Elin Marsh 1 from a/freeze.txt to b/talks.txt",
		`freeze after:2021-12`: "2021-12-21 Elin Marsh 1 from a/freeze.txt to a/freeze.txt",
		`unicorn`:              "",
		`freeze speaker:nobod`: "",
	} {
		if got := timelineOf(t, s, typed); got != want {
			t.Errorf("%s: got\n%s, want\n%s", typed, got, want)
		}
	}
}

// TestTimelineOfOneDay checks that two quotes of one day are the first and the last, in the order of the article, and
// that of more these are the two with the best evidence.
func TestTimelineOfOneDay(t *testing.T) {
	a := told{corpus.Article{Path: "a.txt", Date: date("2022-01-03"),
		Text: "“The freeze holds,” an aide said. “The freeze is thin,” Marsh said. “The freeze ends,” Okafor said."},
		[]saying{{aide, corpus.Direct, []string{"The freeze holds,"}}, {marsh, corpus.Direct, []string{"The freeze is thin,"}},
			{okafor, corpus.Direct, []string{"The freeze ends,"}}}}
	s := openedOf(t, []told{a})
	for typed, want := range map[string]string{
		`freeze`:               "The freeze is thin, | The freeze ends,",
		`freeze -thin`:         "The freeze holds, | The freeze ends,",
		`freeze speaker:marsh`: "The freeze is thin, | The freeze is thin,",
	} {
		line, err := s.Timeline(t.Context(), parsed(t, typed))
		if err != nil || line.First == nil || line.Last == nil {
			t.Fatalf("%s: %+v, %v", typed, line, err)
		}
		if got := line.First.Pieces()[0] + " | " + line.Last.Pieces()[0]; got != want {
			t.Errorf("%s: the first and the last are %s, want %s", typed, got, want)
		}
	}
}

// TestTimelineCountsOnce checks that duplicates count once, for the speaker and on the day that are most likely.
func TestTimelineCountsOnce(t *testing.T) {
	articles := wired()
	old := articles[0]
	old.Path, old.Date = "old.txt", date("1999-12-21") // a wrong date
	tomorrow := articles[3]
	tomorrow.Path, tomorrow.Date = "future.txt", date("2999-01-01")
	unnamed := articles[2]
	unnamed.Path, unnamed.quotes = "aide.txt", []saying{{aide, corpus.Direct, unnamed.quotes[0].pieces}}
	s := openedOf(t, append(articles, old, tomorrow, unnamed))
	want := "2021-12-21 Elin Marsh 1, 2021-12-23 Tobé Okafor 1, 2021-12-24 Elin Marsh 1, 2021-12-25 Elin Marsh 1, " +
		"undated Elin Marsh 1 from a.txt to e.txt"
	if got := timelineOf(t, s, `freeze`); got != want {
		t.Errorf("got\n%s, want\n%s", got, want)
	}
}

// TestTimelineCountsWhatIsFound checks that a timeline counts as many quotes with the same words as a search shows.
func TestTimelineCountsWhatIsFound(t *testing.T) {
	const words = "The freeze holds until the spring"
	article := func(path, day, title string, by ...corpus.Speaker) told {
		a := told{Article: corpus.Article{Path: path, Date: date(day), Title: title, Text: title}}
		for _, who := range by {
			said := strings.Clone(words)
			a.quotes = append(a.quotes, saying{who, corpus.Direct, []string{said}})
			a.Text += " “" + words + ",” " + who.Name + " said."
		}
		return a
	}
	for name, c := range map[string]struct {
		articles []told
		want     int
	}{
		"unnamed in two":           {[]told{article("a.txt", "2022-01-03", "", aide), article("b.txt", "2022-01-04", "", aide)}, 1},
		"two unnamed in one":       {[]told{article("a.txt", "2022-01-03", "", aide, aide)}, 2},
		"named and unnamed in one": {[]told{article("a.txt", "2022-01-03", "", marsh, aide)}, 2},
		"repeated in one":          {[]told{article("a.txt", "2022-01-03", "", marsh, marsh)}, 2},
		"the headline":             {[]told{article("a.txt", "2022-01-03", words, marsh, marsh)}, 1},
		"unnamed last": {[]told{article("a.txt", "2022-01-03", "", marsh), article("b.txt", "2022-01-04", "", okafor),
			article("c.txt", "2022-01-05", "", aide)}, 2},
	} {
		t.Run(name, func(t *testing.T) {
			s := openedOf(t, c.articles)
			line, err := s.Timeline(t.Context(), parsed(t, `freeze`))
			if err != nil || line.Total != c.want {
				t.Errorf("a timeline counts %d (%v), want %d", line.Total, err, c.want)
			}
			for _, o := range []Options{{}, {Order: ByDate}, {All: true}} {
				if r := searched(t, s, `freeze`, o); len(r.Hits) != c.want || r.Total != c.want {
					t.Errorf("%+v: %d of %d quotes, want %d", o, len(r.Hits), r.Total, c.want)
				}
			}
			if r := searched(t, s, `freeze`, Options{Limit: 1}); len(r.Hits) != 1 || r.Total != c.want {
				t.Errorf("of one quote: %d of %d quotes, want %d", len(r.Hits), r.Total, c.want)
			}
		})
	}
}

// TestTimelineIsCorrected checks that what moderators have changed is counted as it is now.
func TestTimelineIsCorrected(t *testing.T) {
	s := opened(t)
	first, other := searched(t, s, `vérifiable`, Options{}).Hits[0], searched(t, s, `left the room`, Options{}).Hits[0]
	list := &corrections.List{Entries: []corrections.Entry{
		{Time: time.Now(), By: "a", Do: corrections.Hide, Quote: first.Quote.ID},
		{Time: time.Now(), By: "a", Do: corrections.Speaker, Quote: other.Quote.ID, Speaker: okafor.Name},
	}}
	if err := s.quotes.Correct(t.Context(), list, 1); err != nil {
		t.Fatal(err)
	}
	want := "2021-12-21 Tobé Okafor 1, 2022-01-10 Elin Marsh 1, 2022-01-10 Tobé Okafor 1 from a/freeze.txt to b/talks.txt"
	if got := timelineOf(t, s, `kind:direct`); got != want {
		t.Errorf("got\n%s, want\n%s", got, want)
	}
	if got := timelineOf(t, s, `speaker:okafor room`); got != "2022-01-10 Tobé Okafor 1 from b/talks.txt to b/talks.txt" {
		t.Errorf("got\n%s", got)
	}
}

// TestTimelineOfJointSpeakers checks that a quote of several speakers counts for the one whom the query names.
func TestTimelineOfJointSpeakers(t *testing.T) {
	article := corpus.Article{Path: "a.txt", Date: date("2022-01-03"), Text: "The freeze will hold until the spring."}
	joint := told{Article: article}
	q := corpus.Quote{Kind: corpus.Direct, Speaker: marsh, Speakers: []corpus.Speaker{marsh, okafor}, Confidence: 1,
		Method: corpus.Named, Spans: []corpus.Span{{Start: 0, End: len(joint.Text)}}}
	quotes := []corpus.Quote{q}
	corpus.AssignIDs(joint.Path, joint.Text, quotes)
	dir := t.TempDir()
	lock, err := datalock.WaitLock(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	defer lock.Unlock()
	b, err := NewBuilder(dir)
	if err != nil {
		t.Fatal(err)
	}
	if err := b.Add(&joint.Article, quotes); err != nil {
		t.Fatal(err)
	}
	if _, err := b.Finish(t.Context(), store.Manifest{Corpus: "test"}); err != nil {
		t.Fatal(err)
	}
	s, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	for typed, want := range map[string]string{`freeze`: "Elin Marsh", `speaker:okafor`: "Tobé Okafor"} {
		line, err := s.Timeline(t.Context(), parsed(t, typed))
		if err != nil || len(line.Counts) != 1 || line.Counts[0].Speaker != want {
			t.Errorf("%s counts for %+v (%v), want %s", typed, line.Counts, err, want)
		}
	}
}

// BenchmarkTimeline measures timelines of all quotes, and of those with a common word.
func BenchmarkTimeline(b *testing.B) {
	dir := b.TempDir()
	built(b, dir, benchCorpus())
	s, err := Open(dir)
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	for _, typed := range []string{`kind:direct`, `w20`, `w500`, `speaker:name7`} {
		b.Run(typed, func(b *testing.B) {
			n := 0
			for b.Loop() {
				line, err := s.Timeline(b.Context(), parsed(b, typed))
				if err != nil {
					b.Fatal(err)
				}
				n = line.Total
			}
			b.ReportMetric(float64(n), "quotes")
		})
	}
}
