package bot

import (
	"strings"
	"testing"
	"time"

	"verbatim/bot/cooling"
	"verbatim/bot/discordtest"
	"verbatim/index/ask"
)

func TestCooldownSaysHowLongToWait(t *testing.T) {
	t.Parallel()
	p := newPlace(t, discordtest.Options{})
	p.run(t, teller, func(s *setup) {
		s.Cooldown = cooling.Cooldown{Member: time.Hour, Channel: time.Millisecond, AtOnce: 3}
	})
	for range 3 {
		answer(t, p.Say(p.channel, p.member, "!who-said moratorium"))
	}
	notice := p.Say(p.channel, p.member, "!who-said moratorium")
	if m := answer(t, notice); !strings.Contains(m.Text(), "Try again in ") || !strings.Contains(m.Text(), " seconds") {
		t.Errorf("the fourth is answered with %q", m.Text())
	}
	silent := p.Say(p.channel, p.member, "!who-said moratorium")
	if m := answer(t, p.slash(t, ask.WhoSaid.Name,
		map[string]any{"words": "moratorium"})); m.Flags&discordtest.FlagEphemeral == 0 ||
		!strings.Contains(m.Text(), "Try again in ") {
		t.Errorf("a slash command too many is answered with (flags %d) %q", m.Flags, m.Text())
	}
	other := p.World.AddUser("otto")
	p.World.Join(p.guild, other)
	if m := answer(t, p.Say(p.channel, other, "!who-said moratorium")); !strings.Contains(m.Text(), "Elin Marsh") {
		t.Errorf("another member is answered with %q", m.Text())
	}
	if silent.Pending() > 0 {
		t.Error("the fifth is answered as well: one notice is enough")
	}
	p.unharmed(t)
}
