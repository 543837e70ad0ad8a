package discordtest

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/bwmarrin/discordgo"

	"verbatim/bot/discordtest/schema"
)

// selectMenu returns a select menu of n options, whose values are o0, o1 and so on.
func selectMenu(id string, n int) schema.Object {
	options := make([]schema.Object, n)
	for i := range options {
		options[i] = schema.Object{"label": fmt.Sprint("Option ", i), "value": fmt.Sprint("o", i)}
	}
	return schema.Object{"type": 3, "custom_id": id, "options": options}
}

func TestSelectRules(t *testing.T) {
	s := start(t, Options{})
	path := "/channels/" + s.World.AddChannel(s.World.AddGuild("Harbour"), "news").ID + "/messages"
	text := func(n int) string { return strings.Repeat("ü", n) }
	one := func(field string, value any) schema.Object {
		return with(selectMenu("a", 1), "options",
			[]schema.Object{with(schema.Object{"label": "l", "value": "v"}, field, value)})
	}
	rows := func(menus ...schema.Object) schema.Object {
		all := make([]schema.Object, len(menus))
		for i, m := range menus {
			all[i] = schema.Object{"type": 1, "components": []schema.Object{m}}
		}
		return schema.Object{"content": "x", "components": all}
	}
	for _, c := range []struct {
		name    string
		message schema.Object
		want    int
	}{
		{"25 options", row(selectMenu("a", 25)), 0},
		{"26 options", row(selectMenu("a", 26)), 50035},
		{"no options", row(selectMenu("a", 0)), 50035},
		{"5 menus", rows(selectMenu("a", 1), selectMenu("b", 1), selectMenu("c", 1), selectMenu("d", 1), selectMenu("e", 1)),
			0},
		{"2 in a row", row(selectMenu("a", 1), selectMenu("b", 1)), 50035},
		{"with a button", row(selectMenu("a", 1), button("b")), 50035},
		{"after a button", row(button("b"), selectMenu("a", 1)), 50035},
		{"a row of each", rows(selectMenu("a", 1), button("b")), 0},
		{"an id twice", rows(selectMenu("a", 1), selectMenu("a", 1)), 50035},
		{"an id of a button", rows(selectMenu("a", 1), button("a")), 50035},
		{"without a row", schema.Object{"content": "x", "components": []schema.Object{selectMenu("a", 1)}}, 50035},
		{"alone", with(row(selectMenu("a", 1)), "content", nil), 50006},
		{"no id", row(selectMenu("", 1)), 50035},
		{"id 100", row(selectMenu(text(100), 1)), 0},
		{"id 101", row(selectMenu(text(101), 1)), 50035},
		{"placeholder 150", row(with(selectMenu("a", 1), "placeholder", text(150))), 0},
		{"placeholder 151", row(with(selectMenu("a", 1), "placeholder", text(151))), 50035},
		{"label 100", row(one("label", text(100))), 0},
		{"label 101", row(one("label", text(101))), 50035},
		{"no label", row(one("label", nil)), 50035},
		{"value 100", row(one("value", text(100))), 0},
		{"value 101", row(one("value", text(101))), 50035},
		{"no value", row(one("value", nil)), 50035},
		{"description 100", row(one("description", text(100))), 0},
		{"description 101", row(one("description", text(101))), 50035},
		{"a value twice", row(with(selectMenu("a", 1), "options",
			[]schema.Object{{"label": "l", "value": "v"}, {"label": "m", "value": "v"}})), 50035},
		{"min 0", row(with(selectMenu("a", 2), "min_values", 0)), 0},
		{"min -1", row(with(selectMenu("a", 2), "min_values", -1)), 50035},
		{"min 2 of 1", row(with(selectMenu("a", 2), "min_values", 2)), 50035},
		{"min 26", row(with(with(selectMenu("a", 25), "min_values", 26), "max_values", 25)), 50035},
		{"max 25", row(with(selectMenu("a", 25), "max_values", 25)), 0},
		{"max 26", row(with(selectMenu("a", 25), "max_values", 26)), 50035},
		{"max 0", row(with(with(selectMenu("a", 25), "max_values", 0), "min_values", 0)), 50035},
		{"max beyond the options", row(with(selectMenu("a", 2), "max_values", 3)), 50035},
		{"of users", row(with(selectMenu("a", 1), "type", 5)), 50035},
	} {
		t.Run(c.name, func(t *testing.T) {
			if _, got := call(t, s, "POST", path, c.message); code(got) != c.want {
				t.Errorf("code %d (%v), want %d", code(got), got["message"], c.want)
			}
		})
	}
}

