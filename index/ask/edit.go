package ask

import (
	"context"
	"errors"
	"io/fs"

	"verbatim/index/ask/meaning"
	"verbatim/index/ask/notice"
	"verbatim/index/ask/view"
	"verbatim/index/corrections"
)

// edit gives an article another title, publisher, date or address than its file says.
func (e *editing) edit(ctx context.Context, r *Request) (Answer, error) {
	if e.Keeper == nil {
		return nil, cantChange("edited")
	}
	name, reason, err := named(r)
	if err != nil {
		return nil, err
	}
	given, err := e.givenFields(r)
	if err != nil {
		return nil, err
	}
	if given == (corrections.Fields{}) {
		return nil, &UsageError{Message: "edit requires what to change: title, publisher, date or url", Hint: Hint{Example: r.Command.Example}}
	}
	entry := corrections.Entry{Time: e.now(), By: r.By, Do: corrections.Edit, Fields: given, Reason: reason}
	err = e.Index.Do(ctx, func(snap view.Snapshot) error {
		a, err := meaning.Article(snap, name)
		if err != nil {
			return err
		}
		whole, _, err := snap.Whole(a)
		entry.Path, entry.Text = a.Path, corrections.TextSum(whole.Text)
		return err
	})
	if err != nil {
		return nil, err
	}
	if err := e.record(entry); err != nil {
		return nil, err
	}
	return e.answer(ctx, r, name, entry)
}

// answer indexes the corpus after a change of one article and answers with it.
func (e *editing) answer(ctx context.Context, r *Request, name string, entry corrections.Entry) (Answer, error) {
	done := &Edited{Head: r.head(), Entries: []corrections.Entry{entry}}
	done.Asked = name
	return done, e.serve(ctx, r, done)
}

// record appends an entry to the corrections.
func (e *editing) record(entry corrections.Entry) error {
	e.changing.Lock()
	defer e.changing.Unlock()
	return writable(e.Corrections.Append(entry))
}

// undo reverts the last change of an article.
func (e *editing) undo(ctx context.Context, r *Request) (Answer, error) {
	name, reason, err := named(r)
	if err != nil {
		return nil, err
	}
	entry, err := e.revert(name, corrections.Entry{Time: e.now(), By: r.By, Do: corrections.Undo, Reason: reason})
	if err != nil {
		return nil, writable(err)
	}
	return e.answer(ctx, r, name, entry)
}

// revert undoes the last change of the article at a path, and records that as entry.
func (e *editing) revert(path string, entry corrections.Entry) (corrections.Entry, error) {
	e.changing.Lock()
	defer e.changing.Unlock()
	list, _, err := e.Corrections.Current()
	if err != nil {
		return entry, err
	}
	last := list.Articles()[path].Last()
	if last == nil {
		return entry, &UsageError{Message: notice.Repeated(path) + " is neither the ID of a quote nor a changed article", Hint: Hint{Text: "audit lists all changes"}}
	}
	entry.Path = last.Path
	switch last.Do {
	case corrections.Remove:
		err = e.Keeper.RestoreFile(last.Kept, last.Path)
	case corrections.Add:
		entry.Kept, err = e.Keeper.RemoveFile(last.Path)
	}
	switch {
	case errors.Is(err, fs.ErrExist):
		return entry, &UsageError{Message: "there is another file " + path + " now", Hint: Hint{Text: "remove that one first"}}
	case errors.Is(err, fs.ErrNotExist):
		return entry, &UsageError{Message: "the file " + path + " is no longer in .verbatim/removed"}
	case err != nil:
		return entry, err
	}
	return entry, e.Corrections.Append(entry)
}
