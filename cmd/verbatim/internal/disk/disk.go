// Package disk says what a folder allows: whether it can be written to, who owns it, and how much room there is.
package disk

import (
	"io/fs"
	"os"
	"path/filepath"
)

// Writable reports why no file can be made in folder.
func Writable(folder string) error {
	f, err := os.CreateTemp(folder, ".probe-*")
	if err != nil {
		return err
	}
	f.Close()
	return os.Remove(f.Name())
}

// FolderSize is how many bytes the files in a folder have together.
func FolderSize(folder string) (sum int64) {
	_ = filepath.WalkDir(folder, func(_ string, e fs.DirEntry, err error) error {
		if err == nil && e.Type().IsRegular() {
			if info, err := e.Info(); err == nil {
				sum += info.Size()
			}
		}
		return nil // a snapshot may just be going
	})
	return sum
}