func TestAChoiceIsCheckedByTheClient(t *testing.T) {
	p := set(t, Options{}, plain)
	one := p.posted(selectMenu("one", 3))
	some := p.posted(with(with(selectMenu("some", 4), "min_values", 0), "max_values", 3))
	off := p.posted(with(selectMenu("off", 2), "disabled", true))
	gone := p.posted(selectMenu("gone", 2))
	p.Messages.Remove(gone)
	for _, c := range []struct {
		message Message
		id      string
		values  []string
		want    bool
	}{
		{one, "one", []string{"o2"}, true},
		{one, "one", nil, false},
		{one, "one", []string{"o1", "o2"}, false},
		{one, "one", []string{"o3"}, false},
		{one, "some", []string{"o1"}, false},
		{some, "some", nil, true},
		{some, "some", []string{"o3", "o0", "o1"}, true},
		{some, "some", []string{"o1", "o1"}, false},
		{some, "some", []string{"o0", "o1", "o2", "o3"}, false},
		{off, "off", []string{"o1"}, false},
		{gone, "gone", []string{"o1"}, false},
	} {
		if _, err := p.Choose(c.message, p.user, c.id, c.values...); (err == nil) != c.want {
			t.Errorf("%s %v: %v, want it chosen: %v", c.id, c.values, err, c.want)
		}
	}
	if _, err := p.Press(one, p.user, "one"); err == nil {
		t.Error("a select menu was pressed")
	}
	if _, err := p.Choose(p.posted(button("next")), p.user, "next"); err == nil {
		t.Error("something was chosen in a button")
	}
}

// TestDiscordgoDecodesAChoice sends a select menu with discordgo, which then decodes the choice.
func TestDiscordgoDecodesAChoice(t *testing.T) {
	p := set(t, Options{}, plain)
	b, none := withDiscordgo(t, p.Server), 0
	_, err := b.ChannelMessageSendComplex(
		p.channel.ID,
		&discordgo.MessageSend{Content: "x", Components: []discordgo.MessageComponent{
			discordgo.ActionsRow{Components: []discordgo.MessageComponent{discordgo.SelectMenu{
				MenuType: discordgo.StringSelectMenu, CustomID: "order", MinValues: &none, MaxValues: 2,
				Options: []discordgo.SelectMenuOption{
					{Label: "Newest", Value: "new", Default: true},
					{Label: "Oldest", Value: "old"},
				},
			}}},
			discordgo.ActionsRow{Components: []discordgo.MessageComponent{discordgo.Button{Label: "Next", CustomID: "next"}}},
		}},
	)
	if err != nil {
		t.Fatal(err)
	}
	m, err := p.Messages.Posted(soon(t), p.channel)
	if err != nil || len(m.Buttons()) != 1 || m.Buttons()[0].CustomID != "next" || len(m.Selects()) != 1 ||
		!m.Selects()[0].Options[0].Default {
		t.Fatalf("posted %+v (%v)", m, err)
	}
	for _, values := range [][]string{{"old", "new"}, nil} {
		x, err := p.Choose(m, p.user, "order", values...)
		if err != nil {
			t.Fatal(err)
		}
		i := take(t, b.interactions)
		data := i.MessageComponentData()
		if data.CustomID != "order" || data.ComponentType != discordgo.SelectMenuComponent ||
			!slices.Equal(data.Values, values) {
			t.Errorf("decoded %+v", data)
		}
		row := i.Message.Components[0].(*discordgo.ActionsRow)
		if menu := row.Components[0].(*discordgo.SelectMenu); len(menu.Options) != 2 || menu.MaxValues != 2 ||
			*menu.MinValues != 0 {
			t.Errorf("decoded %+v", menu)
		}
		if err := b.InteractionRespond(i.Interaction,
			&discordgo.InteractionResponse{Type: discordgo.InteractionResponseDeferredMessageUpdate}); err != nil {
			t.Fatal(err)
		}
		p.see(x, Deferred, "")
	}
}
