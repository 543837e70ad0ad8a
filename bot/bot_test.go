package bot

import (
	"context"
	"errors"
	"strings"
	"testing"

	"verbatim/bot/discordtest"
	"verbatim/corpus/wording"
	"verbatim/index/ask"
)

func TestTheBotAsksForNoMoreThanItNeeds(t *testing.T) {
	t.Parallel()
	const guilds, messages, direct, content = 1 << 0, 1 << 9, 1 << 12, 1 << 15
	for name, c := range map[string]struct {
		without bool
		want    int
	}{"with Message Content": {false, guilds | messages | direct | content}, "without": {true, guilds | messages | direct}} {
		p := newPlace(t, discordtest.Options{})
		b := p.newBot(t, Options{Token: p.Token, API: p.URL, Answerer: forAll{teller}, NoMessageContent: c.without})
		ctx, cancel := context.WithCancel(t.Context())
		ended := make(chan error, 1)
		go func() { ended <- b.Run(ctx) }()
		if got, err := p.Gateway.Connected(soon(t)); err != nil || got.Intents != c.want {
			t.Errorf("%s: the intents are %b (%v), want %b", name, got.Intents, err, c.want)
		}
		cancel()
		<-ended
	}
}

func TestOrdinaryTalkIsLeftAlone(t *testing.T) {
	t.Parallel()
	p := newPlace(t, discordtest.Options{})
	asked := make(chan string, 100)
	p.run(t, answererFunc(func(ctx context.Context, r ask.Request) (ask.Answer, error) {
		asked <- r.Command.Name + " " + r.Words
		return teller(ctx, r)
	}))
	other := p.World.AddUser("helper")
	other.Bot = true
	p.Say(p.channel, other, "!who-said bots talk")
	editors := p.World.AddRole(p.guild, "editors", 0)
	for _, text := range []string{"!", "!!", "!wow", "!hell no", "!contest", "! who knows", "who said that?", "hello", "",
		"ask " + p.Mention() + " about it",
		"<@&" + editors.ID + "> who said moratorium?", "<@&404> help"} {
		p.Say(p.channel, p.member, text)
	}
	last := p.Say(p.channel, p.member, "!who-said moratorium")
	answer(t, last)
	if got := <-asked; got != "who-said moratorium" || len(asked) > 0 {
		t.Errorf("asked was %q and %d more", got, len(asked))
	}
}

func TestSlowAnswerIsDeferred(t *testing.T) {
	t.Parallel()
	p := newPlace(t, discordtest.Options{})
	goOn := make(chan struct{})
	p.run(t, answererFunc(func(ctx context.Context, r ask.Request) (ask.Answer, error) {
		<-goOn
		return teller(ctx, r)
	}), func(s *setup) { s.timing.deferral = 0 })
	x := p.slash(t, ask.WhoSaid.Name, map[string]any{"words": "moratorium"})
	if e, err := x.Next(soon(t)); err != nil || e.Kind != discordtest.Deferred {
		t.Fatalf("got %+v (%v), want a deferral", e, err)
	}
	close(goOn)
	if m := answer(t, x); !strings.Contains(m.Text(), "Elin Marsh") {
		t.Errorf("the answer is %q", m.Text())
	}
	p.unharmed(t)
}

func TestSlashCommandsAreRegisteredOnce(t *testing.T) {
	t.Parallel()
	p := newPlace(t, discordtest.Options{})
	p.run(t, teller)
	everywhere, home := len(p.Commands.In("")), len(p.Commands.In(p.guild.ID))
	if everywhere+home != len(ask.Commands)+2 || home == 0 {
		t.Errorf("%d commands are registered everywhere and %d at home, of %d and two in menus", everywhere, home,
			len(ask.Commands))
	}
	again := p.newBot(t, Options{Token: p.Token, API: p.URL, Answerer: forAll{teller}, HomeGuilds: []string{p.guild.ID}})
	if again.registry.Register(soon(t), p.Bot.ID, nil); p.Commands.Puts() != 2 {
		t.Errorf("unchanged commands were written %d times", p.Commands.Puts())
	}
	p.unharmed(t)
}

