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
)

var update = flag.Bool("update", false, "rewrite the answers in testdata/cases")

// TestCases holds each file of testdata/cases: requests as somebody types them, in lines that begin with ">", options as
// name=value behind a slash, each followed by the answer.
func TestCases(t *testing.T) {
	files, err := filepath.Glob("testdata/cases/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no cases", err)
	}
	s := newService(t)
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
func decode(line string) Request {
	typed, options, _ := strings.Cut(line, " / ")
	r := Request{Options: map[string]string{}}
	r.Command, r.Words, _ = strings.Cut(typed, " ")
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

// answer writes the answer to a request as the cases hold it.
func answer(t *testing.T, s *Service, line string) string {
	var b strings.Builder
	reply, err := s.Do(t.Context(), decode(line))
	if err != nil {
		e := Explain(err)
		fmt.Fprintf(&b, "column %d: %s (%s)\n", e.Column, e.Message, e.Hint)
		return b.String()
	}
	if !reply.Query.IsZero() {
		fmt.Fprintf(&b, "query: %s\n", reply.Query)
	}
	for _, n := range reply.Notes {
		fmt.Fprintf(&b, "note: %s\n", n)
	}
	if reply.Search != nil {
		writeSearch(&b, reply.Search)
	}
	if reply.Context != nil {
		writeHit(&b, &reply.Context.Hit)
		fmt.Fprintf(&b, "  around: %q\n", reply.Context.Hit.Passage)
	}
	writeLists(&b, &reply)
	if !reply.Found() {
		b.WriteString("nothing found\n")
	}
	return b.String()
}

func writeSearch(b *strings.Builder, s *Search) {
	for _, g := range s.Groups {
		fmt.Fprint(b, g.Speaker)
		if !g.Known.IsZero() {
			fmt.Fprintf(b, " (%s, %s)", g.Known.Role, KnownSince(g.Known))
		}
		fmt.Fprintln(b)
		for _, h := range g.Hits {
			writeHit(b, &h)
		}
	}
	fmt.Fprintf(b, "%d of %d\n", len(s.Hits), s.Total)
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

func writeLists(b *strings.Builder, r *Reply) {
	if r.Speakers != nil {
		for _, s := range r.Speakers.Speakers {
			fmt.Fprintf(b, "%s: %d quotes, %d articles\n", s.Speaker, s.Quotes, s.Articles)
		}
	}
	if r.Articles != nil {
		for _, a := range r.Articles.Articles {
			fmt.Fprintf(b, "%s, %s, %s: %d quotes\n", a.Title, a.Publisher, a.Day(), a.Quotes)
		}
	}
	if st := r.Status; st != nil {
		fmt.Fprintf(b, "%s: %d articles, %d quotes, %d speakers, since %s, left out %d %v\n",
			st.Corpus, st.Articles, st.Quotes, st.Speakers, st.IndexedAt.Format(corpus.DateLayout), st.LeftOut, st.Skipped)
	}
	for _, c := range r.Help {
		fmt.Fprintf(b, "%s: %s\n", c.Usage(), c.Summary)
	}
}
