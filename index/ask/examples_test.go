package ask_test

import (
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"verbatim/corpus/sample"
	"verbatim/index"
	"verbatim/index/alerts"
	"verbatim/index/ask"
	"verbatim/index/ask/draft"
	"verbatim/index/ask/param"
	"verbatim/index/corrections"
	"verbatim/index/reindex"
	"verbatim/index/servers"
)

// patience ends a test that hangs. A search takes milliseconds, and on a busy machine many times as long.
const patience = 3 * time.Minute

// sampleService returns a Service over the built-in sample.
func sampleService(t testing.TB) *ask.Service {
	t.Helper()
	dir := t.TempDir()
	corrected := corrections.NewWatch(t.TempDir(), "")
	live := index.NewLive(dir, corrected)
	t.Cleanup(func() { live.Close() })
	again := reindex.New(reindex.Options{FS: sample.FS(), Corpus: "sample", DataDir: dir, Live: live})
	if _, err := again.Ensure(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	return ask.New(ask.Options{Index: live, Reindexer: again, Corrections: corrected, Timeout: patience})
}

// folderService returns a Service over a folder with the built-in sample, which can be changed.
func folderService(t testing.TB, change ...func(*ask.Options)) *ask.Service {
	t.Helper()
	dir, folder := t.TempDir(), t.TempDir()
	if err := os.CopyFS(folder, sample.FS()); err != nil {
		t.Fatal(err)
	}
	corrected := corrections.NewWatch(folder, "")
	live := index.NewLive(dir, corrected)
	t.Cleanup(func() { live.Close() })
	r := reindex.New(reindex.Options{Corpus: folder, DataDir: dir, Live: live})
	if _, err := r.Ensure(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	o := ask.Options{Index: live, Reindexer: r, Keeper: r.Keeper(), Drafts: draft.Store(filepath.Join(dir, "drafts")), Corrections: corrected,
		Alerts: alertStore(t, dir), Servers: serverStore(t, dir), Timeout: patience}
	for _, f := range change {
		f(&o)
	}
	return ask.New(o)
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

// serverStore opens a store of the settings of servers in a folder.
func serverStore(t testing.TB, folder string) *servers.Store {
	t.Helper()
	store, err := servers.Open(t.Context(), filepath.Join(folder, "servers.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { store.Close() })
	return store
}

// TestExamples holds that each example of the command table, typed as it stands, finds something in the built-in
// sample: it is what a new user tries first.
func TestExamples(t *testing.T) {
	s := folderService(t)
	for _, c := range ask.Commands {
		name, words, _ := strings.Cut(c.Example, " ")
		if name != c.Name {
			t.Errorf("the example of %s is %q", c.Name, c.Example)
		}
		var options map[string]string
		if c.Language == param.Arguments {
			words, options = c.CutOptions(words)
		}
		request := ask.Request{Command: c, Words: words, Options: options, Moderator: true, Asker: "1"}
		if c == ask.Add {
			request.Files = []ask.File{{Name: words, Data: []byte("Talks\n\nThe envoys met.\n")}}
		}
		a, err := s.Do(t.Context(), request)
		if preview, ok := a.(*ask.Preview); ok && c == ask.Add {
			request.Draft = preview.Draft
			a, err = s.Do(t.Context(), request)
		}
		if err != nil || !a.Found() {
			t.Errorf("%s: found nothing (%v)", c.Example, err)
			continue
		}
		if !slices.ContainsFunc(c.Answers, func(form ask.Answer) bool { return reflect.TypeOf(form) == reflect.TypeOf(a) }) {
			t.Errorf("%s: the answer is a %T, which the row does not name", c.Example, a)
		}
		found, searched := a.(*ask.Quotes)
		notes := a.Shared().Notes
		if whole := searched && found.Hits[0].Fit == index.FitAll; len(notes) > 0 && !whole {
			t.Errorf("%s: is answered with notes: %q", c.Example, notes)
		}
		if c == ask.SaidBy {
			t.Logf("the ID of a quote: %s", found.Hits[0].Quote.ID)
		}
	}
}
