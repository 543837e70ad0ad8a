package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"strings"
	"syscall"

	"verbatim/index"
	"verbatim/index/ask"
)

// Exit codes, grep's.
const (
	exitFound   = 0
	exitNothing = 1
	exitTrouble = 2 // wrong use, or a failure

	// What a shell reports of a process that SIGINT or SIGPIPE ended.
	exitInterrupted = 130
	exitPipe        = 141
)

// errNothing ends a command that worked and found nothing; it is not shown.
var errNothing = errors.New("nothing found")

// A hintedError is an error with a line that says what to do about it.
type hintedError struct {
	err   error
	hint  string
	typed string // what the column is of; may be empty
	col   int    // in characters from 1; 0 for none
}

// hinted adds a hint to err.
func hinted(err error, hint string) error { return &hintedError{err: err, hint: hint} }

// Error implements error.
func (e *hintedError) Error() string { return e.err.Error() }

// Unwrap lets a caller see the error behind the words.
func (e *hintedError) Unwrap() error { return e.err }

// explain turns an error of the service into words. What whoever asked can't mend keeps its own words: here they are
// also the ones who read the log.
func explain(err error, typed string) error {
	if err == nil {
		return nil
	}
	if loss := (*index.LossError)(nil); errors.As(err, &loss) {
		return hinted(fmt.Errorf("%w; %s", loss, loss.Stays()), loss.Todo("verbatim "+ask.Reindex))
	}
	t := ask.Explain(err)
	if !t.Usage && !errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	return &hintedError{err: errors.New(t.Message), hint: t.Hint, typed: typed, col: t.Column}
}

// exitCode returns the code with which the process ends.
func exitCode(err error) int {
	switch {
	case err == nil:
		return exitFound
	case errors.Is(err, errNothing):
		return exitNothing
	case errors.Is(err, context.Canceled):
		return exitInterrupted
	case errors.Is(err, syscall.EPIPE): // reached where whoever started the process ignores SIGPIPE
		return exitPipe
	}
	return exitTrouble
}

// report prints err, unless it only tells the exit code: that nothing was found, or that somebody ended the command or reads
// no further, who knows.
func (a *app) report(err error) {
	if exitCode(err) == exitTrouble {
		fmt.Fprintln(a.err.w, errorText(a.err, err))
	}
}

// errorText returns the lines that show err: what is wrong, where in the words typed, and what to do.
func errorText(s *screen, err error) string {
	lines := []string{s.wrap("", s.bold("verbatim:")+" "+clean(err.Error()))}
	var h *hintedError
	if errors.As(err, &h) {
		if h.typed != "" && h.col > 0 {
			before, behind := excerpt(h.typed, h.col, cmp.Or(s.width, fallbackWidth)-2)
			lines = append(lines, "  "+before+behind, "  "+strings.Repeat(" ", cells(before))+"^")
		}
		if h.hint != "" {
			lines = append(lines, s.wrap("  ", clean(h.hint)))
		}
	}
	return strings.Join(lines, "\n")
}

// excerpt returns what was typed before a column, in characters from 1, and from it on, cut where both together take more than
// room cells: what went wrong must stay in sight.
func excerpt(typed string, col, room int) (before, behind string) {
	runes := []rune(typed)
	at := min(col-1, len(runes))
	head := []rune(strings.TrimLeft(fold(string(runes[:at])), " "))
	tail := []rune(strings.TrimRight(fold(string(runes[at:])), " "))
	if len(head)+len(tail) <= room && cells(string(head)+string(tail)) <= room {
		return string(head), string(tail)
	}
	if half := room / 2; len(head) >= half || cells(string(head)) >= half {
		head = head[max(len(head)-half, 0):]
		for len(head) > 0 && cells(string(head)) >= half {
			head = head[1:]
		}
		head = append([]rune("…"), head...)
	}
	return string(head), cut(tail, room-cells(string(head)))
}

// cut returns text, or as much of it as fits into room cells with an ellipsis behind.
func cut(text []rune, room int) string {
	if len(text) <= room && cells(string(text)) <= room {
		return string(text)
	}
	text = text[:min(len(text), room)]
	for len(text) > 0 && cells(string(text)) >= room {
		text = text[:len(text)-1]
	}
	return string(text) + "…"
}

// note prints a line about what verbatim does beside answering.
func (a *app) note(text string) {
	fmt.Fprintln(a.err.w, a.err.wrap("", a.err.dim("verbatim: "+clean(text))))
}
