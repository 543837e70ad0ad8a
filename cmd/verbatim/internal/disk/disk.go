// Package disk says what a folder allows: whether it can be written to, who owns it, and how much room there is. Start
// with [Writable].
package disk

import (
	"io/fs"
	"os"
	"path/filepath"
)

// Writable returns nil if a file can be created in folder, and otherwise the reason.
func Writable(folder string) error {
	f, err := os.CreateTemp(folder, ".probe-*")
	if err != nil {
		return err
	}
	f.Close()
	return os.Remove(f.Name())
}

// FolderSize returns the size of all files in a folder, in bytes. It skips what it can't read.
func FolderSize(folder string) (sum int64) {
	_ = filepath.WalkDir(folder, func(_ string, e fs.DirEntry, err error) error {
		if err != nil || !e.Type().IsRegular() {
			return nil
		}
		if info, err := e.Info(); err == nil {
			sum += info.Size()
		}
		return nil // another process may have removed the file
	})
	return sum
}
