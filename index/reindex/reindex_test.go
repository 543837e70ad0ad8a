package reindex

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"verbatim/corpus"
	"verbatim/index"
	"verbatim/index/query"
)

// A desk is the folder of a corpus with its Reindexer and its index.
type desk struct {
	t      *testing.T
	corpus string
	live   *index.Live
	*Reindexer
}

// newDesk returns a desk with these articles, by path.
func newDesk(t *testing.T, articles map[string]string) *desk {
	d := &desk{t: t, corpus: t.TempDir()}
	for path, text := range articles {
		d.write(path, text)
	}
	data := t.TempDir()
	d.live = index.NewLive(data, nil)
	t.Cleanup(func() { d.live.Close() })
	d.Reindexer = New(Options{Corpus: d.corpus, DataDir: data, Live: d.live})
	return d
}

func (d *desk) write(path, text string) {
	d.t.Helper()
	path = filepath.Join(d.corpus, filepath.FromSlash(path))
	if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o700), os.WriteFile(path, []byte(text), 0o600)); err != nil {
		d.t.Fatal(err)
	}
}

func (d *desk) remove(path string) {
	d.t.Helper()
	if err := os.Remove(filepath.Join(d.corpus, filepath.FromSlash(path))); err != nil {
		d.t.Fatal(err)
	}
}

// finds returns the paths of the articles with quotes that match.
func (d *desk) finds(words string) []string {
	d.t.Helper()
	var paths []string
	err := d.live.Do(d.t.Context(), func(s *index.Snapshot) error {
		q, err := query.Parse(words)
		if err != nil {
			return err
		}
		r, err := s.Search(d.t.Context(), q, index.Options{Limit: 100})
		for _, h := range r.Hits {
			paths = append(paths, h.Article.Path)
		}
		return err
	})
	if err != nil {
		d.t.Fatal(err)
	}
	slices.Sort(paths)
	return paths
}

func (d *desk) reindexed() index.ReindexReport {
	d.t.Helper()
	report, err := d.Reindex(d.t.Context(), nil)
	if err != nil {
		d.t.Fatal(err)
	}
	report.Took = 0
	return report
}

func (d *desk) stale() string {
	d.t.Helper()
	why, err := d.Stale()
	if err != nil {
		d.t.Fatal(err)
	}
	return why
}

var articles = map[string]string{
	"a.txt":       "A\n\n\"A moratorium is near,\" Elin Marsh said.\n",
	"deep/b.txt":  "B\n\n\"The moratorium is dead,\" Tom Okafor said.\n",
	"deep/c.md":   "---\ntitle: C\n---\n\n\"Inspections first,\" Elin Marsh said.\n",
	"empty.txt":   "",
	".hidden.txt": "H\n\n\"A hidden moratorium,\" Elin Marsh said.\n",
}

func TestEnsure(t *testing.T) {
	d := newDesk(t, articles)
	if did, err := d.Ensure(t.Context(), nil); !did || err != nil {
		t.Fatalf("a corpus that was never indexed: %v, %v", did, err)
	}
	if got := d.finds("moratorium"); !slices.Equal(got, []string{"a.txt", "deep/b.txt"}) {
		t.Errorf("got %v", got)
	}
	if did, err := d.Ensure(t.Context(), nil); did || err != nil {
		t.Errorf("a corpus that has not changed was indexed again: %v, %v", did, err)
	}
}

func TestReport(t *testing.T) {
	d := newDesk(t, articles)
	r := d.reindexed()
	if r.Added != 3 || r.Articles != 3 || r.Quotes != 3 || len(r.Skipped) != 1 || r.Skipped[0].Path != "empty.txt" {
		t.Errorf("the first time: %+v", r)
	}
	d.write("deep/b.txt", "B\n\n\"The freeze is dead,\" Tom Okafor said.\n")
	d.write("d.txt", "D\n\n\"A new one,\" Tom Okafor said.\n")
	d.remove("a.txt")
	r = d.reindexed()
	if r.Added != 1 || r.Changed != 1 || r.Removed != 1 || r.Unchanged != 1 || r.Articles != 3 {
		t.Errorf("one added, one changed, one removed: %+v", r)
	}
	if got := d.finds("freeze"); !slices.Equal(got, []string{"deep/b.txt"}) {
		t.Errorf("the change is not found: %v", got)
	}
	if got := d.finds("moratorium"); got != nil {
		t.Errorf("a removed article is found: %v", got)
	}
}

