package cli

import (
	"strings"
	"testing"

	"verbatim/cmd/verbatim/internal/terminal"
)

// TestArrange checks how a command line is split into flags and words. A word may begin with a dash.
func TestArrange(t *testing.T) {
	for _, c := range []struct{ line, want string }{
		{"who-said moratorium", "who-said -- moratorium"},
		{"who-said moratorium -missile", "who-said -- moratorium -missile"},
		{"who-said -missile moratorium --limit 3", "who-said --limit 3 -- -missile moratorium"},
		{"who-said --limit=3 -hidden", "who-said --limit=3 -- -hidden"},
		{"who-said --json -missile", "who-said --json -- -missile"},
		{"who-said moratorium -- -missile --json", "who-said -- moratorium -missile --json"},
		{"who-said -", "who-said -- -"},
		{"who-said -h", "who-said -h"},
		{"who-said x -h", "who-said -h -- x"},
		{"who-said --limit -5", "who-said --limit -5"},
		{"who-said x --limit", "who-said x --limit"},
		{"quotes -", "quotes -"},
		{"help who-said", "help who-said"},
		{"--version", "--version"},
		{"__complete who-said -m", "__complete who-said -m"},
		{"", ""},
	} {
		root := NewRoot(&App{Out: &terminal.Screen{}, Err: &terminal.Screen{}})
		if got := strings.Join(arrange(root, strings.Fields(c.line)), " "); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.line, got, c.want)
		}
	}
}
