package texts

import (
	"verbatim/corpus"
	"verbatim/corpus/wording"
	"verbatim/index/ask"
	"verbatim/index/corrections"
)

// Step returns lines that say which change an undo would revert or a redo make again, and what would be so then. The
// words of a hidden quote are left out, unless the reader may see all.
func Step(s *ask.Step, all bool) []wording.Text {
	head := wording.Say("The last change of the corpus would be undone:")
	if s.Redo {
		head = wording.Say("The change that was undone last would be made again:")
	}
	return []wording.Text{head, entryLine(s.Entry, all || !s.Hidden), then(s)}
}

// then says what a step would lead to.
func then(s *ask.Step) wording.Text {
	e := s.Entry
	switch {
	case e.Do == corrections.Speaker && s.Redo:
		return wording.Say("The speaker would be %s.", corpus.Speaker{Name: e.Speaker, Role: e.Role}.String())
	case e.Do == corrections.Speaker:
		return wording.Say("The speaker would be %s again.", e.Was)
	case (e.Do == corrections.Hide) == s.Redo && e.Quote != "":
		return wording.Say("The quote would be hidden.")
	case e.Quote != "":
		return wording.Say("The quote would be shown again.")
	case e.Do == corrections.Edit && s.Redo:
		return wording.Say("The article would be edited as before.")
	case e.Do == corrections.Edit:
		return wording.Say("The article would be as it was before the edit.")
	case (e.Do == corrections.Add) == s.Redo:
		return wording.Say("The article would be in the corpus again.")
	}
	return wording.Say("The article would be removed, and its file kept.")
}
