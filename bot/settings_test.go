package bot

import (
	"context"
	"regexp"
	"strings"
	"testing"

	"verbatim/bot/discordtest"
	"verbatim/bot/discordtest/gateway"
	"verbatim/bot/show"
	"verbatim/corpus/sample"
	"verbatim/index/ask"
	"verbatim/index/servers"
)

// governed starts a bot in two servers. A moderator of the first, which is no home server, may change its settings.
type governed struct {
	*place
	moderator discordtest.User
	abroad    *discordtest.Channel // of the other server
	talks     *discordtest.Channel // another of the first
	store     *servers.Store
	unheard   map[string]*discordtest.Exchange // messages that must not be answered
}

func newGoverned(t *testing.T) *governed { return newGovernedIn(t, discordtest.Options{}) }

func newGovernedIn(t *testing.T, o discordtest.Options) *governed {
	t.Helper()
	p := newPlace(t, o)
	g := &governed{place: p, moderator: p.World.AddUser("mod"), store: serverStore(t, t.TempDir()),
		unheard: map[string]*discordtest.Exchange{}}
	t.Cleanup(g.checkSilence(t)) // after the bot has stopped: each event has a goroutine of its own
	p.World.Join(p.guild, g.moderator, p.World.AddRole(p.guild, "managers", discordtest.PermManageGuild))
	other := p.World.AddGuild("Market")
	g.abroad, g.talks = p.World.AddChannel(other, "news"), p.World.AddChannel(p.guild, "talks")
	p.World.Join(other, p.member)
	service := serviceWith(t, "the sample", sample.FS(), g.store)
	p.start(t, service, func(s *setup) { s.Servers, s.HomeGuilds, s.SharedNames = g.store, nil, false })
	if _, err := p.Gateway.Connected(soon(t)); err != nil {
		t.Fatal(err)
	}
	if err := p.Commands.Registered(soon(t)); err != nil {
		t.Fatal(err)
	}
	return g
}

// set changes a setting by the slash command, and returns the answer.
func (g *governed) set(t *testing.T, by discordtest.User, name, value string) string {
	t.Helper()
	x, err := g.Slash(g.channel, by, ask.Settings.Name, map[string]any{"setting": name, "value": value})
	if err != nil {
		t.Fatal(err)
	}
	m := answer(t, x)
	if m.Flags&discordtest.FlagEphemeral == 0 {
		t.Errorf("all members see\n%s", m.Text())
	}
	return m.Text()
}

// silent says what must not be answered.
func (g *governed) silent(t *testing.T, in *discordtest.Channel, text string) {
	t.Helper()
	g.unheard[text] = g.Say(in, g.member, text)
	answer(t, g.Say(in, g.member, g.Mention()+" help"))
}

func (g *governed) checkSilence(t *testing.T) func() {
	return func() {
		for text, x := range g.unheard {
			if x.Pending() > 0 {
				t.Errorf("%q is answered", text)
			}
		}
	}
}

// TestSettingPrefix gives a server a prefix of its own. Another server keeps the usual one, and examples have the
// prefix of the server where they are read.
func TestSettingPrefix(t *testing.T) {
	t.Parallel()
	g := newGoverned(t)
	if got := g.set(t, g.moderator, "prefix", "?"); !strings.Contains(got, `prefix is now ?. It was default.`) {
		t.Errorf("the answer is\n%s", got)
	}
	g.silent(t, g.channel, "!who-said moratorium")
	for _, text := range []string{"?who-said moratorium", "? said-by Whitcombe-Hale"} {
		answer(t, g.Say(g.channel, g.member, text))
	}
	if got := answer(t, g.Say(g.channel, g.member, "?who-said")).Text(); !strings.Contains(got, "`?who-said moratorium`") {
		t.Errorf("the example is not as it is typed here:\n%s", got)
	}
	answer(t, g.Say(g.abroad, g.member, "!who-said moratorium"))
	if got := g.set(t, g.moderator, "prefix", "much too long"); !strings.Contains(got, "takes up to 5 characters") {
		t.Errorf("a long prefix is answered with\n%s", got)
	}
	if got := g.set(t, g.moderator, "prefix", "default"); !strings.Contains(got, "It was ?") || !strings.Contains(got, "by mod") {
		t.Errorf("the answer is\n%s", got)
	}
	answer(t, g.Say(g.channel, g.member, "!who-said moratorium"))
	g.unharmed(t)
}