func TestStale(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(*desk)
		want   string // a part of the reason, "" if the index is up to date
	}{
		{"nothing", func(*desk) {}, ""},
		{"a new article", func(d *desk) { d.write("deep/new.txt", "x") }, "deep/new.txt is new"},
		{"another size", func(d *desk) { d.write("a.txt", "longer than it was before, and no quote") }, "a.txt has changed"},
		{"another time", func(d *desk) {
			if err := os.Chtimes(filepath.Join(d.corpus, "a.txt"), time.Time{}, time.Unix(1, 0)); err != nil {
				d.t.Fatal(err)
			}
		}, "a.txt has changed"},
		{"an article gone", func(d *desk) { d.remove("a.txt") }, "a.txt is gone"},
		{"two articles gone", func(d *desk) { d.remove("a.txt"); d.remove("deep/b.txt") }, "2 files are gone"},
		{"a file to skip", func(d *desk) { d.write("deep/paper.pdf", "x") }, "deep/paper.pdf can't be read any more"},
		{"a skipped file gone", func(d *desk) { d.remove("empty.txt") }, "empty.txt is no longer skipped"},
		{"a hidden file", func(d *desk) { d.write(".verbatim/x.txt", "x") }, ""},
		{"another program", func(d *desk) { d.analysis.version = "other" }, "verbatim was updated"},
		{"a damaged manifest", func(d *desk) {
			m, err := filepath.Glob(filepath.Join(d.options.DataDir, "*", "manifest.json"))
			if err != nil || len(m) != 1 {
				d.t.Fatal(m, err)
			}
			if err := os.WriteFile(m[0], []byte("{"), 0o600); err != nil {
				d.t.Fatal(err)
			}
		}, "manifest"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := newDesk(t, articles)
			if why := d.stale(); why == "" {
				t.Error("nothing is indexed, but the index is not stale")
			}
			d.reindexed()
			c.change(d)
			if why := d.stale(); !strings.Contains(why, c.want) || c.want == "" && why != "" {
				t.Errorf("got %q, want %q", why, c.want)
			}
		})
	}
}

// TestDamagedSnapshot checks that Ensure rebuilds a damaged snapshot.
func TestDamagedSnapshot(t *testing.T) {
	d := newDesk(t, articles)
	other := New(Options{Corpus: d.corpus, DataDir: d.options.DataDir}) // without a Live, so it does not open the snapshot
	if _, err := other.Reindex(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob(filepath.Join(d.options.DataDir, "*", "index", "store", "*.zap"))
	if err != nil || len(files) != 1 {
		t.Fatal(files, err)
	}
	if err := os.Truncate(files[0], 100); err != nil {
		t.Fatal(err)
	}
	if did, err := d.Ensure(t.Context(), nil); !did || err != nil {
		t.Fatalf("it was not rebuilt: %v, %v", did, err)
	}
	if got := d.finds("moratorium"); len(got) != 2 {
		t.Errorf("got %v", got)
	}
}

// TestCancelled checks that a cancelled reindex leaves the previous snapshot in use, and no partial one.
func TestCancelled(t *testing.T) {
	d := newDesk(t, articles)
	d.reindexed()
	d.write("a.txt", "A\n\n\"A freeze,\" Elin Marsh said.\n")
	ctx, cancel := context.WithCancel(t.Context())
	_, err := d.Reindex(ctx, func(p index.Progress) {
		if p.Stage == index.Reading {
			cancel()
		}
	})
	if !errors.Is(err, context.Canceled) {
		t.Fatalf("got %v, want the context's error", err)
	}
	if got := d.finds("moratorium"); len(got) != 2 {
		t.Errorf("the previous snapshot is not in use: %v", got)
	}
	if left, _ := filepath.Glob(filepath.Join(d.options.DataDir, "building-*")); left != nil {
		t.Errorf("it left %v", left)
	}
	d.reindexed()
	if got := d.finds("freeze"); len(got) != 1 {
		t.Errorf("the next reindex is not in use: %v", got)
	}
}

// TestBrokenAnalysis checks that an article on which the analysis fails is skipped with a reason, and that the
// others are indexed.
func TestBrokenAnalysis(t *testing.T) {
	d := newDesk(t, articles)
	extract := d.analysis.extract
	d.analysis.extract = func(a *corpus.Article) []corpus.Quote {
		switch a.Path {
		case "a.txt":
			panic("no such word")
		case "deep/b.txt":
			return []corpus.Quote{{Spans: []corpus.Span{{Start: 1, End: 1000}}}}
		}
		return extract(a)
	}
	r := d.reindexed()
	if r.Articles != 1 || len(r.Skipped) != 3 {
		t.Fatalf("got %+v, want one article and three skipped", r)
	}
	if got := d.finds("inspections"); !slices.Equal(got, []string{"deep/c.md"}) {
		t.Errorf("the other article is not found: %v", got)
	}
}

func TestProgress(t *testing.T) {
	d := newDesk(t, articles)
	var last index.Progress
	_, err := d.Reindex(t.Context(), func(p index.Progress) {
		if p.Stage == last.Stage && p.Done < last.Done {
			t.Errorf("progress went backwards from %v to %v", last, p)
		}
		last = p
	})
	if want := (index.Progress{Stage: index.Writing, Done: 1, Total: 1}); last != want || err != nil {
		t.Errorf("it ended at %v, %v; want %v", last, err, want)
	}
}

func TestNoCorpus(t *testing.T) {
	r := New(Options{Corpus: filepath.Join(t.TempDir(), "none"), DataDir: t.TempDir()})
	_, err := r.Ensure(t.Context(), nil)
	if err == nil || !strings.HasPrefix(err.Error(), "opening the corpus: there is no folder") {
		t.Errorf("got %v, want an error that says there is no such folder", err)
	}
}
