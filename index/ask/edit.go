package ask

import (
	"context"

	"verbatim/corpus/wording"
	"verbatim/index/ask/meaning"
	"verbatim/index/ask/view"
	"verbatim/index/corrections"
)

// edit gives an article another title, publisher, date or address than its file says.
func (e *editing) edit(ctx context.Context, r *Request) (Answer, error) {
	if e.Keeper == nil {
		return nil, cantChange(wording.Say("can't be edited"))
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
		return nil, &UsageError{Message: wording.Say("edit requires what to change: title, publisher, date or url"),
			Hint: Hint{Example: r.Command.Example}}
	}
	entry := e.entry(r, corrections.Edit)
	entry.Fields, entry.Reason = given, reason
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
	if err := e.maker.Record(entry); err != nil {
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

// undo reverts the last change of an article.
func (e *editing) undo(ctx context.Context, r *Request) (Answer, error) {
	name, reason, err := named(r)
	if err != nil {
		return nil, err
	}
	entry := e.entry(r, corrections.Undo)
	entry.Reason = reason
	if entry, err = e.maker.RevertArticle(name, entry); err != nil {
		return nil, err
	}
	return e.answer(ctx, r, name, entry)
}
