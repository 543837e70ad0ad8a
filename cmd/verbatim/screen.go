package main

import (
	"io"
	"os"
	"strconv"
	"strings"
	"unicode"

	"github.com/clipperhouse/displaywidth"
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
	s := &screen{w: w}
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

// wrap breaks text at spaces into lines of the screen's width, each behind margin. A word that is wider than a line, such
// as a URL, is left whole. Spaces within a style would carry it into the margin, so a style is ended and begun again
// around a break.
func (s *screen) wrap(margin, text string) string {
	var b strings.Builder
	for i, line := range strings.Split(text, "\n") {
		if i > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(margin)
		s.wrapLine(&b, margin, line)
	}
	return b.String()
}

// wrapLine writes one line, broken where it must be.
func (s *screen) wrapLine(b *strings.Builder, margin, line string) {
	room := s.width - cells(margin)
	used, style := 0, ""
	for i, word := range strings.Split(line, " ") {
		w := cells(word)
		switch {
		case i == 0:
		case s.width > 0 && used > 0 && used+1+w > room:
			if style != "" {
				b.WriteString(sgrReset)
			}
			b.WriteString("\n" + margin + style)
			used = 0
		default:
			b.WriteByte(' ')
			used++
		}
		b.WriteString(word)
		used += w
		style = styleAfter(style, word)
	}
}

// styleAfter returns the style in force behind word, which begins in style.
func styleAfter(style, word string) string {
	for {
		at := strings.Index(word, "\x1b[")
		if at < 0 {
			return style
		}
		end := at + strings.IndexByte(word[at:], 'm') + 1
		if style = word[at:end]; style == sgrReset {
			style = ""
		}
		word = word[end:]
	}
}

// widths are of text in which escape codes take no room.
var widths = displaywidth.Options{ControlSequences: true}

// cells returns how many columns text takes in a terminal.
func cells(text string) int { return widths.String(text) }

// clean makes text harmless to a terminal and puts it on one line: white space becomes one space, and a control character
// a picture of it.
func clean(text string) string { return strings.TrimSpace(fold(text)) }

// fold is clean for a stretch of a longer text: a space at its ends stays.
func fold(text string) string {
	var b strings.Builder
	b.Grow(len(text))
	space := false
	for _, r := range text {
		if unicode.IsSpace(r) && r != '\u00a0' {
			space = true
			continue
		}
		if space {
			b.WriteByte(' ')
			space = false
		}
		b.WriteRune(harmless(r))
	}
	if space {
		b.WriteByte(' ')
	}
	return b.String()
}

// harmless returns r, or a picture of it where r would act on a terminal: a control character, or one that changes the
// direction of the text behind it (Unicode's bidirectional embeddings, overrides and isolates) and so the order in which
// the words of an article seem to stand.
func harmless(r rune) rune {
	switch {
	case r < ' ':
		return '\u2400' + r // U+2400..U+241F are the pictures of U+0000..U+001F
	case r == 0x7f:
		return '\u2421'
	case 0x80 <= r && r <= 0x9f, 0x202a <= r && r <= 0x202e, 0x2066 <= r && r <= 0x2069:
		return unicode.ReplacementChar
	}
	return r
}
