// Package problem turns an error into what the user sees: a message, the place in the words typed, a hint, and the exit
// code. Start with [WithHint] and [Report].
package problem

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"strings"
	"syscall"

	"verbatim/cmd/verbatim/internal/terminal"
	"verbatim/index"
	"verbatim/index/ask"
)

// Exit codes, grep's.
const (
	exitFound   = 0
	ExitNothing = 1
	ExitTrouble = 2 // wrong use, or a failure

	// What a shell reports of a process that SIGINT or SIGPIPE ended.
	ExitInterrupted = 130
	exitPipe        = 141
)

// ErrNothing ends a command that worked and found nothing; it is not shown.
var ErrNothing = errors.New("nothing found")

// A Error is an error with a line that says what to do about it.
type Error struct {
	err    error
	Hint   string
	typed  string // what the column is of; may be empty
	Column int    // in characters from 1; 0 for none
}

// WithHint adds a hint to err.
func WithHint(err error, hint string) error { return &Error{err: err, Hint: hint} }

// Error implements error.
func (e *Error) Error() string { return e.err.Error() }

// Unwrap lets a caller see the error behind the words.
func (e *Error) Unwrap() error { return e.err }

// Explain turns an error of the service into words. What whoever asked can't mend keeps its own words: here they are
// also the ones who read the log.
func Explain(err error, typed string) error {
	if err == nil {
		return nil
	}
	if loss := (*index.LossError)(nil); errors.As(err, &loss) {
		return WithHint(fmt.Errorf("%w; %s", loss, loss.Stays()), loss.Todo("verbatim "+ask.Reindex))
	}
	t := ask.Explain(err)
	if !t.Usage && !errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	return &Error{err: errors.New(t.Message), Hint: t.Hint, typed: typed, Column: t.Column}
}

// ExitCode returns the code with which the process ends.
func ExitCode(err error) int {
	switch {
	case err == nil:
		return exitFound
	case errors.Is(err, ErrNothing):
		return ExitNothing
	case errors.Is(err, context.Canceled):
		return ExitInterrupted
	case errors.Is(err, syscall.EPIPE): // reached where whoever started the process ignores SIGPIPE
		return exitPipe
	}
	return ExitTrouble
}

// Report prints err to s, unless it only tells the exit code: that nothing was found, or that somebody ended the command or reads
// no further, who knows.
func Report(s *terminal.Screen, err error) {
	if ExitCode(err) == ExitTrouble {
		fmt.Fprintln(s.W, Text(s, err))
	}
}

// Text returns the lines that show err: what is wrong, where in the words typed, and what to do.
func Text(s *terminal.Screen, err error) string {
	lines := []string{s.Wrap("", s.Bold("verbatim:")+" "+terminal.Clean(err.Error()))}
	var h *Error
	if errors.As(err, &h) {
		if h.typed != "" && h.Column > 0 {
			before, behind := excerpt(h.typed, h.Column, cmp.Or(s.Width, terminal.FallbackWidth)-2)
			lines = append(lines, "  "+before+behind, "  "+strings.Repeat(" ", terminal.Cells(before))+"^")
		}
		if h.Hint != "" {
			lines = append(lines, s.Wrap("  ", terminal.Clean(h.Hint)))
		}
	}
	return strings.Join(lines, "\n")
}

// excerpt returns what was typed before a column, in characters from 1, and from it on, cut where both together take more than
// room cells: what went wrong must stay in sight.
func excerpt(typed string, col, room int) (before, behind string) {
	runes := []rune(typed)
	at := min(col-1, len(runes))
	head := []rune(strings.TrimLeft(terminal.Fold(string(runes[:at])), " "))
	tail := []rune(strings.TrimRight(terminal.Fold(string(runes[at:])), " "))
	if len(head)+len(tail) <= room && terminal.Cells(string(head)+string(tail)) <= room {
		return string(head), string(tail)
	}
	if half := room / 2; len(head) >= half || terminal.Cells(string(head)) >= half {
		head = head[max(len(head)-half, 0):]
		for len(head) > 0 && terminal.Cells(string(head)) >= half {
			head = head[1:]
		}
		head = append([]rune("…"), head...)
	}
	return string(head), cut(tail, room-terminal.Cells(string(head)))
}

// cut returns text, or as much of it as fits into room cells with an ellipsis behind.
func cut(text []rune, room int) string {
	if len(text) <= room && terminal.Cells(string(text)) <= room {
		return string(text)
	}
	text = text[:min(len(text), room)]
	for len(text) > 0 && terminal.Cells(string(text)) >= room {
		text = text[:len(text)-1]
	}
	return string(text) + "…"
}
