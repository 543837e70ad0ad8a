package ask

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"verbatim/corpus"
	"verbatim/index"
	"verbatim/index/remote/remotetest"
)

var update = flag.Bool("update", false, "rewrite the answers in testdata/cases")

// TestCases holds each file of testdata/cases: requests as a user types them, in lines that begin with ">", options
// as name=value after a slash, each followed by the answer.
func TestCases(t *testing.T) {
	files, err := filepath.Glob("testdata/cases/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no cases", err)
	}
	t.Run("files", func(t *testing.T) { testCases(t, files, newService(t)) })
	t.Run("OpenSearch", func(t *testing.T) {
		dir := t.TempDir()
		s := newServiceIn(t, dir)
		remotetest.Serve(t, s.core.Options.Index, dir)
		testCases(t, files, s)
	})
}

// testCases holds files of cases over one index.
func testCases(t *testing.T, files []string, s *Service) {
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			var got strings.Builder
			for line := range strings.Lines(string(want)) {
				if request, ok := strings.CutPrefix(line, "> "); ok {
					fmt.Fprintf(&got, "> %s%s\n", request, answer(t, s, strings.TrimSpace(request)))
				}
			}
			if *update {
				if err := os.WriteFile(file, []byte(got.String()), 0o644); err != nil {
					t.Fatal(err)
				}
			} else if got.String() != string(want) {
				t.Errorf("got\n%s\nwant\n%s", &got, want)
			}
		})
	}
}

// decode reads a request as the cases write it: "who-said freeze / limit=1 by=ann".
func decode(t *testing.T, line string) Request {
	t.Helper()
	typed, options, _ := strings.Cut(line, " / ")
	name, words, _ := strings.Cut(typed, " ")
	c, ok := Lookup(name)
	if !ok {
		t.Fatalf("there is no command %s", name)
	}
	r := Request{Command: c, Words: words, Options: map[string]string{}}
	for _, o := range strings.Fields(options) {
		switch name, value, _ := strings.Cut(o, "="); name {
		case "moderator":
			r.Moderator = true
		default:
			r.Options[name] = value
		}
	}
	return r
}

// answer writes the answer to a request as the cases have it.
func answer(t *testing.T, s *Service, line string) string {
	var b strings.Builder
	a, err := s.Do(t.Context(), decode(t, line))
	if err != nil {
		e := Explain(err)
		fmt.Fprintf(&b, "column %d: %s (%s)\n", e.Column, e.Message, e.Hint)
		return b.String()
	}
	head := a.Shared()
	if !head.Query.IsZero() {
		fmt.Fprintf(&b, "query: %s\n", head.Query)
	}
	for _, n := range head.Notes {
		fmt.Fprintf(&b, "note (%s): %s\n", n.Kind, n)
	}
	writeAnswer(&b, a)
	if !a.Found() {
		b.WriteString("nothing found\n")
	}
	return b.String()
}

// writeAnswer writes what an answer has beside its head.
func writeAnswer(b *strings.Builder, a Answer) {
	switch a := a.(type) {
	case *Quotes:
		writeQuotes(b, a)
	case *QuoteContext:
		writeHit(b, &a.Hit)
		fmt.Fprintf(b, "  around: %q\n", a.Hit.Passage)
	case *SpeakerList:
		for _, s := range a.Speakers {
			fmt.Fprintf(b, "%s: %d quotes, %d articles\n", s.Speaker, s.Quotes, s.Articles)
		}
	case *PublisherList:
		for _, p := range a.Publishers {
			fmt.Fprintf(b, "%s: %d quotes, %d articles\n", p.Name, p.Quotes, p.Articles)
		}
		fmt.Fprintf(b, "%d of %d\n", len(a.Publishers), a.Total)
	case *ArticleList:
		for _, r := range a.Articles {
			fmt.Fprintf(b, "%s, %s, %s: %d quotes\n", r.Title, r.Publisher, r.Day(), r.Quotes)
		}
	case *TimelineInfo:
		writeTimeline(b, a)
	case *StatusInfo:
		fmt.Fprintf(b, "%s: %d articles, %d quotes, %d speakers, since %s, left out %d %v\n",
			a.Corpus, a.Articles, a.Quotes, a.Speakers, a.IndexedAt.Format(corpus.DateLayout), a.LeftOut, a.Skipped)
	case *CommandHelp:
		for _, c := range a.Commands {
			fmt.Fprintf(b, "%s: %s\n", c.Usage(), c.Summary)
		}
	}
}

func writeQuotes(b *strings.Builder, q *Quotes) {
	for _, g := range q.Groups {
		fmt.Fprint(b, g.Speaker)
		if !g.Known.IsZero() {
			fmt.Fprintf(b, " (%s, as of %s)", g.Known.Role, g.Known.Day.Format(DayLayout))
		}
		fmt.Fprintln(b)
		for _, h := range g.Hits {
			writeHit(b, &h)
		}
	}
	fmt.Fprintf(b, "%d of %d\n", len(q.Hits), q.Total)
}

// writeHit writes a hit with its highlights in brackets.
func writeHit(b *strings.Builder, h *index.Hit) {
	var pieces []string
	for _, s := range h.Quote.Spans {
		piece, at := "", s.Start
		for _, mark := range h.Highlights {
			if s.Overlaps(mark) {
				piece += h.Slice(corpus.Span{Start: at, End: mark.Start}) + "[" + h.Slice(mark) + "]"
				at = mark.End
			}
		}
		pieces = append(pieces, piece+h.Slice(corpus.Span{Start: at, End: s.End}))
	}
	fmt.Fprintf(b, "  %s %s: %s (%s, %s)\n", h.Quote.ID, h.Quote.Kind, strings.Join(pieces, " … "), h.Article.Publisher, h.Article.Day())
}

// writeTimeline writes the bars and series of a chart, and the first and the last quote.
func writeTimeline(b *strings.Builder, a *TimelineInfo) {
	for i := range a.Chart.Bars {
		if bar := &a.Chart.Bars[i]; bar.Total() > 0 {
			fmt.Fprintf(b, "%s: %v\n", a.Chart.Unit.Key(bar.From), bar.Quotes)
		}
	}
	for _, s := range a.Chart.Series {
		fmt.Fprintf(b, "%s: %d\n", s.Name, s.Quotes)
	}
	fmt.Fprintf(b, "%d quotes, %d undated\n", a.Chart.Total, a.Chart.Undated)
	for _, h := range []*index.Hit{a.First, a.Last} {
		if h != nil {
			writeHit(b, h)
		}
	}
}
