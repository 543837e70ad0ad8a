package fetch

import (
	"context"
	"errors"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"verbatim/corpus/keep"
)

// TestRun checks what a run fetches, and what the next run does not.
func TestRun(t *testing.T) {
	o := newOutlet(t)
	o.set("/rss2", o.rss("/a", "/b", "/paper.pdf", "/gone"))
	o.set("/rss1", strings.ReplaceAll(`<?xml version="1.0"?>`+rss1, "https://herald.example", o.URL+"/one"))
	o.set("/atom", strings.ReplaceAll(`<?xml version="1.0"?>`+atom1, "https://herald.example", o.URL+"/two"))
	o.set("/paper.pdf", "%PDF-1.7")
	for path, title := range map[string]string{"/a": "A", "/b": "B", "/one/a": "One", "/two/news/a": "Two",
		"/single": "Single"} {
		o.set(path, article(title, ""))
	}
	l := newLibrary(t, o.URL+"/rss2", o.URL+"/rss1", o.URL+"/atom", o.URL+"/single", o.URL+"/nothing")
	const failed = "failed: the server answers 404 Not Found"
	l.expect("first", "new, new, left out (it is application/pdf, although the server says text/html), left out (the server answers 404 Not Found)", "new", "new", "new", failed)
	l.holds("A", "B", "One", "Single", "Two")
	o.took()
	l.expect("again", "the same feed", "the same feed", "the same feed", "unchanged", failed)
	if got := o.took(); got != "/atom /nothing /rss1 /rss2 /single" {
		t.Errorf("the requests were %s", got)
	}

	o.set("/a", article("A, corrected", ""))
	o.set("/rss2", o.rss("/a|corrected", "/b", "/paper.pdf", "/gone", "/c"))
	o.set("/c", article("C", ""))
	o.set("/single", article("Single, corrected", "<script>nonce</script>"))
	l.expect("changed", "changed, unchanged, left out (it is application/pdf, although the server says text/html), left out (the server answers 404 Not Found), new",
		"the same feed", "the same feed", "changed", failed)
	if got := o.took(); got != "/a /atom /c /nothing /rss1 /rss2 /single" {
		t.Errorf("the requests were %s", got)
	}
	l.holds("A, corrected", "B", "C", "One", "Single, corrected", "Two")

	o.set("/b", article("B, corrected in silence", ""))
	o.set("/c", article("C", "<script>another nonce</script>"))
	o.set("/gone", article("Gone", ""))
	o.set("/rss2", o.rss("/a|corrected", "/b", "/gone", "/c", "/a?utm_source=rss"))
	l.now = l.now.Add(askAgain)
	l.expect("a day later", "unchanged, changed, new, unchanged", "the same feed", "the same feed", "unchanged", failed)
	l.holds("A, corrected", "B, corrected in silence", "C", "Gone", "One", "Single, corrected", "Two")
}

// TestOneArticleOnce checks that an article with two addresses, or in two feeds, is kept once, and that no page
// replaces another.
func TestOneArticleOnce(t *testing.T) {
	o, other := newOutlet(t), newOutlet(t)
	canonical := `<link rel="canonical" href="` + o.URL + `/a">`
	o.set("/feed", o.rss("/a", "/amp/a", "/b"))
	o.set("/more", o.rss("/b", "/a?utm_source=x", "/print/a"))
	o.set("/a", article("A", canonical))
	o.set("/amp/a", article("A, for phones", canonical))
	o.set("/print/a", article("A, to print", canonical))
	o.set("/b", article("B", ""))
	other.set("/feed", other.rss(o.URL+"/b", "/evil"))
	other.set("/evil", article("Evil", canonical))
	l := newLibrary(t, o.URL+"/feed", o.URL+"/more")
	l.expect("first", "new, same, new", "same, same, same")
	l.holds("A", "B")
	o.set("/feed", o.rss("/amp/a|x", "/a", "/b"))
	l.expect("again", "same, unchanged, unchanged", "the same feed")
	l.write(ListFile, o.URL+"/feed\n"+other.URL+"/feed")
	l.expect("another outlet", "the same feed", "unchanged, new")
	l.holds("A", "B", "Evil")
}

