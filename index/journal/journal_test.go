package journal_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"verbatim/corpus/folder"
	"verbatim/index/corrections"
	"verbatim/index/journal"
	"verbatim/index/statedb"
	"verbatim/index/statedb/postgres"
	"verbatim/index/statedb/statedbtest"
)

// opened returns a server as a process of its own sees it.
func opened(t testing.TB, at string) *statedb.Server {
	t.Helper()
	server, err := statedb.Connect(at)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { server.Close() })
	return server
}

// hide returns a correction that hides a quote.
func hide(quote string) corrections.Entry {
	return corrections.Entry{
		Time: time.Date(2022, 3, 4, 5, 6, 7, 0, time.UTC), By: "Ines", Do: corrections.Hide, Path: "a.txt", Quote: quote,
	}
}

// quotes are those of the corrections that a watch has now.
func quotes(t testing.TB, w *corrections.Watch) (all []string) {
	t.Helper()
	list, _, err := w.Current()
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range list.Entries {
		all = append(all, e.Quote)
	}
	return all
}

// TestJournals checks that a file and a server keep lines alike, and refuse a line that comes after another one than
// its author knows.
func TestJournals(t *testing.T) {
	for name, open := range map[string]func(t *testing.T) corrections.Journal{
		"file":     func(t *testing.T) corrections.Journal { return corrections.FileJournal(t.TempDir()) },
		"postgres": func(t *testing.T) corrections.Journal { return journal.Of(opened(t, statedbtest.Postgres(t)), "") },
	} {
		t.Run(name, func(t *testing.T) {
			j, ctx := open(t), t.Context()
			line := func(quote string) string {
				return fmt.Sprintf(`{"do":"hide","path":"a.txt","quote":%q,"reason":"it’s \\ “wrong”"}`, quote)
			}
			for _, step := range []struct {
				after int64
				lines []string
				want  error
			}{
				{0, []string{line("1")}, nil}, {0, []string{line("2")}, corrections.ErrMoved},
				{2, []string{line("2")}, corrections.ErrMoved}, {1, []string{line("2"), line("3")}, nil},
			} {
				if err := j.Append(ctx, step.after, step.lines...); !errors.Is(err, step.want) {
					t.Errorf("after %d: %v, want %v", step.after, err, step.want)
				}
			}
			all := []string{line("1"), line("2"), line("3")}
			for n := range 4 {
				if got, err := j.Since(ctx, int64(n)+1); err != nil || !slices.Equal(got, all[n:]) {
					t.Errorf("from %d: %q, %v", n+1, got, err)
				}
			}
		})
	}
}

// TestOthersSeeCorrections checks that a process sees what another has corrected with its next look, each corpus apart.
func TestOthersSeeCorrections(t *testing.T) {
	at := statedbtest.Postgres(t)
	one := corrections.NewShared(journal.Of(opened(t, at), ""), t.TempDir(), t.TempDir())
	other := corrections.NewShared(journal.Of(opened(t, at), ""), t.TempDir(), t.TempDir())
	harbour := corrections.NewShared(journal.Of(opened(t, at), "harbour"), t.TempDir(), "")
	_, before, _ := other.Current()
	for i, want := range [][]string{{"a"}, {"a", "b"}, {"a", "b", "c"}} {
		from := []*corrections.Watch{one, other}[i%2]
		if err := from.Turn().Append(hide(want[i])); err != nil {
			t.Fatal(err)
		}
		for _, w := range []*corrections.Watch{one, other} {
			if got := quotes(t, w); !slices.Equal(got, want) {
				t.Errorf("the corrections are %q, want %q", got, want)
			}
		}
	}
	_, after, _ := other.Current()
	if _, again, _ := other.Current(); before == after || again != after {
		t.Errorf("the versions are %d, %d and %d", before, after, again)
	}
	if got := quotes(t, harbour); got != nil {
		t.Errorf("another corpus has %q", got)
	}
}

// TestTurns checks that of changes which are made of the same state by two processes one is refused, and none is lost.
func TestTurns(t *testing.T) {
	at := statedbtest.Postgres(t)
	one := corrections.NewShared(journal.Of(opened(t, at), ""), t.TempDir(), "")
	other := corrections.NewShared(journal.Of(opened(t, at), ""), t.TempDir(), "")
	mine, theirs := one.Turn(), other.Turn()
	if err := mine.Append(hide("a")); err != nil {
		t.Fatal(err)
	}
	if err := mine.Append(hide("b")); err != nil {
		t.Fatalf("the second of a change: %v", err)
	}
	if err := theirs.Append(hide("c")); !errors.Is(err, corrections.ErrMoved) {
		t.Errorf("the change of another process: %v", err)
	}
	var all sync.WaitGroup
	var mu sync.Mutex
	done := 2
	for _, w := range []*corrections.Watch{one, other} {
		all.Go(func() {
			for range 20 {
				err := w.Turn().Append(hide("d"))
				if err != nil && !errors.Is(err, corrections.ErrMoved) {
					t.Error(err)
				}
				mu.Lock()
				if err == nil {
					done++
				}
				mu.Unlock()
			}
		})
	}
	all.Wait()
	if n := len(quotes(t, one)); n != done {
		t.Errorf("%d corrections are stored, %d were acknowledged", n, done)
	}
}

