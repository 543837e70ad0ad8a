package reindex

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"

	"verbatim/index"
)

// smallDisk mounts a disk with room for size bytes, and returns the folder in which it is.
func smallDisk(t *testing.T, size int) string {
	t.Helper()
	switch {
	case !*long:
		t.Skip("a disk is mounted with -long alone")
	case os.Getuid() != 0:
		t.Skip("only root can mount a disk")
	}
	dir := t.TempDir()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", syscall.MS_NOSUID|syscall.MS_NODEV, fmt.Sprintf("size=%d", size)); err != nil {
		t.Skip("no disk can be mounted here:", err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(dir, syscall.MNT_DETACH); err != nil {
			t.Errorf("unmounting %s: %v", dir, err)
		}
	})
	return dir
}

// fill writes a file until the disk has no room but for left bytes, and returns its path.
func fill(t *testing.T, dir string, left int64) string {
	t.Helper()
	path := filepath.Join(dir, "filler")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for size, block := int64(0), make([]byte, 4096); ; {
		n, err := f.Write(block)
		if size += int64(n); errors.Is(err, syscall.ENOSPC) {
			if err := f.Truncate(max(size-left, 0)); err != nil {
				t.Fatal(err)
			}
			return path
		}
		if err != nil {
			t.Fatal(err)
		}
	}
}

// TestDiskFull holds that a reindex for which the data folder's disk has no room fails and says so, wherever in it the room ends; that
// the snapshot before is served, nothing half-written stays, and the next reindex works once there is room.
func TestDiskFull(t *testing.T) {
	data := smallDisk(t, 8<<20)
	d := newDesk(t, articles)
	d.live = index.NewLive(data)
	t.Cleanup(func() { d.live.Close() })
	d.Reindexer = New(Options{Corpus: d.corpus, DataDir: data, Live: d.live})
	d.reindexed()
	files := func() []string {
		var names []string
		for _, e := range must(os.ReadDir(data)) {
			if e.Name() != "filler" {
				names = append(names, e.Name())
			}
		}
		return names
	}
	before := files()
	for n := range 60 {
		d.write(fmt.Sprintf("new/%d.txt", n), strings.Repeat(fmt.Sprintf("\"A freeze, number %d,\" said Elin Marsh.\n\n", n), 100))
	}
	failed := 0
	for _, left := range []int64{0, 4 << 10, 16 << 10, 64 << 10, 256 << 10} {
		filler := fill(t, data, left)
		_, err := d.Reindex(t.Context(), nil)
		if err != nil {
			failed++
			if !errors.Is(err, syscall.ENOSPC) && !strings.Contains(err.Error(), "no space left") || !strings.HasPrefix(err.Error(), "indexing the corpus: ") {
				t.Errorf("with %d bytes of room: %v", left, err)
			}
			if got := d.finds("moratorium"); !slices.Equal(got, []string{"a.txt", "deep/b.txt"}) {
				t.Errorf("with %d bytes of room the snapshot before is not served: %v", left, got)
			}
			if got := d.finds("freeze"); got != nil {
				t.Errorf("with %d bytes of room half a snapshot is served: %v", left, got)
			}
			if got := files(); !slices.Equal(got, before) {
				t.Errorf("with %d bytes of room there is %v, before there was %v", left, got, before)
			}
		}
		if err := os.Remove(filler); err != nil {
			t.Fatal(err)
		}
	}
	if failed < 4 {
		t.Errorf("of five reindexes without room %d fail", failed)
	}
	d.reindexed()
	if got := d.finds("freeze"); len(got) != 100 { // as many as it asks for
		t.Errorf("with room again, %d quotes are found", len(got))
	}
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}
