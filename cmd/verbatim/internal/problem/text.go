package problem

import (
	"cmp"
	"errors"
	"strings"

	"verbatim/cmd/verbatim/internal/terminal"
)

// Text returns the lines that show err: what is wrong, where it is in the words typed, and what to do.
func Text(s *terminal.Screen, err error) string {
	lines := []string{s.Wrap("", s.Bold("verbatim:")+" "+terminal.Clean(err.Error()))}
	var e *Error
	if !errors.As(err, &e) {
		return lines[0]
	}
	if e.Typed != "" && e.Column > 0 {
		before, after := excerpt(e.Typed, e.Column, cmp.Or(s.Width, terminal.FallbackWidth)-2)
		caret := strings.Repeat(" ", terminal.Cells(before)) + "^"
		lines = append(lines, "  "+before+after, "  "+caret)
	}
	if e.Hint != "" {
		lines = append(lines, s.Wrap("  ", terminal.Clean(e.Hint)))
	}
	return strings.Join(lines, "\n")
}

// excerpt splits what was typed at a column, in characters from 1. If both parts do not fit into room cells, it cuts
// them so that the place around the column stays visible.
func excerpt(typed string, column, room int) (before, after string) {
	runes := []rune(typed)
	at := min(column-1, len(runes))
	head := []rune(strings.TrimLeft(terminal.Fold(string(runes[:at])), " "))
	tail := []rune(strings.TrimRight(terminal.Fold(string(runes[at:])), " "))
	if fits(string(head)+string(tail), room) {
		return string(head), string(tail)
	}
	if half := room / 2; !fits(string(head), half-1) {
		head = head[max(len(head)-half, 0):]
		for len(head) > 0 && !fits(string(head), half-1) {
			head = head[1:]
		}
		head = append([]rune("…"), head...)
	}
	return string(head), cut(tail, room-terminal.Cells(string(head)))
}

// cut returns text, or as much of it as fits into room cells together with an ellipsis.
func cut(text []rune, room int) string {
	if fits(string(text), room) {
		return string(text)
	}
	text = text[:min(len(text), room)]
	for len(text) > 0 && !fits(string(text), room-1) {
		text = text[:len(text)-1]
	}
	return string(text) + "…"
}

// fits reports whether text takes at most room cells and characters. Characters without width count too: an error must
// not print any number of them.
func fits(text string, room int) bool {
	return len([]rune(text)) <= room && terminal.Cells(text) <= room
}
