package fetch

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"verbatim/corpus/fetch/web"
	"verbatim/corpus/load"
)

// An outlet is a server on loopback with pages that tests can change, and a record of requests. The ETag of a page is a
// hash of its content.
type outlet struct {
	*httptest.Server
	mu    sync.Mutex
	pages map[string]string
	asked []string
	hook  func(w http.ResponseWriter, r *http.Request) bool // reports whether it has answered
}

func newOutlet(t *testing.T) *outlet {
	o := &outlet{pages: map[string]string{}}
	o.Server = httptest.NewServer(o)
	t.Cleanup(o.Close)
	return o
}

func (o *outlet) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.URL.Path == "/robots.txt" {
		http.NotFound(w, r)
		return
	}
	o.mu.Lock()
	text, ok := o.pages[r.URL.Path]
	o.asked = append(o.asked, r.URL.Path)
	hook := o.hook
	o.mu.Unlock()
	if hook != nil && hook(w, r) {
		return
	}
	if !ok {
		http.NotFound(w, r)
		return
	}
	w.Header().Set("ETag", `"`+sum(text)+`"`)
	if strings.HasPrefix(text, "<?xml") {
		w.Header().Set("Content-Type", "application/xml")
	}
	http.ServeContent(w, r, r.URL.Path+".html", time.Time{}, strings.NewReader(text))
}

func (o *outlet) set(path, text string) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.pages[path] = text
}

// answer sets or removes the hook.
func (o *outlet) answer(hook func(http.ResponseWriter, *http.Request) bool) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.hook = hook
}

// took returns the requests since the last call, in order of path.
func (o *outlet) took() string {
	o.mu.Lock()
	defer o.mu.Unlock()
	slices.Sort(o.asked)
	defer func() { o.asked = nil }()
	return strings.Join(o.asked, " ")
}

// rss returns a feed of paths of the outlet. A title may follow a path after a |.
func (o *outlet) rss(paths ...string) string {
	var text strings.Builder
	text.WriteString(`<?xml version="1.0"?><rss version="2.0"><channel><title>The Herald</title>`)
	for _, p := range paths {
		path, title, _ := strings.Cut(p, "|")
		if !strings.Contains(path, "://") {
			path = o.URL + path
		}
		text.WriteString("<item><title>" + title + "</title><link>" + path +
			"</link><pubDate>Mon, 23 Nov 2026 10:00:00 GMT</pubDate></item>")
	}
	return text.String() + "</channel></rss>"
}

func article(title, head string) string {
	return "<html><head><title>" + title + "</title>" + head + "</head><body><article><h1>" + title + "</h1>" + said +
		"</article></body></html>"
}

// A library is a corpus with a list of feeds and pages.
type library struct {
	t   *testing.T
	dir string
	now time.Time
	Options
}

func newLibrary(t *testing.T, list ...string) *library {
	l := &library{t: t, dir: t.TempDir(), now: time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)}
	l.write(ListFile, strings.Join(list, "\n"))
	return l
}

func (l *library) write(name, text string) {
	l.t.Helper()
	name = filepath.Join(l.dir, name)
	if err := errors.Join(os.MkdirAll(filepath.Dir(name), 0o755), os.WriteFile(name, []byte(text), 0o600)); err != nil {
		l.t.Fatal(err)
	}
}

// onLoopback are the options for the servers of tests.
func onLoopback() web.Options {
	return web.Options{Pause: 1, NotPublic: func(a netip.Addr) string {
		if a.IsLoopback() {
			return ""
		}
		return web.NotPublic(a)
	}}
}

// run runs a fetch and returns the outcomes, a line each, and the error.
func (l *library) run(ctx context.Context) (string, error) {
	l.t.Helper()
	o := l.Options
	o.Dir, o.Web, o.now = l.dir, onLoopback(), func() time.Time { return l.now }
	var lines []string
	o.Report = func(r Result) { lines = append(lines, tell(&r)) }
	_, err := Run(ctx, o)
	return strings.Join(lines, "\n"), err
}

func tell(r *Result) string {
	switch {
	case r.Err != nil:
		return "failed: " + r.Err.Error()
	case r.Same:
		return "the same feed"
	}
	var all []string
	for _, item := range r.Items {
		text := string(item.Outcome)
		if item.Reason != "" {
			text += " (" + item.Reason + ")"
		}
		all = append(all, text)
	}
	if r.Waiting > 0 {
		all = append(all, fmt.Sprint(r.Waiting, " wait"))
	}
	return strings.Join(all, ", ")
}

// expect runs a fetch and compares the outcomes.
func (l *library) expect(what string, want ...string) {
	l.t.Helper()
	if got, err := l.run(l.t.Context()); err != nil || got != strings.Join(want, "\n") {
		l.t.Errorf("%s: %v\n got %s\nwant %s", what, err, got, strings.Join(want, "\n"))
	}
}

// articles loads the corpus as the index does, and fails if a file is left out.
func (l *library) articles() (titles []string) {
	l.t.Helper()
	listing, err := load.List(os.DirFS(l.dir))
	if err != nil || len(listing.Skipped) > 0 {
		l.t.Errorf("the corpus: %v, left out %v", err, listing.Skipped)
	}
	for _, f := range listing.Files {
		a, err := load.Read(os.DirFS(l.dir), f.Path)
		if err != nil {
			l.t.Error(err)
		}
		titles = append(titles, a.Title)
	}
	slices.Sort(titles)
	return titles
}

func (l *library) holds(want ...string) {
	l.t.Helper()
	if got := l.articles(); !slices.Equal(got, want) {
		l.t.Errorf("the corpus holds %q, want %q", got, want)
	}
	left, err := os.ReadDir(filepath.Join(l.dir, ".verbatim/incoming"))
	if len(left) > 0 || err != nil && !errors.Is(err, fs.ErrNotExist) {
		l.t.Errorf("temporary files are left: %v, %v", left, err)
	}
}
