package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"strings"

	"verbatim/index/ask"
)

// answerLines answers each line of standard input as soon as it is read. A line that can't be answered gets its error, and
// the next is read: whoever feeds queries counts on one answer each.
func (t *tableCommand) answerLines(ctx context.Context, service *service) error {
	lines := newLineReader(t.in)
	for n := 1; ; n++ {
		line, err := interruptible(ctx, lines.next)
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		typed := strings.TrimSpace(line)
		reply, err := service.Do(ctx, t.lineRequest(typed))
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err := t.printLine(n, typed, &reply, err); err != nil {
			return err
		}
	}
}

// lineRequest returns the request for a line, which may have options with two dashes as a command line has.
func (t *tableCommand) lineRequest(typed string) ask.Request {
	words, flags, err := ask.ReadFlags(typed, *t.row)
	r := t.request(words)
	maps.Copy(r.Options, flags)
	r.Wrong = err
	return r
}

// printLine prints the reply to line n of standard input, or what is wrong with the line.
func (t *tableCommand) printLine(n int, typed string, reply *ask.Reply, err error) error {
	switch {
	case err == nil && t.json:
		return writeJSON(t.out.w, asJSON(typed, reply))
	case t.json:
		return writeJSON(t.out.w, wrongObject(typed, explain(err, typed)))
	case err != nil:
		fmt.Fprintln(t.err.w, errorText(t.err, fmt.Errorf("line %d: %w", n, explain(err, typed))))
		return nil
	}
	fmt.Fprintf(t.out.w, "%s\n\n", t.out.wrap("", t.out.dim("# "+clean(typed))))
	if !reply.Found() {
		fmt.Fprintln(t.out.w, "nothing found")
	}
	t.out.reply(reply)
	fmt.Fprintln(t.out.w)
	return nil
}