// TestRemovedStaysOut checks that a removed article does not come back, also if the state is lost.
func TestRemovedStaysOut(t *testing.T) {
	o := newOutlet(t)
	o.set("/feed", o.rss("/a", "/b"))
	o.set("/a", article("A", ""))
	o.set("/b", article("B", ""))
	o.set("/c", article("C", ""))
	l := newLibrary(t, o.URL+"/feed", o.URL+"/c")
	l.expect("first", "new, new", "new")
	folder, err := keep.Open(l.dir)
	if err != nil {
		t.Fatal(err)
	}
	defer folder.Close()
	for _, path := range []string{"/a", "/c"} {
		if _, err := folder.Remove(place(at(t, o.URL+path)) + ".html"); err != nil {
			t.Fatal(err)
		}
	}
	o.set("/feed", o.rss("/a|changed", "/b"))
	o.took()
	l.expect("removed", "removed, unchanged", "removed")
	if got := o.took(); got != "/feed" {
		t.Errorf("the requests were %s", got)
	}
	if err := os.Remove(filepath.Join(l.dir, StateFile)); err != nil {
		t.Fatal(err)
	}
	l.expect("with nothing known", "removed, unchanged", "removed")
	l.holds("B")
	if err := folder.Restore(".verbatim/removed/"+place(at(t, o.URL+"/a"))+".html",
		place(at(t, o.URL+"/a"))+".html"); err != nil {
		t.Fatal(err)
	}
	o.set("/feed", o.rss("/a|changed again", "/b"))
	l.expect("brought back", "unchanged, unchanged", "removed")
	l.holds("A", "B")
}

// TestEditedByHand checks that an edited file is not overwritten, and that a deleted one is fetched again.
func TestEditedByHand(t *testing.T) {
	o := newOutlet(t)
	o.set("/feed", o.rss("/a", "/b"))
	o.set("/a", article("A", ""))
	o.set("/b", article("B", ""))
	l := newLibrary(t, o.URL+"/feed")
	l.expect("first", "new, new")
	a, b := place(at(t, o.URL+"/a"))+".html", place(at(t, o.URL+"/b"))+".html"
	l.write(a, article("A, mended by hand", ""))
	if err := os.Remove(filepath.Join(l.dir, b)); err != nil {
		t.Fatal(err)
	}
	o.set("/feed", o.rss("/a|x", "/b"))
	l.expect("the page is as it was", "unchanged, new")
	o.set("/a", article("A, corrected", ""))
	for _, mark := range []string{"y", "z"} {
		o.set("/feed", o.rss("/a|"+mark, "/b"))
		l.expect("the page has changed", "left out ("+errEdited.Error()+"), unchanged")
	}
	l.holds("A, mended by hand", "B")
}

// TestOneRun checks that a corpus has only one run at a time, but that a dry run is possible meanwhile.
func TestOneRun(t *testing.T) {
	o := newOutlet(t)
	o.set("/a", article("A", ""))
	l, dry := newLibrary(t, o.URL+"/a"), &library{}
	*dry = *l
	dry.DryRun = true
	o.answer(func(http.ResponseWriter, *http.Request) bool {
		o.answer(nil)
		if _, err := l.run(t.Context()); !errors.Is(err, ErrUnderWay) {
			t.Errorf("a second run: %v", err)
		}
		dry.expect("a dry run", "new")
		return false
	})
	l.expect("the first", "new")
}

// TestMoved checks that a page keeps its file when it gives another address later, and that a page that is sent as
// plain text once gets a .txt file.
func TestMoved(t *testing.T) {
	o := newOutlet(t)
	o.set("/a", article("A", ""))
	l := newLibrary(t, o.URL+"/a")
	l.expect("first", "new")
	o.set("/a", article("A, moved", `<link rel="canonical" href="`+o.URL+`/b">`))
	l.expect("moved", "changed")
	l.holds("A, moved")
	o.answer(func(w http.ResponseWriter, _ *http.Request) bool {
		w.Header().Set("Content-Type", "text/plain")
		io.WriteString(w, "A, plain\n\n"+said)
		return true
	})
	l.expect("plain", "new")
	l.holds("A, moved", "A, plain")
}

// TestLimit checks that a run fetches at most so many new pages of a feed, and that later runs fetch the rest of the
// unchanged feed.
func TestLimit(t *testing.T) {
	o := newOutlet(t)
	paths := []string{"/1", "/2", "/3", "/4", "/5"}
	for _, p := range paths {
		o.set(p, article(p[1:], ""))
	}
	o.set("/feed", o.rss(paths...))
	l := newLibrary(t, o.URL+"/feed")
	l.Limit = 2
	l.expect("first", "new, new, 3 wait")
	l.expect("second", "unchanged, unchanged, new, new, 1 wait")
	l.expect("third", "unchanged, unchanged, unchanged, unchanged, new")
	l.expect("fourth", "the same feed")
	l.holds("1", "2", "3", "4", "5")
}

