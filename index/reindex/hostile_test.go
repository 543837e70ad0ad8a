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
	"slices"
	"strings"
	"testing"
	"time"

	"verbatim/corpus/attribution"
	"verbatim/corpus/cputime"
	"verbatim/corpus/load"
)

var long = flag.Bool("long", false, "run the long tests: files of up to 10 MB, a full disk, 200 damaged snapshots")

// A hostile is a file made to break verbatim, or to keep it busy.
type hostile struct {
	name string
	text func(size int) string // returns about size bytes, if the size is what makes it hostile
	want string                // "" if it is read, or a part of the reason why it is skipped; after "? " either is fine
}

// hostiles returns all hostile files.
func hostiles() []hostile {
	return slices.Concat(hostilePages, hostileData, hostileMarkdown, hostileMatter, hostileText, hostileQuotes, hostileMail, hostileWord, hostileSubtitles)
}

// What a hostile file may cost. Time is the processor time of the goroutine that reads it, so other load on the
// machine does not count.
const (
	shortSize = 32 << 10  // bytes per file without -long
	maxRatio  = 40        // to the time of an ordinary article of ordinarySize: some 5 s; most files take a hundredth
	maxHeap   = 300 << 20 // additional bytes; an element with a million attributes takes 170 MB

	// maxGrowth is how many times longer a file of ten times the size may take. Linear time gives 10, quadratic time
	// 100. It applies only above growthMin; other bounds limit what is faster.
	maxGrowth = 30
	growthMin = 100 * time.Millisecond

	ordinarySize = 700_000 // bytes, near load.MaxText
)

// ordinary is the article with which the time of hostile files is compared. It has many short paragraphs.
var ordinary = hostile{name: "ordinary.txt", text: filled(said + "\n\n")}

// TestHundredHostileFiles reads each hostile file and finds its quotes. Within its bounds of time and memory, each
// is read or skipped with a reason.
func TestHundredHostileFiles(t *testing.T) {
	all := hostiles()
	if n := len(all) + len(tricks); n < 100 {
		t.Errorf("there are %d hostile files, want 100", n)
	}
	usual := ordinary.reading(t, ordinarySize)
	usual.read() // the first call also reads the lexicon
	usually := cputime.Of(usual.read)
	for _, h := range all {
		t.Run(h.name, func(t *testing.T) {
			sizes := []int{shortSize}
			if *long {
				sizes = []int{70_000, 700_000, 7_000_000, 10_000_000}
			}
			var last *reading // of a tenth of the size
			var before time.Duration
			for _, size := range sizes {
				r := h.reading(t, size)
				took, grown := measured(r.read)
				r.check(t)
				if took > maxRatio*usually {
					if times := cputime.Growth(usual.read, r.read, maxRatio); times > maxRatio {
						t.Errorf("%d bytes take %.0f times as long as an ordinary article, want at most %d", size, times, maxRatio)
					}
				}
				alike := last != nil && (last.found > 0) == (r.found > 0) // what is skipped takes less, whatever its size
				if took > growthMin && alike && took > maxGrowth*before {
					if times := cputime.Growth(last.read, r.read, maxGrowth); times > maxGrowth {
						t.Errorf("%d bytes take %.0f times as long as %d, want at most %d", size, times, last.size, maxGrowth)
					}
				}
				if grown > maxHeap {
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

// A reading reads a hostile file in the same way as a reindex.
type reading struct {
	*hostile
	size  int
	fsys  fs.FS
	found int   // the number of quotes
	err   error // why the file is skipped
}

// reading writes the file in this size.
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

// check checks that the file was read or skipped as expected. A large file may also be too long.
func (r *reading) check(t *testing.T) {
	t.Helper()
	isTooLong := func(limit string) bool { return r.err != nil && strings.Contains(r.err.Error(), limit) }
	if r.size > load.MaxText && (isTooLong("more than 750 KB of text") || isTooLong("more than 1.5 MB of Markdown")) {
		return
	}
	r.hostile.check(t, r.err)
}

// check checks that the file was read or skipped as expected.
func (h *hostile) check(t *testing.T, err error) {
	t.Helper()
	want, either := strings.CutPrefix(h.want, "? ")
	var skip *load.SkipError
	switch {
	case err == nil && (want == "" || either):
	case err == nil:
		t.Errorf("it was read; want it skipped: %s", want)
	case !errors.As(err, &skip) || skip.Reason == "" || h.want == "" || !strings.Contains(skip.Reason, want):
		t.Errorf("skipped: %v; want %q", err, h.want)
	}
}

// measured returns the processor time of do, and the maximum growth of the heap in bytes.
func measured(do func()) (time.Duration, int64) {
	defer debug.SetGCPercent(debug.SetGCPercent(20)) // so that little garbage is counted
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

// within fills the space between before and after with s.
func within(before, s, after string) func(size int) string {
	return func(size int) string { return before + filled(s)(size-len(before)-len(after)) + after }
}

// counted repeats a format with a running number, up to size bytes.
func counted(before, form, after string) func(size int) string {
	return func(size int) string {
		b := []byte(before)
		for n := 0; len(b) < size-len(after)-len(form)-8; n++ {
			b = fmt.Appendf(b, form, n)
		}
		return string(b) + after
	}
}

// nested repeats open as often as fits, and closing as often.
func nested(before, open, inner, closing, after string) func(size int) string {
	return func(size int) string {
		n := (size - len(before) - len(inner) - len(after)) / (len(open) + len(closing))
		return before + strings.Repeat(open, n) + inner + strings.Repeat(closing, n) + after
	}
}

// always returns the same text for every size.
func always(s string) func(int) string { return func(int) string { return s } }
