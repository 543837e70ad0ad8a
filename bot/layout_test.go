package bot

import (
	"encoding/json"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"verbatim/bot/control"
	"verbatim/bot/discordtest"
	"verbatim/bot/discordtest/schema"
	"verbatim/bot/show"
	"verbatim/bot/told"
	"verbatim/index/ask"

	"github.com/bwmarrin/discordgo"
)

// TestAnswersAreCards looks at an answer as its members see it: the quotes in a container, each with its button beside
// it, and below them what narrows the answer, turns its pages and does the rest.
func TestAnswersAreCards(t *testing.T) {
	t.Parallel()
	p := served(t)
	m := answer(t, p.Say(p.channel, p.member, "!who-said treaty"))
	if m.Flags&discordtest.FlagLayout == 0 || m.Content != "" || len(m.Components) != 1 ||
		m.Components[0].Type != schema.ComponentContainer || m.Components[0].Accent == nil {
		t.Fatalf("the answer is no card: %+v", m)
	}
	quotes, sections := 0, 0
	for c := range schema.Each(m.Components) {
		if c.Type == schema.ComponentSection {
			sections++
			quotes += strings.Count(c.Components[0].Content, "-# **")
		}
	}
	if sections == 0 || quotes != sections {
		t.Errorf("%d sections have %d quotes", sections, quotes)
	}
	if button(m, "Next") == "" || len(m.Selects()) != 2 {
		t.Errorf("the controls are %+v and %+v", m.Buttons(), m.Selects())
	}
	next := answer(t, p.press(t, m, p.member, "Next"))
	if !strings.Contains(next.Text(), fmt.Sprintf("-# **%d** · ", quotes+1)) {
		t.Errorf("the numbers do not go on after %d:\n%s", quotes, next.Text())
	}
	p.unharmed(t)
}

// TestAnswersAreNarrowed chooses a speaker from the menu of an answer. Only the member who chose sees the quotes.
func TestAnswersAreNarrowed(t *testing.T) {
	t.Parallel()
	p := served(t)
	m := answer(t, p.Say(p.channel, p.member, "!who-said treaty"))
	options := m.Selects()[0].Options
	for _, o := range options {
		own := answer(t, p.press(t, m, p.member, o.Label))
		want := strings.TrimSuffix(strings.TrimSuffix(o.Description, "s"), " quote")
		if own.ID == m.ID || own.Flags&discordtest.FlagEphemeral == 0 || !strings.Contains(own.Text(), " · "+want+" quote") {
			t.Errorf("%s (%s) is answered with\n%s", o.Label, o.Description, own.Text())
		}
	}
	if now, _ := p.Messages.Find(m.ID); len(options) < 5 || now.Text() != m.Text() {
		t.Errorf("with %d choices the answer has become\n%s", len(options), now.Text())
	}
	p.unharmed(t)
}

// TestPrivateAnswersAreShared shows to all what only the member who asked has seen.
func TestPrivateAnswersAreShared(t *testing.T) {
	t.Parallel()
	p := served(t)
	own := answer(t, p.slash(t, ask.WhoSaid.Name, map[string]any{"words": "moratorium", "private": true}))
	for range 2 {
		page := own
		open := answer(t, p.press(t, page, p.member, "Show it to all in the channel"))
		if open.Flags&discordtest.FlagEphemeral != 0 || open.ID == page.ID || open.Text() != page.Text() {
			t.Errorf("shown to all (flags %d) is\n%s\nwant\n%s", open.Flags, open.Text(), page.Text())
		}
		own = answer(t, p.press(t, own, p.member, "Next"))
	}
	p.unharmed(t)
}

// TestCitations copies the quotes of a page.
func TestCitations(t *testing.T) {
	t.Parallel()
	p := served(t)
	m := answer(t, p.Say(p.channel, p.member, `!who-said "garage in a month"`))
	cited := answer(t, p.press(t, m, p.member, "Copy as citations"))
	block := regexp.MustCompile("(?s)```\n“.+”\n— .+, .+\n.+, 2[0-9]+ .+, https://.+\n```")
	if cited.Flags&discordtest.FlagEphemeral == 0 || !block.MatchString(cited.Text()) {
		t.Errorf("cited (flags %d) is\n%s", cited.Flags, cited.Text())
	}
	p.unharmed(t)
}

