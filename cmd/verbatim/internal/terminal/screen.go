// Package terminal writes to a terminal, a file or a pipe, and reads lines from standard input. Start with [Screen], whose
// file states the rules of output. The package knows nothing about quotes and answers.
package terminal

import (
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"

	"golang.org/x/term"
)

// Rules of output, which every function that prints obeys:
//
//   - Standard output carries the answer alone. Progress, notes about the index and errors go to standard error.
//   - Text of articles, and whatever else was not written here, passes through clean (or fold) before it is printed: a
//     hostile article must not be able to send control sequences to the terminal. JSON escapes them.
//   - Escape codes are written to a terminal only, and not where NO_COLOR is set or TERM is dumb. A style begins and ends
//     within a line.
//   - Lines are wrapped to a terminal's width and to nothing else: whoever pipes the output greps it, pastes it or hands it
//     to a pager, and a quote broken by us could not be found or joined again.
//   - A direct quote stands in quotation marks, a mixed one as it stands in the article, an indirect one without marks and
//     with "paraphrased by" its publisher, so that nobody takes a reporter's words for the speaker's.

// A Screen is where text goes, and what it may look like there.
type Screen struct {
	W      io.Writer
	TTY    bool // a person is watching
	Styled bool // escape codes are understood and wanted
	Width  int  // in cells; 0 means that nothing is wrapped
}

// MomentLayout is how a moment is shown, in the local time zone.
const MomentLayout = "2 January 2006, 15:04"

// Separator parts the facts of a quote's last line.
const Separator = " · "

const (
	maxWidth      = 100 // lines longer than this are hard to read, however wide the terminal is
	FallbackWidth = 80  // of a terminal that does not tell its width
)

// New returns the screen that w is, by the environment getenv.
func New(w io.Writer, getenv func(string) string) *Screen {
	s := &Screen{W: &checkedWriter{w: w}}
	f, ok := w.(*os.File)
	if !ok || !term.IsTerminal(int(f.Fd())) {
		return s
	}
	s.TTY = true
	s.Styled = getenv("NO_COLOR") == "" && getenv("TERM") != "dumb"
	width, _, err := term.GetSize(int(f.Fd()))
	if err != nil || width <= 0 {
		if width, err = strconv.Atoi(getenv("COLUMNS")); err != nil || width <= 0 {
			width = FallbackWidth
		}
	}
	s.Width = min(width, maxWidth)
	return s
}

// A checkedWriter keeps the first error of a writer, so that printing need not ask after each line.
type checkedWriter struct {
	w   io.Writer
	err error
}

// Write implements io.Writer.
func (c *checkedWriter) Write(p []byte) (int, error) {
	n, err := c.w.Write(p)
	if c.err == nil {
		c.err = err
	}
	return n, err
}

// Failed returns the first error of printing.
func (s *Screen) Failed() error {
	if c, ok := s.W.(*checkedWriter); ok && c.err != nil {
		return fmt.Errorf("printing the answer: %w", c.err)
	}
	return nil
}

// SGR codes of the styles, from ECMA-48.
const (
	SGRBold  = "\x1b[1m"
	SGRDim   = "\x1b[2m"
	SGRMatch = "\x1b[1;31m" // bold red, as grep marks a match
	SGRReset = "\x1b[m"
)

func (s *Screen) Bold(text string) string  { return s.Style(SGRBold, text) }
func (s *Screen) Dim(text string) string   { return s.Style(SGRDim, text) }
func (s *Screen) Match(text string) string { return s.Style(SGRMatch, text) }

// Style puts text, line by line, between a code and its reset, where escape codes are wanted.
func (s *Screen) Style(code, text string) string {
	if !s.Styled || text == "" {
		return text
	}
	return code + strings.ReplaceAll(text, "\n", SGRReset+"\n"+code) + SGRReset
}

// Note prints a line about what verbatim does beside answering.
func (s *Screen) Note(text string) {
	fmt.Fprintln(s.W, s.Wrap("", s.Dim("verbatim: "+Clean(text))))
}
