package bot

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"verbatim/bot/discordtest"
	"verbatim/bot/show"
	"verbatim/index/ask"
)

// TestNamesOfLeftOutFilesAreForModerators asks in every way for the names of skipped files. Moderators' private
// answers and the report channel have them; all other answers have their number.
func TestNamesOfLeftOutFilesAreForModerators(t *testing.T) {
	d := &desk{place: newPlace(t, discordtest.Options{})}
	reports := d.World.AddChannel(d.guild, "reports")
	service := folderService(t)
	d.run(t, service, func(s *setup) { s.ReportChannel = reports.ID })
	d.moderator = d.World.AddUser("bea")
	d.World.Join(d.guild, d.moderator, d.World.AddRole(d.guild, "managers", discordtest.PermManageGuild))
	const name = "secret_merger.txt"
	if err := os.WriteFile(filepath.Join(service.Corpus(), name), []byte("\x00"), 0o600); err != nil {
		t.Fatal(err)
	}
	slash := func(by discordtest.User, command string, options map[string]any) func() *discordtest.Exchange {
		return func() *discordtest.Exchange {
			x, err := d.Slash(d.channel, by, command, options)
			if err != nil {
				t.Fatal(err)
			}
			return x
		}
	}
	said := func(by discordtest.User, typed string) func() *discordtest.Exchange {
		return func() *discordtest.Exchange { return d.Say(d.channel, by, typed) }
	}
	private := map[string]any{show.OptionPrivate: true}
	for _, c := range []struct {
		name  string
		asked func() *discordtest.Exchange
		names bool
	}{
		{"a typed reindex", said(d.moderator, "!reindex"), false},
		{"a reindex by slash command", slash(d.moderator, ask.Reindex.Name, nil), false},
		{"a member's typed status", said(d.member, "!status"), false},
		{"a member's status", slash(d.member, ask.Status.Name, nil), false},
		{"a member's private status", slash(d.member, ask.Status.Name, private), false},
		{"a member's direct message", func() *discordtest.Exchange { return d.DM(d.member, "status") }, false},
		{"a moderator's direct message", func() *discordtest.Exchange { return d.DM(d.moderator, "status") }, false},
		{"a moderator's typed status", said(d.moderator, "!status"), false},
		{"a moderator's status", slash(d.moderator, ask.Status.Name, nil), false},
		{"a moderator's private status", slash(d.moderator, ask.Status.Name, private), true},
		{"about", said(d.moderator, "!about"), false},
	} {
		got := show.Unescape(outcome(t, c.asked()).Text())
		if strings.Contains(got, name) != c.names {
			t.Errorf("%s has the name: %v, want %v:\n%s", c.name, !c.names, c.names, got)
		}
		if !strings.Contains(got, "Skipped: 1 file") && c.name != "about" {
			t.Errorf("%s lacks the number:\n%s", c.name, got)
		}
	}
	hasAll(t, "the report", d.next(t, reports).Text(), show.Escape(name))
	hasAll(t, "the open answer", outcome(t, d.Say(d.channel, d.moderator, "!status")).Text(), "private:True")
}
