package cli

import (
	"strings"
	"testing"

	"verbatim/cmd/verbatim/internal/terminal"
	"verbatim/cmd/verbatim/internal/terminal/terminaltest"
)

func TestTextIsHarmlessOnATerminal(t *testing.T) {
	terminaltest.CheckHarmless(t, textFor(&terminal.Screen{TTY: true}, strings.ReplaceAll(terminaltest.Hostile, "\t", " ")))
}
