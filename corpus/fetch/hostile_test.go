package fetch

import (
	"context"
	"io"
	"io/fs"
	"net/http"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"sync/atomic"
	"testing"

	"verbatim/corpus/fetch/feed"
)

// TestMillionEntries checks that an endless feed is abandoned once it is too large, and does not affect the others.
func TestMillionEntries(t *testing.T) {
	o := newOutlet(t)
	o.set("/fine", o.rss("/a"))
	o.set("/a", article("A", ""))
	var sent atomic.Int64
	o.answer(func(w http.ResponseWriter, r *http.Request) bool {
		if r.URL.Path != "/feed" {
			return false
		}
		w.Header().Set("Content-Type", "application/rss+xml")
		io.WriteString(w, `<rss version="2.0"><channel>`)
		item := []byte("<item><title>Talks</title><link>/a</link><description>" + strings.Repeat("word ",
			40) + "</description></item>\n")
		for range 1_000_000 {
			n, err := w.Write(item)
			if sent.Add(int64(n)); err != nil {
				return true
			}
		}
		t.Error("all of it was read")
		return true
	})
	l := newLibrary(t, o.URL+"/feed", o.URL+"/fine")
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	l.expect("endless", "failed: it is larger than 10 MB", "new")
	runtime.ReadMemStats(&after)
	// io.ReadAll allocates this much for 10 MB, with the buffers of the connection; the whole feed has 270 MB.
	if mb := (after.TotalAlloc - before.TotalAlloc) >> 20; mb > 200 || sent.Load() > 30<<20 {
		t.Errorf("it took %d MB, %d MB were sent", mb, sent.Load()>>20)
	}
}

// TestFeedIsBounded checks that a feed is refused above the limit for feeds, which is below that for pages, and with
// too many entries.
func TestFeedIsBounded(t *testing.T) {
	o := newOutlet(t)
	o.set("/large", o.rss("/a")+strings.Repeat("<!-- filling -->", feed.MaxSize/16))
	o.set("/many", o.rss(strings.Split(strings.Repeat("/a ", 10_000), " ")...))
	newLibrary(t, o.URL+"/large", o.URL+"/many").expect("bounded", "failed: the feed is larger than 5 MB",
		"failed: the feed has more than 10000 entries")
}

// TestPrivateIsRefused checks that no list, feed or page makes a run request an address that is not public.
func TestPrivateIsRefused(t *testing.T) {
	o := newOutlet(t)
	o.set("/feed", o.rss("http://10.0.0.1/a", "http://[::ffff:169.254.169.254]/latest", "http://2130706433/",
		"https://user:hunter2@herald.example/", "/into", "http://herald.example:22/"))
	o.answer(func(w http.ResponseWriter, r *http.Request) bool {
		if r.URL.Path == "/into" {
			http.Redirect(w, r, "http://192.168.0.1/admin?password=hunter2", http.StatusFound)
		}
		return r.URL.Path == "/into"
	})
	l := newLibrary(t, o.URL+"/feed", "http://169.254.169.254/latest/meta-data")
	got, err := l.run(t.Context())
	for _, words := range []string{"10.0.0.1 is an address of a private network",
		"169.254.169.254 is the metadata address of a cloud",
		"redirected to http://192.168.0.1/admin?password=…: 192.168.0.1 is an address of a private network",
		"only ports 80 and 443 are used"} {
		if err != nil || !strings.Contains(got, words) {
			t.Errorf("%q is not reported: %v\n%s", words, err, got)
		}
	}
	if strings.Contains(got, "hunter2") {
		t.Errorf("a secret is printed: %s", got)
	}
}

// TestNoSecretsAreKept checks that a reader's key in an address is in no file but the list, and in no output.
func TestNoSecretsAreKept(t *testing.T) {
	o := newOutlet(t)
	o.set("/feed", o.rss("/a?member=hunter2", "/none?member=hunter2"))
	o.set("/a", article("A", `<link rel="canonical" href="`+o.URL+`/a">`))
	l := newLibrary(t, o.URL+"/feed?key=hunter2", o.URL+"/nothing?key=hunter2")
	var told []Result
	o2 := l.Options
	o2.Dir, o2.Web, o2.Report = l.dir, onLoopback(), func(r Result) { told = append(told, r) }
	if _, err := Run(t.Context(), o2); err != nil {
		t.Fatal(err)
	}
	for _, r := range told {
		text := r.Address() + tell(&r)
		for _, item := range r.Items {
			text += item.Address + item.Reason + item.Path
		}
		if strings.Contains(text, "hunter2") {
			t.Errorf("printed: %s", text)
		}
	}
	files := os.DirFS(l.dir)
	err := fs.WalkDir(files, ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || name == ListFile {
			return err
		}
		text, err := fs.ReadFile(files, name)
		if strings.Contains(string(text), "hunter2") {
			t.Errorf("it is in %s", name)
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
}

// fetchesFor is the variable with the corpus for which TestKilled starts a process.
const fetchesFor = "VERBATIM_TEST_FETCHES_FOR"

func TestMain(m *testing.M) {
	if dir := os.Getenv(fetchesFor); dir != "" {
		if _, err := Run(context.Background(), Options{Dir: dir, Web: onLoopback()}); err != nil {
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// TestKilled checks that a process that is killed at any moment leaves whole files, and that the next run continues.
func TestKilled(t *testing.T) {
	o := newOutlet(t)
	paths := []string{"/a", "/b", "/c", "/d", "/e", "/f"}
	for _, p := range paths {
		o.set(p, article(p[1:], "<!--"+strings.Repeat("large ", 5_000)+"-->"))
	}
	o.set("/feed", o.rss(paths...))
	l := newLibrary(t, o.URL+"/feed")
	for _, at := range []string{"/feed", "/b", "/d"} {
		child := exec.Command(os.Args[0])
		child.Env = append(os.Environ(), fetchesFor+"="+l.dir)
		reached := make(chan struct{}, 1)
		o.answer(func(_ http.ResponseWriter, r *http.Request) bool {
			if r.URL.Path == at {
				reached <- struct{}{}
				<-r.Context().Done()
			}
			return r.URL.Path == at
		})
		if err := child.Start(); err != nil {
			t.Fatal(err)
		}
		<-reached
		_ = child.Process.Kill()
		_ = child.Wait()
		l.articles()
	}
	o.answer(nil)
	l.expect("after all", "unchanged, unchanged, unchanged, new, new, new")
	l.holds("a", "b", "c", "d", "e", "f")
}
