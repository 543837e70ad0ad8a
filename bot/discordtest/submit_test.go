package discordtest

import (
	"strings"
	"testing"
	"time"

	"github.com/bwmarrin/discordgo"

	"verbatim/bot/discordtest/schema"
)

// opened has the bot answer a user with a modal.
func (p *stage) opened(x *Exchange, err error, inputs ...schema.Object) Modal {
	p.t.Helper()
	p.do("POST", p.next(x, err).callback, respond(9, modal(inputs...)), 0)
	m, err := x.Modal(soon(p.t))
	if err != nil {
		p.t.Fatal(err)
	}
	return m
}

func TestAModalIsSubmittedWithItsMessage(t *testing.T) {
	p := set(t, Options{}, plain)
	on := p.posted(button("correct"))
	x, err := p.Press(on, p.user, "correct")
	m := p.opened(x, err, with(input("a"), "value", "as it stood"), input("b"))
	x, err = p.SubmitModal(m, p.user, map[string]string{"b": "new"})
	ask := p.next(x, err)
	data, message := ask.Data["data"].(map[string]any), ask.Data["message"].(map[string]any)
	if ask.Data["type"] != 5.0 || data["custom_id"] != "correct" || ask.Data["member"] == nil || message["id"] != on.ID {
		t.Errorf("the gateway sent %v", ask.Data)
	}
	var values []any
	for _, row := range data["components"].([]any) {
		in := row.(map[string]any)["components"].([]any)[0].(map[string]any)
		values = append(values, in["type"], in["custom_id"], in["value"])
	}
	if len(values) != 6 || values[0] != 4.0 || values[1] != "a" || values[2] != "as it stood" || values[4] != "b" ||
		values[5] != "new" {
		t.Errorf("the inputs are %v", values)
	}
	p.do("POST", ask.callback, respond(7, schema.Object{"content": "corrected"}), 0)
	if got := p.see(x, Updated, "corrected"); got.ID != on.ID {
		t.Errorf("changed %+v", got)
	}
	p.do("POST", ask.webhook, schema.Object{"content": "more"}, 0)
	said := p.see(x, Posted, "more").wire()["interaction_metadata"].(schema.Object)
	if from, _ := said["triggering_interaction_metadata"].(schema.Object); said["type"] != 5 || from["type"] != 3 {
		t.Errorf("the message says of its interaction %v", said)
	}
}

func TestAModalOfACommandHasNoMessage(t *testing.T) {
	p := set(t, Options{}, plain)
	x, err := p.SlashDM(p.user, "who-said", nil)
	m := p.opened(x, err, with(input("a"), "required", false))
	x, err = p.SubmitModal(m, p.user, nil)
	ask := p.next(x, err)
	if ask.Data["message"] != nil || ask.Data["user"] == nil || ask.Data["context"] != 1.0 {
		t.Errorf("the gateway sent %v", ask.Data)
	}
	p.do("POST", ask.callback, schema.Object{"type": 5}, 0)
	p.do("POST", ask.webhook, schema.Object{"content": "thanks"}, 0)
	p.see(x, Deferred, "")
	p.see(x, Posted, "thanks")
}

