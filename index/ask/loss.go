package ask

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"verbatim/index"
)

// loss returns why the snapshot is kept although most articles are gone, or nil.
func (s *Service) loss() *index.LossError {
	if s.Reindexer == nil {
		return nil
	}
	return s.Reindexer.Loss()
}

// lossNote says what is gone, and to moderators what to do.
func lossNote(loss *index.LossError, moderator bool) string {
	note := sentence(loss.What() + "; " + loss.Stays())
	if moderator {
		note += " " + sentence(loss.Todo(Reindex))
	}
	return note
}

// sentence makes a sentence of words that begin in lower case.
func sentence(words string) string {
	first, size := utf8.DecodeRuneInString(words)
	return string(unicode.ToUpper(first)) + words[size:] + "."
}

// changing are the commands that write to the corpus folder.
var changing = []string{Add, Remove, Edit, Hide, Unhide, Correct, Undo}

// changeable refuses a change of a corpus folder that is not as it was indexed. Where a disk is not mounted, what is
// written would lie below the place where it is mounted, and be gone with the next mount.
func (s *Service) changeable(c *Command, r *Request) error {
	if !slices.Contains(changing, c.Name) {
		return nil
	}
	if loss := s.loss(); loss != nil {
		return &UsageError{Message: "nothing can be changed: " + loss.What(), Hint: loss.Todo(Reindex)}
	}
	if s.Corrections != nil && s.Corrections.Lost() {
		return &UsageError{Message: "nothing can be changed: what moderators have said is gone from the corpus folder",
			Hint: "look whether the folder is mounted; " + Reindex + " tells what else is missing"}
	}
	return nil
}
