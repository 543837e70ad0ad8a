package reindex

import (
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"verbatim/corpus"
	"verbatim/index"
	"verbatim/index/corrections"
)

// watched returns a desk, and a function that returns the paths of the articles analysed since its last call.
func watched(t *testing.T, articles map[string]string) (*desk, func() []string) {
	d := newDesk(t, articles)
	extract, mu, paths := d.analysis.extract, sync.Mutex{}, []string(nil)
	d.analysis.extract = func(a *corpus.Article) []corpus.Quote {
		mu.Lock()
		defer mu.Unlock()
		paths = append(paths, a.Path)
		return extract(a)
	}
	return d, func() []string {
		mu.Lock()
		defer mu.Unlock()
		slices.Sort(paths)
		list := paths
		paths = nil
		return list
	}
}

func harbour(n int) string {
	const text = "HARBOUR TOWN (Harbour Wire) - \"The harbour is closed until day %d,\" said Ana Falk, a harbour pilot.\n"
	return fmt.Sprintf(text, n)
}

// TestOnlyWhatHasChangedIsReadAgain changes a corpus step by step, and checks which articles are analysed.
func TestOnlyWhatHasChangedIsReadAgain(t *testing.T) {
	articles := map[string]string{}
	for n := range 12 {
		articles[fmt.Sprintf("%02d.txt", n)] = harbour(n)
	}
	d, analysed := watched(t, articles)
	name := func() string {
		entries, _ := filepath.Glob(filepath.Join(d.options.DataDir, "snapshot-*"))
		return strings.Join(entries, " ")
	}
	edit := func(e corrections.Entry) {
		e.Time, e.By, e.Reason = time.Now(), "ines", "so it is"
		if err := corrections.Append(d.corpus, e); err != nil {
			t.Fatal(err)
		}
	}
	d.reindexed()
	analysed()
	before := ""
	for _, step := range []struct {
		what   string
		do     func()
		want   []string // what is analysed
		same   bool     // the snapshot is
		report index.ReindexReport
	}{
		{"nothing", func() {}, nil, true, index.ReindexReport{Unchanged: 12, Articles: 12, Quotes: 12}},
		{"a new one", func() { d.write("new.txt", harbour(100)) }, []string{"new.txt"}, false,
			index.ReindexReport{Added: 1, Unchanged: 12, Articles: 13, Quotes: 13}},
		{"one changed", func() { d.write("03.txt", harbour(103)) }, []string{"03.txt"}, false,
			index.ReindexReport{Changed: 1, Unchanged: 12, Articles: 13, Quotes: 13}},
		{"one touched", func() {
			past := time.Now().Add(-time.Hour)
			if err := os.Chtimes(filepath.Join(d.corpus, "04.txt"), past, past); err != nil {
				t.Fatal(err)
			}
		}, nil, false, index.ReindexReport{Unchanged: 13, Articles: 13, Quotes: 13}},
		{"nothing after that", func() {}, nil, true, index.ReindexReport{Unchanged: 13, Articles: 13, Quotes: 13}},
		{"one removed", func() { d.remove("05.txt") }, nil, false,
			index.ReindexReport{Removed: 1, Unchanged: 12, Articles: 12, Quotes: 12}},
		{"one moved", func() { d.remove("06.txt"); d.write("moved.txt", harbour(6)) }, []string{"moved.txt"}, false,
			index.ReindexReport{Added: 1, Removed: 1, Unchanged: 11, Articles: 12, Quotes: 12}},
		{"a moderator's edit of one", func() {
			edit(corrections.Entry{Do: corrections.Edit, Path: "07.txt", Text: corrections.TextSum(harbour(7)),
				Fields: corrections.Fields{Title: "Closed"}})
		}, []string{"07.txt"}, false, index.ReindexReport{Changed: 1, Unchanged: 11, Articles: 12, Quotes: 12}},
		{"that one moved", func() { d.remove("07.txt"); d.write("07b.txt", harbour(7)) }, []string{"07b.txt"}, false,
			index.ReindexReport{Added: 1, Removed: 1, Unchanged: 11, Articles: 12, Quotes: 12}},
		{"one that can't be read", func() { d.write("wrong.txt", "a\x00b") }, nil, false,
			index.ReindexReport{Unchanged: 12, Articles: 12, Quotes: 12}},
		{"nothing after that, either", func() {}, nil, true, index.ReindexReport{Unchanged: 12, Articles: 12, Quotes: 12}},
		{"other names", func() { d.write(".verbatim/aliases.txt", "Ana Falk = Anna Falk\n") }, nil, false,
			index.ReindexReport{Unchanged: 12, Articles: 12, Quotes: 12}},
	} {
		before = name()
		step.do()
		r := d.reindexed()
		got := r
		got.Took, got.LeftOut, got.Skipped = 0, 0, nil
		if fmt.Sprint(got) != fmt.Sprint(step.report) {
			t.Errorf("%s: the report is %+v, want %+v", step.what, got, step.report)
		}
		if got := analysed(); !slices.Equal(got, step.want) {
			t.Errorf("%s: analysed %q, want %q", step.what, got, step.want)
		}
		if same := name() == before; same != step.same {
			t.Errorf("%s: the same snapshot is in use: %v", step.what, same)
		}
		if why, err := d.Stale(); why != "" || err != nil {
			t.Errorf("%s: the index is stale: %s, %v", step.what, why, err)
		}
		if len(r.Skipped) > 0 != strings.Contains(fmt.Sprint(articlesIn(t, d)), "wrong.txt") {
			t.Errorf("%s: skipped %v", step.what, r.Skipped)
		}
	}
	if got := d.finds("harbour"); len(got) != 12 || !slices.Contains(got, "07b.txt") {
		t.Errorf("at the end, the search finds %q", got)
	}
}

