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

// smallDisk mounts a disk of this size, and returns its folder.
func smallDisk(t *testing.T, size int) string {
	t.Helper()
	switch {
	case !*long:
		t.Skip("needs -long")
	case os.Getuid() != 0:
		t.Skip("only root can mount a disk")
	}
	dir := t.TempDir()
	const flags = syscall.MS_NOSUID | syscall.MS_NODEV
	if err := syscall.Mount("tmpfs", dir, "tmpfs", flags, fmt.Sprintf("size=%d", size)); err != nil {
		t.Skip("mounting a disk failed:", err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(dir, syscall.MNT_DETACH); err != nil {
			t.Errorf("unmounting %s: %v", dir, err)
		}
	})
	return dir
}

// fill writes a file until the disk has only left bytes free, and returns the path of the file.
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

// TestDiskFull checks that a reindex fails with a clear error if the disk of the data folder is full, wherever in
// the reindex that happens. The previous snapshot stays in use, no partial file stays, and the next reindex works
// once there is space.
func TestDiskFull(t *testing.T) {
	data := smallDisk(t, 8<<20)
	d := newDesk(t, articles)
	d.live = index.NewLive(data, nil)
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
		paragraph := fmt.Sprintf("\"A freeze, number %d,\" said Elin Marsh.\n\n", n)
		d.write(fmt.Sprintf("new/%d.txt", n), strings.Repeat(paragraph, 100))
	}
	failed := 0
	for _, left := range []int64{0, 4 << 10, 16 << 10, 64 << 10, 256 << 10} {
		filler := fill(t, data, left)
		_, err := d.Reindex(t.Context(), nil)
		if err != nil {
			failed++
			saysWhy := errors.Is(err, syscall.ENOSPC) || strings.Contains(err.Error(), "no space left")
			if !saysWhy || !strings.HasPrefix(err.Error(), "indexing the corpus: ") {
				t.Errorf("with %d bytes free: %v", left, err)
			}
			if got := d.finds("moratorium"); !slices.Equal(got, []string{"a.txt", "deep/b.txt"}) {
				t.Errorf("with %d bytes free the previous snapshot is not in use: %v", left, got)
			}
			if got := d.finds("freeze"); got != nil {
				t.Errorf("with %d bytes free half a snapshot is in use: %v", left, got)
			}
			if got := files(); !slices.Equal(got, before) {
				t.Errorf("with %d bytes free the files are %v, before they were %v", left, got, before)
			}
		}
		if err := os.Remove(filler); err != nil {
			t.Fatal(err)
		}
	}
	if failed < 4 {
		t.Errorf("%d of five reindexes without space fail, want at least 4", failed)
	}
	d.reindexed()
	if got := d.finds("freeze"); len(got) != 100 { // the limit of the search
		t.Errorf("with space again, found %d quotes", len(got))
	}
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}
