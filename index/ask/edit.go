package ask

import (
	"context"
	"errors"
	"io/fs"
	"time"

	"verbatim/index"
	"verbatim/index/corrections"
)

// edit gives an article another title, publisher, date or address than its file says.
func (s *Service) edit(ctx context.Context, r *Request, reply *Reply) error {
	if s.Keeper == nil {
		return cantChange("edited")
	}
	name, reason, err := named(r, reply)
	if err != nil {
		return err
	}
	given, err := s.givenFields(r)
	if err != nil {
		return err
	}
	if given == (corrections.Fields{}) {
		return &UsageError{Message: "edit needs what is to be changed: title, publisher, date or url", Hint: "as in: " + example(Edit)}
	}
	e := corrections.Entry{Time: s.now(), By: r.By, Do: corrections.Edit, Fields: given, Reason: reason}
	err = s.Index.Do(ctx, func(snap *index.Snapshot) error {
		a, err := OneArticle(snap, name)
		if err != nil {
			return err
		}
		whole, _, err := snap.Whole(a)
		e.Path, e.Text = a.Path, corrections.TextSum(whole.Text)
		return err
	})
	if err != nil {
		return err
	}
	if err := s.keep(e); err != nil {
		return err
	}
	return s.edited(ctx, r, reply, &Edited{Entries: []corrections.Entry{e}})
}

// now is the time as corrections have it.
func (s *Service) now() time.Time { return s.Now().UTC().Truncate(time.Second) }

// keep adds a line to the corrections.
func (s *Service) keep(e corrections.Entry) error {
	s.changing.Lock()
	defer s.changing.Unlock()
	return writable(s.Corrections.Append(e))
}

// undoArticle takes the last change of an article back.
func (s *Service) undoArticle(ctx context.Context, r *Request, reply *Reply) error {
	name, reason, err := named(r, reply)
	if err != nil {
		return err
	}
	e, err := s.takeBack(name, corrections.Entry{Time: s.now(), By: r.By, Do: corrections.Undo, Reason: reason})
	if err != nil {
		return writable(err)
	}
	return s.edited(ctx, r, reply, &Edited{Entries: []corrections.Entry{e}})
}

// takeBack undoes the last change of the article at a path, and keeps that as e.
func (s *Service) takeBack(path string, e corrections.Entry) (corrections.Entry, error) {
	s.changing.Lock()
	defer s.changing.Unlock()
	list, _, err := s.Corrections.Current()
	if err != nil {
		return e, err
	}
	last := list.Articles()[path].Last()
	if last == nil {
		return e, &UsageError{Message: repeated(path) + " is neither the id of a quote nor an article of which something was changed", Hint: "audit lists what was changed"}
	}
	e.Path = last.Path
	switch last.Do {
	case corrections.Remove:
		err = s.Keeper.RestoreFile(last.Kept, last.Path)
	case corrections.Add:
		e.Kept, err = s.Keeper.RemoveFile(last.Path)
	}
	switch {
	case errors.Is(err, fs.ErrExist):
		return e, &UsageError{Message: "there is another file " + path + " by now", Hint: "remove that one first"}
	case errors.Is(err, fs.ErrNotExist):
		return e, &UsageError{Message: "the file " + path + " is not where it was kept any more"}
	case err != nil:
		return e, err
	}
	return e, s.Corrections.Append(e)
}
