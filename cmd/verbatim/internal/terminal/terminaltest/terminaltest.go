// Package terminaltest helps to test what is printed on a terminal. Start with [Styled].
package terminaltest

import (
	"bytes"
	"strings"
	"testing"
	"unicode"

	"verbatim/cmd/verbatim/internal/terminal"
)

// Styled returns the screen of a terminal with that width, and the buffer that it prints to.
func Styled(width int) (*terminal.Screen, *bytes.Buffer) {
	var b bytes.Buffer
	return &terminal.Screen{W: &b, TTY: true, Styled: true, Width: width}, &b
}

// Hostile must never reach a terminal as it is: a colour, a window title, a cleared screen, C1 and direction controls.
const Hostile = "red \x1b[31m title \x1b]0;owned\x07 clear \x1b[2J c1 \u009b31m del \x7f back\b rtl " +
	"\u202egnp.exe\u202c cr \r lf \n tab \t end"

// CheckHarmless fails if printed has a control character other than line breaks and the screen's own styles.
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

// Unstyled returns what was printed without the screen's own styles.
func Unstyled(s string) string {
	codes := strings.NewReplacer(terminal.SGRBold, "", terminal.SGRDim, "", terminal.SGRMatch, "", terminal.SGRReset, "")
	return codes.Replace(s)
}
