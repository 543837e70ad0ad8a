package ask

import (
	"context"
	"errors"
	"log/slog"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"verbatim/corpus/wording"
	"verbatim/index"
	"verbatim/index/ask/notice"
	"verbatim/index/query"
)

func TestEveryCommandIsHandled(t *testing.T) {
	for _, c := range Commands {
		if c.handle == nil || len(c.Answers) == 0 {
			t.Errorf("the row of %s lacks what carries it out, or the types of its answers", c.Name)
		}
		for _, line := range append([]string{c.Summary}, summaries(c)...) {
			if len([]rune(line)) > 100 || line == "" {
				t.Errorf("%s: %q has not one to 100 characters, as Discord asks", c.Name, line)
			}
		}
	}
}

func summaries(c *Command) []string {
	var list []string
	for _, p := range c.Params {
		list = append(list, p.Summary)
	}
	return list
}

// A slowReindexer runs until it is let go.
type slowReindexer struct {
	begun, release chan struct{}
}

func (r *slowReindexer) Reindex(ctx context.Context, progress func(Progress)) (ReindexReport, error) {
	progress(Progress{Stage: index.Reading, Done: 2, Total: 5})
	close(r.begun)
	select {
	case <-r.release:
		return ReindexReport{Articles: 5}, nil
	case <-ctx.Done():
		return ReindexReport{}, ctx.Err()
	}
}

func (r *slowReindexer) AcceptLoss(ctx context.Context, progress func(Progress)) (ReindexReport, error) {
	return r.Reindex(ctx, progress)
}

func (r *slowReindexer) Loss() *index.LossError { return nil }

// TestSecondReindex checks that a user who asks for a second reindex is told who runs the first, and status how far it
// is.
func TestSecondReindex(t *testing.T) {
	s := newService(t)
	slow := &slowReindexer{make(chan struct{}), make(chan struct{})}
	s.core.Reindexer = slow
	first := make(chan Answer)
	go func() {
		a, err := s.Do(t.Context(), Request{Command: Reindex, Moderator: true, By: "ann", Progress: func(Progress) {}})
		if err != nil {
			t.Error(err)
		}
		first <- a
	}()
	<-slow.begun
	_, err := s.Do(t.Context(), Request{Command: Reindex, Moderator: true, By: "ben"})
	if e := Explain(err); !e.Usage || !strings.Contains(e.Message.String(), "started by ann") {
		t.Errorf("the second is told %+v", e)
	}
	status, err := s.Do(t.Context(), Request{Command: Status})
	if err != nil {
		t.Fatal(err)
	}
	if r := status.(*StatusInfo).Running; r == nil || r.By != "ann" || r.Done != 2 || r.Total != 5 {
		t.Errorf("status says %+v", r)
	}
	close(slow.release)
	if done, ok := (<-first).(*Reindexed); !ok || done.Articles != 5 {
		t.Errorf("the first is told %+v", done)
	}
	if s.Running() != nil {
		t.Error("it still counts as running")
	}
}

func TestDeadline(t *testing.T) {
	s := newService(t)
	s.core.Timeout = time.Nanosecond
	_, err := s.Do(t.Context(), Request{Command: WhoSaid, Words: "moratorium"})
	if !errors.Is(err, context.DeadlineExceeded) || Explain(err).Message.String() != "the search took too long" {
		t.Errorf("got %v", err)
	}
}

// TestDamage holds that a damaged quote is left out of the answer, which says so, and is logged.
func TestDamage(t *testing.T) {
	data := t.TempDir()
	s := newServiceIn(t, data)
	var log strings.Builder
	s.core.Log = slog.New(slog.NewTextHandler(&log, nil))
	found, err := filepath.Glob(filepath.Join(data, "*", "texts.dat"))
	if err != nil || len(found) != 1 {
		t.Fatal(found, err)
	}
	path := found[0]
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	b[strings.Index(string(b), "verifiable")] = 'V'
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
	a, err := s.Do(t.Context(), Request{Command: WhoSaid, Words: "moratorium"})
	if err != nil {
		t.Fatal(err)
	}
	got := a.(*Quotes)
	if len(got.Hits) != 2 || len(got.Notes) != 1 || got.Notes[0].Kind != notice.Damaged || !strings.Contains(log.String(), "damaged") {
		t.Errorf("got %d hits, notes %q, log %s", len(got.Hits), got.Notes, &log)
	}
}

