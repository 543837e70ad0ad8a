package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
)

// maxLine is how long a line on standard input may be, in bytes.
const maxLine = 1 << 20

// A lineReader reads standard input line by line.
type lineReader struct{ scanner *bufio.Scanner }

func newLineReader(r io.Reader) *lineReader {
	s := bufio.NewScanner(r)
	s.Buffer(nil, maxLine)
	return &lineReader{s}
}

// next returns the next line as soon as it is there, and io.EOF behind the last.
func (l *lineReader) next() (string, error) {
	if l.scanner.Scan() {
		return l.scanner.Text(), nil
	}
	switch err := l.scanner.Err(); {
	case errors.Is(err, bufio.ErrTooLong):
		return "", fmt.Errorf("reading standard input: a line is longer than %d bytes", maxLine)
	case err != nil:
		return "", fmt.Errorf("reading standard input: %w", err)
	}
	return "", io.EOF
}

// interruptible returns what read returns, or the error of ctx as soon as it ends. A read from a terminal can't be broken off:
// it is left behind then, and ends with the process.
func interruptible[T any](ctx context.Context, read func() (T, error)) (T, error) {
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
