package bot

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"verbatim/bot/discordtest"
	"verbatim/bot/show"
	"verbatim/index"
	"verbatim/index/alerts"
	"verbatim/index/ask"
	"verbatim/index/ask/draft"
	"verbatim/index/corrections"
	"verbatim/index/reindex"
)

// folderService answers from a folder of one article, which moderators may correct.
func folderService(t *testing.T) *ask.Service {
	t.Helper()
	service, _ := folderServiceWithAlerts(t)
	return service
}

// folderServiceWithAlerts returns also the store of alerts.
func folderServiceWithAlerts(t *testing.T) (*ask.Service, *alerts.Store) {
	t.Helper()
	folder, data := t.TempDir(), t.TempDir()
	text := "HARBOUR TOWN (Harbour Wire) - \"The harbour stays open until the ice comes,\" said Ana Falk, a harbour pilot.\n"
	if err := os.WriteFile(filepath.Join(folder, "pilots.txt"), []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	corrected := corrections.NewWatch(folder, "")
	live := index.NewLive(data, corrected)
	t.Cleanup(func() { live.Close() })
	r := reindex.New(reindex.Options{Corpus: folder, DataDir: data, Live: live})
	if _, err := r.Ensure(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	store := alertStore(t, data)
	service := ask.New(
		ask.Options{
			Index:       live,
			Reindexer:   r,
			Keeper:      r.Keeper(),
			Drafts:      draft.Store(filepath.Join(data, "drafts")),
			Corpus:      folder,
			Corrections: corrected,
			Alerts:      store,
			Timeout:     patience,
		},
	)
	return service, store
}

// TestModeratorsCorrect changes a quote by commands. All members see the change at once, also on pages sent before,
// and members without the rights are told why.
func TestModeratorsCorrect(t *testing.T) {
	t.Parallel()
	p := newPlace(t, discordtest.Options{})
	p.run(t, folderService(t))
	moderator := p.World.AddUser("moderator")
	p.World.Join(p.guild, moderator, p.World.AddRole(p.guild, "managers", discordtest.PermManageGuild))
	abroad := p.World.AddGuild("Elsewhere")
	elsewhere := p.World.AddChannel(abroad, "news")
	p.World.Own(abroad, moderator)

	sent := answer(t, p.Say(p.channel, p.member, "!who-said ice"))
	_, id, _ := strings.Cut(sent.Text(), "`")
	id = id[:10]
	for name, c := range map[string]struct {
		x    *discordtest.Exchange
		want string
	}{
		"no role":          {p.Say(p.channel, p.member, "!hide "+id+" because"), "Manage Server"},
		"another server":   {p.Say(elsewhere, moderator, "!hide "+id+" because"), "not here"},
		"a direct message": {p.DM(moderator, "hide "+id+" because"), "not here"},
		"no reason":        {p.Say(p.channel, moderator, "!hide "+id), "requires a reason"},
		"no such quote":    {p.Say(p.channel, moderator, "!hide aaaaaaaaaa because"), "has the ID aaaaaaaaaa"},
	} {
		if m := answer(t, c.x); !strings.Contains(m.Text(), c.want) {
			t.Errorf("%s: %q, want something with %q", name, m.Text(), c.want)
		}
	}
	if _, err := p.Slash(elsewhere, moderator, ask.Hide.Name, map[string]any{"id": id}); err == nil {
		t.Error("the command is shown in a server that is none of the operator's")
	}
	x, err := p.Slash(p.channel, moderator, ask.Correct.Name,
		map[string]any{"id": id, "speaker": "Tor Lund", "role": "a lighthouse keeper", "reason": "misheard"})
	if err != nil {
		t.Fatal(err)
	}
	if m := answer(t, x); m.Flags&discordtest.FlagEphemeral == 0 ||
		!strings.Contains(m.Text(), "now by Tor Lund, a lighthouse keeper") {
		t.Errorf("a correction is answered with (flags %d) %q", m.Flags, m.Text())
	}
	if m := answer(t, p.Say(p.channel, p.member, "!said-by lund")); !strings.Contains(m.Text(),
		"**Tor Lund**, a lighthouse keeper") {
		t.Errorf("after it the answer is\n%s", m.Text())
	}
	if m := answer(t, p.Say(p.channel, moderator, `!correct `+id+` speaker:"Ana Falk" role:"a harbour pilot" it was her`)); !strings.Contains(
		m.Text(),
		"now by Ana Falk, a harbour pilot",
	) {
		t.Errorf("typed, a correction is answered with %q", m.Text())
	}
	again := answer(t, p.Say(p.channel, moderator, `!correct `+id+` speaker:"Ana Falk" role:"a harbour pilot" once more`))
	if !strings.Contains(again.Text(), "is by Ana Falk already") {
		t.Errorf("a correction that changes nothing is answered with %q", again.Text())
	}
	answer(t, p.Say(p.channel, moderator, "!hide "+id+" no news"))
	if m := answer(t, p.press(t, sent, p.member, "In context")); strings.Contains(m.Text(), "until the ice") {
		t.Errorf("a page already sent leads to what is hidden:\n%s", m.Text())
	}
	audit := answer(t, p.Say(p.channel, moderator, "!audit"))
	for _, want := range []string{"moderator (" + moderator.ID + "): ", "no news", "it was her", "misheard", "hidden"} {
		if !strings.Contains(show.Unescape(audit.Text()), want) {
			t.Errorf("the audit lacks %q:\n%s", want, audit.Text())
		}
	}
	p.unharmed(t)
}