func TestASubmissionIsCheckedByTheClient(t *testing.T) {
	p := set(t, Options{}, plain)
	few := with(with(with(input("few"), "min_length", 2), "max_length", 3), "required", false)
	for _, c := range []struct {
		name   string
		input  schema.Object
		values map[string]string
		want   bool
	}{
		{"a value", input("a"), map[string]string{"a": "x"}, true},
		{"required", input("a"), nil, false},
		{"required and empty", with(input("a"), "value", "x"), map[string]string{"a": ""}, false},
		{"not required", with(input("a"), "required", false), nil, true},
		{"empty, with a least length", few, nil, true},
		{"too short", few, map[string]string{"few": "ü"}, false},
		{"two", few, map[string]string{"few": "üü"}, true},
		{"too long", few, map[string]string{"few": "üüüü"}, false},
		{"4000", input("a"), map[string]string{"a": strings.Repeat("ü", 4000)}, true},
		{"4001", input("a"), map[string]string{"a": strings.Repeat("ü", 4001)}, false},
		{"two lines in one", input("a"), map[string]string{"a": "x\ny"}, false},
		{"two lines", with(input("a"), "style", 2), map[string]string{"a": "x\ny"}, true},
		{"another input", input("a"), map[string]string{"a": "x", "b": "y"}, false},
	} {
		x, err := p.Slash(p.channel, p.user, "who-said", nil)
		m := p.opened(x, err, c.input)
		if _, err := p.SubmitModal(m, p.World.AddUser("paul"), c.values); err == nil {
			t.Errorf("%s: another submitted it", c.name)
		}
		x, err = p.SubmitModal(m, p.user, c.values)
		if (err == nil) != c.want {
			t.Errorf("%s: %v, want it submitted: %v", c.name, err, c.want)
		}
		if err == nil {
			p.next(x, nil)
		}
	}
	if _, err := p.SubmitModal(Modal{Modal: schema.Modal{CustomID: "correct"}}, p.user, nil); err == nil {
		t.Error("a modal was submitted that the bot has not opened")
	}
}

func TestAModalCloses(t *testing.T) {
	p := set(t, Options{}, plain)
	x, err := p.Slash(p.channel, p.user, "who-said", nil)
	m := p.opened(x, err, input("a"))
	values := map[string]string{"a": "x"}
	late := p.next(p.SubmitModal(m, p.user, values))
	if _, err := p.SubmitModal(m, p.user, values); err == nil {
		t.Error("the modal was submitted while it waits")
	}
	p.mu.Lock()
	m.of.submitted.due = time.Now().Add(-time.Millisecond)
	p.mu.Unlock()
	p.do("POST", late.callback, message("late"), 10062)
	again := p.next(p.SubmitModal(m, p.user, values))
	p.do("POST", again.callback, message("in time"), 0)
	p.do("POST", again.callback, message("twice"), 40060)
	if _, err := p.SubmitModal(m, p.user, values); err == nil {
		t.Error("the modal was submitted when it was closed")
	}
}

// TestDiscordgoOpensAModal opens a modal with discordgo, which then decodes the submission.
func TestDiscordgoOpensAModal(t *testing.T) {
	p := set(t, Options{}, plain)
	b := withDiscordgo(t, p.Server)
	x, err := p.Slash(p.channel, p.user, "who-said", nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := b.InteractionRespond(take(t, b.interactions).Interaction, &discordgo.InteractionResponse{
		Type: discordgo.InteractionResponseModal,
		Data: &discordgo.InteractionResponseData{CustomID: "correct", Title: "Correct a quote",
			Components: []discordgo.MessageComponent{
				discordgo.ActionsRow{Components: []discordgo.MessageComponent{discordgo.TextInput{
					CustomID: "speaker", Label: "Who said it?", Style: discordgo.TextInputShort, Required: true, MaxLength: 80,
				}}},
			}},
	}); err != nil {
		t.Fatal(err)
	}
	m, err := x.Modal(soon(t))
	if err != nil {
		t.Fatal(err)
	}
	if x, err = p.SubmitModal(m, p.user, map[string]string{"speaker": "Elin Marsh"}); err != nil {
		t.Fatal(err)
	}
	i := take(t, b.interactions)
	data := i.ModalSubmitData()
	in := data.Components[0].(*discordgo.ActionsRow).Components[0].(*discordgo.TextInput)
	if data.CustomID != "correct" || in.CustomID != "speaker" || in.Value != "Elin Marsh" || i.Message != nil {
		t.Errorf("decoded %+v with %+v", data, in)
	}
	if err := b.InteractionRespond(i.Interaction, &discordgo.InteractionResponse{
		Type: discordgo.InteractionResponseChannelMessageWithSource, Data: &discordgo.InteractionResponseData{Content: "thanks"},
	}); err != nil {
		t.Fatal(err)
	}
	p.see(x, Posted, "thanks")
}
