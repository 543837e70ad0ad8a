package cli

import (
	"strings"
	"testing"

	"verbatim/cmd/verbatim/internal/terminal"
	"verbatim/cmd/verbatim/internal/terminal/terminaltest"
)

func TestTextIsHarmlessOnATerminal(t *testing.T) {
	text := strings.ReplaceAll(terminaltest.Hostile, "\t", " ")
	terminaltest.CheckHarmless(t, textFor(&terminal.Screen{TTY: true}, text))
}
