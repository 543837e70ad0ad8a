//go:build unix

package reindex

import (
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"strings"
	"testing"
	"time"

	"verbatim/corpus/attribution"
	"verbatim/corpus/cputime"
	"verbatim/corpus/load"
)

var long = flag.Bool("long", false, "run the long tests in full: hostile files of up to 10 MB, whose time grows no faster than they do, a full disk, 200 damaged snapshots")

// A hostile is a file that somebody made to break verbatim, or to keep it busy.
type hostile struct {
	name string
	text func(size int) string // of about size bytes, where size is what makes it hostile
	want string                // "" where it is read; a part of the reason where it is left out; "? " before that where either is fine
}

// hostiles are all of them.
func hostiles() []hostile {
	var all []hostile
	for _, some := range [][]hostile{hostilePages, hostileData, hostileMarkdown, hostileMatter, hostileText, hostileQuotes} {
		all = append(all, some...)
	}
	return all
}

// What a hostile file may cost. Time is processor time of the goroutine that reads it, so that what else the machine
// runs does not count.
const (
	shortSize = 32 << 10  // bytes of each file in the short form
	mostTimes = 40        // times that of an ordinary article of ordinarySize: some 5 s; most files take a hundredth of it
	mostHeap  = 300 << 20 // bytes beyond those that were in use before; an element with a million attributes takes 170 MB

	// tenTimes is how many times longer a file of ten times the bytes may take: in proportion it is 10, with the square
	// 100. What takes less than enough is not measured by it: below it other bounds end what grows faster.
	tenTimes = 30
	enough   = 100 * time.Millisecond

	ordinarySize = 700_000 // bytes, near load.MaxText
)

// ordinary is what the time of hostile files is compared with: an article of many short paragraphs.
var ordinary = hostile{name: "ordinary.txt", text: filled(said + "\n\n")}

// TestHundredHostileFiles reads each hostile file by itself, and finds its quotes: within its bounds of time and memory it is an article or
// is left out with a reason.
func TestHundredHostileFiles(t *testing.T) {
	all := hostiles()
	if n := len(all) + len(tricks); n < 100 {
		t.Errorf("there are %d hostile files", n)
	}
	usual := ordinary.reading(t, ordinarySize)
	usual.read() // the first of a process reads the lexicon
	usually := cputime.Of(usual.read)
	for _, h := range all {
		t.Run(h.name, func(t *testing.T) {
			sizes := []int{shortSize}
			if *long {
				sizes = []int{70_000, 700_000, 7_000_000, 10_000_000}
			}
			var last *reading // of a tenth of the bytes
			var before time.Duration
			for _, size := range sizes {
				r := h.reading(t, size)
				took, grown := measured(r.read)
				r.check(t)
				if took > mostTimes*usually {
					if times := cputime.Growth(usual.read, r.read, mostTimes); times > mostTimes {
						t.Errorf("%d bytes take %.0f times as long as an ordinary article, want at most %d", size, times, mostTimes)
					}
				}
				if took > enough && last != nil && took > tenTimes*before {
					if times := cputime.Growth(last.read, r.read, tenTimes); times > tenTimes {
						t.Errorf("%d bytes take %.0f times as long as %d, want at most %d", size, times, last.size, tenTimes)
					}
				}
				if grown > mostHeap {
					t.Errorf("%d bytes take %d MB", size, grown>>20)
				}
				if testing.Verbose() {
					t.Logf("%8d bytes: %6.3f s, %3d MB, %d quotes, %v", size, took.Seconds(), grown>>20, r.found, r.err)
				}
				last, before = r, took
			}
		})
	}
}

// A reading is a hostile file that is read as a reindex does.
type reading struct {
	*hostile
	size  int
	fsys  fs.FS
	found int   // quotes
	err   error // why it is left out
}

// reading writes the file with that size.
func (h *hostile) reading(t *testing.T, size int) *reading {
	t.Helper()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, h.name), []byte(h.text(size)), 0o600); err != nil {
		t.Fatal(err)
	}
	fsys, closer, err := load.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { closer.Close() })
	return &reading{hostile: h, size: size, fsys: fsys}
}

// read reads the file and finds its quotes.
func (r *reading) read() {
	a, err := load.Read(r.fsys, r.name)
	if r.found, r.err = 0, err; err == nil {
		r.found = len(attribution.Extract(&a))
	}
}

// check holds that the file was read or left out as it should be; a larger one may be too long.
func (r *reading) check(t *testing.T) {
	t.Helper()
	if r.size > load.MaxText && r.err != nil && (strings.Contains(r.err.Error(), "more than 750 KB of text") || strings.Contains(r.err.Error(), "more than 1.5 MB of Markdown")) {
		return
	}
	r.hostile.check(t, r.err)
}

// check holds that the file was read or left out as it should be.
func (h *hostile) check(t *testing.T, err error) {
	t.Helper()
	want, either := strings.CutPrefix(h.want, "? ")
	var skip *load.SkipError
	switch {
	case err == nil && (want == "" || either):
	case err == nil:
		t.Errorf("it is read; want it left out: %s", want)
	case !errors.As(err, &skip) || skip.Reason == "" || h.want == "" || !strings.Contains(skip.Reason, want):
		t.Errorf("left out: %v; want %q", err, h.want)
	}
}

// measured returns how much processor time do took, and by how many bytes the heap was larger at most than before.
func measured(do func()) (time.Duration, int64) {
	defer debug.SetGCPercent(debug.SetGCPercent(20)) // what is garbage should count as little as it can
	runtime.GC()
	sample := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}}
	heap := func() int64 {
		metrics.Read(sample)
		return int64(sample[0].Value.Uint64())
	}
	before := heap()
	most, stop, stopped := before, make(chan struct{}), make(chan struct{})
	go func() {
		defer close(stopped)
		for tick := time.NewTicker(2 * time.Millisecond); ; {
			select {
			case <-tick.C:
				most = max(most, heap())
			case <-stop:
				return
			}
		}
	}()
	took := cputime.Of(do)
	close(stop)
	<-stopped
	return took, max(most, heap()) - before
}

// filled repeats s up to size bytes.
func filled(s string) func(size int) string {
	return func(size int) string { return strings.Repeat(s, max(size, 0)/len(s)) }
}

// within fills the space between two texts.
func within(before, s, after string) func(size int) string {
	return func(size int) string { return before + filled(s)(size-len(before)-len(after)) + after }
}

// counted repeats a form, with the number of each in it, up to size bytes.
func counted(before, form, after string) func(size int) string {
	return func(size int) string {
		b := []byte(before)
		for n := 0; len(b) < size-len(after)-len(form)-8; n++ {
			b = fmt.Appendf(b, form, n)
		}
		return string(b) + after
	}
}

// nested opens something as often as fits, and closes it as often.
func nested(before, open, inner, closing, after string) func(size int) string {
	return func(size int) string {
		n := (size - len(before) - len(inner) - len(after)) / (len(open) + len(closing))
		return before + strings.Repeat(open, n) + inner + strings.Repeat(closing, n) + after
	}
}

// always is a text whose size is not what matters.
func always(s string) func(int) string { return func(int) string { return s } }
