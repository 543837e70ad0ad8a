package bot

import (
	"context"
	"strings"
	"sync/atomic"
	"testing"

	"verbatim/bot/discordtest"
	"verbatim/bot/standby"
	"verbatim/index"
	"verbatim/index/ask"
)

// stillReading is what members read while the corpus is read for the first time.
const stillReading = "I'm still reading the articles: 40 %. Try again in a moment."

// TestRequestsWhileTheArticlesAreRead asks in every way while nothing can be searched, and again when something can.
func TestRequestsWhileTheArticlesAreRead(t *testing.T) {
	t.Parallel()
	d := &desk{place: newPlace(t, discordtest.Options{})}
	service := folderService(t)
	var readable atomic.Bool
	readable.Store(true)
	gate := standby.New(service, standby.Options{Searchable: func(context.Context) bool { return readable.Load() }})
	reports := d.World.AddChannel(d.guild, "reports")
	d.run(t, gate, func(s *setup) { s.ReportChannel = reports.ID })
	d.moderator = d.World.AddUser("bea")
	d.World.Join(d.guild, d.moderator, d.World.AddRole(d.guild, "managers", discordtest.PermManageGuild))
	add, err := d.Slash(d.channel, d.moderator, ask.Add.Name, map[string]any{"file": textFile("ferry.txt", ferryNews)})
	if err != nil {
		t.Fatal(err)
	}
	outcome(t, d.press(t, answer(t, add), d.moderator, "Add to the corpus"))
	shown := answer(t, d.Say(d.channel, d.member, "!who-said ice"))
	said := d.Say(d.channel, d.member, ferryNews)
	pasted, _ := d.Messages.Find(said.ID)
	form, err := d.press(t, shown, d.member, "Wrong speaker?").Modal(soon(t))
	if err != nil {
		t.Fatal(err)
	}

	readable.Store(false)
	gate.Progress(ask.Progress{Stage: index.Reading, Done: 4, Total: 10})
	menu, err := d.Menu(d.channel, d.member, "Who said this?", pasted)
	if err != nil {
		t.Fatal(err)
	}
	submitted, err := d.SubmitModal(form, d.member, nil)
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		x       *discordtest.Exchange
		private bool
	}{
		"prefix":         {d.Say(d.channel, d.member, "!who-said ice"), false},
		"mention":        {d.Say(d.channel, d.member, d.Mention()+" who said ice?"), false},
		"direct message": {d.DM(d.member, "who said ice?"), false},
		"slash":          {d.slash(t, ask.WhoSaid.Name, map[string]any{"words": "ice"}), true},
		"menu":           {menu, true},
		"context button": {d.press(t, shown, d.member, "In context"), true},
		"citation":       {d.press(t, shown, d.member, "Copy as citations"), true},
		"report":         {submitted, true},
	} {
		m := answer(t, c.x)
		if m.Text() != stillReading || (m.Flags&discordtest.FlagEphemeral != 0) != c.private {
			t.Errorf("%s: %q, flags %d", name, m.Text(), m.Flags)
		}
	}
	for _, command := range []string{"help", "about", "status"} {
		if m := answer(t, d.Say(d.channel, d.member, "!"+command)); strings.Contains(m.Text(), "Try again") {
			t.Errorf("%s is answered with %q", command, m.Text())
		}
	}
	gate.Read()
	readable.Store(true)
	if m := answer(t, d.Say(d.channel, d.member, "!who-said ice")); m.Text() != shown.Text() {
		t.Errorf("afterwards the answer is\n%s", m.Text())
	}
	d.unharmed(t)
}
