package main

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

// A screen is where text goes, and what it may look like there.
type screen struct {
	w      io.Writer
	tty    bool // a person is watching
	styled bool // escape codes are understood and wanted
	width  int  // in cells; 0 means that nothing is wrapped
}

const (
	maxWidth      = 100 // lines longer than this are hard to read, however wide the terminal is
	fallbackWidth = 80  // of a terminal that does not tell its width
)

// newScreen returns the screen that w is, by the environment getenv.
func newScreen(w io.Writer, getenv func(string) string) *screen {
	s := &screen{w: &checkedWriter{w: w}}
	f, ok := w.(*os.File)
	if !ok || !term.IsTerminal(int(f.Fd())) {
		return s
	}
	s.tty = true
	s.styled = getenv("NO_COLOR") == "" && getenv("TERM") != "dumb"
	width, _, err := term.GetSize(int(f.Fd()))
	if err != nil || width <= 0 {
		if width, err = strconv.Atoi(getenv("COLUMNS")); err != nil || width <= 0 {
			width = fallbackWidth
		}
	}
	s.width = min(width, maxWidth)
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

// failed returns the first error of printing.
func (s *screen) failed() error {
	if c, ok := s.w.(*checkedWriter); ok && c.err != nil {
		return fmt.Errorf("printing the answer: %w", c.err)
	}
	return nil
}

// SGR codes of the styles, from ECMA-48.
const (
	sgrBold  = "\x1b[1m"
	sgrDim   = "\x1b[2m"
	sgrMatch = "\x1b[1;31m" // bold red, as grep marks a match
	sgrReset = "\x1b[m"
)

func (s *screen) bold(text string) string  { return s.style(sgrBold, text) }
func (s *screen) dim(text string) string   { return s.style(sgrDim, text) }
func (s *screen) match(text string) string { return s.style(sgrMatch, text) }

// style puts text, line by line, between a code and its reset, where escape codes are wanted.
func (s *screen) style(code, text string) string {
	if !s.styled || text == "" {
		return text
	}
	return code + strings.ReplaceAll(text, "\n", sgrReset+"\n"+code) + sgrReset
}
