package reindex

import (
	"context"
	"errors"

	"verbatim/corpus"
	"verbatim/corpus/attribution"
	"verbatim/corpus/keep"
	"verbatim/corpus/load"
	"verbatim/index"
	"verbatim/index/corrections"
)

// errSample is the error for a change of a corpus that is not a folder.
var errSample = errors.New("the built-in sample can't be changed")

// A Keeper changes the files in the folder of a corpus.
type Keeper struct{ reindexer *Reindexer }

// Keeper returns a Keeper of the corpus. For a built-in corpus, its changes fail.
func (r *Reindexer) Keeper() *Keeper { return &Keeper{r} }

// Ensure is [Reindexer.Ensure].
func (k *Keeper) Ensure(ctx context.Context, progress func(index.Progress)) (bool, error) {
	return k.reindexer.Ensure(ctx, progress)
}

// Preview parses the article that a file at path would make, with these metadata, and finds its quotes. An error
// says why the file would be skipped.
func (k *Keeper) Preview(path string, data []byte, given corrections.Fields) (corpus.Article, []corpus.Quote, error) {
	a, err := load.Parse(path, data)
	var skip *load.SkipError
	if errors.As(err, &skip) {
		return a, nil, errors.New(skip.Reason)
	}
	if err != nil {
		return a, nil, err
	}
	given.Apply(&a)
	if _, err := hash(&a); err != nil {
		return a, nil, err
	}
	quotes, err := k.reindexer.analysis.quotes(&a)
	return a, quotes, err
}

// Names returns where people and bodies are named in an article. If the analysis panics, Names returns nothing.
func (k *Keeper) Names(a *corpus.Article) (names []corpus.Naming) {
	defer func() {
		if recover() != nil {
			names = nil
		}
	}()
	return attribution.Names(a)
}

// AddFile adds a file to the folder of the corpus. If the file exists, the error wraps fs.ErrExist.
func (k *Keeper) AddFile(path string, data []byte) error {
	return k.change(func(f *keep.Folder) error { return f.Add(path, data) })
}

// RemoveFile moves a file out of the corpus and returns where it is now, for RestoreFile.
func (k *Keeper) RemoveFile(path string) (kept string, err error) {
	err = k.change(func(f *keep.Folder) (err error) {
		kept, err = f.Remove(path)
		return err
	})
	return kept, err
}

// RestoreFile moves a removed file back to its path.
func (k *Keeper) RestoreFile(kept, path string) error {
	return k.change(func(f *keep.Folder) error { return f.Restore(kept, path) })
}

// HasFile reports whether the folder of the corpus has a file at a path.
func (k *Keeper) HasFile(path string) (has bool, err error) {
	err = k.change(func(f *keep.Folder) error {
		has = f.Exists(path)
		return nil
	})
	return has, err
}

// HoldsFile reports whether the file at a path has exactly this content.
func (k *Keeper) HoldsFile(path string, data []byte) (holds bool, err error) {
	err = k.change(func(f *keep.Folder) error {
		holds = f.Holds(path, data)
		return nil
	})
	return holds, err
}

// change opens the folder of the corpus and calls do.
func (k *Keeper) change(do func(*keep.Folder) error) error {
	if k.reindexer.options.FS != nil {
		return errSample
	}
	f, err := keep.Open(k.reindexer.options.Corpus)
	if err != nil {
		return err
	}
	defer f.Close()
	return do(f)
}
