package ask

import (
	"context"
	"errors"
	"slices"

	"verbatim/corpus/wording"
	"verbatim/index"
	"verbatim/index/ask/advice"
	"verbatim/index/ask/change"
	"verbatim/index/ask/notice"
	"verbatim/index/ask/view"
)

// confirm carries out what was shown as a preview.
func (e *editing) confirm(ctx context.Context, r *Request, do change.Apply) (Answer, error) {
	done := &Edited{Head: r.head()}
	var err error
	done.Entries, done.Wrong, err = e.maker.Confirm(ctx, r.Command.Name, r.Draft, e.entry(r, ""), do)
	if err != nil {
		return nil, err
	}
	return done, e.serve(ctx, r, done)
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
		done.note(notice.Change, wording.Say("The change is stored, but the corpus could not be indexed. The next "+
			"reindex includes it."))
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
