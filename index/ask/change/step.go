package change

import (
	"context"
	"encoding/json"
	"slices"

	"verbatim/corpus/wording"
	"verbatim/index/ask/draft"
	"verbatim/index/ask/notice"
	"verbatim/index/ask/view"
	"verbatim/index/corrections"
)

// A Step is the change that an undo reverts, or that a redo makes again.
type Step struct {
	corrections.Undone      // with what was undone of it; for an undo, the change alone
	Redo               bool // it is made again
	Hidden             bool // it is of a quote that is hidden now
}

// Propose returns the very last change of the corpus, for an undo, or the change that was undone last, for a redo. The
// ID confirms it.
func (m *Maker) Propose(ctx context.Context, redo bool, d draft.Draft) (step Step, id string, err error) {
	if step, err = m.next(ctx, redo); err != nil {
		return step, "", err
	}
	d.Step = step.Entry
	id, err = m.Drafts.Save(&d)
	return step, id, err
}

// A Taken is what a step has changed: a quote, or an article.
type Taken struct {
	Quote   *Quote             // nil if an article was changed
	Article *corrections.Entry // as it was stored; nil if a quote was changed
	Notes   []notice.Note
}

// Take does a step that was proposed, if it is still the next one. Its entry begins as one does.
func (m *Maker) Take(ctx context.Context, redo bool, command, id string, as corrections.Entry) (Taken, error) {
	defer m.begin()()
	d, err := m.load(command, id)
	if err != nil {
		return Taken{}, err
	}
	step, err := m.next(ctx, redo)
	if err != nil {
		return Taken{}, err
	}
	if !same(step.Entry, d.Step) {
		return Taken{}, &notice.UsageError{
			Message: wording.Say("the corpus was changed since this preview"),
			Hint:    notice.Hint{Text: wording.Say("run %s again to see what it would do now", command)},
		}
	}
	entry := as
	if entry.Do, entry.Quote = corrections.Undo, step.Quote; redo {
		entry = *step.Entry
		entry.Time, entry.By, entry.ByID, entry.Again = as.Time, as.By, as.ByID, true
	}
	entry.Reason = d.Reason
	taken, err := m.take(ctx, step, entry)
	if err == nil {
		m.Drafts.Drop(id)
	}
	return taken, err
}

// take does a step, and records it as an entry. Call it with mu held.
func (m *Maker) take(ctx context.Context, step Step, entry corrections.Entry) (taken Taken, err error) {
	switch {
	case step.Quote != "":
		var done Quote
		done, taken.Notes, err = m.quote(ctx, entry)
		taken.Quote = &done
		return taken, err
	case m.Keeper == nil:
		return taken, &notice.UsageError{Message: wording.Say("articles can't be changed here")}
	case step.Redo:
		entry, err = m.repeat(step.Undone, entry)
	default:
		entry, err = m.revert(step.Entry, entry)
	}
	taken.Article = &entry
	return taken, err
}

// next returns the next step of an undo or a redo.
func (m *Maker) next(ctx context.Context, redo bool) (step Step, err error) {
	list, _, err := m.Corrections.Current()
	if err != nil {
		return step, err
	}
	err = m.Index.Do(ctx, func(snap view.Snapshot) error {
		if step, err = lastIn(list.History(snap.Corrected().Subject), redo); err != nil || step.Quote == "" {
			return err
		}
		is, err := snap.Curated(ctx, step.Quote)
		step.Hidden = err == nil && is.State.Hidden // a quote that is gone is reported by the step
		return nil
	})
	return step, err
}

// lastIn returns the next step in a history.
func lastIn(h corrections.History, redo bool) (Step, error) {
	switch {
	case redo && len(h.Undone) > 0:
		return Step{Undone: h.Undone[len(h.Undone)-1], Redo: true}, nil
	case redo:
		return Step{}, &notice.UsageError{
			Message: wording.Say("there is nothing to redo"),
			Hint:    notice.Hint{Text: wording.Say("redo works after an undo, until something else is changed")},
		}
	case len(h.Done) > 0:
		return Step{Undone: corrections.Undone{Entry: h.Done[len(h.Done)-1]}}, nil
	}
	return Step{}, &notice.UsageError{
		Message: wording.Say("there is nothing to undo"),
		Hint:    notice.Hint{Text: wording.Say("audit lists all changes")},
	}
}

// same reports whether two entries are one.
func same(a, b *corrections.Entry) bool {
	one, err := json.Marshal(a)
	other, wrong := json.Marshal(b)
	return err == nil && wrong == nil && slices.Equal(one, other)
}
