package change

import (
	"context"
	"errors"
	"io/fs"

	"verbatim/corpus/wording"
	"verbatim/index/ask/draft"
	"verbatim/index/ask/notice"
	"verbatim/index/corrections"
)

// An Apply function carries out a draft for one of its files and records it in the corrections as e. If that is no
// longer possible, it returns the file with the reason.
type Apply func(ctx context.Context, d *draft.Draft, f draft.File, e *corrections.Entry) (draft.Preview, error)

// Confirm carries out the draft of a command with that ID. The entries begin as one does. Everything is checked again,
// because the corpus may have changed since. Confirm returns the entries, and what was left out.
func (m *Maker) Confirm(
	ctx context.Context, command, id string, as corrections.Entry, do Apply,
) (entries []corrections.Entry, wrong []draft.Preview, err error) {
	defer m.begin()()
	d, err := m.load(command, id)
	if err != nil {
		return nil, nil, err
	}
	for _, f := range d.Files {
		entry := as
		entry.Path, entry.Fields, entry.Reason = f.Name, d.Fields, d.Reason
		left, err := do(ctx, d, f, &entry)
		if err != nil {
			return nil, nil, writable(err)
		}
		if !left.Reason.IsZero() {
			wrong = append(wrong, left)
			continue
		}
		entries = append(entries, entry)
	}
	m.Drafts.Drop(id)
	if len(entries) == 0 {
		return nil, nil, &notice.UsageError{
			Message: wording.Say("%s can't be changed now: %s", wrong[0].Sent, wrong[0].Reason),
			Hint:    notice.Hint{Text: wording.Say("the corpus has changed since the preview")},
		}
	}
	return entries, wrong, nil
}

// load returns the draft of a command with that ID.
func (m *Maker) load(command, id string) (*draft.Draft, error) {
	d, err := m.Drafts.Load(id)
	if err != nil || d.Command != command {
		return nil, errors.Join(err, &notice.UsageError{
			Message: wording.Say("this preview can't be confirmed any more"),
			Hint: notice.Hint{
				Text: wording.Say("the change was made already, or the preview is older than a day; run %s again", command),
			},
		})
	}
	return d, nil
}

// Remove removes a file of a draft. If that can't be recorded, the file is put back.
func (m *Maker) Remove(
	_ context.Context, _ *draft.Draft, f draft.File, entry *corrections.Entry,
) (wrong draft.Preview, err error) {
	entry.Do = corrections.Remove
	entry.Kept, err = m.Keeper.RemoveFile(f.Name)
	if errors.Is(err, fs.ErrNotExist) {
		return draft.Preview{Sent: f.Name, Reason: wording.Say("the file is gone")}, nil
	}
	if err != nil {
		return wrong, err
	}
	if err = m.turn.Append(*entry); err != nil {
		err = errors.Join(err, m.Keeper.RestoreFile(entry.Kept, f.Name))
	}
	return wrong, err
}

// Add adds a file of a draft. If that can't be recorded, the file is removed again.
func (m *Maker) Add(
	ctx context.Context, d *draft.Draft, f draft.File, entry *corrections.Entry,
) (wrong draft.Preview, err error) {
	entry.Do = corrections.Add
	begun, err := m.begun(f)
	if err != nil {
		return wrong, err
	}
	if begun {
		return wrong, m.turn.Append(*entry)
	}
	sent := draft.Sent{Name: f.Name, Data: f.Data}
	wrong, err = m.Examiner().Examine(ctx, sent, d.Fields, map[string]bool{})
	if err != nil || !wrong.Reason.IsZero() {
		return wrong, err
	}
	err = m.Keeper.AddFile(f.Name, f.Data)
	if errors.Is(err, fs.ErrExist) {
		return draft.Preview{Sent: f.Name, Reason: wording.Say("there is a file of that name already")}, nil
	}
	if err != nil {
		return wrong, err
	}
	if err = m.turn.Append(*entry); err != nil {
		_, back := m.Keeper.RemoveFile(f.Name)
		err = errors.Join(err, back)
	}
	return wrong, err
}

// begun reports whether a crash came between adding the file and recording it: the file is there, and no entry names
// it. Without its entry, the fields that were given with it would be lost.
func (m *Maker) begun(f draft.File) (bool, error) {
	holds, err := m.Keeper.HoldsFile(f.Name, f.Data)
	if err != nil || !holds {
		return false, err
	}
	list, _, err := m.Corrections.Current()
	return err == nil && len(list.Articles()[f.Name]) == 0, err
}
