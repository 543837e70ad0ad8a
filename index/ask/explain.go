package ask

import (
	"cmp"
	"context"
	"errors"
	"strconv"
	"strings"

	"verbatim/index"
	"verbatim/index/query"
)

// A UsageError is a request that can't be carried out as it was put, said in words for whoever put it.
type UsageError struct {
	Message string // "context needs the id of a quote"
	Hint    string // "the ten characters shown with each quote, as in: context rlycunfv4i"; may be empty
	Column  int    // where in the words typed, in characters from 1; 0 when no place is to blame
}

// Error implements error.
func (e *UsageError) Error() string {
	if e.Hint == "" {
		return e.Message
	}
	return e.Message + "; " + e.Hint
}

// mostRepeated is how many characters of what was typed an error repeats.
const mostRepeated = 60

// repeated is what was typed as an error shows it: in quotation marks, and cut where it is long.
func repeated(typed string) string {
	runes := []rune(strings.TrimSpace(strings.ToValidUTF8(typed, "\uFFFD")))
	if len(runes) > mostRepeated {
		runes = append(runes[:mostRepeated:mostRepeated], '…')
	}
	return strconv.Quote(string(runes))
}

// A DeniedError is returned when somebody asks for what only moderators may, and is none there.
type DeniedError struct {
	What   string // what is for moderators; "this command" when empty
	Reason string // what it takes; may be empty
}

// Error implements error.
func (e *DeniedError) Error() string { return cmp.Or(e.What, "this command") + " is for moderators" }

// A Trouble is an error in words for whoever asked.
type Trouble struct {
	Message string
	Hint    string // what to do about it; may be empty
	Column  int    // where in the words typed, in characters from 1; 0 when no place is to blame
	Usage   bool   // whoever asked can mend it; otherwise verbatim failed, and the error belongs into the log
}

// Explain is the one place that turns an error of Do into words.
func Explain(err error) Trouble {
	var wrong *query.Error
	var usage *UsageError
	var busy *index.BusyError
	var denied *DeniedError
	var loss *index.LossError
	switch {
	case errors.As(err, &wrong):
		return Trouble{Message: wrong.Message, Hint: wrong.Hint, Column: wrong.Column, Usage: true}
	case errors.As(err, &usage):
		return Trouble{Message: usage.Message, Hint: usage.Hint, Column: usage.Column, Usage: true}
	case errors.As(err, &busy):
		return Trouble{Message: busy.Error(), Hint: busyHint(busy), Usage: true}
	case errors.As(err, &loss):
		return Trouble{Message: loss.What() + "; " + loss.Stays(), Hint: loss.Todo(Reindex), Usage: true}
	case errors.As(err, &denied):
		return Trouble{Message: denied.Error(), Hint: denied.Reason, Usage: true}
	case errors.Is(err, index.ErrNoSnapshot):
		return Trouble{Message: index.ErrNoSnapshot.Error(), Hint: "wait until the corpus has been read, or have a moderator run reindex"}
	case errors.Is(err, index.ErrDamaged):
		return Trouble{Message: "the index is damaged", Hint: "a reindex repairs it"}
	case errors.Is(err, context.DeadlineExceeded):
		return Trouble{Message: "that took too long", Hint: "try fewer or rarer words"}
	}
	return Trouble{Message: "something went wrong here", Hint: "the log says what; try again in a moment"}
}

// busyHint says what to do while the corpus is being indexed. How far another process is nobody here knows.
func busyHint(e *index.BusyError) string {
	if e.Running.Since.IsZero() {
		return "try again when it is done; until then the corpus is served as it was"
	}
	return "status shows how far it is; until then the corpus is served as it was"
}
