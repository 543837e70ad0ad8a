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

// A Place is where a corpus and its index lie, as flags say it.
type Place struct {
	Corpus string // a folder; empty means the built-in sample
	Data   string // a folder; empty means the one that dataFolder names

	AsIndexed bool // answers come from the index as it is, whatever has changed in the corpus
}

// Resolve returns the place with absolute folders, and a note where the usual one for data can't be used.
func (p Place) Resolve() (Place, string, error) {
	if p.Corpus != "" {
		abs, err := filepath.Abs(p.Corpus)
		if err != nil {
			return p, "", fmt.Errorf("finding the corpus: %w", err)
		}
		p.Corpus = resolveLinks(abs, mostLinks) // one corpus, one index, whatever link leads to it
	}
	if p.Data != "" {
		abs, err := filepath.Abs(p.Data)
		if err != nil {
			return p, "", fmt.Errorf("finding the data folder: %w", err)
		}
		p.Data = abs
		return p, "", nil
	}
	var note string
	var err error
	p.Data, note, err = dataFolder(p.Corpus)
	return p, note, err
}

// mostLinks is how many links may lead to each other.
const mostLinks = 40

// resolveLinks returns where the links in a path lead, also where nothing is there: the index of a folder that is not
// mounted is still its index.
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

// dataFolder returns the folder for the index of a corpus: in the user's cache folder, or in the temporary one, with a note,
// where that can't be written, as in a container or for a user without a home.
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
		return "", "", problem.WithHint(fmt.Errorf("the cache folder can't be used: %w; nor can the temporary one: %w", err, wrong),
			"name a folder for the index with --data or VERBATIM_DATA")
	}
	folder = filepath.Join(own, dataName(corpus))
	return folder, fmt.Sprintf("the index is kept in %s, because the cache folder can't be used: %v", folder, err), nil
}

// ownTemporary returns this user's folder in the temporary one, which it makes where needed. The temporary folder is everybody's:
// somebody else may have made a folder of that name, with an index in it that says what they like.
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
		return "", fmt.Errorf("%s is no folder", folder)
	case !disk.OwnedByUser(info) || info.Mode().Perm()&0o022 != 0 && runtime.GOOS != "windows":
		return "", fmt.Errorf("others can write into %s", folder)
	}
	return folder, nil
}

// dataName names the data folder of a corpus: short, and different for every corpus.
func dataName(corpus string) string {
	if corpus == "" {
		return "sample"
	}
	sum := sha256.Sum256([]byte(corpus))
	return hex.EncodeToString(sum[:8])
}
