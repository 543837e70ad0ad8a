package texts

import (
	"verbatim/corpus"
	"verbatim/index/ask"
	"verbatim/index/corrections"
)

// Step returns lines that say which change an undo would revert or a redo make again, and what would be so then. The
// words of a hidden quote are left out, unless the reader may see all.
func Step(s *ask.Step, all bool) []string {
	head := "The last change of the corpus would be undone:"
	if s.Redo {
		head = "The change that was undone last would be made again:"
	}
	return []string{head, entryLine(s.Entry, all || !s.Hidden), then(s)}
}

// then says what a step would lead to.
func then(s *ask.Step) string {
	const quote, article = "The quote would be ", "The article would be "
	e := s.Entry
	switch {
	case e.Do == corrections.Speaker && s.Redo:
		return "The speaker would be " + corpus.Speaker{Name: e.Speaker, Role: e.Role}.String() + "."
	case e.Do == corrections.Speaker:
		return "The speaker would be " + e.Was + " again."
	case (e.Do == corrections.Hide) == s.Redo && e.Quote != "":
		return quote + "hidden."
	case e.Quote != "":
		return quote + "shown again."
	case e.Do == corrections.Edit && s.Redo:
		return article + "edited as before."
	case e.Do == corrections.Edit:
		return article + "as it was before the edit."
	case (e.Do == corrections.Add) == s.Redo:
		return article + "in the corpus again."
	}
	return article + "removed, and its file kept."
}
