package bot

import (
	"context"
	"strings"
	"testing"
	"time"

	"verbatim/bot/discordtest"
	"verbatim/index/ask"
)

func TestBehaviour08CompletionIsRankedAndServedWhileReindexing(t *testing.T) {
	t.Parallel()
	p := newPlace(t, discordtest.Options{})
	service := sampleService(t)
	p.run(t, service)
	complete := func(command, option, typed string) []string {
		choices, err := p.Autocomplete(soon(t), p.channel, p.member, command, option, typed, nil)
		if err != nil || len(choices) > 25 {
			t.Errorf("%s %s %q: %d choices, %v", command, option, typed, len(choices), err)
		}
		var names []string
		for _, c := range choices {
			names = append(names, c.Name)
		}
		return names
	}
	check := func() {
		for _, c := range []struct{ command, option, typed, first string }{
			{ask.SaidBy, "speaker", "lorna", "Lorna Whitcombe-Hale"}, {ask.SaidBy, "speaker", "whitcom", "Lorna Whitcombe-Hale"},
			{ask.SaidBy, "speaker", "Lorna Whitcomb-Hale", "Lorna Whitcombe-Hale"}, // a slip
			{ask.WhoSaid, "publisher", "merid", "Meridian News Agency"}, {ask.WhoSaid, "words", "morat", "moratorium"},
			{ask.WhoSaid, "words", "verifiable morat", "verifiable moratorium"}, {ask.WhoSaid, "words", "by:lor", `by:"Lorna Whitcombe-Hale"`},
		} {
			if got := complete(c.command, c.option, c.typed); len(got) == 0 || got[0] != c.first {
				t.Errorf("%s %s %q is completed with %q, want %q first", c.command, c.option, c.typed, got, c.first)
			}
		}
		if got := complete(ask.WhoSaid, "words", ""); len(got) == 0 {
			t.Error("nothing typed is completed with nothing")
		}
	}
	check()
	done := make(chan error, 1)
	go func() {
		_, err := service.Do(context.Background(), ask.Request{Command: ask.Reindex, Moderator: true})
		done <- err
	}()
	check()
	if err := <-done; err != nil {
		t.Fatal(err)
	}
	p.unharmed(t)
}

func TestBehaviour09FiltersNarrowAndUnknownOnesAreExplained(t *testing.T) {
	t.Parallel()
	p := served(t)
	for _, c := range []struct {
		options map[string]any
		want    string
		not     string
	}{
		{map[string]any{"words": "moratorium", "publisher": "Hangang"}, "Hangang Daily", "Meridian"},
		{map[string]any{"words": "moratorium", "after": "2022-01-05"}, "January 2022", "December 2021"},
		{map[string]any{"words": "moratorium", "before": "2021-12-20"}, "18 December 2021", "January 2022"},
		{map[string]any{"words": "moratorium by:whitcombe-hale"}, "Lorna Whitcombe-Hale", "Seo Ha-jun"},
		{map[string]any{"words": `"garage in a month"`}, "Seo Ha-jun", "Whitcombe"},
		{map[string]any{"words": "moratorium -verifies"}, "moratorium", "nobody verifies"},
		{map[string]any{"words": "moratorium", "limit": 1}, ", the first", "2 of"},
		{map[string]any{"words": "speeker:marsh"}, "speaker:", "quotes"},
		{map[string]any{"words": "moratorium", "after": "soon"}, "is no day", "quotes"},
	} {
		m := answer(t, p.slash(t, ask.WhoSaid, c.options))
		if !strings.Contains(m.Content, c.want) || strings.Contains(m.Content, c.not) {
			t.Errorf("%v: want %q and not %q in\n%s", c.options, c.want, c.not, m.Content)
		}
	}
	p.unharmed(t)
}

func TestBehaviour10InContextIsPrivateWithTheSource(t *testing.T) {
	t.Parallel()
	p := served(t)
	m := answer(t, p.Say(p.channel, p.member, `!who-said "garage in a month"`))
	around := answer(t, p.press(t, m, p.member, "In context"))
	if around.Flags&discordtest.FlagEphemeral == 0 || !strings.Contains(around.Content, "hangangdaily.example") || len(around.Content) <= len(m.Content) {
		t.Errorf("in context is (flags %d)\n%s", around.Flags, around.Content)
	}
	many := answer(t, p.Say(p.channel, p.member, "!who-said moratorium"))
	if got := answer(t, p.press(t, many, p.member, "In context: 2")); !strings.Contains(got.Content, "the article around the quote") {
		t.Errorf("the second in context is\n%s", got.Content)
	}
	p.unharmed(t)
}

func TestBehaviour11ServedInThreadsDirectMessagesAndWhereAUserHasInstalledIt(t *testing.T) {
	t.Parallel()
	p := served(t)
	want := answer(t, p.Say(p.channel, p.member, "!who-said moratorium")).Content
	thread := p.AddThread(p.channel, "on moratoriums")
	traveller := p.AddUser("mira")
	p.InstallFor(traveller)
	abroad, group := p.AddForeignChannel("elsewhere", traveller), p.AddGroupDM("friends", traveller, p.member)
	slash := func(c *discordtest.Channel, u discordtest.User) *discordtest.Exchange {
		x, err := p.Slash(c, u, ask.WhoSaid, map[string]any{"words": "moratorium"})
		if err != nil {
			t.Fatal(err)
		}
		return x
	}
	for name, x := range map[string]*discordtest.Exchange{
		"thread": p.Say(thread, p.member, "!who-said moratorium"), "slash in a thread": slash(thread, p.member),
		"direct message": p.DM(p.member, "who said moratorium?"), "slash in a direct message": slash(p.Direct(p.member), p.member),
		"another server": slash(abroad, traveller), "a group": slash(group, traveller),
	} {
		m := answer(t, x)
		if m.Content != want {
			t.Errorf("%s: the answer is\n%s\nwant\n%s", name, m.Content, want)
		}
		by := p.member
		if name == "another server" || name == "a group" {
			by = traveller
		}
		if next := answer(t, p.press(t, m, by, "Next")); next.ID != m.ID || next.Content == m.Content {
			t.Errorf("%s: the next page is\n%s", name, next.Content)
		}
	}
	p.unharmed(t)
}

