package ask

import (
	"context"
	"strings"

	"verbatim/corpus/wording"
	"verbatim/index/ask/draft"
	"verbatim/index/ask/param"
	"verbatim/index/corrections"
)

// undo reverts the last change of a quote or of an article. Without words, it shows the very last change of the corpus,
// and reverts that once it is confirmed.
func (s *Service) undo(ctx context.Context, r *Request) (Answer, error) {
	switch {
	case r.Draft != "" || strings.TrimSpace(r.Words) == "":
		return s.step(ctx, r, r.Options[ParamReason])
	case s.curation.means(r):
		return s.curation.undo(ctx, r)
	}
	return s.editing.undo(ctx, r)
}

// redo shows the change that was undone last, and makes it again once that is confirmed. The words are the reason.
func (s *Service) redo(ctx context.Context, r *Request) (Answer, error) {
	return s.step(ctx, r, r.Words)
}

// step proposes a step of an undo or a redo, or takes it.
func (s *Service) step(ctx context.Context, r *Request, reason string) (Answer, error) {
	if s.core.Corrections == nil {
		return nil, cantChange(wording.Say("can't be corrected"))
	}
	name, again := r.Command.Name, r.Command.Name == nameRedo
	if r.Draft == "" {
		reason = strings.Join(strings.Fields(strings.Trim(reason, `"“”`)), " ") // Discord sends it in quotation marks
		if err := param.CheckLine(ParamReason, reason, MaxReason); reason != "" && err != nil {
			return nil, err
		}
		step, id, err := s.core.maker.Propose(ctx, again, draft.Draft{Command: name, By: r.By, Reason: reason})
		if err != nil {
			return nil, err
		}
		return &Preview{Head: r.head(), Draft: id, Step: &step}, nil
	}
	taken, err := s.core.maker.Take(ctx, again, name, r.Draft, s.core.entry(r, ""))
	if err != nil {
		return nil, err
	}
	if taken.Quote == nil {
		done := &Edited{Head: r.head(), Entries: []corrections.Entry{*taken.Article}}
		done.Asked = taken.Article.Path
		return done, s.editing.serve(ctx, r, done)
	}
	done := &Change{Head: r.head(), Quote: *taken.Quote}
	done.Asked, done.Notes = done.Entry.Quote, taken.Notes
	return done, nil
}

// nameRedo is the name of Redo. The row itself would be an initialization cycle.
const nameRedo = "redo"
