package terminal

import (
	"strings"

	"github.com/clipperhouse/displaywidth"
)

// Wrap breaks text at spaces into lines of the screen's width, each behind margin. A word that is wider than a line, such
// as a URL, is left whole. Spaces within a style would carry it into the margin, so a style is ended and begun again
// around a break.
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

// wrapLine writes one line, broken where it must be.
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

// styleAfter returns the style in force behind word, which begins in style.
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

// widths are of text in which escape codes take no room.
var widths = displaywidth.Options{ControlSequences: true}

// Cells returns how many columns text takes in a terminal.
func Cells(text string) int { return widths.String(text) }