// TestRefusedLayoutsAreSentAsText asks on a server that knows no layouts: messages, slash commands and slow answers
// come as text with buttons, whose pages turn.
func TestRefusedLayoutsAreSentAsText(t *testing.T) {
	t.Parallel()
	p := newPlace(t, discordtest.Options{NoLayouts: true})
	p.run(t, sampleService(t))
	for i := range mostRefusals + 2 {
		for _, x := range []*discordtest.Exchange{
			p.Say(p.channel, p.member, "!who-said moratorium"),
			p.slash(t, ask.WhoSaid.Name, map[string]any{"words": "moratorium"}),
		} {
			m := answer(t, x)
			if m.Flags&discordtest.FlagLayout != 0 || len(told.Quotations(m.Content, show.Unescape)) == 0 {
				t.Fatalf("answer %d is %+v", i, m)
			}
			if next := answer(t, p.press(t, m, p.member, "Next")); next.ID != m.ID || next.Content == m.Content {
				t.Errorf("the next page is\n%s", next.Content)
			}
		}
	}
	if n := len(p.API.Refusals()); n < mostRefusals || n > 2*mostRefusals {
		t.Errorf("%d layouts were tried", n)
	}
}

// TestPlainText answers in text where the operator wants that.
func TestPlainText(t *testing.T) {
	t.Parallel()
	p := newPlace(t, discordtest.Options{})
	p.run(t, sampleService(t), func(s *setup) { s.PlainText = true })
	m := answer(t, p.Say(p.channel, p.member, "!who-said moratorium"))
	if m.Flags&discordtest.FlagLayout != 0 || button(m, "In context: 2") == "" || button(m, "Last") == "" {
		t.Errorf("the answer is %+v", m)
	}
	p.unharmed(t)
}

// TestAutoModLeavesCardsOn has a rule of a server forbid some answers. Later answers are cards all the same.
func TestAutoModLeavesCardsOn(t *testing.T) {
	t.Parallel()
	p := newPlace(t, discordtest.Options{})
	p.run(t, sampleService(t))
	p.API.Forbid("garage")
	for range mostRefusals + 1 {
		if m := answer(t, p.Say(p.channel, p.member, "!who-said garage")); !strings.Contains(m.Text(), "direct message") {
			t.Errorf("a forbidden answer is followed by %q", m.Text())
		}
	}
	if m := answer(t, p.Say(p.channel, p.member, "!who-said treaty")); m.Flags&discordtest.FlagLayout == 0 {
		t.Error("cards are off")
	}
}

// TestOnlyOfferedChoicesCount sends a choice that the menu does not have: it deletes nothing.
func TestOnlyOfferedChoicesCount(t *testing.T) {
	t.Parallel()
	p := served(t)
	m := answer(t, p.Say(p.channel, p.member, "!who-said moratorium"))
	stranger := p.World.AddUser("otto")
	p.World.Join(p.guild, stranger)
	menu, value := choice(m, "Delete this answer")
	if menu == "" {
		t.Fatal("there is no such choice")
	}
	x, err := p.Choose(m, stranger, menu, value)
	if err != nil {
		t.Fatal(err)
	}
	if refused := answer(t, x); !strings.Contains(refused.Text(), "Only the member who asked") {
		t.Errorf("a stranger's choice is answered with %q", refused.Text())
	}
	if !control.Offers(asReceived(t, m), menu, value) || control.Offers(asReceived(t, m), menu, "delete|"+stranger.ID) {
		t.Error("a choice that is not offered counts")
	}
}

// asReceived returns the components of a message as discordgo decodes them.
func asReceived(t *testing.T, m discordtest.Message) []discordgo.MessageComponent {
	t.Helper()
	data, err := json.Marshal(map[string]any{"id": m.ID, "components": m.Components})
	if err != nil {
		t.Fatal(err)
	}
	var got discordgo.Message
	if err := json.Unmarshal(data, &got); err != nil {
		t.Fatal(err)
	}
	return got.Components
}

// TestProposedQueriesAreButtons asks for what no quote has: what the answer proposes instead is one press away.
func TestProposedQueriesAreButtons(t *testing.T) {
	t.Parallel()
	for name, plain := range map[string]bool{"cards": false, "text": true} {
		p := newPlace(t, discordtest.Options{})
		p.run(t, sampleService(t), func(s *setup) { s.PlainText = plain })
		for typed, want := range map[string]string{
			"!who-said moratorium after:2030":      "moratorium",
			`!who-said speaker:Seo after:2030`:     "speaker:Seo",
			"!who-said gate publisher:Ploughshare": "gate",
		} {
			m := answer(t, p.Say(p.channel, p.member, typed))
			if button(m, want) == "" {
				t.Errorf("%s, %s: there is no button %s below\n%s\n%+v", name, typed, want, m.Text(), m.Buttons())
				continue
			}
			own := answer(t, p.press(t, m, p.member, want))
			if own.Flags&discordtest.FlagEphemeral == 0 || len(told.Quotations(own.Text(), show.Unescape)) == 0 {
				t.Errorf("%s: %s is answered with\n%s", name, want, own.Text())
			}
		}
		p.unharmed(t)
	}
}