// TestOutage stops the server: the corrections that were read still apply, also to a process that begins then, nothing
// can be corrected, and all is well when the server is back.
func TestOutage(t *testing.T) {
	through := statedbtest.NewProxy(t, statedbtest.Postgres(t))
	data := t.TempDir()
	w := corrections.NewShared(journal.Of(opened(t, through.Address), ""), t.TempDir(), data)
	if err := w.Turn().Append(hide("a")); err != nil {
		t.Fatal(err)
	}
	quotes(t, w)
	through.Stop()
	began := corrections.NewShared(journal.Of(opened(t, through.Address), ""), t.TempDir(), data)
	for _, w := range []*corrections.Watch{w, began} {
		list, _, err := w.Current()
		var away *postgres.UnreachableError
		if !errors.As(err, &away) || list == nil || len(list.Entries) != 1 {
			t.Errorf("meanwhile there are %+v, %v", list, err)
		}
		if known, err := w.Known(); known != list || !errors.As(err, &away) {
			t.Errorf("known are %+v, %v", known, err)
		}
		if err := w.Turn().Append(hide("b")); !errors.As(err, &away) {
			t.Errorf("meanwhile a correction is stored: %v", err)
		}
	}
	through.Start()
	waitUntil(t, func() bool { _, _, err := w.Current(); return err == nil })
	if err := w.Turn().Append(hide("c")); err != nil {
		t.Fatal(err)
	}
	if got := quotes(t, w); !slices.Equal(got, []string{"a", "c"}) {
		t.Errorf("afterwards there are %q", got)
	}
}

// waitUntil waits until something is so.
func waitUntil(t *testing.T, is func() bool) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	for !is() {
		select {
		case <-ctx.Done():
			t.Fatal("it never was")
		case <-time.After(50 * time.Millisecond):
		}
	}
}

// TestRestored checks that a journal that was restored from an earlier copy is read again.
func TestRestored(t *testing.T) {
	j := opened(t, statedbtest.Postgres(t))
	w := corrections.NewShared(journal.Of(j, ""), t.TempDir(), "")
	for _, quote := range []string{"a", "b"} {
		if err := w.Turn().Append(hide(quote)); err != nil {
			t.Fatal(err)
		}
	}
	quotes(t, w)
	db, err := statedb.OpenIn(t.Context(), j, journal.Schema)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.Reader().ExecContext(t.Context(), `DELETE FROM corrections WHERE n = 2`); err != nil {
		t.Fatal(err)
	}
	if got := quotes(t, w); !slices.Equal(got, []string{"a"}) {
		t.Errorf("there are %q", got)
	}
}

// TestNotCopied checks that corrections in the corpus which were not copied still apply, and that nothing can be
// corrected until they are.
func TestNotCopied(t *testing.T) {
	j, corpus := opened(t, statedbtest.Postgres(t)), t.TempDir()
	if err := corrections.Append(corpus, hide("a")); err != nil {
		t.Fatal(err)
	}
	w := corrections.NewShared(journal.Of(j, ""), corpus, t.TempDir())
	list, _, err := w.Current()
	var wrong *folder.Problem
	if !errors.As(err, &wrong) || !strings.Contains(err.Error(), "state copy") || len(list.Entries) != 1 {
		t.Errorf("there are %+v, %v", list, err)
	}
	if err := w.Turn().Append(hide("b")); !errors.As(err, &wrong) {
		t.Errorf("a correction: %v", err)
	}
	if err := os.Rename(filepath.Join(corpus, corrections.File), filepath.Join(corpus, "kept")); err != nil {
		t.Fatal(err)
	}
	if err := w.Turn().Append(hide("b")); err != nil {
		t.Error(err)
	}
}

// BenchmarkCurrent measures what a search pays to know whether there are new corrections.
func BenchmarkCurrent(b *testing.B) {
	j := journal.Of(opened(b, statedbtest.Postgres(b)), "")
	lines := make([]string, 10_000)
	for i := range lines {
		lines[i] = fmt.Sprintf(`{"do":"hide","path":"a.txt","quote":"%d"}`, i)
	}
	if err := j.Append(b.Context(), 0, lines...); err != nil {
		b.Fatal(err)
	}
	w := corrections.NewShared(j, b.TempDir(), "")
	quotes(b, w)
	for b.Loop() {
		if _, _, err := w.Current(); err != nil {
			b.Fatal(err)
		}
	}
}
