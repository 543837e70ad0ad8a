package terminal

import (
	"strings"

	"github.com/clipperhouse/displaywidth"
)

// Wrap breaks text at spaces into lines of the screen's width, and puts margin before each line. A word that is wider
// than a line, such as a URL, is kept whole. Wrap ends a style before a line break and starts it again after the
// margin, so that the margin is never styled.
func (s *Screen) Wrap(margin, text string) string {
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

// wrapLine writes one line of the text, with breaks where it is too wide.
func (s *Screen) wrapLine(b *strings.Builder, margin, line string) {
	room := s.Width - Cells(margin)
	used, style := 0, ""
	for i, word := range strings.Split(line, " ") {
		w := Cells(word)
		switch {
		case i == 0:
		case s.Width > 0 && used > 0 && used+1+w > room:
			if style != "" {
				b.WriteString(SGRReset)
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

// styleAfter returns the style at the end of word if style is the one at its start.
func styleAfter(style, word string) string {
	for {
		at := strings.Index(word, "\x1b[")
		if at < 0 {
			return style
		}
		end := at + strings.IndexByte(word[at:], 'm') + 1
		if style = word[at:end]; style == SGRReset {
			style = ""
		}
		word = word[end:]
	}
}

// widths measures text; escape codes have no width.
var widths = displaywidth.Options{ControlSequences: true}

// Cells returns how many columns text takes in a terminal.
func Cells(text string) int { return widths.String(text) }
