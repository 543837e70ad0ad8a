package typed

import (
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"verbatim/index/ask"
)

// TestDecode reads testdata/decode.txt: a line has how the text came ("channel", "direct"), the text, and what it
// means; "silent" where it is not meant for the bot. The bot is called archive, and "@verbatim" stands for a mention
// of it.
func TestDecode(t *testing.T) {
	data, err := os.ReadFile("testdata/decode.txt")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		parts := strings.Split(line, "|")
		if len(parts) != 3 {
			t.Fatalf("no line of three parts: %q", line)
		}
		where, text, want := strings.TrimSpace(parts[0]), strings.TrimSpace(parts[1]), strings.TrimSpace(parts[2])
		text = strings.ReplaceAll(text, "@verbatim", "<@77>")
		r, ok := Decode(text, Hearing{Prefix: "!", Self: "77", Name: "archive", Ours: true, Direct: where == "direct"})
		got := "silent"
		if ok {
			got = strings.TrimSpace(r.Command.Name + " " + r.Words)
			for _, name := range slices.Sorted(maps.Keys(r.Options)) {
				got += fmt.Sprintf(" [%s %s]", name, r.Options[name])
			}
		}
		if got != want {
			t.Errorf("%s: %q means %q, want %q", where, text, got, want)
		}
	}
}

// FuzzDecode holds that whatever is typed means a command of the table or nothing, and nothing without prefix or
// mention.
func FuzzDecode(f *testing.F) {
	for _, seed := range []string{"!who-said x", "<@77> who said x?", "!", "status", "! \u2013", "<@77>", "!who said",
		"!who-said limit:3 \"a limit:4\""} {
		f.Add(seed, false)
		f.Add(seed, true)
	}
	f.Fuzz(func(t *testing.T, text string, direct bool) {
		r, ok := Decode(text, Hearing{Prefix: "!", Self: "77", Direct: direct})
		if !ok {
			return
		}
		if !slices.Contains(ask.Commands, r.Command) {
			t.Errorf("%q means the command %q", text, r.Command)
		}
		if !direct && !strings.Contains(text, "!") && !strings.Contains(text, "77") {
			t.Errorf("%q was taken for the bot's", text)
		}
	})
}