// articlesIn returns the files in the folder of the corpus.
func articlesIn(t *testing.T, d *desk) []string {
	files, err := filepath.Glob(filepath.Join(d.corpus, "*.txt"))
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// TestDamageIsRepaired changes a random byte of the newest snapshot: the damage is detected, and the snapshot is
// rebuilt from the corpus. A manifest that can't be read is an error until the operator accepts a loss, because
// without it a loss of articles would go unnoticed.
func TestDamageIsRepaired(t *testing.T) {
	articles := map[string]string{}
	for n := range 6 {
		articles[fmt.Sprintf("%02d.txt", n)] = harbour(n)
	}
	d, analysed := watched(t, articles)
	d.reindexed()
	d.write("new.txt", harbour(50))
	d.reindexed() // now the snapshot has several parts
	all := slices.Sorted(maps.Keys(articles))
	all = append(all, "new.txt")
	times := 12
	if *long {
		times = 200
	}
	for n := range times {
		analysed()
		where := flip(t, d.options.DataDir)
		damage, err := "", error(nil)
		if n%2 == 0 { // as the bot does when it starts
			var why error
			if why, err = d.Mend(t.Context(), nil); why != nil {
				damage = why.Error()
			}
		} else {
			var report index.ReindexReport
			report, err = d.Reindex(t.Context(), nil)
			damage = report.Rebuilt
		}
		isManifest := strings.HasSuffix(where, "manifest.json") || strings.HasSuffix(where, "sources.json")
		if isManifest && errors.Is(err, index.ErrDamaged) {
			var report index.ReindexReport
			report, err = d.AcceptLoss(t.Context(), nil)
			damage = report.Rebuilt
		}
		if damage == "" || err != nil {
			t.Fatalf("%s: the damage is %q, %v", where, damage, err)
		}
		if got := analysed(); !slices.Equal(got, all) {
			t.Fatalf("%s: analysed %q, want %q", where, got, all)
		}
		if got := d.finds("harbour"); !slices.Equal(got, all) {
			t.Fatalf("%s: after the repair, the search finds %q", where, got)
		}
	}
}

// flip changes a random byte of a file of the newest snapshot, and returns its place.
func flip(t *testing.T, dataDir string) string {
	t.Helper()
	var files []string
	err := filepath.WalkDir(dataDir, func(path string, e os.DirEntry, err error) error {
		if err == nil && e.Type().IsRegular() && strings.Contains(path, "snapshot-") {
			files = append(files, path)
		}
		return err
	})
	if err != nil || len(files) < 10 {
		t.Fatal(files, err)
	}
	file := files[rand.IntN(len(files))]
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if len(b) == 0 {
		b = []byte{0}
	}
	at := rand.IntN(len(b))
	b[at] ^= byte(1 + rand.IntN(255))
	// The file is replaced, not overwritten, so that pages which a process has mapped stay as they are.
	if err := errors.Join(os.WriteFile(file+".new", b, 0o600), os.Rename(file+".new", file)); err != nil {
		t.Fatal(err)
	}
	return fmt.Sprintf("byte %d of %s", at, filepath.Base(file))
}
