package change

import (
	"errors"
	"io/fs"

	"verbatim/index/ask/notice"
	"verbatim/index/corrections"
)

// RevertArticle undoes the last change of the article at a path, and records that as an entry.
func (m *Maker) RevertArticle(path string, entry corrections.Entry) (corrections.Entry, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	list, _, err := m.Corrections.Current()
	if err != nil {
		return entry, err
	}
	last := list.Articles()[path].Last()
	if last == nil {
		return entry, &notice.UsageError{
			Message: notice.Repeated(path) + " is neither the ID of a quote nor a changed article",
			Hint:    notice.Hint{Text: "audit lists all changes"},
		}
	}
	entry.Path = last.Path
	switch last.Do {
	case corrections.Remove:
		err = m.Keeper.RestoreFile(last.Kept, last.Path)
	case corrections.Add:
		entry.Kept, err = m.Keeper.RemoveFile(last.Path)
	}
	if err != nil {
		return entry, writable(movedNothing(last.Path, err))
	}
	return entry, writable(m.Corrections.Append(entry))
}

// movedNothing puts the error of a file that could not be moved back into words.
func movedNothing(path string, err error) error {
	switch {
	case errors.Is(err, fs.ErrExist):
		return &notice.UsageError{
			Message: "there is another file " + path + " now",
			Hint:    notice.Hint{Text: "remove that one first"},
		}
	case errors.Is(err, fs.ErrNotExist):
		return &notice.UsageError{Message: "the file " + path + " is no longer in .verbatim/removed"}
	}
	return err
}
