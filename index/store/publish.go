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

// A data folder holds CURRENT, a file with the name of the snapshot that is served; the snapshots; the lock; and while
// one is built, a folder with the building prefix.
const (
	CurrentFile    = "CURRENT"
	SnapshotPrefix = "snapshot-"
	BuildingPrefix = "building-"
)

// Current returns the name of the snapshot that is served. The error wraps fs.ErrNotExist where there is none.
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

// publish gives the folder dir its name as a snapshot and makes it the current one. A crash at any moment leaves either
// the old snapshot current or the new one. The snapshots before are removed: whoever still reads one has its files open. Where
// it fails, as on a disk that is full, the new one is removed.
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

// makeCurrent rewrites CURRENT, behind the folder that it names.
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

// removeLeftovers removes the snapshots that are not current and what builds that were cut short have left. The caller
// holds the lock. What can't be removed, because another process reads it on a system that holds open files, stays for
// the next time.
func removeLeftovers(dataDir string) error {
	entries, err := os.ReadDir(dataDir)
	if err != nil {
		return err
	}
	served, _ := Current(dataDir) // where none is, all snapshots are left over
	for _, e := range entries {
		name := e.Name()
		if name != served && (strings.HasPrefix(name, SnapshotPrefix) || strings.HasPrefix(name, BuildingPrefix)) {
			_ = os.RemoveAll(filepath.Join(dataDir, name))
		}
	}
	return nil
}

// syncTree brings a folder with all its files to the disk.
func syncTree(dir string) error {
	return filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		return syncDir(path)
	})
}

// syncDir brings a folder, or a file, to the disk. Systems that can't do that for folders are left alone.
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
