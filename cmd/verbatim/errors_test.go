package main

import (
	"cmp"
	"errors"
	"strings"
	"testing"
)

// TestErrorPointsAtThePlace holds that the caret stands below what is wrong in the words typed, however long they are, and that
// all lines keep to the terminal.
func TestErrorPointsAtThePlace(t *testing.T) {
	const wrong = "speeker:x"
	long := strings.Repeat("word ", 200)
	for _, typed := range []string{
		wrong, "moratorium " + wrong, "  spaces   and\t\ttabs   " + wrong, "日本語 \x1b[31m " + wrong, long + wrong, wrong + " " + long,
		long + wrong + " " + long, strings.Repeat("日本", 200) + " " + wrong + " 日本", wrong + strings.Repeat("x", 10_000),
	} {
		for _, width := range []int{0, 40, 100} {
			s, _ := styledScreen(width)
			col := len([]rune(typed[:strings.Index(typed, wrong)])) + 1
			lines := strings.Split(errorText(s, &hintedError{err: errors.New("no"), typed: typed, col: col, hint: "do"}), "\n")
			before, _, found := strings.Cut(lines[1], wrong)
			if !found || lines[2] != strings.Repeat(" ", cells(before))+"^" {
				t.Errorf("%.40q in %d cells:\n%s", typed, width, strings.Join(lines, "\n"))
			}
			if room := cmp.Or(width, fallbackWidth); cells(lines[1]) > room {
				t.Errorf("%.40q: %d cells are more than %d", typed, cells(lines[1]), room)
			}
		}
	}
}

// TestErrorIsWrapped holds that what is wrong and what to do are broken at words on a terminal, and not in a pipe.
func TestErrorIsWrapped(t *testing.T) {
	err := hinted(errors.New(strings.Repeat("wrong ", 30)), strings.Repeat("mend ", 30))
	s, _ := styledScreen(40)
	for line := range strings.Lines(errorText(s, err)) {
		if cells(strings.TrimSuffix(line, "\n")) > 40 {
			t.Errorf("more than 40 cells: %q", line)
		}
	}
	if lines := strings.Count(errorText(&screen{}, err), "\n") + 1; lines != 2 {
		t.Errorf("%d lines in a pipe, want 2", lines)
	}
}
