package terminal

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"golang.org/x/term"
)

// mostHistory is how many lines a history keeps.
const mostHistory = 500

// An Editor reads lines from a terminal on which they can be edited. Earlier lines come back with the arrow keys, also
// those of earlier runs.
type Editor struct {
	fd   int
	term *term.Terminal
	past *history
}

// NewEditor returns an editor of lines from in, which it shows on out. path is the file that keeps the history; where
// it can't be read or written, the history is that of this run.
func NewEditor(in *os.File, out *Screen, path string) *Editor {
	e := &Editor{fd: int(in.Fd()), past: readHistory(path)}
	e.term = term.NewTerminal(struct {
		io.Reader
		io.Writer
	}{in, out.W}, "> ")
	e.term.History = e.past
	if out.Width > 0 {
		_ = e.term.SetSize(out.Width, lines) // only the width matters
	}
	return e
}

// lines is the height of a terminal, for a library that wants to know one.
const lines = 24

// Next returns the next line, and io.EOF after Ctrl-D or Ctrl-C.
func (e *Editor) Next() (string, error) {
	before, err := term.MakeRaw(e.fd) // only while a line is typed: otherwise each printed line would need a return
	if err != nil {
		return "", fmt.Errorf("reading from the terminal: %w", err)
	}
	line, err := e.term.ReadLine()
	if wrong := term.Restore(e.fd, before); err == nil && wrong != nil {
		err = wrong
	}
	switch {
	case errors.Is(err, term.ErrPasteIndicator):
		err = nil
	case err != nil && !errors.Is(err, io.EOF):
		err = fmt.Errorf("reading from the terminal: %w", err)
	}
	return line, err
}

// Close writes the history.
func (e *Editor) Close() { e.past.write() }

// A history has the lines that were typed. It implements term.History.
type history struct {
	path  string
	lines []string // the oldest first
}

// readHistory reads the lines of a file, which may not exist.
func readHistory(path string) *history {
	h := &history{path: path}
	data, err := os.ReadFile(path)
	if err != nil {
		return h
	}
	for line := range strings.Lines(string(bytes.ToValidUTF8(data, nil))) {
		h.Add(Clean(strings.TrimRight(line, "\r\n")))
	}
	return h
}

// Add implements term.History. It leaves out a line that repeats the one before it.
func (h *history) Add(line string) {
	if strings.TrimSpace(line) == "" || len(h.lines) > 0 && h.lines[len(h.lines)-1] == line {
		return
	}
	h.lines = append(h.lines, line)
	h.lines = h.lines[max(0, len(h.lines)-mostHistory):]
}

// Len implements term.History.
func (h *history) Len() int { return len(h.lines) }

// At implements term.History: 0 is the newest line.
func (h *history) At(i int) string { return h.lines[len(h.lines)-1-i] }

// write writes the file, which only its owner can read. A history that can't be kept is no reason to stop.
func (h *history) write() {
	if len(h.lines) > 0 {
		_ = os.WriteFile(h.path, []byte(strings.Join(h.lines, "\n")+"\n"), 0o600)
	}
}
