package ask

import (
	"context"
	"errors"
	"io/fs"
	"strings"
	"syscall"

	"verbatim/corpus/folder"
	"verbatim/corpus/wording"
	"verbatim/index"
	"verbatim/index/ask/meaning"
	"verbatim/index/ask/notice"
	"verbatim/index/ask/view"
	"verbatim/index/corrections"
)

// curation carries out the commands by which moderators change quotes.
type curation struct{ *core }

func (c *curation) hide(ctx context.Context, r *Request) (Answer, error) {
	return c.change(ctx, r, corrections.Hide)
}

func (c *curation) unhide(ctx context.Context, r *Request) (Answer, error) {
	return c.change(ctx, r, corrections.Unhide)
}

func (c *curation) correct(ctx context.Context, r *Request) (Answer, error) {
	return c.change(ctx, r, corrections.Speaker)
}

func (c *curation) undo(ctx context.Context, r *Request) (Answer, error) {
	return c.change(ctx, r, corrections.Undo)
}

// means reports whether the words of a request begin with the ID of a quote.
func (c *curation) means(r *Request) bool {
	id, _, _ := strings.Cut(strings.TrimSpace(r.Words), " ")
	_, err := meaning.QuoteID(id, "")
	return err == nil || c.Corrections == nil
}

// change stores a correction of the quote whose ID the words begin with. The other words are the reason.
func (c *curation) change(ctx context.Context, r *Request, do corrections.Action) (Answer, error) {
	if c.Corrections == nil {
		return nil, cantChange("corrected")
	}
	id, said, _ := strings.Cut(strings.TrimSpace(r.Words), " ")
	id, err := meaning.QuoteID(id, r.Command.Example)
	if err != nil {
		return nil, err
	}
	e := corrections.Entry{Time: c.now(), By: r.By, Do: do, Quote: id}
	if do == corrections.Speaker {
		e.Speaker, e.Role = strings.TrimSpace(r.Options[ParamSpeaker]), strings.TrimSpace(r.Options[ParamRole])
		if e.Speaker == "" {
			return nil, &UsageError{Message: "correct requires the name of the speaker", Hint: Hint{Example: r.Command.Example}}
		}
	}
	if e.Reason, err = wholeReason(r, said); err != nil {
		return nil, err
	}
	answer := &Change{Head: r.head()}
	answer.Asked = id
	return answer, c.store(ctx, &e, answer)
}

// store validates an entry, stores it and fills in the answer. Changes are made one at a time, so that the one that is
// undone is the last.
func (c *curation) store(ctx context.Context, e *corrections.Entry, answer *Change) error {
	c.changing.Lock()
	defer c.changing.Unlock()
	if err := c.complete(ctx, e, answer); err != nil {
		return err
	}
	if err := c.Corrections.Append(*e); err != nil {
		return writable(err)
	}
	return c.Index.Do(ctx, func(snap view.Snapshot) error {
		is, err := snap.Curated(ctx, e.Quote)
		answer.Entry, answer.Hit, answer.Hidden, answer.More = *e, is.Hit, is.State.Hidden, is.Last != nil
		return err
	})
}

// writable puts the error of a folder that can't be written into words.
func writable(err error) error {
	if errors.Is(err, fs.ErrPermission) || errors.Is(err, syscall.EROFS) {
		return &UsageError{Message: "verbatim has no write access to the corpus folder",
			Hint: Hint{Text: "moderators' changes are stored there; ask the operator for write access"}}
	}
	return err
}

// unusable puts the error of a file of verbatim's own that can't be used into words.
func unusable(err error) error {
	var usage *UsageError
	var wrong *folder.Problem
	if !errors.As(err, &usage) && errors.As(err, &wrong) {
		return &UsageError{Message: wrong.Path + " can't be used", Hint: Hint{Text: "it is " + wrong.Reason}}
	}
	return err
}

// complete validates an entry against the current state of its quote, and fills in what it says of the quote and what
// it undoes.
func (c *curation) complete(ctx context.Context, e *corrections.Entry, answer *Change) error {
	return c.Index.Do(ctx, func(snap view.Snapshot) error {
		is, err := snap.Curated(ctx, e.Quote)
		if errors.Is(err, index.ErrNoQuote) {
			return unknownQuote(e.Quote)
		}
		if err != nil {
			return err
		}
		if err := changesNothing(e, &is); err != nil {
			return err
		}
		if e.Do == corrections.Undo {
			answer.Undone = is.Last.Do
		}
		if e.Do == corrections.Speaker {
			speakers, err := snap.Catalogue().Speakers()
			if err != nil {
				return err
			}
			if !speakers.Has(e.Speaker) {
				answer.note(notice.Change, wording.Quote(e.Speaker)+" speaks nowhere else in the corpus.")
			}
		}
		if is.Hit == nil { // it is gone
			e.Path, e.Words, e.Was = is.Last.Path, is.Last.Words, is.Last.Was
		} else {
			e.Path, e.Words, e.Was = is.Hit.Article.Path, strings.Join(is.Hit.Pieces(), index.Ellipsis), is.Hit.Quote.Speaker.String()
		}
		return nil
	})
}

// changesNothing returns an error for an entry that would not change its quote.
func changesNothing(e *corrections.Entry, is *index.Curated) error {
	list := Hint{Text: "audit lists all changes"}
	switch {
	case e.Do == corrections.Hide && is.State.Hidden:
		return &UsageError{Message: "the quote " + e.Quote + " is hidden already", Hint: Hint{Text: "audit says who hid it and why"}}
	case e.Do == corrections.Unhide && !is.State.Hidden:
		return &UsageError{Message: "the quote " + e.Quote + " is not hidden", Hint: list}
	case e.Do == corrections.Undo && is.Last == nil:
		return &UsageError{Message: "the quote " + e.Quote + " was never changed", Hint: list}
	}
	return nil
}
