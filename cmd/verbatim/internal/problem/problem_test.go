package problem

import (
	"cmp"
	"errors"
	"strings"
	"testing"

	"verbatim/cmd/verbatim/internal/terminal"
	"verbatim/cmd/verbatim/internal/terminal/terminaltest"
)

// TestErrorPointsAtThePlace checks that the caret is below the wrong word, however much was typed, and that no line is
// wider than the terminal.
func TestErrorPointsAtThePlace(t *testing.T) {
	const wrong = "speeker:x"
	long := strings.Repeat("word ", 200)
	for _, typed := range []string{
		wrong, "moratorium " + wrong, "  spaces   and\t\ttabs   " + wrong, "日本語 \x1b[31m " + wrong,
		long + wrong, wrong + " " + long, long + wrong + " " + long,
		strings.Repeat("日本", 200) + " " + wrong + " 日本", wrong + strings.Repeat("x", 10_000),
	} {
		for _, width := range []int{0, 40, 100} {
			s, _ := terminaltest.Styled(width)
			col := len([]rune(typed[:strings.Index(typed, wrong)])) + 1
			err := &Error{Err: errors.New("no"), Typed: typed, Column: col, Hint: "do"}
			lines := strings.Split(Text(s, err), "\n")
			before, _, found := strings.Cut(lines[1], wrong)
			if !found || lines[2] != strings.Repeat(" ", terminal.Cells(before))+"^" {
				t.Errorf("%.40q in %d cells:\n%s", typed, width, strings.Join(lines, "\n"))
			}
			if room := cmp.Or(width, terminal.FallbackWidth); terminal.Cells(lines[1]) > room {
				t.Errorf("%.40q: %d cells are more than %d", typed, terminal.Cells(lines[1]), room)
			}
		}
	}
}

// TestErrorIsWrapped checks that the message and the hint are wrapped on a terminal, and not in a pipe.
func TestErrorIsWrapped(t *testing.T) {
	err := WithHint(errors.New(strings.Repeat("wrong ", 30)), strings.Repeat("correct ", 20))
	s, _ := terminaltest.Styled(40)
	for line := range strings.Lines(Text(s, err)) {
		if terminal.Cells(strings.TrimSuffix(line, "\n")) > 40 {
			t.Errorf("more than 40 cells: %q", line)
		}
	}
	if lines := strings.Count(Text(&terminal.Screen{}, err), "\n") + 1; lines != 2 {
		t.Errorf("%d lines in a pipe, want 2", lines)
	}
}

func TestErrorIsHarmless(t *testing.T) {
	const hostile = terminaltest.Hostile
	err := &Error{Err: errors.New(hostile), Hint: hostile, Typed: hostile, Column: 9}
	terminaltest.CheckHarmless(t, Text(&terminal.Screen{}, err))
}
