package ask

import (
	"context"
	"errors"
	"io/fs"
	"slices"

	"verbatim/index"
	"verbatim/index/ask/advice"
	"verbatim/index/ask/draft"
	"verbatim/index/ask/notice"
	"verbatim/index/ask/view"
	"verbatim/index/corrections"
)

// An apply function carries out a draft for one of its files and records it in the corrections as e. If that is no
// longer possible, it returns the file with the reason.
type apply func(ctx context.Context, d *draft.Draft, f draft.File, e *corrections.Entry) (wrong PreviewFile, err error)

// confirm carries out what was shown as a preview. Everything is checked again, because the corpus may have changed
// since.
func (e *editing) confirm(ctx context.Context, r *Request, do apply) (Answer, error) {
	e.changing.Lock()
	defer e.changing.Unlock()
	name := r.Command.Name
	d, err := e.Drafts.Load(r.Draft)
	if err != nil || d.Command != name {
		gone := &UsageError{Message: "this preview can't be confirmed any more", Hint: Hint{Text: "the change was made already, or the preview is older than a day; run " + name + " again"}}
		return nil, errors.Join(err, gone)
	}
	done := &Edited{Head: r.head()}
	for _, f := range d.Files {
		entry := corrections.Entry{Time: e.now(), By: r.By, Path: f.Name, Fields: d.Fields, Reason: d.Reason}
		wrong, err := do(ctx, d, f, &entry)
		if err != nil {
			return nil, writable(err)
		}
		if wrong.Reason != "" {
			done.Wrong = append(done.Wrong, wrong)
			continue
		}
		done.Entries = append(done.Entries, entry)
	}
	e.Drafts.Drop(r.Draft)
	if len(done.Entries) == 0 {
		return nil, &UsageError{Message: done.Wrong[0].Sent + " can't be changed now: " + done.Wrong[0].Reason, Hint: Hint{Text: "the corpus has changed since the preview"}}
	}
	return done, e.serve(ctx, r, done)
}

// applyRemove removes a file of a draft. If that can't be recorded, the file is put back.
func (e *editing) applyRemove(_ context.Context, _ *draft.Draft, f draft.File, entry *corrections.Entry) (wrong PreviewFile, err error) {
	entry.Do = corrections.Remove
	entry.Kept, err = e.Keeper.RemoveFile(f.Name)
	if errors.Is(err, fs.ErrNotExist) {
		return PreviewFile{Sent: f.Name, Reason: "the file is gone"}, nil
	}
	if err != nil {
		return wrong, err
	}
	if err = e.Corrections.Append(*entry); err != nil {
		err = errors.Join(err, e.Keeper.RestoreFile(entry.Kept, f.Name))
	}
	return wrong, err
}

// applyAdd adds a file of a draft. If that can't be recorded, the file is removed again.
func (e *editing) applyAdd(ctx context.Context, d *draft.Draft, f draft.File, entry *corrections.Entry) (wrong PreviewFile, err error) {
	entry.Do = corrections.Add
	begun, err := e.begun(f)
	if err != nil {
		return wrong, err
	}
	if begun {
		return wrong, e.Corrections.Append(*entry)
	}
	wrong, err = e.examiner().Examine(ctx, File{Name: f.Name, Data: f.Data}, d.Fields, map[string]bool{})
	if err != nil || wrong.Reason != "" {
		return wrong, err
	}
	err = e.Keeper.AddFile(f.Name, f.Data)
	if errors.Is(err, fs.ErrExist) {
		return PreviewFile{Sent: f.Name, Reason: "there is a file of that name already"}, nil
	}
	if err != nil {
		return wrong, err
	}
	if err = e.Corrections.Append(*entry); err != nil {
		_, back := e.Keeper.RemoveFile(f.Name)
		err = errors.Join(err, back)
	}
	return wrong, err
}

// begun reports whether a crash came between adding the file and recording it: the file is there, and no entry names
// it. Without its entry, the fields that were given with it would be lost.
func (e *editing) begun(f draft.File) (bool, error) {
	holds, err := e.Keeper.HoldsFile(f.Name, f.Data)
	if err != nil || !holds {
		return false, err
	}
	list, _, err := e.Corrections.Current()
	return err == nil && len(list.Articles()[f.Name]) == 0, err
}

// serve indexes the corpus after a change, and fills in the answer. If indexing fails, the change stays, and the next
// reindex includes it.
func (e *editing) serve(ctx context.Context, r *Request, done *Edited) error {
	progress := r.Progress
	if progress == nil {
		progress = func(Progress) {}
	}
	if _, err := e.Keeper.Ensure(ctx, progress); err != nil {
		e.Log.Error("indexing after a change of the corpus failed", "error", err)
		done.note(notice.Change, "The change is stored, but the corpus could not be indexed. The next reindex includes it.")
		if loss := (*index.LossError)(nil); errors.As(err, &loss) {
			done.note(notice.Corpus, advice.Loss(loss, r.Moderator, nameReindex))
		}
		return nil
	}
	done.Indexed = true
	return e.Index.Do(ctx, func(snap view.Snapshot) error {
		articles, err := snap.Catalogue().Articles()
		if err != nil {
			return err
		}
		for _, entry := range done.Entries {
			found, _ := articles.Find(entry.Path)
			if i := slices.IndexFunc(found, func(a index.Article) bool { return a.Path == entry.Path }); i >= 0 {
				done.Served++
				done.Quotes += found[i].Quotes
			}
		}
		return nil
	})
}
