// Package terminaltest helps to test what is printed on a terminal.
package terminaltest

import (
	"bytes"
	"strings"
	"testing"
	"unicode"

	"verbatim/cmd/verbatim/internal/terminal"
)

// Styled returns a screen as a terminal of that width is one, and what is printed on it.
func Styled(width int) (*terminal.Screen, *bytes.Buffer) {
	var b bytes.Buffer
	return &terminal.Screen{W: &b, TTY: true, Styled: true, Width: width}, &b
}

// Hostile is what no terminal may be sent: a colour, a window title, a cleared screen, C1 and direction controls.
const Hostile = "red \x1b[31m title \x1b]0;owned\x07 clear \x1b[2J c1 \u009b31m del \x7f back\b rtl \u202egnp.exe\u202c cr \r lf \n tab \t end"

// CheckHarmless reports control characters in what was printed, beside line breaks and the styles of screen.
func CheckHarmless(t *testing.T, printed string) {
	t.Helper()
	rest := Unstyled(printed)
	for _, r := range rest {
		if unicode.IsControl(r) && r != '\n' || unicode.Is(unicode.Bidi_Control, r) {
			t.Errorf("%U reaches the terminal in %q", r, rest)
			return
		}
	}
}

func Unstyled(s string) string {
	return strings.NewReplacer(terminal.SGRBold, "", terminal.SGRDim, "", terminal.SGRMatch, "", terminal.SGRReset, "").Replace(s)
}