func TestBehaviour20AnswersAreShortPrivateOnDemandAndCanBeDeleted(t *testing.T) {
	t.Parallel()
	p := served(t)
	moderator := p.AddUser("moderator")
	p.Join(p.guild, moderator, p.AddRole(p.guild, "managers", discordtest.PermManageGuild))
	m := answer(t, p.slash(t, ask.WhoSaid, map[string]any{"words": "moratorium"}))
	if n := strings.Count(m.Content, "\n-# **"); n < 3 || n > 5 || m.Flags&discordtest.FlagEphemeral != 0 {
		t.Errorf("an answer has %d quotes and the flags %d", n, m.Flags)
	}
	if private := answer(t, p.slash(t, ask.WhoSaid, map[string]any{"words": "moratorium", "private": true})); private.Flags&discordtest.FlagEphemeral == 0 || private.Content != m.Content {
		t.Errorf("a private answer has the flags %d:\n%s", private.Flags, private.Content)
	}
	for _, by := range []discordtest.User{p.member, moderator} {
		m := answer(t, p.Say(p.channel, p.member, "!who-said moratorium"))
		x := p.press(t, m, by, "Delete")
		for e, err := x.Next(soon(t)); e.Kind != discordtest.Deleted; e, err = x.Next(soon(t)) {
			if err != nil {
				t.Fatal(err)
			}
		}
		if _, ok := p.Standing(m.ID); ok {
			t.Errorf("%s could not delete an answer", by.Name)
		}
	}
	p.unharmed(t)
}

func TestBehaviour19WhoAsksTooMuchIsToldHowLongToWait(t *testing.T) {
	t.Parallel()
	p := newPlace(t, discordtest.Options{})
	p.run(t, teller, func(b *Bot) {
		b.cooling = newCooling(Cooldown{Member: time.Hour, Channel: time.Millisecond, AtOnce: 3})
	})
	for range 3 {
		answer(t, p.Say(p.channel, p.member, "!who-said moratorium"))
	}
	notice := p.Say(p.channel, p.member, "!who-said moratorium")
	if m := answer(t, notice); !strings.Contains(m.Content, "Try again in ") || !strings.Contains(m.Content, " seconds") {
		t.Errorf("the fourth is answered with %q", m.Content)
	}
	silent := p.Say(p.channel, p.member, "!who-said moratorium")
	if m := answer(t, p.slash(t, ask.WhoSaid, map[string]any{"words": "moratorium"})); m.Flags&discordtest.FlagEphemeral == 0 || !strings.Contains(m.Content, "Try again in ") {
		t.Errorf("a slash command too many is answered with (flags %d) %q", m.Flags, m.Content)
	}
	other := p.AddUser("otto")
	p.Join(p.guild, other)
	if m := answer(t, p.Say(p.channel, other, "!who-said moratorium")); !strings.Contains(m.Content, "Elin Marsh") {
		t.Errorf("another member is answered with %q", m.Content)
	}
	if silent.Pending() > 0 {
		t.Error("the fifth is answered as well: one notice is enough")
	}
	p.unharmed(t)
}

func TestBehaviour22TheMenuFindsWhoSaidThis(t *testing.T) {
	t.Parallel()
	p := served(t)
	posted := p.Say(p.channel, p.member, `Somebody wrote: "You can build a garage in a month", was that Seo?`)
	m, ok := p.Standing(posted.ID)
	if !ok {
		t.Fatal("the message is gone")
	}
	x, err := p.Menu(p.channel, p.member, menuSource, m)
	if err != nil {
		t.Fatal(err)
	}
	if got := answer(t, x); !strings.Contains(got.Content, "Seo Ha-jun") || got.Flags&discordtest.FlagEphemeral == 0 {
		t.Errorf("the menu answers (flags %d)\n%s", got.Flags, got.Content)
	}
	if got := answer(t, p.Say(p.channel, p.member, "!source you can build a garage in a month")); !strings.Contains(got.Content, "Seo Ha-jun") {
		t.Errorf("a pasted sentence is answered with\n%s", got.Content)
	}
	p.unharmed(t)
}

func TestBehaviour23HelpHasExamplesAndAboutAnInvitation(t *testing.T) {
	t.Parallel()
	p := served(t)
	help := ""
	m := answer(t, p.Say(p.channel, p.member, "!help"))
	for help = m.Content; button(m, "Next") != ""; help += m.Content {
		m = answer(t, p.press(t, m, p.member, "Next"))
	}
	for _, c := range ask.Commands {
		if !strings.Contains(help, "`!"+c.Example+"`") {
			t.Errorf("help has no example of %s:\n%s", c.Name, help)
		}
	}
	if wrong := answer(t, p.Say(p.channel, p.member, "!who-said")); !strings.Contains(wrong.Content, "`!who-said moratorium`") {
		t.Errorf("an error has no example: %s", wrong.Content)
	}
	about := answer(t, p.Say(p.channel, p.member, p.Mention()+" about")).Content
	for _, want := range []string{"12 articles", "Licence: MIT", "nothing is kept of whoever asks", "oauth2/authorize?client\\_id=", "read on"} {
		if !strings.Contains(Unescape(about), Unescape(want)) {
			t.Errorf("about lacks %q:\n%s", want, about)
		}
	}
	p.unharmed(t)
}
