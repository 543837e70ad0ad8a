package index_test

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"verbatim/corpus"
	"verbatim/corpus/attribution"
	"verbatim/corpus/generated"
	"verbatim/index"
	"verbatim/index/query"
)

// A shelf is a corpus whose articles come, change and go.
type shelf struct {
	articles map[string]corpus.Article
	next     int
	found    map[string][]corpus.Quote // by path and text
}

func newShelf(articles int) *shelf {
	s := &shelf{articles: map[string]corpus.Article{}, found: map[string][]corpus.Quote{}}
	for range articles {
		a := generated.Article(s.next)
		s.articles[a.Path], s.next = a, s.next+1
	}
	return s
}

// quotes returns the quotes of an article.
func (s *shelf) quotes(a *corpus.Article) []corpus.Quote {
	key := a.Path + a.Text
	if s.found[key] == nil {
		s.found[key] = attribution.Extract(a)
	}
	return s.found[key]
}

// turn changes the shelf at random, and returns the paths of the articles that stay as they are.
func (s *shelf) turn(r *rand.Rand, most int) map[string]bool {
	stays := map[string]bool{}
	for path := range s.articles {
		stays[path] = true
	}
	for range r.IntN(most) + 1 {
		paths := slices.Sorted(maps.Keys(s.articles))
		what := r.IntN(4)
		if len(paths) > 25 {
			what = 0
		}
		switch {
		case what == 0 && len(paths) > 0: // goes
			path := paths[r.IntN(len(paths))]
			delete(s.articles, path)
			delete(stays, path)
		case what == 1 && len(paths) > 0: // changes
			path := paths[r.IntN(len(paths))]
			a := s.articles[path]
			a.Text += fmt.Sprintf("\n\n\"We changed it %d times this week alone,\" said Ana Falk, a harbour pilot.\n", s.next)
			s.articles[path] = a
			delete(stays, path)
		case what == 2 && len(paths) > 0: // comes as a copy of another
			a := s.articles[paths[r.IntN(len(paths))]]
			a.Path, a.Publisher = fmt.Sprintf("copy%d.txt", s.next), "Copy Wire"
			s.articles[a.Path] = a
		default:
			a := generated.Article(s.next)
			s.articles[a.Path] = a
		}
		s.next++
	}
	return stays
}

// build builds a snapshot of the shelf. It reuses the articles that stay as they are.
func (s *shelf) build(t *testing.T, dir string, stays map[string]bool) *index.Snapshot {
	t.Helper()
	b, err := index.NewBuilder(dir)
	if err != nil {
		t.Fatal(err)
	}
	if stays != nil {
		if err := b.Reuse(stays); err != nil {
			t.Fatal(err)
		}
	}
	for _, path := range slices.Sorted(maps.Keys(s.articles)) {
		if a := s.articles[path]; !stays[path] {
			if err := b.Add(&a, s.quotes(&a)); err != nil {
				t.Fatal(err)
			}
		}
	}
	if _, err := b.Finish(t.Context(), index.Manifest{}); err != nil {
		t.Fatal(err)
	}
	if err := index.Verify(dir); err != nil {
		t.Fatal(err)
	}
	snap, err := index.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	return snap
}

// seen returns everything that a snapshot answers, in an order that does not depend on how it was built.
func seen(t *testing.T, s *index.Snapshot, queries []query.Query) string {
	t.Helper()
	var b strings.Builder
	articles, err := s.Catalogue().Articles()
	if err != nil {
		t.Fatal(err)
	}
	slices.SortFunc(articles, func(x, y index.Article) int { return strings.Compare(x.Path, y.Path) })
	for i := range articles {
		a, quotes, err := s.Whole(&articles[i])
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&b, "%s %d %d\n", a.Path, len(a.Text), len(quotes))
	}
	list, err := s.Catalogue().Speakers()
	if err != nil {
		t.Fatal(err)
	}
	fmt.Fprintln(&b, len(list.All()), "speakers")
	for _, sp := range list.All() {
		fmt.Fprintf(&b, "%s %s %d %d %v\n", sp.Name, sp.Role, sp.Quotes, sp.Articles, sp.Spellings)
	}
	for _, q := range queries {
		r, err := s.Search(t.Context(), q, index.Options{All: true})
		if err != nil || len(r.Damaged) > 0 {
			t.Fatal(err, r.Damaged)
		}
		var hits []string
		for _, h := range r.Hits {
			also, err := s.ByID(t.Context(), h.Quote.ID, 1)
			if err != nil {
				t.Fatal(err)
			}
			in := []string{h.Article.Path} // which of copies is shown may depend on their order
			for _, c := range also.AlsoIn {
				in = append(in, c.Article.Path)
			}
			slices.Sort(in)
			hits = append(hits, fmt.Sprintf("%q %d %v", h.Pieces(), h.Fit, in))
		}
		slices.Sort(hits)
		fmt.Fprintf(&b, "%s: %d\n  %s\n", q, r.Total, strings.Join(hits, "\n  "))
	}
	return b.String()
}

