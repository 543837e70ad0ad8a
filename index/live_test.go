package index

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"

	"verbatim/index/datalock"
	"verbatim/index/query"
	"verbatim/index/search"
	"verbatim/index/store"
)

// folders returns the names in a data folder that begin with prefix.
func folders(t *testing.T, dataDir, prefix string) []string {
	t.Helper()
	entries, err := os.ReadDir(dataDir)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), prefix) {
			names = append(names, e.Name())
		}
	}
	return names
}

func TestOpenWithoutSnapshot(t *testing.T) {
	if _, err := Open(t.TempDir()); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("got %v, want fs.ErrNotExist", err)
	}
	err := NewLive(t.TempDir(), nil).Do(t.Context(), func(*Snapshot) error { return nil })
	if !errors.Is(err, ErrNoSnapshot) {
		t.Errorf("got %v, want ErrNoSnapshot", err)
	}
}

// TestSwapWhileSearching publishes snapshots while searches run. Each search must see one snapshot whole.
func TestSwapWhileSearching(t *testing.T) {
	dir := t.TempDir()
	all := library()
	built(t, dir, all)
	live := NewLive(dir, nil)
	defer live.Close()

	var searchers sync.WaitGroup
	stop := make(chan struct{})
	for range 2 {
		searchers.Go(func() {
			for {
				select {
				case <-stop:
					return
				default:
				}
				err := live.Do(t.Context(), func(s *Snapshot) error {
					r, err := s.Search(t.Context(), query.Query{Speakers: []string{"marsh"}}, search.Options{Limit: 10})
					if err == nil && r.Total != 3 && r.Total != 1 {
						t.Errorf("a search saw %d quotes, want those of one snapshot: 3 or 1", r.Total)
					}
					if err == nil && len(r.Damaged) > 0 {
						t.Errorf("a search saw damage: %v", r.Damaged)
					}
					return err
				})
				if err != nil {
					t.Error(err)
					return
				}
			}
		})
	}
	for i := range 4 {
		built(t, dir, all[:1+2*(i%2)])
		if err := live.Refresh(); err != nil {
			t.Error(err)
		}
	}
	close(stop)
	searchers.Wait()
	if left := folders(t, dir, store.SnapshotPrefix); len(left) != 1 {
		t.Errorf("old snapshots are left: %v", left)
	}
}

// TestSearchOutlivesSwap checks that a search that began before a swap ends on its own snapshot.
func TestSearchOutlivesSwap(t *testing.T) {
	dir := t.TempDir()
	first := built(t, dir, library())
	live := NewLive(dir, nil)
	defer live.Close()
	swapped := make(chan error)
	err := live.Do(t.Context(), func(s *Snapshot) error {
		second := built(t, dir, library()[:1])
		go func() { swapped <- live.Refresh() }()
		for live.name() != second { // the next search would be served by it; this one goes on
			select {
			case err := <-swapped:
				t.Fatalf("the snapshot was closed (%v) while a search ran on it", err)
			default:
			}
		}
		if r := searched(t, s, `by:marsh`, search.Options{}); r.Total != 3 || s.Name() != first {
			t.Errorf("got %d quotes of %s, want 3 of %s", r.Total, s.Name(), first)
		}
		return nil
	})
	if err := errors.Join(err, <-swapped); err != nil {
		t.Error(err)
	}
}

// TestOtherFormat checks that a snapshot of another format is not opened, and that the served one stays.
func TestOtherFormat(t *testing.T) {
	dir := t.TempDir()
	served := built(t, dir, library())
	live := NewLive(dir, nil)
	defer live.Close()
	if err := live.Refresh(); err != nil {
		t.Fatal(err)
	}
	next := built(t, dir, library())
	if err := store.WriteJSON(filepath.Join(dir, next, store.SumsFile),
		store.SumList{Format: store.Format + 1}); err != nil {
		t.Fatal(err)
	}
	if err := live.Refresh(); !errors.Is(err, store.ErrFormat) {
		t.Errorf("got %v, want ErrFormat", err)
	}
	if err := live.Do(t.Context(), func(s *Snapshot) error {
		if r := searched(t, s, `freeze`, search.Options{}); s.Name() != served || r.Total != 2 {
			t.Errorf("%s finds %d quotes, want %s and 2", s.Name(), r.Total, served)
		}
		return nil
	}); err != nil {
		t.Error(err)
	}
}

