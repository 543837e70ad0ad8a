//go:build unix

package reindex

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"strings"
	"syscall"
	"testing"
	"time"

	"verbatim/corpus/attribution"
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

// What a hostile file may cost. Time is a processor's; most files take a hundredth of it.
const (
	shortSize = 32 << 10 // bytes of each file in the short form
	mostTime  = 5 * time.Second
	mostHeap  = 300 << 20 // bytes beyond those that were in use before; an element with a million attributes takes 170 MB

	// tenTimes is how much longer a file of ten times the bytes may take: linear, with room for the collector of garbage. What takes
	// less than enough is not measured by it: below it other bounds end what grows faster.
	tenTimes = 15
	enough   = time.Second
)

// squares are the files of which it is known that the time for their quotes grows with the square of their size, since attribution goes
// back over all mentions of a long passage. load.MaxText bounds it.
var squares = map[string]bool{"labels-of-a-transcript.txt": true, "pronouns.txt": true}

// TestHundredHostileFiles reads each hostile file by itself, and finds its quotes: within its bounds of time and memory it is an article or
// is left out with a reason.
func TestHundredHostileFiles(t *testing.T) {
	all := hostiles()
	if n := len(all) + len(tricks); n < 100 {
		t.Errorf("there are %d hostile files", n)
	}
	for _, h := range all {
		t.Run(h.name, func(t *testing.T) {
			if !*long {
				h.read(t, shortSize)
				return
			}
			last := time.Duration(0)
			for _, size := range []int{70_000, 700_000, 7_000_000, 10_000_000} {
				took := h.read(t, size)
				if last > 0 && took > enough && took > tenTimes*last {
					took = min(took, h.read(t, size)) // something else may have run beside
				}
				if last > 0 && took > enough && took > tenTimes*last && !squares[h.name] {
					t.Errorf("%d bytes take %v, a tenth of them takes %v", size, took, last)
				}
				last = took
			}
		})
	}
}

// read reads the file with that size as a reindex does, and returns how long that took.
func (h *hostile) read(t *testing.T, size int) time.Duration {
	t.Helper()
	text := h.text(size)
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, h.name), []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	fsys, closer, err := load.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer closer.Close()
	text = ""
	found := 0
	took, grown := measured(func() {
		a, failed := load.Read(fsys, h.name)
		if err = failed; err == nil {
			found = len(attribution.Extract(&a))
		}
	})
	if took > mostTime || grown > mostHeap {
		t.Errorf("%d bytes take %v and %d MB", size, took, grown>>20)
	}
	if tooLong := size > load.MaxText && err != nil && (strings.Contains(err.Error(), "more than 750 KB of text") || strings.Contains(err.Error(), "more than 1.5 MB of Markdown")); !tooLong {
		h.check(t, err)
	}
	if testing.Verbose() {
		t.Logf("%8d bytes: %6.3f s, %3d MB, %d quotes, %v", size, took.Seconds(), grown>>20, found, err)
	}
	return took
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

// measured returns how long do took, and by how many bytes the heap was larger at most than before.
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
	begun := processorTime()
	do()
	took := processorTime() - begun
	close(stop)
	<-stopped
	return took, max(most, heap()) - before
}

// processorTime is how long this process has kept processors busy: what others do beside it does not count.
func processorTime() time.Duration {
	var use syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &use); err != nil {
		return 0
	}
	return time.Duration(use.Utime.Nano() + use.Stime.Nano())
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