// TestAgain checks that a page is requested again in the next run after a temporary error, and a day later after
// another error.
func TestAgain(t *testing.T) {
	o := newOutlet(t)
	o.set("/feed", o.rss("/a", "/none"))
	o.set("/a", article("A", ""))
	o.answer(func(w http.ResponseWriter, r *http.Request) bool {
		if r.URL.Path == "/a" {
			w.WriteHeader(http.StatusBadGateway)
		}
		return r.URL.Path == "/a"
	})
	l := newLibrary(t, o.URL+"/feed")
	l.expect("broken", "left out (the server answers 502 Bad Gateway), left out (the server answers 404 Not Found)")
	o.answer(nil)
	o.took()
	l.expect("mended", "new, left out (the server answers 404 Not Found)")
	if got := o.took(); got != "/a /feed" {
		t.Errorf("the requests were %s", got)
	}
	o.answer(func(w http.ResponseWriter, _ *http.Request) bool {
		w.Header().Set("Retry-After", "600")
		w.WriteHeader(http.StatusTooManyRequests)
		return true
	})
	first, _ := l.run(t.Context())
	o.took()
	o.answer(nil)
	second, _ := l.run(t.Context())
	if !strings.Contains(first, "429") || !strings.Contains(second, "accepts no request before") || o.took() != "" {
		t.Errorf("a host that accepts no requests: %s; %s", first, second)
	}
}

// TestDryRun checks that a dry run writes nothing, requests no page of a feed, and reports what a run would fetch.
func TestDryRun(t *testing.T) {
	o := newOutlet(t)
	o.set("/feed", o.rss("/a", "/b", "/c"))
	o.set("/single", article("Single", ""))
	l := newLibrary(t, o.URL+"/feed", o.URL+"/single")
	l.DryRun, l.Limit = true, 2
	l.expect("dry", "to fetch, to fetch, 1 wait", "new")
	if got := o.took(); got != "/feed /single" {
		t.Errorf("the requests were %s", got)
	}
	l.holds()
	if left, err := os.ReadDir(filepath.Join(l.dir, ".verbatim")); err != nil || len(left) != 1 {
		t.Errorf("there are other files than the list: %v, %v", left, err)
	}
}

// TestCancel checks that a cancelled run leaves whole files and the state, and that the next run continues.
func TestCancel(t *testing.T) {
	o := newOutlet(t)
	o.set("/feed", o.rss("/a", "/b", "/c"))
	for _, p := range []string{"/a", "/b", "/c"} {
		o.set(p, article(p[1:], ""))
	}
	ctx, cancel := context.WithCancel(t.Context())
	o.answer(func(w http.ResponseWriter, r *http.Request) bool {
		if r.URL.Path != "/b" {
			return false
		}
		io.WriteString(w, article("b", "")[:200])
		w.(http.Flusher).Flush()
		cancel()
		<-r.Context().Done()
		return true
	})
	l := newLibrary(t, o.URL+"/feed")
	if got, err := l.run(ctx); !errors.Is(err, context.Canceled) || got != "new, 2 wait" {
		t.Errorf("ended: %s, %v", got, err)
	}
	l.holds("a")
	o.answer(nil)
	l.expect("the next", "unchanged, new, new")
	l.holds("a", "b", "c")
}

// An overdue context has a deadline that passes when over is closed.
type overdue struct {
	context.Context
	over <-chan struct{}
}

func (o overdue) Done() <-chan struct{} { return o.over }

func (o overdue) Err() error {
	select {
	case <-o.over:
		return context.DeadlineExceeded
	default:
		return o.Context.Err()
	}
}

// TestTime checks that a run ends when its time is over, and reports what it did not fetch.
func TestTime(t *testing.T) {
	o := newOutlet(t)
	o.set("/feed", o.rss("/a", "/b"))
	o.set("/a", article("A", ""))
	over := make(chan struct{})
	o.answer(func(_ http.ResponseWriter, r *http.Request) bool {
		if r.URL.Path == "/b" {
			close(over)
			<-r.Context().Done()
		}
		return r.URL.Path == "/b"
	})
	l := newLibrary(t, o.URL+"/feed", o.URL+"/single")
	l.within = func(ctx context.Context, most time.Duration) (context.Context, context.CancelFunc) {
		if most != DefaultTime {
			t.Errorf("the run has %s, want %s", most, DefaultTime)
		}
		return overdue{ctx, over}, func() {}
	}
	l.expect("late", "new, 1 wait", "failed: "+errLate.Error())
}