// TestReuse changes a corpus repeatedly, and compares each snapshot that reuses the previous one with one from
// scratch.
func TestReuse(t *testing.T) {
	t.Parallel()
	var queries []query.Query
	for _, typed := range []string{"week", "changed times", `by:"Ana Falk"`, "said", "nobody",
		"kind:direct after:2010-02", `publisher:"copy wire"`, "publisher:ledger"} {
		q, err := query.Parse(typed)
		if err != nil {
			t.Fatal(err)
		}
		queries = append(queries, q)
	}
	r := rand.New(rand.NewPCG(5, 6))
	s := newShelf(12)
	dir, most := t.TempDir(), 12
	s.build(t, dir, nil).Close()
	for step := range 25 {
		if step > 15 {
			most = 2
		}
		stays := s.turn(r, most)
		reused, fresh := s.build(t, dir, stays), s.build(t, t.TempDir(), nil)
		got, want := seen(t, reused, queries), seen(t, fresh, queries)
		reused.Close()
		fresh.Close()
		g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
		for i := range min(len(g), len(w)) {
			if g[i] != w[i] {
				t.Fatalf("step %d, line %d: made from the one before it has\n%s\nand from nothing\n%s", step, i,
					strings.Join(g[i:min(i+200, len(g))], "\n"), strings.Join(w[i:min(i+200, len(w))], "\n"))
			}
		}
		if len(g) != len(w) {
			t.Fatalf("step %d: made from the one before it has %d lines, from nothing %d", step, len(g), len(w))
		}
	}
	linked, err := filepath.Glob(filepath.Join(dir, "*", "quotes*.dat"))
	if err != nil || len(linked) < 2 {
		t.Errorf("nothing was linked: %v, %v", linked, err)
	}
}

// TestWordsOfWhatIsGoneAreNotOffered checks that words of a deleted article are neither completed nor suggested.
func TestWordsOfWhatIsGoneAreNotOffered(t *testing.T) {
	t.Parallel()
	s := newShelf(12)
	odd := corpus.Article{Path: "odd.txt",
		Text: "HARBOUR TOWN (Harbour Wire) - \"The lighthouse quivers,\" said Ana Falk, a harbour pilot.\n"}
	s.articles[odd.Path] = odd
	dir := t.TempDir()
	offered := func(snap *index.Snapshot) string {
		t.Helper()
		defer snap.Close()
		words, err := snap.CompleteTopics(t.Context(), "lighth", 5)
		if err != nil {
			t.Fatal(err)
		}
		near, _, err := snap.Suggest(t.Context(), "lighthowse")
		if err != nil {
			t.Fatal(err)
		}
		speakers, err := snap.Catalogue().Speakers()
		if err != nil {
			t.Fatal(err)
		}
		people, err := speakers.Complete(t.Context(), "ana fa", 5)
		if err != nil {
			t.Fatal(err)
		}
		return fmt.Sprintf("%v %q %v", words, near, people)
	}
	if got := offered(s.build(t, dir, nil)); got != `[lighthouse] "lighthouse" [Ana Falk]` {
		t.Errorf("offered are %s", got)
	}
	delete(s.articles, odd.Path)
	stays := map[string]bool{}
	for path := range s.articles {
		stays[path] = true
	}
	if got := offered(s.build(t, dir, stays)); got != `[] "" []` {
		t.Errorf("without it, offered are %s", got)
	}
}
