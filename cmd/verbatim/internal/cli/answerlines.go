package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"strings"

	"verbatim/cmd/verbatim/internal/local"
	"verbatim/cmd/verbatim/internal/problem"
	"verbatim/cmd/verbatim/internal/render"
	"verbatim/cmd/verbatim/internal/terminal"
	"verbatim/index/ask"
)

// answerLines answers each line of standard input as soon as it is read. A line that can't be answered gets an error,
// and the next lines are still answered: the caller expects one answer per line.
func (t *tableCommand) answerLines(ctx context.Context, service *local.Corpus) error {
	lines := terminal.NewLineReader(t.In)
	for n := 1; ; n++ {
		line, err := terminal.Interruptible(ctx, lines.Next)
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		typed := strings.TrimSpace(line)
		answer, err := service.Do(ctx, t.lineRequest(typed))
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err := t.printLine(n, typed, answer, err); err != nil {
			return err
		}
	}
}

// lineRequest returns the request for a line. Like a command line, it may have options with two dashes.
func (t *tableCommand) lineRequest(typed string) ask.Request {
	words, flags, err := t.row.ReadFlags(typed)
	r := t.request(words)
	maps.Copy(r.Options, flags)
	r.Wrong = err
	return r
}

// printLine prints the answer to line n of standard input, or the error of that line.
func (t *tableCommand) printLine(n int, typed string, answer ask.Answer, err error) error {
	switch {
	case err == nil && t.json:
		return render.WriteJSON(t.Out.W, render.JSON(typed, answer))
	case t.json:
		return render.WriteJSON(t.Out.W, render.WrongObject(typed, problem.Explain(err, typed)))
	case err != nil:
		fmt.Fprintln(t.Err.W, problem.Text(t.Err, fmt.Errorf("line %d: %w", n, problem.Explain(err, typed))))
		return nil
	}
	fmt.Fprintf(t.Out.W, "%s\n\n", t.Out.Wrap("", t.Out.Dim("# "+terminal.Clean(typed))))
	if !answer.Found() {
		fmt.Fprintln(t.Out.W, "nothing found")
	}
	render.Text(t.Out, answer)
	fmt.Fprintln(t.Out.W)
	return nil
}
