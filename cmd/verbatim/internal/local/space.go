package local

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"verbatim/cmd/verbatim/internal/disk"
	"verbatim/cmd/verbatim/internal/problem"
	"verbatim/corpus/diskfull"
	"verbatim/corpus/load"
	"verbatim/index"
)

const (
	// spareSpace is how many bytes the data folder should have free in addition to the size of one more index.
	spareSpace = 100 << 20

	// indexShare is how many times the size of the articles an index takes at most: 3.3 to 3.6 were measured
	// (docs/performance.md).
	indexShare = 4
)

// SpaceNeeded returns how many bytes the next index needs free in the data folder. It is built beside the one in use.
// The place must be resolved.
func (p Place) SpaceNeeded() int64 {
	files, bytes := p.articles()
	var current int64
	entries, _ := os.ReadDir(p.Data) // without a data folder there is no index
	for _, e := range entries {
		if index.IsSnapshot(e.Name()) {
			current = max(current, disk.FolderSize(filepath.Join(p.Data, e.Name())))
		}
	}
	m, err := index.ReadHead(p.Data)
	if err != nil || m.Articles == 0 || current == 0 {
		return bytes*indexShare + spareSpace
	}
	if files > m.Articles { // the next index grows with the articles
		current = current / int64(m.Articles) * int64(files)
	}
	return current + spareSpace
}

// articles returns the number of articles and their size in bytes, or zeros if they can't be listed.
func (p Place) articles() (files int, bytes int64) {
	if p.Corpus == "" {
		return 0, 0
	}
	fsys, closer, err := load.Open(p.Corpus)
	if err != nil {
		return 0, 0
	}
	defer closer.Close()
	list, err := load.List(fsys)
	if err != nil {
		return 0, 0
	}
	for _, f := range list.Files {
		bytes += f.Size
	}
	return len(list.Files), bytes
}

// FullHint adds to the error of a full disk where to free how much. It returns other errors as they are. The place must
// be resolved, but may have a corpus alone.
func (p Place) FullHint(err error) error {
	var hinted *problem.Error
	if !diskfull.Is(err) || errors.As(err, &hinted) && hinted.Hint != "" {
		return err
	}
	return problem.WithHint(err, p.whatToFree(err))
}

// whatToFree says what to free on the disk that is full. That is the disk of the folder that the error names, or the
// one with less room.
func (p Place) whatToFree(err error) string {
	full, other := p.Data, p.Corpus
	var at *fs.PathError
	isCorpus := less(disk.FreeSpace(p.Corpus), disk.FreeSpace(p.Data))
	if errors.As(err, &at) && filepath.IsAbs(at.Path) {
		isCorpus = strings.HasPrefix(at.Path, p.Corpus+string(filepath.Separator))
	}
	if p.Data == "" || p.Corpus != "" && isCorpus {
		full, other = p.Corpus, p.Data
	}
	free := disk.FreeSpace(full)
	if full == p.Data {
		return fmt.Sprintf("%s: free %s in all, or name a folder on another disk with --data or VERBATIM_DATA; "+
			"the index needs that much beside the one in use", room(full, free), disk.Size(p.SpaceNeeded()))
	}
	hint := room(full, free) + ": free at least " + disk.Size(spareSpace)
	kept := filepath.Join(full, ".verbatim", "removed")
	if size := disk.FolderSize(kept); size > 0 {
		hint += fmt.Sprintf("; %s has %s of removed articles, which only undo needs", kept, disk.Size(size))
	}
	if other == "" {
		return hint
	}
	return hint + "; the index is in " + other
}

// less reports whether a disk has less room than another. Unknown room counts as much.
func less(free, than int64) bool { return free >= 0 && (than < 0 || free < than) }

// room says how much is free on the disk of a folder.
func room(folder string, free int64) string {
	if free < 0 {
		return "the disk of " + folder + " is full"
	}
	return fmt.Sprintf("the disk of %s is full, with %s free", folder, disk.Size(free))
}
