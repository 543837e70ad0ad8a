package discordtest

import (
	"fmt"
	"strings"
	"testing"

	"verbatim/bot/discordtest/schema"
)

func TestMenuCommandRules(t *testing.T) {
	s := start(t, Options{})
	path := "/applications/" + s.Bot.ID + "/commands"
	many := func(n, kind int, description string) []schema.Object {
		all := make([]schema.Object, n)
		for i := range all {
			all[i] = schema.Object{"type": kind, "name": fmt.Sprint("c", i), "description": description}
		}
		return all
	}
	menu := func(name string) schema.Object { return schema.Object{"type": 3, "name": name} }
	for _, c := range []struct {
		name     string
		commands []schema.Object
		want     int
	}{
		{"of a message", []schema.Object{menu("Who said this?")}, 0},
		{"of a user", []schema.Object{with(menu("Quotes by"), "type", 2)}, 0},
		{"of something else", []schema.Object{with(menu("Quotes by"), "type", 5)}, 50035},
		{"a description", []schema.Object{with(menu("Who"), "description", "d")}, 50035},
		{"options", []schema.Object{with(menu("Who"), "options",
			[]schema.Object{{"type": 3, "name": "n", "description": "d"}})}, 50035},
		{"name 32", []schema.Object{menu(strings.Repeat("Ü", 32))}, 0},
		{"name 33", []schema.Object{menu(strings.Repeat("Ü", 33))}, 50035},
		{"no name", []schema.Object{menu(" ")}, 50035},
		{"one name for two types", []schema.Object{menu("who"), {"name": "who", "description": "d"}}, 0},
		{"one name for two of a type", []schema.Object{menu("who"), menu("who")}, 50035},
		{"100 in chat", many(100, 1, "d"), 0},
		{"101 in chat", many(101, 1, "d"), 30032},
		{"15 of messages and 15 of users", append(many(15, 3, ""), many(15, 2, "")...), 0},
		{"16 of messages", many(16, 3, ""), 30032},
		{"16 of users", many(16, 2, ""), 30032},
	} {
		t.Run(c.name, func(t *testing.T) {
			if _, got := call(t, s, "PUT", path, c.commands); code(got) != c.want {
				t.Errorf("code %d (%v), want %d", code(got), got["message"], c.want)
			}
		})
	}
}

func TestAMenuSendsTheMessage(t *testing.T) {
	p := set(t, Options{}, schema.Object{"type": 3, "name": "Who said this?"},
		schema.Object{"type": 2, "name": "Quotes by"}, plain)
	p.bot = dial(t, p.Server)
	p.bot.identify(p.Server, 0)
	said := p.Say(p.channel, p.World.AddUser("paul"), "the moratorium holds")
	m, _ := p.Messages.Find(said.ID)
	got := p.next(p.Menu(p.channel, p.user, "Who said this?", m))
	data := got.Data["data"].(map[string]any)
	target, _ := data["resolved"].(map[string]any)["messages"].(map[string]any)[said.ID].(map[string]any)
	if got.Data["type"] != 2.0 || data["type"] != 3.0 || data["target_id"] != said.ID ||
		target["content"] != "the moratorium holds" {
		t.Errorf("the gateway sent %v", got.Data)
	}
	p.do("POST", got.callback, message("Elin Marsh"), 0)

	for name, command := range map[string]string{"none such": "Who?", "of a user": "Quotes by", "in chat": "who-said"} {
		if _, err := p.Menu(p.channel, p.user, command, m); err == nil {
			t.Errorf("%s: the command was sent", name)
		}
	}
	if _, err := p.Slash(p.channel, p.user, "Who said this?", nil); err == nil {
		t.Error("a command of messages was typed")
	}
	if _, err := p.Menu(p.World.AddChannel(p.guild, "talk"), p.user, "Who said this?", m); err == nil {
		t.Error("the message was found in another channel")
	}
	p.Messages.Remove(m)
	if _, err := p.Menu(p.channel, p.user, "Who said this?", m); err == nil {
		t.Error("the menu of a deleted message was used")
	}
}
