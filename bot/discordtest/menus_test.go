package discordtest

import (
	"fmt"
	"strings"
	"testing"
)

func TestMenuCommandRules(t *testing.T) {
	s := start(t, Options{})
	path := "/applications/" + s.Bot.ID + "/commands"
	many := func(n, kind int, description string) []object {
		all := make([]object, n)
		for i := range all {
			all[i] = object{"type": kind, "name": fmt.Sprint("c", i), "description": description}
		}
		return all
	}
	menu := func(name string) object { return object{"type": 3, "name": name} }
	for _, c := range []struct {
		name     string
		commands []object
		want     int
	}{
		{"of a message", []object{menu("Who said this?")}, 0},
		{"of a user", []object{with(menu("Quotes by"), "type", 2)}, 0},
		{"of something else", []object{with(menu("Quotes by"), "type", 5)}, 50035},
		{"a description", []object{with(menu("Who"), "description", "d")}, 50035},
		{"options", []object{with(menu("Who"), "options", []object{{"type": 3, "name": "n", "description": "d"}})}, 50035},
		{"name 32", []object{menu(strings.Repeat("Ü", 32))}, 0},
		{"name 33", []object{menu(strings.Repeat("Ü", 33))}, 50035},
		{"no name", []object{menu(" ")}, 50035},
		{"one name for two types", []object{menu("who"), {"name": "who", "description": "d"}}, 0},
		{"one name for two of a type", []object{menu("who"), menu("who")}, 50035},
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
	p := set(t, Options{}, object{"type": 3, "name": "Who said this?"}, object{"type": 2, "name": "Quotes by"}, plain)
	p.bot = dial(t, p.Server)
	p.bot.identify(p.Server, 0)
	said := p.Say(p.channel, p.AddUser("paul"), "the moratorium holds")
	m, _ := p.Standing(said.ID)
	got := p.next(p.Menu(p.channel, p.user, "Who said this?", m))
	data := got.Data["data"].(map[string]any)
	target, _ := data["resolved"].(map[string]any)["messages"].(map[string]any)[said.ID].(map[string]any)
	if got.Data["type"] != 2.0 || data["type"] != 3.0 || data["target_id"] != said.ID || target["content"] != "the moratorium holds" {
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
	if _, err := p.Menu(p.AddChannel(p.guild, "talk"), p.user, "Who said this?", m); err == nil {
		t.Error("the message was found in another channel")
	}
	p.Remove(m)
	if _, err := p.Menu(p.channel, p.user, "Who said this?", m); err == nil {
		t.Error("the menu of a message was used that is not there")
	}
}
