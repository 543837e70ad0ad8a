package reindex

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"

	"verbatim/corpus/load"
)

// Mark tells one state of the corpus from another: it is another where a file came, went, or has another size or time, and where the file of aliases
// has changed. Like Stale it reads no article; unlike it, it tells two states apart of which neither is indexed.
func (r *Reindexer) Mark() (string, error) {
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
	if r.Loss() != nil { // files may become readable, which changes neither their sizes nor their times
		fmt.Fprint(sum, openable(fsys, listing.Files))
	}
	return hex.EncodeToString(sum.Sum(nil)[:16]), nil
}

// openable counts the files that canOpen lets through.
func openable(fsys fs.FS, files []load.File) (n int) {
	for _, f := range files {
		if canOpen(fsys, f.Path) {
			n++
		}
	}
	return n
}

// canOpen opens a file to learn whether the file system allows it, and closes it.
func canOpen(fsys fs.FS, path string) bool {
	f, err := fsys.Open(path)
	if err != nil {
		return false
	}
	f.Close()
	return true
}