// TestSharedNames leaves commands that other bots may have too to them, unless they are typed after the bot's name or
// the server's moderators want otherwise.
func TestSharedNames(t *testing.T) {
	t.Parallel()
	g := newGoverned(t)
	for _, text := range []string{"!help", "!status", "!source a sentence", "!about", "!alerts", "!undo"} {
		g.silent(t, g.channel, text)
	}
	for _, text := range []string{"!verbatim help", "!Verbatim status", "!verbatim", g.Mention() + " about", "!whosaid moratorium",
		"!who said moratorium", "!saidby Whitcombe-Hale", "!speakers"} {
		answer(t, g.Say(g.channel, g.member, text))
	}
	if got := answer(t, g.Say(g.channel, g.member, "!who-said qqzzy")).Text(); !strings.Contains(got, "`!verbatim help who-said`") {
		t.Errorf("the example is not as it is typed here:\n%s", got)
	}
	g.set(t, g.moderator, "shared-names", "yes")
	answer(t, g.Say(g.channel, g.member, "!help"))
	g.unharmed(t)
}

// TestSettingChannels hears commands with the prefix only in the channels that moderators name, and in their threads. A
// mention is heard in all.
func TestSettingChannels(t *testing.T) {
	t.Parallel()
	g := newGoverned(t)
	mention := "<#" + g.talks.ID + ">"
	if got := answer(t, g.Say(g.channel, g.moderator, g.Mention()+" settings channels "+mention)).Text(); !strings.Contains(got, mention) {
		t.Errorf("the answer is\n%s", got)
	}
	g.silent(t, g.channel, "!who-said moratorium")
	answer(t, g.Say(g.talks, g.member, "!who-said moratorium"))
	for range 2 {
		answer(t, g.Say(g.World.AddThread(g.talks, "more talks"), g.member, "!who-said moratorium"))
	}
	g.silent(t, g.World.AddThread(g.channel, "more news"), "!said-by Whitcombe-Hale")
	answer(t, g.Say(g.channel, g.member, g.Mention()+" who said moratorium?"))
	g.unharmed(t)
}

// TestChannelsAreNamed sets channels by mention, id and name, of channels and threads, and refuses others.
func TestChannelsAreNamed(t *testing.T) {
	t.Parallel()
	g := newGoverned(t)
	thread := g.World.AddThread(g.channel, "plans")
	old := g.World.AddThread(g.talks, "older")
	old.Archive()
	for range 2 {
		g.World.AddThread(g.talks, "tides")
	}
	hidden := g.World.AddChannel(g.guild, "board")
	g.World.Deny(hidden, discordtest.PermViewChannel)
	secret := g.World.AddThread(hidden, "secret")
	const none = "This server has no channel “%s”. Type # and choose the channel from the list."
	for value, want := range map[string]string{
		"#news": "<#" + g.channel.ID + ">", "TALKS": "<#" + g.talks.ID + ">", g.talks.ID: "<#" + g.talks.ID + ">",
		"news, <#" + g.talks.ID + ">": "<#" + g.channel.ID + "> <#" + g.talks.ID + ">",
		"plans":                       "<#" + thread.ID + ">", "<#" + old.ID + ">": "<#" + old.ID + ">",
		"12345": "", "<#123456789012345678>": "", "#quay": "", "<#" + g.abroad.ID + ">": "", "<@" + g.member.ID + ">": "",
		"#tides":    "2 channels are called “#tides”. Type # and choose the channel from the list.",
		secret.ID:   "The bot may not see the channel “" + secret.ID + "”.",
		"news quay": strings.ReplaceAll(none, "%s", "quay"),
	} {
		message := answer(t, g.Say(g.channel, g.moderator, g.Mention()+" settings channels "+value)).Text()
		for name, got := range map[string]string{"slash": g.set(t, g.moderator, "channels", value), "message": message} {
			if want == "" {
				want = strings.ReplaceAll(none, "%s", value)
			}
			if !strings.Contains(show.Unescape(got), want) {
				t.Errorf("%s: %s is answered with\n%s, want %s", name, value, got, want)
			}
		}
	}
	if got := g.set(t, g.moderator, "channels", "default"); !strings.Contains(got, "is now default") {
		t.Errorf("the usual value is answered with\n%s", got)
	}
}

// TestSettingOff turns a command off, in every way in which it can be given.
func TestSettingOff(t *testing.T) {
	t.Parallel()
	g := newGoverned(t)
	g.set(t, g.moderator, "off", "speakers")
	const want = "speakers is turned off in this server"
	if got := answer(t, g.Say(g.channel, g.member, "!speakers")).Text(); !strings.Contains(got, want) {
		t.Errorf("the message is answered with\n%s", got)
	}
	if got := answer(t, g.slash(t, "speakers", nil)).Text(); !strings.Contains(got, want) {
		t.Errorf("the slash command is answered with\n%s", got)
	}
	answer(t, g.Say(g.abroad, g.member, "!speakers"))
	if got := answer(t, g.Say(g.channel, g.member, g.Mention()+" help")).Text(); strings.Contains(got, "**speakers**") {
		t.Errorf("help lists what is turned off:\n%s", got)
	}
	for _, name := range []string{"settings", "help", "sing"} {
		if got := g.set(t, g.moderator, "off", name); !strings.Contains(got, "no command that can be turned off") {
			t.Errorf("%s is answered with\n%s", name, got)
		}
	}
	g.unharmed(t)
}