// TestOutlivesItsFolder checks that an open snapshot answers all queries after another process has removed its
// folder.
func TestOutlivesItsFolder(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("open files can't be removed here")
	}
	dir := t.TempDir()
	built(t, dir, library())
	s, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if err := os.RemoveAll(filepath.Join(dir, s.Name())); err != nil {
		t.Fatal(err)
	}
	hit := searched(t, s, `freeze`, search.Options{}).Hits[0]
	_, byID := s.ByID(t.Context(), hit.Quote.ID, 1)
	list, bySpeaker := s.Catalogue().Speakers()
	_, articles, byArticle := s.Catalogue().Matching(query.Query{}, 10)
	m, manifest := s.Manifest()
	if err := errors.Join(byID, bySpeaker, byArticle, manifest); err != nil || len(list.All()) != 2 ||
		articles != 3 || m.Quotes != 6 {
		t.Errorf("got %d speakers, %d articles, %d quotes, %v", len(list.All()), articles, m.Quotes, err)
	}
}

// TestCrashLeftovers checks that a build that crashes at any point keeps the previous snapshot, and that its
// remains are removed by the next build.
func TestCrashLeftovers(t *testing.T) {
	dir := t.TempDir()
	served := built(t, dir, library())

	// A build that is never finished.
	b, err := NewBuilder(dir)
	if err != nil {
		t.Fatal(err)
	}
	articles := library()
	if err := b.Add(&articles[0].Article, articles[0].found(t)); err != nil {
		t.Fatal(err)
	}
	// Cut short between the snapshot's name and CURRENT.
	if err := os.MkdirAll(filepath.Join(dir, store.SnapshotPrefix+"99990101T000000-1", "index"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, store.CurrentFile+".new"), []byte("snap"), 0o600); err != nil {
		t.Fatal(err)
	}

	s, err := Open(dir)
	if err != nil || s.Name() != served {
		t.Fatalf("got %v, %v; want the snapshot before, %s", s, err, served)
	}
	defer s.Close()
	if r := searched(t, s, `freeze`, search.Options{}); r.Total != 2 {
		t.Errorf("got %d quotes, want 2", r.Total)
	}
	next := built(t, dir, library())
	if left := append(folders(t, dir, store.SnapshotPrefix),
		folders(t, dir, store.BuildingPrefix)...); !slices.Equal(left, []string{next}) {
		t.Errorf("the data folder holds %v, want %s alone", left, next)
	}
}

// TestPublishFails checks that a snapshot that cannot become current keeps the previous one, and does not fill
// the disk.
func TestPublishFails(t *testing.T) {
	dir := t.TempDir()
	served := built(t, dir, library())
	if err := os.Mkdir(filepath.Join(dir, store.CurrentFile+".new"), 0o700); err != nil { // where a file has to go
		t.Fatal(err)
	}
	b, err := NewBuilder(dir)
	if err != nil {
		t.Fatal(err)
	}
	if name, err := b.Finish(t.Context(), store.Manifest{}); err == nil {
		t.Fatalf("published as %s", name)
	}
	if left := append(folders(t, dir, store.SnapshotPrefix),
		folders(t, dir, store.BuildingPrefix)...); !slices.Equal(left, []string{served}) {
		t.Errorf("the data folder holds %v, want %s alone", left, served)
	}
}

// TestEmptyCorpus checks that a corpus without quotes or articles is served like any other.
func TestEmptyCorpus(t *testing.T) {
	for _, articles := range [][]told{nil, {{Article: library()[0].Article}}} {
		dir := t.TempDir()
		built(t, dir, articles)
		s, err := Open(dir)
		if err != nil {
			t.Fatal(err)
		}
		defer s.Close()
		if r := searched(t, s, `freeze`, search.Options{}); r.Total != 0 {
			t.Errorf("got %d quotes of none", r.Total)
		}
		if _, ok, err := s.Suggest(t.Context(), "freeze"); ok || err != nil {
			t.Errorf("got a suggestion (%v) from no quotes, %v", ok, err)
		}
	}
}

func TestAbortLeavesNothing(t *testing.T) {
	dir := t.TempDir()
	b, err := NewBuilder(dir)
	if err != nil {
		t.Fatal(err)
	}
	b.Abort()
	if left := folders(t, dir, ""); len(left) != 0 {
		t.Errorf("an aborted build leaves %v", left)
	}
}

// TestOneBuildAtATime checks that only one process holds the lock, and that readers need none.
func TestOneBuildAtATime(t *testing.T) {
	dir := t.TempDir()
	built(t, dir, library())
	lock, err := datalock.TryLock(dir)
	if err != nil {
		t.Fatal(err)
	}
	var busy *datalock.BusyError
	if _, err := datalock.TryLock(dir); !errors.As(err, &busy) {
		t.Errorf("a second lock: got %v, want a *BusyError", err)
	}
	b, err := NewBuilder(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer b.Abort()
	s, err := Open(dir) // while the other handle builds
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if r := searched(t, s, `freeze`, search.Options{}); r.Total != 2 {
		t.Errorf("got %d quotes while another builds, want 2", r.Total)
	}
	if err := lock.Unlock(); err != nil {
		t.Fatal(err)
	}
	if lock, err = datalock.TryLock(dir); err != nil {
		t.Fatal("the lock was not freed:", err)
	}
	lock.Unlock()
}
