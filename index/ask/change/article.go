package change

import (
	"errors"
	"io/fs"

	"verbatim/corpus/wording"
	"verbatim/index/ask/notice"
	"verbatim/index/corrections"
)

// RevertArticle undoes the last change of the article at a path, and records that as an entry.
func (m *Maker) RevertArticle(path string, entry corrections.Entry) (corrections.Entry, error) {
	defer m.begin()()
	list, _, err := m.Corrections.Current()
	if err != nil {
		return entry, err
	}
	last := list.Articles()[path].Last()
	if last == nil {
		return entry, &notice.UsageError{
			Message: wording.Say("%s is neither the ID of a quote nor a changed article", notice.Repeated(path)),
			Hint:    notice.Hint{Text: wording.Say("audit lists all changes")},
		}
	}
	return m.revert(last, entry)
}

// revert undoes a change of an article, and records that as an entry. A crash may have come between both: then the file
// is where it should be already. Call it with mu held.
func (m *Maker) revert(last *corrections.Entry, entry corrections.Entry) (corrections.Entry, error) {
	entry.Path, entry.Undoes = last.Path, last.Do
	var err error
	switch last.Do {
	case corrections.Remove:
		err = m.restore(last.Kept, last.Path)
	case corrections.Add:
		entry.Kept, err = m.Keeper.RemoveFile(last.Path)
		if errors.Is(err, fs.ErrNotExist) {
			err = nil
		}
	}
	if err != nil {
		return entry, writable(movedNothing(last.Path, err))
	}
	return entry, writable(m.turn.Append(entry))
}

// repeat makes a change of an article again that was undone, and records that as an entry. Call it with mu held.
func (m *Maker) repeat(undone corrections.Undone, entry corrections.Entry) (corrections.Entry, error) {
	var err error
	switch entry.Kept = ""; entry.Do {
	case corrections.Remove:
		entry.Kept, err = m.Keeper.RemoveFile(entry.Path)
	case corrections.Add:
		err = m.restore(undone.Kept, entry.Path)
	}
	if err != nil {
		return entry, writable(movedNothing(entry.Path, err))
	}
	return entry, writable(m.turn.Append(entry))
}

// restore brings a file back, unless that was done before a crash.
func (m *Maker) restore(kept, path string) error {
	err := fs.ErrNotExist
	if kept != "" {
		err = m.Keeper.RestoreFile(kept, path)
	}
	if errors.Is(err, fs.ErrNotExist) {
		if is, failed := m.Keeper.HasFile(path); failed != nil || is {
			return failed
		}
	}
	return err
}

// movedNothing puts the error of a file that could not be moved into words.
func movedNothing(path string, err error) error {
	switch {
	case errors.Is(err, fs.ErrExist):
		return &notice.UsageError{
			Message: wording.Say("there is another file %s now", path),
			Hint:    notice.Hint{Text: wording.Say("remove that one first")},
		}
	case errors.Is(err, fs.ErrNotExist):
		return &notice.UsageError{
			Message: wording.Say("the file %s is gone from where verbatim kept it", path),
			Hint:    notice.Hint{Text: wording.Say("add the article again")},
		}
	}
	return err
}