// TestSettingAnswers shows the answers to slash commands to those who ask alone, unless they want otherwise.
func TestSettingAnswers(t *testing.T) {
	t.Parallel()
	g := newGoverned(t)
	g.set(t, g.moderator, "answers", "private")
	for _, c := range []struct {
		private any
		want    bool
	}{{nil, true}, {true, true}, {false, false}} {
		options := map[string]any{"words": "moratorium"}
		if c.private != nil {
			options["private"] = c.private
		}
		if m := answer(t, g.slash(t, "who-said", options)); m.Flags&discordtest.FlagEphemeral != 0 != c.want {
			t.Errorf("private:%v is private: %v", c.private, !c.want)
		}
	}
	g.unharmed(t)
}

// TestSettingLayout answers with text in one server and with cards in another.
func TestSettingLayout(t *testing.T) {
	t.Parallel()
	g := newGoverned(t)
	g.set(t, g.moderator, "layout", "text")
	for in, text := range map[*discordtest.Channel]bool{g.channel: true, g.abroad: false} {
		if m := answer(t, g.Say(in, g.member, "!who-said moratorium")); (m.Content != "") != text {
			t.Errorf("the answer is text: %v, want %v", m.Content != "", text)
		}
	}
	if m := answer(t, g.slash(t, "who-said", map[string]any{"words": "moratorium"})); m.Content == "" {
		t.Error("the slash command is answered with a card")
	}
	g.unharmed(t)
}

// TestSettingDates writes days as moderators want.
func TestSettingDates(t *testing.T) {
	t.Parallel()
	g := newGoverned(t)
	g.World.Deny(g.talks, discordtest.PermAttachFiles)
	for value, want := range map[string]struct{ day, short, month string }{
		"month-first": {"December 24, 2021", "Dec 18, 2021", "December 2021"},
		"year-first":  {"2021-12-24", "2021-12-18", "2021-12 – 2022-01"},
		"default":     {"24 December 2021", "18 Dec 2021", "December 2021"},
	} {
		g.set(t, g.moderator, "dates", value)
		found := answer(t, g.Say(g.channel, g.member, "!who-said moratorium"))
		hasAll(t, value, found.Text(), want.day, want.month)
		chart := answer(t, g.slash(t, "timeline", map[string]any{"words": "moratorium"}))
		if about := chart.Files[0].Description; !strings.Contains(about, "from "+want.short) {
			t.Errorf("with %s, the picture is described as %s", value, about)
		}
		bars := answer(t, g.Say(g.talks, g.member, "!timeline moratorium")).Text()
		hasAll(t, value, bars, want.short+"  █")
		for other, x := range map[string]string{"day-first": "18 Dec 2021", "month-first": "Dec 18, 2021"} {
			if x != want.short && strings.Contains(bars, x) {
				t.Errorf("with %s, a chart is written %s:\n%s", value, other, bars)
			}
		}
	}
}

// TestAllDaysFollowTheSetting asks whatever answers with days: none is written as it usually is.
func TestAllDaysFollowTheSetting(t *testing.T) {
	t.Parallel()
	g := newGoverned(t)
	g.set(t, g.moderator, "dates", "year-first")
	usual := regexp.MustCompile(`\d+ [A-Z][a-z]+ \d{4}|[A-Z][a-z]+ (?:\d+, )?20\d\d`)
	for _, typed := range []string{"about", "status", "who said moratorium", "when did Whitcombe-Hale say gate", "who is Seo Ha-jun",
		"subscribe ferries", "alerts", "speakers", "articles", "settings", "said-by Whitcombe-Hale moratorium after:2021-12"} {
		m := answer(t, g.Say(g.channel, g.moderator, g.Mention()+" "+typed))
		text := regexp.MustCompile(`\(<http.*?>\)`).ReplaceAllString(m.Text(), "")
		if got := usual.FindString(text); got != "" {
			t.Errorf("%s: %q is written in\n%s", typed, got, text)
		}
	}
	g.unharmed(t)
}

