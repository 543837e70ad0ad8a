package change

import (
	"context"
	"errors"
	"strings"

	"verbatim/corpus/wording"
	"verbatim/index"
	"verbatim/index/ask/meaning"
	"verbatim/index/ask/notice"
	"verbatim/index/ask/view"
	"verbatim/index/corrections"
)

// A Quote is what was changed of a quote.
type Quote struct {
	Entry  corrections.Entry // as it was stored
	Hit    *index.Hit        // the quote as it is now; nil if it is gone
	Hidden bool              // it is hidden now
	More   bool              // there is a change left that an undo can revert

	Undone corrections.Action // what an undo has reverted; "" if this is no undo
}

// Quote validates an entry about a quote and stores it. The notes are for the answer.
func (m *Maker) Quote(ctx context.Context, e corrections.Entry) (done Quote, notes []notice.Note, err error) {
	defer m.begin()()
	return m.quote(ctx, e)
}

// quote is Quote. Call it with mu held.
func (m *Maker) quote(ctx context.Context, e corrections.Entry) (done Quote, notes []notice.Note, err error) {
	if notes, err = m.complete(ctx, &e); err != nil {
		return done, nil, err
	}
	if err := m.turn.Append(e); err != nil {
		return done, nil, writable(err)
	}
	done.Entry, done.Undone = e, e.Undoes
	err = m.Index.Do(ctx, func(snap view.Snapshot) error {
		is, err := snap.Curated(ctx, e.Quote)
		done.Hit, done.Hidden, done.More = is.Hit, is.State.Hidden, is.Last != nil
		return err
	})
	return done, notes, err
}

// complete validates an entry against the current state of its quote, and fills in what it says of the quote and what
// it undoes.
func (m *Maker) complete(ctx context.Context, e *corrections.Entry) (notes []notice.Note, err error) {
	err = m.Index.Do(ctx, func(snap view.Snapshot) error {
		is, err := snap.Curated(ctx, e.Quote)
		if errors.Is(err, index.ErrNoQuote) {
			return meaning.UnknownQuote(e.Quote)
		}
		if err != nil {
			return err
		}
		if err := changesNothing(e, &is); err != nil {
			return err
		}
		if e.Do == corrections.Undo {
			e.Undoes = is.Last.Do
		}
		if e.Do == corrections.Speaker {
			speakers, err := snap.Catalogue().Speakers()
			if err != nil {
				return err
			}
			if !speakers.Has(e.Speaker) {
				text := wording.Say("%s speaks nowhere else in the corpus.", wording.Quote(e.Speaker))
				notes = append(notes, notice.New(notice.Change, text))
			}
		}
		if is.Hit == nil { // it is gone
			e.Path, e.Words, e.Was = is.Last.Path, is.Last.Words, is.Last.Was
		} else {
			e.Path, e.Words = is.Hit.Article.Path, strings.Join(is.Hit.Pieces(), index.Ellipsis)
			e.Was = is.Hit.Quote.Speaker.String()
		}
		return nil
	})
	return notes, err
}

// changesNothing returns an error for an entry that would not change its quote.
func changesNothing(e *corrections.Entry, is *index.Curated) error {
	list := notice.Hint{Text: wording.Say("audit lists all changes")}
	switch {
	case e.Do == corrections.Hide && is.State.Hidden:
		who := notice.Hint{Text: wording.Say("audit says who hid it and why")}
		return &notice.UsageError{Message: wording.Say("the quote %s is hidden already", e.Quote), Hint: who}
	case e.Do == corrections.Unhide && !is.State.Hidden:
		return &notice.UsageError{Message: wording.Say("the quote %s is not hidden", e.Quote), Hint: list}
	case e.Do == corrections.Speaker && is.Hit != nil && is.Last != nil && is.Last.Do == corrections.Speaker &&
		is.Last.Speaker == e.Speaker && is.Last.Role == e.Role:
		return &notice.UsageError{Message: wording.Say("the quote %s is by %s already", e.Quote, e.Speaker), Hint: list}
	case e.Do == corrections.Undo && is.Last == nil:
		return &notice.UsageError{Message: wording.Say("the quote %s was never changed", e.Quote), Hint: list}
	}
	return nil
}
