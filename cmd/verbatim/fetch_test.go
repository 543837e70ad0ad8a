package main

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"verbatim/cmd/verbatim/internal/cli"
	"verbatim/cmd/verbatim/internal/problem"
	"verbatim/cmd/verbatim/internal/settings"
	"verbatim/cmd/verbatim/internal/terminal"
	"verbatim/corpus/fetch"
	"verbatim/corpus/fetch/web"
)

const (
	heraldFeed = `<rss version="2.0"><channel><title>The Herald</title>` +
		`<item><title>A pause</title><link>/2026/11/23/pause?key=hunter2</link></item>` +
		`<item><title>Paper</title><link>/paper.pdf</link></item></channel></rss>`
	heraldPage = "<html><head><title>A \x1b[31mpause</title></head><body><article><h1>A pause</h1>" +
		"<p>Envoys met in Vienna on Tuesday, for the third time in a month.</p>" +
		"<p>“A moratorium would give both sides a year to think,” said Mara Quillon, a senior fellow at the " +
		"Delft Institute for Treaty Studies.</p></article></body></html>"
)

// herald serves an outlet with a feed of two entries, one of which is not a page.
func herald(w http.ResponseWriter, r *http.Request) {
	switch r.URL.Path {
	case "/feed":
		w.Header().Set("ETag", `"1"`)
		if r.Header.Get("If-None-Match") != "" {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		io.WriteString(w, heraldFeed)
	case "/2026/11/23/pause":
		io.WriteString(w, heraldPage)
	case "/paper.pdf":
		w.Header().Set("Content-Type", "application/pdf")
	default:
		http.NotFound(w, r)
	}
}

// fetching returns a program that may fetch from this machine, the folder of a corpus that lists addresses, and the
// buffers of its output.
func fetching(t *testing.T, list ...string) (a *cli.App, dir string, out, notes *strings.Builder) {
	t.Helper()
	dir = t.TempDir()
	name := filepath.Join(dir, fetch.ListFile)
	text := []byte(strings.Join(list, "\n"))
	if err := errors.Join(os.MkdirAll(filepath.Dir(name), 0o755), os.WriteFile(name, text, 0o600)); err != nil {
		t.Fatal(err)
	}
	out, notes = &strings.Builder{}, &strings.Builder{}
	a = &cli.App{
		Out: &terminal.Screen{W: out}, Err: &terminal.Screen{W: notes},
		Config: settings.Config{Corpus: dir, Data: t.TempDir()},
	}
	a.Web = web.Options{Pause: 1, NotPublic: func(ip netip.Addr) string {
		if ip.IsLoopback() {
			return ""
		}
		return web.NotPublic(ip)
	}}
	return a, dir, out, notes
}

var hashes = regexp.MustCompile(`-[a-z2-7]{10}\.html`)

// TestFetch checks what fetch prints of a feed in a dry run, when it is new and when it is unchanged, and that the next
// search finds what was fetched.
func TestFetch(t *testing.T) {
	s := httptest.NewServer(http.HandlerFunc(herald))
	defer s.Close()
	a, dir, out, notes := fetching(t, "# the Herald", s.URL+"/feed?key=hunter2")
	printed := func(args ...string) string {
		t.Helper()
		out.Reset()
		if err := cli.Run(t.Context(), a, args); err != nil {
			t.Errorf("%v: %v", args, err)
		}
		host := strings.TrimPrefix(s.URL, "http://")
		names := strings.NewReplacer(s.URL, "http://HOST", strings.ReplaceAll(host, ":", "-"), "HOST")
		return hashes.ReplaceAllString(names.Replace(out.String()), "-HASH.html")
	}
	for _, step := range []struct {
		args []string
		want string
	}{
		{[]string{"fetch", "--dry-run"}, `http://HOST/feed?key=…: 2 to fetch
  to fetch: http://HOST/2026/11/23/pause?key=… · A pause
  to fetch: http://HOST/paper.pdf · Paper
1 address: 2 to fetch
`},
		{[]string{"fetch"}, `http://HOST/feed?key=…: 1 new, 1 left out
  new: fetched/HOST/pause-HASH.html · A pause
  left out: http://HOST/paper.pdf: it is application/pdf, not a page
1 address: 1 new, 1 left out
`},
		{[]string{"fetch"}, "http://HOST/feed?key=…: unchanged\n1 address: nothing new\n"},
	} {
		if got := printed(step.args...); got != step.want {
			t.Errorf("%v prints\n%swant\n%s", step.args, got, step.want)
		}
	}
	got := printed("who-said", "moratorium")
	if !strings.Contains(got, "Mara Quillon") || !strings.Contains(got, "23 November 2026") {
		t.Errorf("the article that was fetched is not found:\n%s", got)
	}
	if all := out.String() + notes.String(); strings.Contains(strings.ReplaceAll(all, dir, ""), "\x1b") {
		t.Errorf("a control character is printed: %q", all)
	}
}

// TestFetchInterrupted checks that an interrupted run prints what it has fetched so far, and its exit code.
func TestFetchInterrupted(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/paper.pdf" {
			cancel()
			<-r.Context().Done()
		}
		herald(w, r)
	}))
	defer s.Close()
	a, _, out, _ := fetching(t, s.URL+"/feed", s.URL+"/never")
	if err := cli.Run(ctx, a, []string{"fetch"}); problem.ExitCode(err) != problem.ExitInterrupted {
		t.Errorf("it ends with %v", err)
	}
	if got := out.String(); !strings.Contains(got, "1 new, 1 left for the next run") || strings.Contains(got, "never") {
		t.Errorf("printed is\n%s", got)
	}
}

