package terminal

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
)

// maxLine is how many bytes of a line on standard input are read, far above the longest query that is answered; the rest of a
// longer line is passed over, so that it gets its error and the lines behind it their answers.
const maxLine = 64 << 10

// A lineReader reads standard input line by line.
type lineReader struct{ r *bufio.Reader }

func NewLineReader(r io.Reader) *lineReader { return &lineReader{bufio.NewReader(r)} }

// Next returns the next line as soon as it is there, and io.EOF behind the last.
func (l *lineReader) Next() (string, error) {
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

// Interruptible returns what read returns, or the error of ctx as soon as it ends. A read from a terminal can't be broken off:
// it is left behind then, and ends with the process.
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
