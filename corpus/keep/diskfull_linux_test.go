package keep

import (
	"errors"
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

var long = flag.Bool("long", false, "mount a small disk and fill it")

// TestDiskFull checks that adding a file to a full disk fails and leaves no part of a file, and that it works again
// once there is room.
func TestDiskFull(t *testing.T) {
	switch {
	case !*long:
		t.Skip("a disk is mounted with -long alone")
	case os.Getuid() != 0:
		t.Skip("only root can mount a disk")
	}
	dir := t.TempDir()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", syscall.MS_NOSUID|syscall.MS_NODEV, "size=256k"); err != nil {
		t.Skip("no disk can be mounted here:", err)
	}
	defer syscall.Unmount(dir, syscall.MNT_DETACH)
	f, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := f.Add("first.txt", []byte(strings.Repeat("x", 100<<10))); err != nil {
		t.Fatal(err)
	}
	large := []byte(strings.Repeat("y", 200<<10))
	if err := f.Add("2022/second.txt", large); !errors.Is(err, syscall.ENOSPC) {
		t.Errorf("without room: %v", err)
	}
	var files []string
	err = filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() {
			files = append(files, e.Name())
		}
		return err
	})
	if err != nil || len(files) != 1 || files[0] != "first.txt" {
		t.Errorf("there is %v, %v", files, err)
	}
	if _, err := f.Remove("first.txt"); err != nil {
		t.Errorf("what makes room fails: %v", err)
	}
	if err := os.RemoveAll(filepath.Join(dir, ".verbatim/removed")); err != nil {
		t.Fatal(err)
	}
	if err := f.Add("2022/second.txt", large); err != nil {
		t.Errorf("with room again: %v", err)
	}
}
