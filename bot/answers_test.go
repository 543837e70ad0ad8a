package bot

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/bwmarrin/discordgo"

	"verbatim/bot/discordtest"
	"verbatim/bot/show"
	"verbatim/bot/slash"
	"verbatim/bot/told"
	"verbatim/index/ask"
)

// served is a place with a bot that answers from the sample.
func served(t *testing.T) *place {
	t.Helper()
	p := newPlace(t, discordtest.Options{})
	p.run(t, sampleService(t))
	return p
}

func TestPrefixAndSlashGiveTheSameHits(t *testing.T) {
	t.Parallel()
	p := served(t)
	texts := sampleTexts(t)
	for _, words := range []string{"moratorium", `"garage in a month"`, "inspectors -treaty", "by:seo"} {
		typed, slash := answer(t, p.Say(p.channel, p.member, "!who-said "+words)), answer(
			t,
			p.slash(t, ask.WhoSaid.Name, map[string]any{"words": words}),
		)
		if typed.Text() != slash.Text() {
			t.Errorf("%s: typed\n%s\nslash\n%s", words, typed.Text(), slash.Text())
		}
		for _, q := range told.Quotations(typed.Text(), show.Unescape) {
			if !anyContains(texts, q) {
				t.Errorf("%s: no article has %q", words, q)
			}
		}
		if !strings.Contains(typed.Text(), " 2021 · [") && !strings.Contains(typed.Text(), " 2022 · [") ||
			!strings.Contains(typed.Text(), "#:~:text=") {
			t.Errorf("%s: there is no day, or no link to the very words, in\n%s", words, typed.Text())
		}
	}
	p.unharmed(t)
}

func TestEveryHitIsOnSomePage(t *testing.T) {
	t.Parallel()
	p := newPlace(t, discordtest.Options{})
	service := sampleService(t)
	p.run(t, service)
	all, err := service.Do(t.Context(), ask.Request{Command: ask.WhoSaid, Words: "treaty", Most: ask.MaxLimit})
	if err != nil {
		t.Fatal(err)
	}
	want := all.(*ask.Quotes)
	m := answer(t, p.Say(p.channel, p.member, "!who-said treaty"))
	shown := told.Squash(show.Unescape(m.Text()))
	for button(m, "Next") != "" {
		m = answer(t, p.press(t, m, p.member, "Next"))
		shown += told.Squash(show.Unescape(m.Text()))
	}
	if len(want.Hits) < 6 {
		t.Fatalf("only %d hits: too few to tell", len(want.Hits))
	}
	for _, h := range want.Hits {
		for _, piece := range h.Pieces() {
			if !strings.Contains(shown, told.Squash(piece)) {
				t.Errorf("%q is on no page", piece)
			}
		}
	}
	p.unharmed(t)
}

// TestFirstResponseComesInTime tests that quick answers come at once, and that slow ones are deferred first.
func TestFirstResponseComesInTime(t *testing.T) {
	t.Parallel()
	p := newPlace(t, discordtest.Options{})
	goOn := make(chan struct{})
	p.run(t, answererFunc(func(ctx context.Context, r ask.Request) (ask.Answer, error) {
		if r.Words == "slow" {
			<-goOn
		}
		return teller(ctx, r)
	}), func(s *setup) { s.timing.deferral = time.Millisecond })
	var slow []*discordtest.Exchange
	var all sync.WaitGroup
	for i := range 50 {
		words := "moratorium"
		if i%10 == 0 {
			words = "slow"
		}
		x := p.slash(t, ask.WhoSaid.Name, map[string]any{"words": words})
		if words == "slow" {
			slow = append(slow, x)
		}
		all.Go(func() {
			if e, err := x.Next(soon(t)); words == "slow" && (err != nil || e.Kind != discordtest.Deferred) {
				t.Errorf("slow: first came %+v (%v), want a deferral", e, err)
			} else if e.Kind == discordtest.Deferred && words != "slow" {
				answer(t, x)
			}
		})
	}
	all.Wait()
	close(goOn)
	for _, x := range slow {
		if m := answer(t, x); !strings.Contains(m.Text(), "Elin Marsh") {
			t.Errorf("slow: %q", m.Text())
		}
	}
	p.unharmed(t)
}

// TestTimingKeepsDiscordsDeadline tests that the usual timing leaves room before Discord's deadline for a deferral and
// for completions.
func TestTimingKeepsDiscordsDeadline(t *testing.T) {
	usual := usualTiming()
	const room = time.Second
	if most := discordgo.InteractionDeadline - room; usual.deferral > most || usual.complete > most ||
		usual.first > discordgo.InteractionDeadline {
		t.Errorf("a deferral comes after %s, completions after %s, a repeated response within %s: want %s and a second less",
			usual.deferral, usual.complete, usual.first, discordgo.InteractionDeadline)
	}
}

func TestNoHitsSaysWhatToTry(t *testing.T) {
	t.Parallel()
	p := served(t)
	for words, want := range map[string]string{
		`"moratoriun"`: "moratorium", "zeppelin": "Try fewer or other words", `"moratorium treaty garage"`: "A search for the single words",
	} {
		m := answer(t, p.slash(t, ask.WhoSaid.Name, map[string]any{"words": words}))
		if !strings.Contains(m.Text(), want) || m.Flags&discordtest.FlagEphemeral == 0 {
			t.Errorf("%s: want %q, for the asker alone, not (flags %d)\n%s", words, want, m.Flags, m.Text())
		}
	}
	p.unharmed(t)
}

