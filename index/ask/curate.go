package ask

import (
	"context"
	"errors"
	"io/fs"
	"strings"
	"syscall"

	"verbatim/corpus"
	"verbatim/corpus/folder"
	"verbatim/corpus/wording"
	"verbatim/index"
	"verbatim/index/corrections"
)

// A Change is what a moderator has changed, the answer of hide, unhide, correct and undo.
type Change struct {
	Entry  corrections.Entry // as it was kept
	Hit    *index.Hit        // the quote as it is now; nil where it is gone
	Hidden bool              // it is hidden now
	More   bool              // there is something left that an undo takes back
}

// An Audit is what moderators have changed, the newest first, the answer of audit.
type Audit struct {
	Entries []corrections.Entry
	Total   int
	Loose   []corrections.Entry // those that no quote answers to any more
	Wrong   []string            // lines of the file that can't be read
	Hidden  map[string]bool     // the ids in Entries of quotes that are hidden now
}

func (s *Service) hide(ctx context.Context, r *Request, reply *Reply) error {
	return s.change(ctx, r, reply, corrections.Hide)
}

func (s *Service) unhide(ctx context.Context, r *Request, reply *Reply) error {
	return s.change(ctx, r, reply, corrections.Unhide)
}

func (s *Service) correct(ctx context.Context, r *Request, reply *Reply) error {
	return s.change(ctx, r, reply, corrections.Speaker)
}

func (s *Service) undo(ctx context.Context, r *Request, reply *Reply) error {
	return s.change(ctx, r, reply, corrections.Undo)
}

// change keeps a correction of the quote that the words begin with; the other words are the reason.
func (s *Service) change(ctx context.Context, r *Request, reply *Reply, do corrections.Action) error {
	if s.Corrections == nil {
		return cantChange("corrected")
	}
	id, said, _ := strings.Cut(strings.TrimSpace(r.Words), " ")
	if _, err := quoteID(id); err != nil && do == corrections.Undo {
		return s.undoArticle(ctx, r, reply)
	}
	id, err := quoteID(id)
	if err != nil {
		return err
	}
	e := corrections.Entry{Time: s.now(), By: r.By, Do: do, Quote: id}
	if do == corrections.Speaker {
		e.Speaker, e.Role = strings.TrimSpace(r.Options[ParamSpeaker]), strings.TrimSpace(r.Options[ParamRole])
		if e.Speaker == "" {
			return &UsageError{Message: "correct needs who spoke", Hint: "as in: " + example(Correct)}
		}
	}
	if e.Reason, err = wholeReason(r, reply.Command, said); err != nil {
		return err
	}
	reply.Asked = id
	s.changing.Lock() // so that what is undone is the last
	defer s.changing.Unlock()
	if err := s.checkChange(ctx, &e, reply); err != nil {
		return err
	}
	if err := s.Corrections.Append(e); err != nil {
		return writable(err)
	}
	return s.Index.Do(ctx, func(snap *index.Snapshot) error {
		is, err := snap.Curated(ctx, id)
		reply.Changed = &Change{Entry: e, Hit: is.Hit, Hidden: is.State.Hidden, More: is.Last != nil}
		return err
	})
}

// writable says what to do where the corpus can't be written.
func writable(err error) error {
	if errors.Is(err, fs.ErrPermission) || errors.Is(err, syscall.EROFS) {
		return &UsageError{Message: "the corpus folder can't be written", Hint: "what moderators change lies in it; whoever runs verbatim lets it write there"}
	}
	return err
}

// unusable says what to do where something that verbatim keeps in the corpus can't be used.
func unusable(err error) error {
	var usage *UsageError
	var wrong *folder.Problem
	if !errors.As(err, &usage) && errors.As(err, &wrong) {
		return &UsageError{Message: wrong.Path + " can't be used", Hint: "it is " + wrong.Reason}
	}
	return err
}

// checkChange fills in what an entry says of its quote, and holds it to what is.
func (s *Service) checkChange(ctx context.Context, e *corrections.Entry, reply *Reply) error {
	return s.Index.Do(ctx, func(snap *index.Snapshot) error {
		is, err := snap.Curated(ctx, e.Quote)
		if errors.Is(err, index.ErrNoQuote) {
			return unknownQuote(e.Quote)
		}
		if err != nil {
			return err
		}
		switch {
		case e.Do == corrections.Hide && is.State.Hidden:
			return &UsageError{Message: "the quote " + e.Quote + " is hidden already", Hint: "audit says by whom and why"}
		case e.Do == corrections.Unhide && !is.State.Hidden:
			return &UsageError{Message: "the quote " + e.Quote + " is not hidden", Hint: "audit lists what was changed"}
		case e.Do == corrections.Undo && is.Last == nil:
			return &UsageError{Message: "nothing was changed of the quote " + e.Quote, Hint: "audit lists what was changed"}
		}
		if e.Do == corrections.Speaker {
			if known, err := snap.HasSpeaker(e.Speaker); err != nil {
				return err
			} else if !known {
				reply.Notes = append(reply.Notes, wording.Quote(e.Speaker)+" speaks nowhere else in the corpus.")
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

// quoteID returns the id that somebody has typed.
func quoteID(typed string) (string, error) {
	id := strings.ToLower(strings.Trim(typed, "#\"“” "))
	id = strings.TrimLeft(strings.TrimPrefix(id, "id "), "# ") // as an answer shows it
	if !corpus.ValidID(id) {
		return "", notAnID(typed)
	}
	return id, nil
}

// audit lists what moderators have changed.
func (s *Service) audit(ctx context.Context, r *Request, reply *Reply) error {
	reply.Audit = &Audit{}
	if s.Corrections == nil {
		return nil
	}
	list, _, err := s.Corrections.Current()
	if err != nil {
		return err
	}
	wanted := index.Words(r.Words)
	a := reply.Audit
	a.Wrong = list.Wrong
	for i := len(list.Entries) - 1; i >= 0; i-- {
		if e := list.Entries[i]; mentions(&e, wanted) {
			if a.Total++; len(a.Entries) < r.limit(listLimit) {
				a.Entries = append(a.Entries, e)
			}
		}
	}
	err = s.Index.Do(ctx, func(snap *index.Snapshot) error {
		a.Loose, a.Hidden = snap.Loose(), map[string]bool{}
		for _, e := range a.Entries {
			if e.Quote == "" {
				continue
			}
			is, err := snap.Curated(ctx, e.Quote)
			if err != nil && !errors.Is(err, index.ErrNoQuote) {
				return err
			}
			a.Hidden[e.Quote] = is.State.Hidden
		}
		return nil
	})
	if errors.Is(err, index.ErrNoSnapshot) {
		return nil
	}
	return err
}

// mentions reports whether an entry has all of the words.
func mentions(e *corrections.Entry, wanted []string) bool {
	have := index.Words(strings.Join([]string{e.By, string(e.Do), e.Quote, e.Path, e.Words, e.Was, e.Speaker, e.Role, e.Title, e.Publisher, e.Date, e.URL, e.Reason}, " "))
	for _, w := range wanted {
		found := false
		for _, h := range have {
			found = found || h == w
		}
		if !found {
			return false
		}
	}
	return true
}