// TestNewerIndexRefused holds that status says when what is served is not the newest index, and why, without a path.
func TestNewerIndexRefused(t *testing.T) {
	data := t.TempDir()
	s := newServiceIn(t, data)
	if err := s.core.Index.Refresh(); err != nil {
		t.Fatal(err)
	}
	newServiceIn(t, data) // publishes another
	sums, err := filepath.Glob(filepath.Join(data, "*", "files.json"))
	if err != nil || len(sums) != 1 {
		t.Fatal(sums, err)
	}
	for _, c := range []struct{ contents, want string }{
		{`{"format":0}`, "Another version"}, {`{`, "damaged"}, {"", "damaged"},
	} {
		if err := os.WriteFile(sums[0], []byte(c.contents), 0o600); err != nil {
			t.Fatal(err)
		}
		if note := statusNote(t, s); !strings.Contains(note, c.want) || strings.Contains(note, data) {
			t.Errorf("%q: the note is %q", c.contents, note)
		}
	}
	if err := os.Remove(sums[0]); err != nil {
		t.Fatal(err)
	}
	if note := statusNote(t, s); strings.Contains(note, data) {
		t.Errorf("a file that is gone: the note is %q", note)
	}
}

// statusNote returns the only note of status.
func statusNote(t *testing.T, s *Service) string {
	t.Helper()
	a, err := s.Do(t.Context(), Request{Command: Status})
	if err != nil || len(a.Shared().Notes) != 1 {
		t.Fatalf("status: %+v, %v", a, err)
	}
	return a.Shared().Notes[0].String()
}

func TestNothingIndexed(t *testing.T) {
	s := New(Options{Index: index.NewLive(t.TempDir(), nil)})
	_, err := s.Do(t.Context(), Request{Command: WhoSaid, Words: "moratorium"})
	if e := Explain(err); e.Message.String() != "nothing is indexed yet" || e.Hint.IsZero() {
		t.Errorf("got %+v", e)
	}
	statusNote(t, s)
}

// TestExplainHidesTheInside holds that an error that is not the asker's is not shown to them.
func TestExplainHidesTheInside(t *testing.T) {
	evening := time.Date(2022, 1, 12, 23, 30, 0, 0, time.FixedZone("", 3600))
	const since = "a reindex has been running since 22:30:00 UTC, started by ann"
	if e := Explain(&index.BusyError{Running: Running{By: "ann", Since: evening}}); e.Message.String() != since {
		t.Errorf("got %q, want the time with its zone", e.Message)
	}
	if e := Explain(&index.BusyError{}); !e.Usage || !strings.HasPrefix(e.Hint.String(), "try again") {
		t.Errorf("another process's reindex, of which status knows nothing: %+v", e)
	}
	if e := Explain(errors.New("open /srv/secret: permission denied")); e.Usage ||
		strings.Contains(e.Message.String()+e.Hint.String(), "secret") {
		t.Errorf("got %+v", e)
	}
	wrapped := errors.Join(errors.New("answering"), &query.Error{Column: 3, Message: wording.Say("m"),
		Hint: wording.Say("h")})
	want := Trouble{Message: wording.Say("m"), Hint: Hint{Text: wording.Say("h")}, Column: 3, Usage: true}
	if e := Explain(wrapped); !reflect.DeepEqual(e, want) {
		t.Errorf("got %+v", e)
	}
}

// FuzzDo holds that whatever is typed is answered, or refused in words for the user, and that all that is shown
// is a slice of its article.
func FuzzDo(f *testing.F) {
	s := newService(f)
	for _, c := range Commands {
		name, words, _ := strings.Cut(c.Example, " ")
		f.Add(name, words)
	}
	f.Add(WhoSaid.Name, `"the the" -- by:"a b" 12:30 moratorium’s`)
	f.Add(Ask.Name, `what did "x" say about -y by z?`)
	f.Fuzz(func(t *testing.T, command, words string) {
		c, _ := Lookup(command)
		a, err := s.Do(t.Context(), Request{Command: c, Words: words})
		if err != nil {
			if e := Explain(err); !e.Usage {
				t.Fatalf("%s %q: %v", command, words, err)
			}
			return
		}
		found, ok := a.(*Quotes)
		if !ok {
			return
		}
		for _, h := range found.Hits {
			for _, span := range append(h.Highlights, h.Quote.Spans...) {
				if !h.Holds(span) || h.Slice(span) == "" {
					t.Fatalf("%s %q: span %v is not in its passage", command, words, span)
				}
			}
		}
	})
}