const falseReuters = `<html><head><title>A pause</title><meta property="og:site_name" content="Reuters">` +
	`<link rel="canonical" href="https://www.reuters.com/a"></head><body><article><h1>A pause</h1>` +
	`<p>Envoys met in Vienna on Tuesday, for the third time in a month.</p>` +
	`<p>“A moratorium would give both sides a year to think,” said Mara Quillon, a senior fellow. ` +
	`She said a moratorium was near.</p></article></body></html>`

// TestWhosePageIsShown checks that a page that claims to be another outlet's is shown as carried by its server, with
// a link to that server, in all output of the terminal.
func TestWhosePageIsShown(t *testing.T) {
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		io.WriteString(w, falseReuters)
	}))
	defer s.Close()
	a, dir, out, _ := fetching(t, s.URL+"/a")
	printed := func(args ...string) string {
		t.Helper()
		out.Reset()
		if err := cli.Run(t.Context(), a, args); err != nil {
			t.Errorf("%v: %v", args, err)
		}
		return out.String()
	}
	printed("fetch")
	const publisher = "Reuters, as carried by 127.0.0.1"
	for _, args := range [][]string{
		{"who-said", "moratorium"}, {"who-said", "moratorium", "publisher:reuters"}, {"who-said", "moratorium", "--json"},
		{"articles"}, {"articles", "publisher:127.0.0.1"}, {"read", "pause"},
		{"export", "--csv", "moratorium"}, {"export", "--md", "moratorium"},
		{"quotes", "--json", filepath.Join(dir, "fetched")}, {"quotes", "--explain", filepath.Join(dir, "fetched")},
	} {
		got := printed(args...)
		n := strings.Count(got, publisher)
		if n == 0 || n != strings.Count(got, "Reuters") || strings.Contains(got, "reuters.com") {
			t.Errorf("%v prints\n%s", args, got)
		}
	}
	got := printed("who-said", "moratorium")
	if !strings.Contains(got, "paraphrased by "+publisher) || !strings.Contains(got, s.URL+"/a\n") {
		t.Errorf("printed is\n%s", got)
	}
}
