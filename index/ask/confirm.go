package ask

import (
	"context"
	"errors"
	"io/fs"
	"slices"

	"verbatim/index"
	"verbatim/index/corrections"
)

// confirm carries out what was shown as a preview. All is looked at once more: somebody may have been faster.
func (s *Service) confirm(ctx context.Context, r *Request, reply *Reply) error {
	s.changing.Lock()
	defer s.changing.Unlock()
	d, err := s.Drafts.load(r.Draft)
	if err != nil || d.Command != reply.Command {
		return errors.Join(err, &UsageError{Message: "there is nothing left to confirm", Hint: "it was done already, or it was too long ago: " + reply.Command + " again"})
	}
	var done Edited
	for _, f := range d.Files {
		e := corrections.Entry{Time: s.now(), By: r.By, Path: f.Name, Fields: d.Fields, Reason: d.Reason}
		wrong, err := s.apply(ctx, d, f, &e)
		if err != nil {
			return writable(err)
		}
		if wrong.Reason != "" {
			done.Wrong = append(done.Wrong, wrong)
			continue
		}
		done.Entries = append(done.Entries, e)
	}
	s.Drafts.drop(r.Draft)
	if len(done.Entries) == 0 {
		return &UsageError{Message: done.Wrong[0].Sent + " can't be taken any more: " + done.Wrong[0].Reason, Hint: "somebody has changed the corpus since"}
	}
	return s.edited(ctx, r, reply, &done)
}

// apply adds or removes a file of a draft and keeps that; where it can't be any more, the reason is returned. A file whose coming can't be
// kept goes again.
func (s *Service) apply(ctx context.Context, d *draft, f File, e *corrections.Entry) (wrong PreviewFile, err error) {
	if d.Command == Remove {
		e.Do = corrections.Remove
		if e.Kept, err = s.Keeper.RemoveFile(f.Name); errors.Is(err, fs.ErrNotExist) {
			return PreviewFile{Sent: f.Name, Reason: "it is not there any more"}, nil
		} else if err != nil {
			return wrong, err
		}
		if err = s.Corrections.Append(*e); err != nil {
			err = errors.Join(err, s.Keeper.RestoreFile(e.Kept, f.Name))
		}
		return wrong, err
	}
	e.Do = corrections.Add
	if begun, err := s.begun(f); err != nil {
		return wrong, err
	} else if begun {
		return wrong, s.Corrections.Append(*e)
	}
	if wrong, err = s.examine(ctx, f, d.Fields, map[string]bool{}); err != nil || wrong.Reason != "" {
		return wrong, err
	}
	if err = s.Keeper.AddFile(f.Name, f.Data); errors.Is(err, fs.ErrExist) {
		return PreviewFile{Sent: f.Name, Reason: "there is a file of that name already"}, nil
	} else if err != nil {
		return wrong, err
	}
	if err = s.Corrections.Append(*e); err != nil {
		_, back := s.Keeper.RemoveFile(f.Name)
		err = errors.Join(err, back)
	}
	return wrong, err
}

// begun reports whether a crash came between the file and its entry when it was added: it is there, and nobody has said anything of it.
// Without its entry, the fields that were given with it would be lost.
func (s *Service) begun(f File) (bool, error) {
	holds, err := s.Keeper.HoldsFile(f.Name, f.Data)
	if err != nil || !holds {
		return false, err
	}
	list, _, err := s.Corrections.Current()
	return err == nil && len(list.Articles()[f.Name]) == 0, err
}

// edited serves the corpus as it is now. Where that fails the change stays, and the next reindex takes it up.
func (s *Service) edited(ctx context.Context, r *Request, reply *Reply, done *Edited) error {
	reply.Edited = done
	if _, err := s.Keeper.Ensure(ctx, func(p Progress) {
		if r.Progress != nil {
			r.Progress(p)
		}
	}); err != nil {
		s.Log.Error("indexing behind a change of the corpus failed", "error", err)
		reply.Notes = append(reply.Notes, "The change is kept, but the corpus could not be indexed again; the next reindex takes it up.")
		if loss := (*index.LossError)(nil); errors.As(err, &loss) {
			reply.Notes = append(reply.Notes, lossNote(loss, r.Moderator))
		}
		return nil
	}
	return s.Index.Do(ctx, func(snap *index.Snapshot) error {
		for _, e := range done.Entries {
			found, _, err := snap.FindArticles(e.Path)
			if err != nil {
				return err
			}
			if i := slices.IndexFunc(found, func(a index.Article) bool { return a.Path == e.Path }); i >= 0 {
				done.Served++
				done.Quotes += found[i].Quotes
			}
		}
		return nil
	})
}
