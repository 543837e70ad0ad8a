package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// A data folder holds the snapshots, the file CURRENT with the name of the current one, locks, and during a
// build a folder with the prefix "building-".
const (
	CurrentFile    = "CURRENT"
	SnapshotPrefix = "snapshot-"
	BuildingPrefix = "building-"
)

// Current returns the name of the current snapshot. The error wraps fs.ErrNotExist if there is none.
func Current(dataDir string) (string, error) {
	b, err := os.ReadFile(filepath.Join(dataDir, CurrentFile))
	if err != nil {
		return "", fmt.Errorf("looking for a snapshot: %w", err)
	}
	name := strings.TrimSpace(string(b))
	if !strings.HasPrefix(name, SnapshotPrefix) || filepath.Base(name) != name {
		return "", fmt.Errorf("looking for a snapshot: %s names none: %w", CurrentFile, fs.ErrNotExist)
	}
	return name, nil
}

// publish renames a folder to a snapshot and makes it the current one. If the process crashes, either the old
// snapshot is current or the new one. publish removes all other snapshots; processes that read them have their
// files open. If it fails, for example on a full disk, it removes the new snapshot.
func publish(dataDir, dir string, builtAt time.Time) (string, error) {
	_, unique, _ := strings.Cut(filepath.Base(dir), "-")
	name := SnapshotPrefix + builtAt.UTC().Format("20060102T150405") + "-" + unique
	if err := os.Rename(dir, filepath.Join(dataDir, name)); err != nil {
		return "", err
	}
	if err := makeCurrent(dataDir, name); err != nil {
		return "", errors.Join(err, removeLeftovers(dataDir))
	}
	return name, removeLeftovers(dataDir)
}

// makeCurrent writes the name of a snapshot to CURRENT, after syncing the folder.
func makeCurrent(dataDir, name string) error {
	if err := syncDir(dataDir); err != nil {
		return err
	}
	next := filepath.Join(dataDir, CurrentFile+".new")
	if err := writeFile(next, []byte(name+"\n")); err != nil {
		return err
	}
	if err := os.Rename(next, filepath.Join(dataDir, CurrentFile)); err != nil {
		return err
	}
	return syncDir(dataDir)
}

// removeLeftovers removes snapshots that are not current and the remains of builds that crashed. The caller
// holds the lock. Some systems keep a folder that another process reads; the next build removes it.
func removeLeftovers(dataDir string) error {
	entries, err := os.ReadDir(dataDir)
	if err != nil {
		return err
	}
	served, _ := Current(dataDir) // without a current snapshot, all are removed
	for _, e := range entries {
		name := e.Name()
		if name != served && IsSnapshot(name) {
			_ = os.RemoveAll(filepath.Join(dataDir, name))
		}
	}
	return nil
}

// IsSnapshot reports whether an entry of a data folder is a snapshot, or one that is being built.
func IsSnapshot(name string) bool {
	return strings.HasPrefix(name, SnapshotPrefix) || strings.HasPrefix(name, BuildingPrefix)
}

// syncTree syncs a folder and all its files to the disk.
func syncTree(dir string) error {
	return filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		return syncDir(path)
	})
}

// syncDir syncs a folder or a file to the disk. It ignores the error of systems that can't sync folders.
func syncDir(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	if err := f.Sync(); err != nil && !isFolder(f) {
		return err
	}
	return nil
}

func isFolder(f *os.File) bool {
	info, err := f.Stat()
	return err == nil && info.IsDir()
}
