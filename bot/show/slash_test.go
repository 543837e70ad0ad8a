package show

import (
	"strings"
	"testing"
	"verbatim/bot/locale"
	"verbatim/index/ask"
)

// TestHelpOfSlashCommands checks that help names the options as slash commands have them, with their values.
func TestHelpOfSlashCommands(t *testing.T) {
	help := func(c *ask.Command) string {
		pages := Render(&ask.CommandHelp{Head: ask.Head{Command: ask.Help}, Commands: []*ask.Command{c}}, View{Prefix: SlashPrefix})
		return Unescape(pages[0].Content)
	}
	hasAll(t, help(ask.WhoSaid), "`/who-said words:moratorium`", "`limit:` how many quotes at most (1 to 100; default 5)",
		"`sort:` best first, or newest first (best or date; default best)", "`kind:` only quotes of this kind (direct, mixed or indirect)",
		"`private:` an answer that only you see")
	hasAll(t, help(ask.Hide), "`/hide id:rlycunfv4i reason:it is a headline`", "`id:`", "`reason:` why")
	if strings.Contains(help(ask.Hide), "private") {
		t.Error("moderators' commands have no option private, and their help names it")
	}
}

// TestSlashForm checks how the examples and hints are shown to users of slash commands.
func TestSlashForm(t *testing.T) {
	for command, want := range map[string]string{
		"who-said moratorium":                    "who-said words:moratorium",
		`said-by "Lorna Whitcombe-Hale" gate`:    "said-by speaker:Lorna Whitcombe-Hale words:gate",
		"status":                                 "status",
		"help who-said":                          "help command:who-said",
		"unsubscribe 3":                          "unsubscribe number:3",
		"undo rlycunfv4i REASON":                 "undo id:rlycunfv4i reason:REASON",
		`undo "the ice.txt" REASON`:              "undo id:the ice.txt reason:REASON",
		"edit talks.txt date:2021-12-21 no date": "edit article:talks.txt date:2021-12-21 reason:no date",
		`correct rlycunfv4i speaker:"Renske Aldenhoven" role:"an inspector" above`: "correct id:rlycunfv4i " +
			"speaker:Renske Aldenhoven role:an inspector reason:above",
		`said-by "Elin Marsh" ice`: "said-by speaker:Elin Marsh words:ice",
		`said-by "Elin Marsh"`:     `said-by speaker:"Elin Marsh"`,
		"nonsense x":               "nonsense x",
	} {
		if got := SlashForm(command, nil); got != want {
			t.Errorf("%s: got %q, want %q", command, got, want)
		}
	}
}

// TestSlashFormInGerman shows a command as Discord's client shows it in German.
func TestSlashFormInGerman(t *testing.T) {
	for command, want := range map[string]string{
		"status": "status", "who-said moratorium": "wer-sagte wörter:moratorium", "undo rlycunfv4i REASON": "rückgängig id:rlycunfv4i grund:REASON",
	} {
		if got := SlashForm(command, locale.For("de")); got != want {
			t.Errorf("%s: got %q, want %q", command, got, want)
		}
	}
}

func hasAll(t *testing.T, text string, parts ...string) {
	t.Helper()
	for _, p := range parts {
		if !strings.Contains(text, p) {
			t.Errorf("%q is missing:\n%s", p, text)
		}
	}
}
