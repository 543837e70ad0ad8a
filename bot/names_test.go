package bot

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"verbatim/bot/discordtest"
	"verbatim/bot/show"
	"verbatim/index/ask"
	"verbatim/index/ask/param"
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
		{"a reindex by slash command", slash(d.moderator, ask.Reindex.Name, nil), true},
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

// TestUnreadableChangesAreNamedToModerators tests that only moderators, in private, read which lines of which file
// can't be read.
func TestUnreadableChangesAreNamedToModerators(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	if err := os.MkdirAll(filepath.Join(d.folder, ".verbatim"), 0o700); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(d.folder, ".verbatim", "corrections.jsonl")
	if err := os.WriteFile(file, []byte("no JSON\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		by      discordtest.User
		private bool
		names   bool
	}{{d.member, true, false}, {d.moderator, false, false}, {d.moderator, true, true}} {
		x, err := d.Slash(d.channel, c.by, ask.Status.Name, map[string]any{show.OptionPrivate: c.private})
		if err != nil {
			t.Fatal(err)
		}
		got := show.Unescape(answer(t, x).Text())
		hasAll(t, "the answer to "+c.by.Name, got, "Some of the moderators' changes can't be read")
		if strings.Contains(got, "corrections.jsonl can't be read at line 1") != c.names {
			t.Errorf("private %v, the answer to %s names the file: %v\n%s", c.private, c.by.Name, !c.names, got)
		}
	}
	d.unharmed(t)
}

// TestFilesAreCompletedForModerators tests that the names of files complete moderators' commands only for moderators,
// also where an administrator has shown the commands to all.
func TestFilesAreCompletedForModerators(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	for _, c := range ask.Commands {
		if c.For != ask.Moderators || len(c.Params) == 0 || c.Params[0].Complete != param.Articles {
			continue
		}
		d.Commands.Remap(c.Name)
		for user, want := range map[discordtest.User]int{d.member: 0, d.moderator: 1} {
			found, err := d.Autocomplete(soon(t), d.channel, user, c.Name, c.Params[0].Name, "pil", nil)
			if err != nil || len(found) != want {
				t.Errorf("%s is completed for %s with %v (%v), want %d", c, user.Name, found, err, want)
			}
		}
	}
	d.unharmed(t)
}