func TestModeratorsAreRecognised(t *testing.T) {
	t.Parallel()
	p := newPlace(t, discordtest.Options{})
	p.run(t, answererFunc(func(_ context.Context, r ask.Request) (ask.Answer, error) {
		if !r.Moderator {
			return nil, &ask.DeniedError{Reason: r.Denied}
		}
		r.Progress(ask.Progress{Stage: "reading", Done: 1, Total: 2})
		return reindexed(ask.ReindexReport{Added: 2, Articles: 2}), nil
	}), func(s *setup) { s.ModeratorRoles = []string{"4711"} })

	owner, manager, editor := p.World.AddUser("owner"), p.World.AddUser("manager"), p.World.AddUser("editor")
	p.World.Own(p.guild, owner)
	p.World.Join(p.guild, manager, p.World.AddRole(p.guild, "managers", discordtest.PermManageGuild))
	p.World.Join(p.guild, editor, discordtest.Role{ID: "4711"})
	for _, c := range []struct {
		user discordtest.User
		may  bool
	}{{owner, true}, {manager, true}, {editor, true}, {p.member, false}} {
		if got := p.reindexes(t, p.Say(p.channel, c.user, "!reindex")); got != c.may {
			t.Errorf("%s may reindex: %v, want %v", c.user.Name, got, c.may)
		}
	}
	if p.reindexes(t, p.DM(owner, "reindex")) {
		t.Error("a member may reindex in direct messages")
	}
	x, err := p.Slash(p.channel, manager, ask.Reindex.Name, nil)
	if err != nil || !p.reindexes(t, x) {
		t.Errorf("a manager may not reindex by slash command (%v)", err)
	}
	if _, err := p.Slash(p.channel, p.member, ask.Reindex.Name, nil); err == nil {
		t.Error("the command is shown to who may not use it")
	}
	p.Commands.Remap(ask.Reindex.Name)
	if x, err = p.Slash(p.channel, p.member, ask.Reindex.Name, nil); err != nil {
		t.Fatal(err)
	}
	if m := answer(t, x); m.Flags&discordtest.FlagEphemeral == 0 || !strings.Contains(m.Text(), "Manage Server") {
		t.Errorf("where an administrator shows it to all, who may not use it is told (flags %d) %q", m.Flags, m.Text())
	}
	p.unharmed(t)
}

func TestReindexesAreReported(t *testing.T) {
	t.Parallel()
	p := newPlace(t, discordtest.Options{})
	reports := p.World.AddChannel(p.guild, "reports")
	p.World.Own(p.guild, p.member)
	outcome := make(chan error, 1)
	p.run(t, answererFunc(func(context.Context, ask.Request) (ask.Answer, error) {
		return reindexed(ask.ReindexReport{Added: 2}), <-outcome
	}), func(s *setup) { s.ReportChannel = reports.ID })
	for _, c := range []struct {
		err  error
		want []string
	}{
		{nil, []string{"ines (" + p.member.ID + ") started a reindex", "2 added"}},
		{&ask.UsageError{Message: wording.Say("it is under way")}, nil},
		{errors.New("no such folder"), []string{"ines (" + p.member.ID + ") started a reindex", "went wrong"}},
	} {
		outcome <- c.err
		answer(t, p.Say(p.channel, p.member, "!reindex"))
		if c.want == nil {
			continue
		}
		m, err := p.Messages.Posted(soon(t), reports)
		for _, want := range c.want {
			if err != nil || !strings.Contains(m.Text(), want) {
				t.Errorf("reported is %q (%v), want something with %q", m.Text(), err, want)
			}
		}
	}
	p.unharmed(t)
}

// reindexes reads an exchange to its end and reports whether it ended with a reindex.
func (p *place) reindexes(t *testing.T, x *discordtest.Exchange) bool {
	t.Helper()
	for {
		switch m := answer(t, x); {
		case strings.Contains(m.Text(), "2 added"):
			return true
		case strings.Contains(m.Text(), "moderators"):
			return false
		case !strings.Contains(m.Text(), "reading"):
			t.Fatalf("unexpected: %q", m.Text())
		}
	}
}
