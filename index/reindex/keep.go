package reindex

import (
	"errors"

	"verbatim/corpus"
	"verbatim/corpus/keep"
	"verbatim/corpus/load"
	"verbatim/index/corrections"
)

// errSample is returned by what would change a corpus that is no folder.
var errSample = errors.New("the built-in sample can't be changed")

// Preview reads what would be the article at path, with the fields that are given, and finds its quotes. An error says why the file would
// be left out.
func (r *Reindexer) Preview(path string, data []byte, given corrections.Fields) (corpus.Article, []corpus.Quote, error) {
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
	quotes, err := r.quotes(&a)
	return a, quotes, err
}

// AddFile adds a file to the corpus' folder. It returns an error that wraps fs.ErrExist where there is one of that path.
func (r *Reindexer) AddFile(path string, data []byte) error {
	return r.change(func(f *keep.Folder) error { return f.Add(path, data) })
}

// RemoveFile takes a file out of the corpus and returns where it is kept, for RestoreFile.
func (r *Reindexer) RemoveFile(path string) (kept string, err error) {
	err = r.change(func(f *keep.Folder) (err error) {
		kept, err = f.Remove(path)
		return err
	})
	return kept, err
}

// RestoreFile brings a file back.
func (r *Reindexer) RestoreFile(kept, path string) error {
	return r.change(func(f *keep.Folder) error { return f.Restore(kept, path) })
}

// HasFile reports whether there is a file of that path in the corpus' folder.
func (r *Reindexer) HasFile(path string) (has bool, err error) {
	err = r.change(func(f *keep.Folder) error {
		has = f.Exists(path)
		return nil
	})
	return has, err
}

// HoldsFile reports whether there is a file of that path with just this content.
func (r *Reindexer) HoldsFile(path string, data []byte) (holds bool, err error) {
	err = r.change(func(f *keep.Folder) error {
		holds = f.Holds(path, data)
		return nil
	})
	return holds, err
}

// change opens the corpus' folder for do.
func (r *Reindexer) change(do func(*keep.Folder) error) error {
	if r.FS != nil {
		return errSample
	}
	f, err := keep.Open(r.Corpus)
	if err != nil {
		return err
	}
	defer f.Close()
	return do(f)
}
