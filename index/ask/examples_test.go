package ask_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"verbatim/corpus/sample"
	"verbatim/index"
	"verbatim/index/alerts"
	"verbatim/index/ask"
	"verbatim/index/corrections"
	"verbatim/index/reindex"
)

// patience ends a test that hangs. A search takes milliseconds, and on a busy machine many times as long.
const patience = 3 * time.Minute

// sampleService returns a Service over the built-in sample.
func sampleService(t testing.TB) *ask.Service {
	t.Helper()
	dir := t.TempDir()
	live := index.NewLive(dir)
	live.Corrections = corrections.NewWatch(t.TempDir())
	t.Cleanup(func() { live.Close() })
	again := reindex.New(reindex.Options{FS: sample.FS(), Corpus: "sample", DataDir: dir, Live: live})
	if _, err := again.Ensure(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	return ask.New(ask.Options{Index: live, Reindexer: again, Corrections: live.Corrections, Timeout: patience})
}

// folderService returns a Service over a folder with the built-in sample, which can be changed.
func folderService(t testing.TB) *ask.Service {
	t.Helper()
	dir, folder := t.TempDir(), t.TempDir()
	if err := os.CopyFS(folder, sample.FS()); err != nil {
		t.Fatal(err)
	}
	live := index.NewLive(dir)
	live.Corrections = corrections.NewWatch(folder)
	t.Cleanup(func() { live.Close() })
	r := reindex.New(reindex.Options{Corpus: folder, DataDir: dir, Live: live})
	if _, err := r.Ensure(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	return ask.New(ask.Options{Index: live, Reindexer: r, Keeper: r.Keeper(), Drafts: ask.Drafts(filepath.Join(dir, "drafts")), Corrections: live.Corrections,
		Alerts: alertStore(t, dir), Timeout: patience})
}

// alertStore opens a store of alerts in a folder.
func alertStore(t testing.TB, folder string) *alerts.Store {
	t.Helper()
	store, err := alerts.Open(t.Context(), filepath.Join(folder, "alerts.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { store.Close() })
	return store
}

// TestExamples holds that each example of the command table, typed as it stands, finds something in the built-in sample:
// it is what somebody tries first.
func TestExamples(t *testing.T) {
	s := folderService(t)
	for _, c := range ask.Commands {
		name, words, _ := strings.Cut(c.Example, " ")
		if name != c.Name {
			t.Errorf("the example of %s is %q", c.Name, c.Example)
		}
		var options map[string]string
		if c.Plain {
			words, options = ask.CutOptions(words, c)
		}
		request := ask.Request{Command: name, Words: words, Options: options, Moderator: true, Asker: "1"}
		if c.Name == ask.Add {
			request.Files = []ask.File{{Name: words, Data: []byte("Talks\n\nThe envoys met.\n")}}
		}
		r, err := s.Do(t.Context(), request)
		if err == nil && r.Preview != nil && c.Name == ask.Add {
			request.Draft = r.Preview.Draft
			r, err = s.Do(t.Context(), request)
		}
		if err != nil || !r.Found() {
			t.Errorf("%s: found nothing (%v)", c.Example, err)
		}
		if whole := r.Search != nil && r.Search.Hits[0].Fit == index.FitAll; len(r.Notes) > 0 && !whole {
			t.Errorf("%s: is answered with notes: %q", c.Example, r.Notes)
		}
		if c.Name == ask.SaidBy && r.Search != nil && len(r.Search.Hits) > 0 {
			t.Logf("the id of a quote: %s", r.Search.Hits[0].Quote.ID)
		}
	}
}
