package local

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"

	"verbatim/cmd/verbatim/internal/disk"
	"verbatim/cmd/verbatim/internal/problem"
)

// mostLinks is how many links resolveLinks follows, so that a loop of links ends.
const mostLinks = 40

// resolveLinks returns a path with its links followed, even if the folder does not exist: a folder that is not mounted
// keeps its index.
func resolveLinks(path string, links int) string {
	if resolved, err := filepath.EvalSymlinks(path); err == nil {
		return resolved
	}
	if to, err := os.Readlink(path); err == nil && links > 0 {
		if !filepath.IsAbs(to) {
			to = filepath.Join(filepath.Dir(path), to)
		}
		return resolveLinks(filepath.Clean(to), links-1)
	}
	parent := filepath.Dir(path)
	if parent == path {
		return path
	}
	return filepath.Join(resolveLinks(parent, links), filepath.Base(path))
}

// dataFolder returns the folder for the index of a corpus. It is in the user's cache folder. If that can't be written
// to, as in a container or for a user without a home, it is in the temporary folder, and the note says so.
func dataFolder(corpus string) (folder, note string, err error) {
	name := filepath.Join("verbatim", dataName(corpus))
	cache, err := os.UserCacheDir()
	if err == nil {
		folder = filepath.Join(cache, name)
		if err = os.MkdirAll(folder, 0o700); err == nil {
			err = disk.Writable(folder)
		}
	}
	if err == nil {
		return folder, "", nil
	}
	own, wrong := ownTemporary()
	if wrong != nil {
		err = fmt.Errorf("neither the cache folder (%w) nor the temporary folder can be used: %w", err, wrong)
		return "", "", problem.WithHint(err, "name a folder for the index with --data or VERBATIM_DATA")
	}
	folder = filepath.Join(own, dataName(corpus))
	return folder, fmt.Sprintf("the index is kept in %s, because the cache folder can't be used: %v", folder, err), nil
}

// ownTemporary returns this user's folder in the temporary folder, and creates it if needed. Every user can write to
// the temporary folder, so it refuses a folder that another user may have created: its index could say anything.
func ownTemporary() (string, error) {
	folder := filepath.Join(os.TempDir(), fmt.Sprintf("verbatim-%d", os.Getuid()))
	if err := os.Mkdir(folder, 0o700); err != nil && !errors.Is(err, fs.ErrExist) {
		return "", err
	}
	info, err := os.Lstat(folder)
	switch {
	case err != nil:
		return "", err
	case !info.IsDir():
		return "", fmt.Errorf("%s is not a folder", folder)
	case !disk.OwnedByUser(info) || info.Mode().Perm()&0o022 != 0 && runtime.GOOS != "windows":
		return "", fmt.Errorf("others can write to %s", folder)
	}
	return folder, nil
}

// dataName returns a short name for the data folder of a corpus. Each corpus has a different one.
func dataName(corpus string) string {
	if corpus == "" {
		return "sample"
	}
	sum := sha256.Sum256([]byte(corpus))
	return hex.EncodeToString(sum[:8])
}
