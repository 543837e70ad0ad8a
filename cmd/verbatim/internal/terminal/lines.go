package terminal

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
)

// maxLine is how many bytes of an input line are kept, far more than the longest query that is answered. The rest of a
// longer line is skipped: that line gets an error, and the lines after it still get their answers.
const maxLine = 64 << 10

// A LineReader reads standard input line by line.
type LineReader struct{ r *bufio.Reader }

// NewLineReader returns a reader of the lines of r.
func NewLineReader(r io.Reader) *LineReader { return &LineReader{bufio.NewReader(r)} }

// Next returns the next line as soon as it is complete, and io.EOF after the last one.
func (l *LineReader) Next() (string, error) {
	var line []byte
	for begun := false; ; begun = true {
		part, more, err := l.r.ReadLine()
		switch {
		case errors.Is(err, io.EOF) && begun:
			return string(line), nil
		case errors.Is(err, io.EOF):
			return "", io.EOF
		case err != nil:
			return "", fmt.Errorf("reading standard input: %w", err)
		}
		line = append(line, part[:min(len(part), maxLine-len(line))]...)
		if !more {
			return string(line), nil
		}
	}
}

// Interruptible returns what read returns, or the error of ctx as soon as ctx ends. Reading from a terminal can't be
// cancelled, so after ctx ends the goroutine that reads goes on until the process ends.
func Interruptible[T any](ctx context.Context, read func() (T, error)) (T, error) {
	type result struct {
		value T
		err   error
	}
	done := make(chan result, 1)
	go func() {
		v, err := read()
		done <- result{v, err}
	}()
	select {
	case r := <-done:
		return r.value, r.err
	case <-ctx.Done():
		var none T
		return none, ctx.Err()
	}
}
