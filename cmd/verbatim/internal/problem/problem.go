// Package problem turns an error into what the user sees: a message, the place in the words typed, a hint, and the exit
// code. Start with [WithHint] and [Report].
package problem

import (
	"context"
	"errors"
	"fmt"
	"syscall"

	"verbatim/cmd/verbatim/internal/terminal"
	"verbatim/index"
	"verbatim/index/ask"
)

// Exit codes; the first three are those of grep.
const (
	ExitFound   = 0
	ExitNothing = 1
	ExitTrouble = 2 // wrong usage, or a failure

	ExitInterrupted = 130 // what a shell reports for a process that SIGINT ended
	ExitPipe        = 141 // the same for SIGPIPE
)

// ErrNothing ends a command that worked and found nothing. It is not printed.
var ErrNothing = errors.New("nothing found")

// An Error is an error with a hint: what the user can do about it.
type Error struct {
	Err    error
	Hint   string
	Typed  string // the words that Column counts in; may be empty
	Column int    // in characters from 1; 0 for none
}

// WithHint adds a hint to err.
func WithHint(err error, hint string) error { return &Error{Err: err, Hint: hint} }

// Error implements error.
func (e *Error) Error() string { return e.Err.Error() }

// Unwrap returns the error without its hint.
func (e *Error) Unwrap() error { return e.Err }

// prefix is what is typed before a command of the table.
const prefix = "verbatim "

// Explain turns an error of a request into words for the user who typed them. An error that the user can't correct
// keeps its own words: in a terminal, the user also reads the log.
func Explain(err error, typed string) error {
	if err == nil {
		return nil
	}
	if loss := (*index.LossError)(nil); errors.As(err, &loss) {
		return WithHint(fmt.Errorf("%w; %s", loss, loss.Stays()), loss.Todo(prefix+ask.Reindex.Name).String())
	}
	if away := (*index.Unavailable)(nil); errors.As(err, &away) {
		return WithHint(err, away.Todo)
	}
	t := ask.Explain(err)
	if !t.Usage && !errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	return &Error{Err: t.Message, Hint: t.Hint.In(prefix), Typed: typed, Column: t.Column}
}

// ExitCode returns the code with which the process ends.
func ExitCode(err error) int {
	switch {
	case err == nil:
		return ExitFound
	case errors.Is(err, ErrNothing):
		return ExitNothing
	case errors.Is(err, context.Canceled):
		return ExitInterrupted
	case errors.Is(err, syscall.EPIPE): // only if the process was started with SIGPIPE ignored
		return ExitPipe
	}
	return ExitTrouble
}

// Report prints err to s. It prints nothing if err only sets the exit code: nothing was found, or the user interrupted
// the command or closed the pipe.
func Report(s *terminal.Screen, err error) {
	if ExitCode(err) == ExitTrouble {
		fmt.Fprintln(s.W, Text(s, err))
	}
}
