package ask

import (
	"context"
	"errors"
	"strings"
	"time"

	"verbatim/corpus"
	"verbatim/index"
	"verbatim/index/corrections"
)

// A Change is what a moderator has changed, the answer of hide, unhide, correct and undo.
type Change struct {
	Entry corrections.Entry // as it was kept
	Hit   index.Hit         // the quote as it is now
}

// An Audit is what moderators have changed, the newest first, the answer of audit.
type Audit struct {
	Entries []corrections.Entry
	Total   int
	Loose   []corrections.Entry // those that no quote answers to any more
	Wrong   []string            // lines of the file that can't be read
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
		return &UsageError{Message: "the built-in sample can't be corrected", Hint: "name a folder of articles: --corpus or VERBATIM_CORPUS"}
	}
	id, said, _ := strings.Cut(strings.TrimSpace(r.Words), " ")
	id, err := quoteID(id)
	if err != nil {
		return err
	}
	e := corrections.Entry{Time: time.Now().UTC().Truncate(time.Second), By: r.By, Do: do, Quote: id,
		Reason: strings.TrimSpace(strings.TrimSpace(r.Options[ParamReason]) + " " + strings.TrimSpace(said))}
	if do == corrections.Speaker {
		e.Speaker, e.Role = strings.TrimSpace(r.Options[ParamSpeaker]), strings.TrimSpace(r.Options[ParamRole])
		if e.Speaker == "" {
			return &UsageError{Message: "correct needs who spoke", Hint: "as in: " + example(Correct)}
		}
	}
	if e.Reason == "" {
		return &UsageError{Message: reply.Command + " needs a reason, for whoever looks at it later", Hint: "as in: " + example(reply.Command)}
	}
	reply.Asked = id
	s.changing.Lock() // so that what is undone is the last
	defer s.changing.Unlock()
	if err := s.checkChange(ctx, &e); err != nil {
		return err
	}
	if err := corrections.Append(s.Corrections.Folder(), e); err != nil {
		return err
	}
	return s.Index.Do(func(snap *index.Snapshot) error {
		h, err := snap.Any(ctx, id)
		reply.Changed = &Change{e, h}
		return err
	})
}

// checkChange fills in what an entry says of its quote, and holds it to what is.
func (s *Service) checkChange(ctx context.Context, e *corrections.Entry) error {
	list, _, err := s.Corrections.Current()
	if err != nil {
		return err
	}
	hidden := list.States()[e.Quote].Hidden
	switch {
	case e.Do == corrections.Hide && hidden:
		return &UsageError{Message: "the quote " + e.Quote + " is hidden already", Hint: "audit says by whom and why"}
	case e.Do == corrections.Unhide && !hidden:
		return &UsageError{Message: "the quote " + e.Quote + " is not hidden", Hint: "audit lists what was changed"}
	case e.Do == corrections.Undo && list.Last(e.Quote) == nil:
		return &UsageError{Message: "nothing was changed of the quote " + e.Quote, Hint: "audit lists what was changed"}
	}
	return s.Index.Do(func(snap *index.Snapshot) error {
		h, err := snap.Any(ctx, e.Quote)
		if errors.Is(err, index.ErrNoQuote) {
			if made := list.Last(e.Quote); made != nil { // of a quote that is gone, or has another id
				e.Path, e.Words, e.Was = made.Path, made.Words, made.Was
				return nil
			}
			return unknownQuote(e.Quote)
		}
		if err != nil {
			return err
		}
		e.Path, e.Words, e.Was = h.Article.Path, strings.Join(h.Pieces(), index.Ellipsis), h.Quote.Speaker.String()
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
func (s *Service) audit(_ context.Context, r *Request, reply *Reply) error {
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
	err = s.Index.Do(func(snap *index.Snapshot) error {
		a.Loose = snap.Loose()
		return nil
	})
	if errors.Is(err, index.ErrNoSnapshot) {
		return nil
	}
	return err
}

// mentions reports whether an entry has all of the words.
func mentions(e *corrections.Entry, wanted []string) bool {
	have := index.Words(strings.Join([]string{e.By, string(e.Do), e.Quote, e.Path, e.Words, e.Was, e.Speaker, e.Role, e.Reason}, " "))
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
