// Package terminal writes to a terminal, a file or a pipe, and reads lines from standard input. Start with [Screen],
// whose file states the rules of output. The package knows nothing about quotes and answers.
package terminal

import (
	"cmp"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"

	"golang.org/x/term"
)

// Rules of output, which every function that prints obeys:
//
//   - Standard output carries only the answer. Progress, notes about the index and errors go to standard error.
//   - Text from articles, and any other text that the program did not write, passes through Clean or Fold before it is
//     printed. Otherwise an article could send control sequences to the terminal. JSON escapes them.
//   - Escape codes go only to a terminal, and not if NO_COLOR is set or TERM is dumb. A style begins and ends within a
//     line. CLICOLOR_FORCE=1 asks for them elsewhere too, with lines of COLUMNS cells, for a pager such as less -R.
//   - Lines are wrapped only on a terminal. Piped output is searched, pasted or shown by a pager, and a quote that is
//     split over lines can't be found there.
//   - A direct quote is in quotation marks. A mixed quote is shown as it is in the article. An indirect quote has no
//     marks and is labelled "paraphrased by" its publisher, so that a reporter's words are not taken for the speaker's.

// A Screen writes text to one destination.
type Screen struct {
	W      io.Writer
	TTY    bool // W is a terminal, so a person is watching
	Styled bool // escape codes are understood and wanted
	Width  int  // in cells; 0 means that lines are not wrapped
}

// MomentLayout is how a date with its time is shown, in the local time zone.
const MomentLayout = "2 January 2006, 15:04"

// Separator stands between facts on one line.
const Separator = " · "

const (
	maxWidth = 100 // longer lines are hard to read, even on a wide terminal

	// FallbackWidth is the width of a terminal that does not report one.
	FallbackWidth = 80
)

// New returns the screen for w. It reads the environment with getenv.
func New(w io.Writer, getenv func(string) string) *Screen {
	s := &Screen{W: &checkedWriter{w: w}}
	columns, err := strconv.Atoi(getenv("COLUMNS"))
	if err != nil || columns < 0 {
		columns = 0
	}
	f, ok := w.(*os.File)
	if !ok || !term.IsTerminal(int(f.Fd())) {
		if force := getenv("CLICOLOR_FORCE"); force != "" && force != "0" {
			s.Styled = getenv("NO_COLOR") == ""
			s.Width = min(columns, maxWidth)
		}
		return s
	}
	s.TTY = true
	s.Styled = getenv("NO_COLOR") == "" && getenv("TERM") != "dumb"
	width, _, err := term.GetSize(int(f.Fd()))
	if err != nil || width <= 0 {
		width = cmp.Or(columns, FallbackWidth)
	}
	s.Width = min(width, maxWidth)
	return s
}

// A checkedWriter keeps the first error of a writer, so that callers need not check each line they print.
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

// Err returns the first error of writing to the screen.
func (s *Screen) Err() error {
	if c, ok := s.W.(*checkedWriter); ok && c.err != nil {
		return fmt.Errorf("printing the answer: %w", c.err)
	}
	return nil
}

// Note prints a line about what verbatim does besides answering.
func (s *Screen) Note(text string) {
	fmt.Fprintln(s.W, s.Wrap("", s.Dim("verbatim: "+Clean(text))))
}

// SGR codes of the styles, from ECMA-48.
const (
	SGRBold  = "\x1b[1m"
	SGRDim   = "\x1b[2m"
	SGRMatch = "\x1b[1;31m" // bold red, as grep marks a match
	SGRReset = "\x1b[m"
)

// Bold returns text in bold.
func (s *Screen) Bold(text string) string { return s.Style(SGRBold, text) }

// Dim returns text in a weaker colour, for what stands beside an answer.
func (s *Screen) Dim(text string) string { return s.Style(SGRDim, text) }

// Match returns text in the style of a word that matched the query.
func (s *Screen) Match(text string) string { return s.Style(SGRMatch, text) }

// Style puts each line of text between an SGR code and a reset if the screen is styled.
func (s *Screen) Style(code, text string) string {
	if !s.Styled || text == "" {
		return text
	}
	return code + strings.ReplaceAll(text, "\n", SGRReset+"\n"+code) + SGRReset
}
