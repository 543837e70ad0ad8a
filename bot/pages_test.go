package bot

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"verbatim/bot/discordtest"
	"verbatim/corpus/sample"
	"verbatim/index/ask"
)

// button returns the custom_id of the button with a label that can be pressed, or "".
func button(m discordtest.Message, label string) string {
	for _, b := range m.Buttons() {
		if b.Label == label && !b.Disabled {
			return b.CustomID
		}
	}
	return ""
}

// choice returns the menu that has a choice with a label, and the choice's value; "" if there is none.
func choice(m discordtest.Message, label string) (menu, value string) {
	for _, s := range m.Selects() {
		for _, o := range s.Options {
			if o.Label == label {
				return s.CustomID, o.Value
			}
		}
	}
	return "", ""
}

// press presses the button with a label, or chooses that from a menu. It must be there.
func (p *place) press(t *testing.T, m discordtest.Message, by discordtest.User, label string) *discordtest.Exchange {
	t.Helper()
	label = p.lang.Word(label)
	if menu, value := choice(m, label); menu != "" {
		x, err := p.Choose(m, by, menu, value)
		if err != nil {
			t.Fatal(err)
		}
		return x
	}
	id := button(m, label)
	if id == "" {
		t.Fatalf("there is no button %q on\n%s\n%+v", label, m.Text(), m.Buttons())
	}
	return p.pressID(t, m, by, id)
}

// pressID presses the button with a custom_id.
func (p *place) pressID(t *testing.T, m discordtest.Message, by discordtest.User, id string) *discordtest.Exchange {
	t.Helper()
	x, err := p.Press(m, by, id)
	if err != nil {
		t.Fatal(err)
	}
	return x
}

func TestPagesTurnAfterARestartAndAReindex(t *testing.T) {
	t.Parallel()
	p := newPlace(t, discordtest.Options{})
	folder := t.TempDir()
	if err := os.CopyFS(folder, sample.FS()); err != nil {
		t.Fatal(err)
	}
	service := serviceOf(t, folder, os.DirFS(folder))
	ctx, stop := context.WithCancel(t.Context())
	first := p.newBot(t, Options{Token: p.Token, API: p.URL, Answerer: forAll{service}, Log: logTo(t)})
	ended := make(chan error, 1)
	go func() { ended <- first.Run(ctx) }()
	if _, err := p.Gateway.Connected(soon(t)); err != nil {
		t.Fatal(err)
	}
	if err := p.Commands.Registered(soon(t)); err != nil {
		t.Fatal(err)
	}
	asked := answer(t, p.Say(p.channel, p.member, "!who-said moratorium"))
	questioned := answer(t,
		p.slash(t, ask.Ask.Name, map[string]any{"question": "who said anything about missiles?", "after": "2021"}))
	listed := answer(t, p.Say(p.channel, p.member, "!speakers"))
	stop()
	if err := <-ended; err != nil {
		t.Fatal(err)
	}
	p.start(t, service)
	if _, err := p.Gateway.Connected(soon(t)); err != nil {
		t.Fatal(err)
	}
	var last discordtest.Message
	for _, m := range []discordtest.Message{listed, questioned, asked} {
		line, _, _ := strings.Cut(m.Text(), "\n")
		next := answer(t, p.press(t, m, p.member, "Next"))
		if first, _, _ := strings.Cut(next.Text(), "\n"); next.ID != m.ID || first != line || next.Text() == m.Text() {
			t.Errorf("after a restart the next page of\n%s\nis\n%s", m.Text(), next.Text())
		}
		if back := answer(t, p.press(t, next, p.member, "Back")); back.Text() != m.Text() {
			t.Errorf("back is\n%s\nwant\n%s", back.Text(), m.Text())
		}
		for last = m; button(last, "Next") != ""; {
			last = answer(t, p.press(t, last, p.member, "Next"))
		}
		if button(last, "Back") == "" {
			t.Errorf("the buttons of the last page are %+v", last.Buttons())
		}
	}
	if err := os.WriteFile(filepath.Join(folder, "the_ice.txt"), []byte(ferryNews), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := service.Do(t.Context(), ask.Request{Command: ask.Reindex, Moderator: true}); err != nil {
		t.Fatal(err)
	}
	if first := answer(t, p.press(t, last, p.member, "Back")); !strings.Contains(first.Text(),
		"The corpus has changed since") {
		t.Errorf("after a reindex the page does not say so:\n%s", first.Text())
	}
	p.unharmed(t)
}

func TestOtherMembersGetPrivateCopies(t *testing.T) {
	t.Parallel()
	p := served(t)
	stranger := p.World.AddUser("otto")
	p.World.Join(p.guild, stranger)
	m := answer(t, p.Say(p.channel, p.member, "!who-said moratorium"))
	own := answer(t, p.press(t, m, stranger, "Next"))
	if own.ID == m.ID || own.Flags&discordtest.FlagEphemeral == 0 {
		t.Fatalf("a stranger's press is answered with %+v", own)
	}
	if now, ok := p.Messages.Find(m.ID); !ok || now.Text() != m.Text() {
		t.Error("a stranger has turned the page of another")
	}
	if again := answer(t, p.press(t, own, stranger, "Back")); again.ID != own.ID ||
		again.Flags&discordtest.FlagEphemeral == 0 {
		t.Errorf("the copy's page is answered with %+v", again)
	}
	if refused := answer(t, p.press(t, m, stranger, "Delete this answer")); !strings.Contains(refused.Text(),
		"Only the member who asked") ||
		refused.Flags&discordtest.FlagEphemeral == 0 {
		t.Errorf("a stranger may delete: %q", refused.Text())
	}
	p.unharmed(t)
}

func TestInContextIsPrivateAndNamesTheSource(t *testing.T) {
	t.Parallel()
	p := served(t)
	m := answer(t, p.Say(p.channel, p.member, `!who-said "garage in a month"`))
	around := answer(t, p.press(t, m, p.member, "In context"))
	if around.Flags&discordtest.FlagEphemeral == 0 || !strings.Contains(around.Text(), "hangangdaily.example") ||
		len(around.Text()) <= len(m.Text()) {
		t.Errorf("in context is (flags %d)\n%s", around.Flags, around.Text())
	}
	many := answer(t, p.Say(p.channel, p.member, "!who-said moratorium"))
	if got := answer(t, p.pressID(t, many, p.member, many.Buttons()[1].CustomID)); !strings.Contains(got.Text(),
		"the article around the quote") {
		t.Errorf("the second in context is\n%s", got.Text())
	}
	p.unharmed(t)
}
