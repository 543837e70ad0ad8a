package bot

import (
	"strings"
	"testing"

	"verbatim/bot/discordtest"
	"verbatim/index/ask"
)

func TestCommandsWorkInThreadsDirectMessagesAndUserInstalls(t *testing.T) {
	t.Parallel()
	p := served(t)
	want := answer(t, p.Say(p.channel, p.member, "!who-said moratorium")).Text()
	thread := p.World.AddThread(p.channel, "on moratoriums")
	traveller := p.World.AddUser("mira")
	p.World.InstallFor(traveller)
	abroad, group := p.World.AddForeignChannel("elsewhere", traveller), p.World.AddGroupDM("friends", traveller, p.member)
	slash := func(c *discordtest.Channel, u discordtest.User) *discordtest.Exchange {
		x, err := p.Slash(c, u, ask.WhoSaid.Name, map[string]any{"words": "moratorium"})
		if err != nil {
			t.Fatal(err)
		}
		return x
	}
	for name, x := range map[string]*discordtest.Exchange{
		"thread": p.Say(thread, p.member, "!who-said moratorium"), "slash in a thread": slash(thread, p.member),
		"direct message": p.DM(p.member, "who said moratorium?"), "slash in a direct message": slash(p.World.Direct(p.member),
			p.member),
		"another server": slash(abroad, traveller), "a group": slash(group, traveller),
	} {
		m := answer(t, x)
		if m.Text() != want {
			t.Errorf("%s: the answer is\n%s\nwant\n%s", name, m.Text(), want)
		}
		by := p.member
		if name == "another server" || name == "a group" {
			by = traveller
		}
		if next := answer(t, p.press(t, m, by, "Next")); next.ID != m.ID || next.Text() == m.Text() {
			t.Errorf("%s: the next page is\n%s", name, next.Text())
		}
	}
	p.unharmed(t)
}

func TestAllWaysToAskGiveTheSameAnswer(t *testing.T) {
	t.Parallel()
	p := newPlace(t, discordtest.Options{})
	p.run(t, teller)
	want := answer(t, p.Say(p.channel, p.member, "!who-said moratorium")).Text()
	if !strings.Contains(want, "“The **moratorium** holds as long as both sides can look,”") {
		t.Fatalf("the answer is\n%s", want)
	}
	for name, x := range map[string]*discordtest.Exchange{
		"mention":            p.Say(p.channel, p.member, p.Mention()+" who said moratorium?"),
		"mention at the end": p.Say(p.channel, p.member, "who said moratorium "+p.Mention()),
		"its role":           p.Say(p.channel, p.member, p.guild.RoleMention()+" who said moratorium?"),
		"its role again":     p.Say(p.channel, p.member, "hey "+p.guild.RoleMention()+", who said moratorium?"),
		"its name":           p.Say(p.channel, p.member, "@Verbatim who said moratorium?"),
		"direct message":     p.DM(p.member, "who said moratorium?"),
		"prefix, direct":     p.DM(p.member, "!who-said moratorium"),
		"without a dash":     p.Say(p.channel, p.member, "!whosaid moratorium"),
		"a slip":             p.Say(p.channel, p.member, "!who-siad moratorium"),
		"slash":              p.slash(t, ask.WhoSaid.Name, map[string]any{"words": "moratorium"}),
		"slash, as code":     p.slash(t, ask.WhoSaid.Name, map[string]any{"words": "`moratorium`"}),
		"slash, an extra":    p.slash(t, ask.WhoSaid.Name, map[string]any{"words": "moratorium", "limit": 3}),
	} {
		if got := answer(t, x).Text(); got != want {
			t.Errorf("%s: the answer is\n%s\nwant\n%s", name, got, want)
		}
	}
	p.unharmed(t)
}

func TestWithoutMessageContentAllButThePrefixIsServed(t *testing.T) {
	t.Parallel()
	p := newPlace(t, discordtest.Options{NoMessageContent: true})
	p.run(t, teller)
	p.Say(p.channel, p.member, "!who-said unheard")
	for name, x := range map[string]*discordtest.Exchange{
		"mention":        p.Say(p.channel, p.member, p.Mention()+" who said moratorium?"),
		"direct message": p.DM(p.member, "who said moratorium?"),
		"slash":          p.slash(t, ask.WhoSaid.Name, map[string]any{"words": "moratorium"}),
	} {
		if m := answer(t, x); !strings.Contains(m.Text(), "Elin Marsh") {
			t.Errorf("%s: the answer is\n%s", name, m.Text())
		}
	}
	if n := p.Gateway.Identifies(); n != 2 {
		t.Errorf("%d identifies, want one with the intent and one without", n)
	}
	p.unharmed(t)
}