// TestSettingsAreForModerators refuses members, other servers' moderators, and direct messages.
func TestSettingsAreForModerators(t *testing.T) {
	t.Parallel()
	g := newGoverned(t)
	for name, x := range map[string]*discordtest.Exchange{
		"a member":                g.Say(g.channel, g.member, g.Mention()+" settings prefix ?"),
		"a moderator, elsewhere":  g.Say(g.abroad, g.moderator, g.Mention()+" settings prefix ?"),
		"a member who only looks": g.Say(g.channel, g.member, g.Mention()+" settings"),
		"direct messages":         g.DM(g.moderator, "settings prefix ?"),
	} {
		if got := answer(t, x).Text(); !strings.Contains(got, "Manage Server") {
			t.Errorf("%s is answered with\n%s", name, got)
		}
	}
	if _, err := g.Slash(g.channel, g.member, "settings", nil); err == nil {
		t.Error("members are shown /settings")
	}
	if g.store.Of(g.guild.ID).Prefix != "" {
		t.Error("the prefix has changed")
	}
	if got := answer(t, g.Say(g.channel, g.moderator, g.Mention()+" settings prefx ?")).Text(); !strings.Contains(got, "Did you mean prefix? The settings are") {
		t.Errorf("a slip is answered with\n%s", got)
	}
	g.unharmed(t)
}

// TestWelcome greets a server once, when the bot is added to it, in a channel where it may write.
func TestWelcome(t *testing.T) {
	t.Parallel()
	g := newGoverned(t)
	added := func(guild string, closed, open string) {
		g.Gateway.Send("GUILD_CREATE", guild, func(intents int) any {
			if intents&gateway.IntentGuilds == 0 {
				return nil
			}
			return map[string]any{"id": guild, "name": "New", "system_channel_id": closed,
				"channels": []any{map[string]any{"id": open, "type": 0}}}
		})
	}
	added(g.guild.ID, g.talks.ID, g.talks.ID) // one where the bot is already
	fresh := g.World.AddGuild("Fresh")
	open := g.World.AddChannel(fresh, "general")
	g.World.Join(fresh, g.member)
	closed := g.World.AddChannel(fresh, "joins")
	g.World.Deny(closed, discordtest.PermSendMessages)
	for range 2 {
		added(fresh.ID, closed.ID, open.ID)
	}
	m, err := g.Messages.Posted(soon(t), open)
	if err != nil || !strings.Contains(m.Text(), "`/who-said words:moratorium`") || !strings.Contains(m.Text(), "/settings") {
		t.Errorf("the new server reads\n%s, %v", m.Text(), err)
	}
	if got := g.API.Refusals(); len(got) != 1 || got[0].Code != 50013 {
		t.Errorf("refused were %v", got)
	}
	ended, cancel := context.WithCancel(t.Context())
	cancel()
	for _, in := range []*discordtest.Channel{open, g.talks} {
		if m, err := g.Messages.Posted(ended, in); err == nil {
			t.Errorf("more than one welcome:\n%s", m.Text())
		}
	}
}

// TestLanguages answers slash commands in each member's language, and all in a server's language where moderators have
// set one. The words of quotes stay as they are.
func TestLanguages(t *testing.T) {
	t.Parallel()
	for code, want := range map[string][]string{
		"de":    {"24 Zitate von 19 Personen", "derselbe Artikel", "24. Dezember 2021", "Im Zusammenhang", "Weiter"},
		"fr":    {"24 citations de 19 personnes", "même article", "24 décembre 2021", "En contexte", "Suivant"},
		"en-US": {"24 quotes by 19 speakers"}, "pl": {"24 quotes by 19 speakers"},
	} {
		t.Run(code, func(t *testing.T) {
			t.Parallel()
			g := newGovernedIn(t, discordtest.Options{Locale: code})
			for _, w := range append(want, "You can build a garage in a month") {
				if got := answer(t, g.slash(t, "who-said", map[string]any{"words": "moratorium"})); !says(got, w) {
					t.Errorf("there is no %q:\n%s", w, got.Text())
				}
			}
			g.set(t, g.moderator, "language", "français")
			for name, got := range map[string]discordtest.Message{
				"slash":  answer(t, g.slash(t, "who-said", map[string]any{"words": "moratorium"})),
				"prefix": answer(t, g.Say(g.channel, g.member, "!who-said moratorium")),
			} {
				if !says(got, "24 citations de 19 personnes") {
					t.Errorf("%s is answered with\n%s", name, got.Text())
				}
			}
			g.unharmed(t)
		})
	}
}

// says reports whether a message has words, on a button too.
func says(m discordtest.Message, words string) bool {
	has := strings.Contains(m.Text(), words)
	for _, b := range m.Buttons() {
		has = has || b.Label == words
	}
	return has
}
