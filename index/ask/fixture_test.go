package ask

import (
	"os"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/txtar"

	"verbatim/corpus"
	"verbatim/index"
)

// said is how testdata/articles.txtar marks what is said.
var said = regexp.MustCompile(`\{([^;]*); ([^;]*); (\w+)\|([^}]*)\}`)

// article reads an article of the fixture and the quotes marked in it.
func article(t testing.TB, name, file string) (corpus.Article, []corpus.Quote) {
	a := corpus.Article{Path: name}
	head, body, _ := strings.Cut(file, "\n\n")
	for line := range strings.Lines(head) {
		field, value, _ := strings.Cut(strings.TrimSpace(line), ": ")
		switch field {
		case "Title":
			a.Title = value
		case "Publisher":
			a.Publisher = value
		case "URL":
			a.URL = value
		case "Date":
			var err error
			if a.Date, err = time.Parse(corpus.DateLayout, value); err != nil {
				t.Fatal(err)
			}
		}
	}
	var quotes []corpus.Quote
	at := 0
	for _, m := range said.FindAllStringSubmatchIndex(body, -1) {
		part := func(i int) string { return body[m[2*i]:m[2*i+1]] }
		a.Text += body[at:m[0]]
		start := len(a.Text)
		a.Text += part(4)
		at = m[1]
		who := corpus.Speaker{Name: part(1), Role: part(2), Kind: corpus.Person}
		if strings.HasPrefix(who.Name, "a ") {
			who.Kind = corpus.Unnamed
		}
		quotes = append(quotes, corpus.Quote{Kind: corpus.Kind(part(3)), Spans: []corpus.Span{{Start: start, End: len(a.Text)}},
			Speaker: who, Speakers: []corpus.Speaker{who}, Confidence: 0.9, Method: corpus.Named})
	}
	a.Text += body[at:]
	corpus.AssignIDs(a.Path, a.Text, quotes)
	return a, quotes
}

// newService returns a Service over the fixture.
func newService(t testing.TB) *Service {
	t.Helper()
	return newServiceIn(t, t.TempDir())
}

// newServiceIn is newService with the data folder dir.
func newServiceIn(t testing.TB, dir string) *Service {
	t.Helper()
	data, err := os.ReadFile("testdata/articles.txtar")
	if err != nil {
		t.Fatal(err)
	}
	b, err := index.NewBuilder(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range txtar.Parse(data).Files {
		a, quotes := article(t, f.Name, string(f.Data))
		if err := b.Add(&a, quotes); err != nil {
			t.Fatal(err)
		}
	}
	skipped := []index.Skipped{{Path: "scan.txt", Reason: "the file is empty"}}
	if _, err := b.Finish(t.Context(), index.Manifest{BuiltAt: time.Date(2022, 1, 12, 8, 0, 0, 0, time.UTC), Skipped: skipped}); err != nil {
		t.Fatal(err)
	}
	live := index.NewLive(dir, nil)
	t.Cleanup(func() { live.Close() })
	now := func() time.Time { return time.Date(2022, 1, 12, 9, 0, 0, 0, time.UTC) }
	return New(Options{Index: live, Corpus: "the fixture", Now: now})
}
