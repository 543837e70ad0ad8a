package reindex

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"

	"verbatim/corpus/load"
)

// Fingerprint returns a string that differs between two states of the corpus: if files were added, removed or
// changed in size or time, or if the file of aliases has changed. Like Stale it reads no article. Unlike Stale it
// also compares states that were never indexed.
func (r *Reindexer) Fingerprint() (string, error) {
	fsys, closer, err := r.open()
	if err != nil {
		return "", err
	}
	defer closer.Close()
	listing, err := load.List(fsys)
	if err != nil {
		return "", err
	}
	sum := sha256.New()
	for _, f := range listing.Files {
		fmt.Fprintf(sum, "%q %d %d\n", f.Path, f.Size, f.ModTime.UnixNano())
	}
	for _, s := range listing.Skipped {
		fmt.Fprintf(sum, "%q %q\n", s.Path, s.Reason)
	}
	fmt.Fprint(sum, aliasesSum(fsys))
	if r.Loss() != nil { // files may become readable, without a change of size or time
		fmt.Fprint(sum, openable(fsys, listing.Files))
	}
	return hex.EncodeToString(sum.Sum(nil)[:16]), nil
}

// openable counts the files that can be opened.
func openable(fsys fs.FS, files []load.File) (n int) {
	for _, f := range files {
		if canOpen(fsys, f.Path) {
			n++
		}
	}
	return n
}

// canOpen reports whether the file system allows a file to be opened.
func canOpen(fsys fs.FS, path string) bool {
	f, err := fsys.Open(path)
	if err != nil {
		return false
	}
	f.Close()
	return true
}