func TestNothingPingsOrFormats(t *testing.T) {
	t.Parallel()
	p := newPlace(t, discordtest.Options{})
	hits := told.Many(12)
	const evil = "@everyone <@1> <@&2> <#3> **bold** `code` # head [x](https://y.example) ||spoiler|| ~~gone~~ > said"
	for i := range hits {
		hits[i].Passage = evil + " " + hits[i].Passage
		hits[i].Quote.Spans[0].End = len(evil)
		hits[i].Article.Title, hits[i].Article.Publisher = evil, evil
		hits[i].Quote.Speaker.Name = fmt.Sprint(evil, i)
	}
	p.run(t, answererFunc(func(context.Context, ask.Request) (ask.Answer, error) { return told.Found("so", hits...), nil }))
	m := answer(t, p.Say(p.channel, p.member, "!who-said so @everyone"))
	for _, m := range []discordtest.Message{m, answer(t, p.press(t, m, p.member, "Next")),
		answer(t, p.slash(t, ask.WhoSaid.Name, map[string]any{"words": evil}))} {
		if m.AllowedMentions == nil || m.AllowedMentions.Parse == nil || len(m.AllowedMentions.Parse) > 0 {
			t.Errorf("allowed_mentions is %+v", m.AllowedMentions)
		}
		if !slices.Contains(told.Quotations(m.Text(), show.Unescape), evil) {
			t.Errorf("the words are not shown as they stand:\n%s", m.Text())
		}
	}
	p.unharmed(t)
}

func TestFiltersNarrowAndUnknownOnesAreExplained(t *testing.T) {
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
		{map[string]any{"words": "moratorium", "limit": 1}, "the first of ", "2 of"},
		{map[string]any{"words": "speeker:marsh"}, "speaker:", "quotes"},
		{map[string]any{"words": "moratorium", "after": "soon"}, "is not a valid date", "quotes"},
	} {
		m := answer(t, p.slash(t, ask.WhoSaid.Name, c.options))
		if !strings.Contains(m.Text(), c.want) || strings.Contains(m.Text(), c.not) {
			t.Errorf("%v: want %q and not %q in\n%s", c.options, c.want, c.not, m.Text())
		}
	}
	p.unharmed(t)
}

func TestAnswersAreShortAndCanBePrivateOrDeleted(t *testing.T) {
	t.Parallel()
	p := served(t)
	moderator := p.World.AddUser("moderator")
	p.World.Join(p.guild, moderator, p.World.AddRole(p.guild, "managers", discordtest.PermManageGuild))
	m := answer(t, p.slash(t, ask.WhoSaid.Name, map[string]any{"words": "moratorium"}))
	if n := strings.Count(m.Text(), "\n-# **"); n < 3 || n > 5 || m.Flags&discordtest.FlagEphemeral != 0 {
		t.Errorf("an answer has %d quotes and the flags %d", n, m.Flags)
	}
	if private := answer(t, p.slash(t, ask.WhoSaid.Name,
		map[string]any{"words": "moratorium", "private": true})); private.Flags&discordtest.FlagEphemeral == 0 ||
		private.Text() != m.Text() {
		t.Errorf("a private answer has the flags %d:\n%s", private.Flags, private.Text())
	}
	for _, by := range []discordtest.User{p.member, moderator} {
		m := answer(t, p.Say(p.channel, p.member, "!who-said moratorium"))
		x := p.press(t, m, by, "Delete this answer")
		for e, err := x.Next(soon(t)); e.Kind != discordtest.Deleted; e, err = x.Next(soon(t)) {
			if err != nil {
				t.Fatal(err)
			}
		}
		if _, ok := p.Messages.Find(m.ID); ok {
			t.Errorf("%s could not delete an answer", by.Name)
		}
	}
	p.unharmed(t)
}

func TestMenuFindsWhoSaidThis(t *testing.T) {
	t.Parallel()
	p := served(t)
	posted := p.Say(p.channel, p.member, `Somebody wrote: "You can build a garage in a month", was that Seo?`)
	m, ok := p.Messages.Find(posted.ID)
	if !ok {
		t.Fatal("the message is gone")
	}
	x, err := p.Menu(p.channel, p.member, slash.MenuSource, m)
	if err != nil {
		t.Fatal(err)
	}
	if got := answer(t, x); !strings.Contains(got.Text(), "Seo Ha-jun") || got.Flags&discordtest.FlagEphemeral == 0 {
		t.Errorf("the menu answers (flags %d)\n%s", got.Flags, got.Text())
	}
	if got := answer(t, p.Say(p.channel, p.member, "!source you can build a garage in a month")); !strings.Contains(
		got.Text(), "Seo Ha-jun") {
		t.Errorf("a pasted sentence is answered with\n%s", got.Text())
	}
	p.unharmed(t)
}

func TestHelpHasExamplesAndAboutAnInvitation(t *testing.T) {
	t.Parallel()
	p := served(t)
	help := ""
	m := answer(t, p.Say(p.channel, p.member, "!help"))
	for help = m.Text(); button(m, "Next") != ""; help += m.Text() {
		m = answer(t, p.press(t, m, p.member, "Next"))
	}
	for _, c := range ask.Commands {
		if !strings.Contains(help, "`!"+c.Example+"`") {
			t.Errorf("help has no example of %s:\n%s", c.Name, help)
		}
	}
	if wrong := answer(t, p.Say(p.channel, p.member, "!who-said")); !strings.Contains(wrong.Text(),
		"`!who-said moratorium`") {
		t.Errorf("an error has no example: %s", wrong.Text())
	}
	about := answer(t, p.Say(p.channel, p.member, p.Mention()+" about")).Text()
	for _, want := range []string{"12 articles", "Licence: MIT", "nothing is stored about people who ask",
		"oauth2/authorize?client\\_id=", "read on"} {
		if !strings.Contains(show.Unescape(about), show.Unescape(want)) {
			t.Errorf("about lacks %q:\n%s", want, about)
		}
	}
	p.unharmed(t)
}
