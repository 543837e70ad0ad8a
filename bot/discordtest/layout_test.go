package discordtest

import (
	"strings"
	"testing"

	"verbatim/bot/discordtest/schema"
)

// laidOut returns a message that consists of components.
func laidOut(components ...schema.Object) schema.Object {
	return schema.Object{"flags": FlagLayout, "components": components}
}

func text(content string) schema.Object { return schema.Object{"type": 10, "content": content} }

func container(components ...schema.Object) schema.Object {
	return schema.Object{"type": 17, "accent_color": 0x336699, "components": components}
}

// section returns a section with a button beside its texts.
func section(id string, texts ...schema.Object) schema.Object {
	return schema.Object{"type": 9, "components": texts, "accessory": button(id)}
}

func TestLayoutRules(t *testing.T) {
	s := start(t, Options{})
	path := "/channels/" + s.World.AddChannel(s.World.AddGuild("Harbour"), "news").ID + "/messages"
	many := func(n int) []schema.Object {
		all := make([]schema.Object, n)
		for i := range all {
			all[i] = text("x")
		}
		return all
	}
	line := schema.Object{"type": 14, "divider": true, "spacing": 1}
	buttons := schema.Object{"type": 1, "components": []schema.Object{button("a")}}
	for _, c := range []struct {
		name    string
		message schema.Object
		want    int
	}{
		{"a text", laidOut(text("x")), 0},
		{"all kinds", laidOut(container(text("x"), line, section("b", text("x"), text("y")), buttons)), 0},
		{"content too", with(laidOut(text("x")), "content", "x"), 50035},
		{"an embed too", with(laidOut(text("x")), "embeds", []schema.Object{{"title": "x"}}), 50035},
		{"no components", laidOut(), 50006},
		{"a text without the flag", schema.Object{"content": "x", "components": []schema.Object{text("x")}}, 50035},
		{"no text", laidOut(text(" ")), 50035},
		{"40 parts", laidOut(container(many(39)...)), 0},
		{"41 parts", laidOut(container(many(40)...)), 50035},
		{"an accessory counts", laidOut(container(append(many(37), section("b", text("x")))...)), 50035},
		{"4,000 characters", laidOut(text(strings.Repeat("ü", 2000)), text(strings.Repeat("ü", 2000))), 0},
		{"4,001 characters", laidOut(text(strings.Repeat("ü", 2000)), text(strings.Repeat("ü", 2001))), 50035},
		{"a container in a container", laidOut(container(container(text("x")))), 50035},
		{"an empty container", laidOut(container()), 50035},
		{"a colour that is none", laidOut(with(container(text("x")), "accent_color", 1<<24)), 50035},
		{"a button without a row", laidOut(button("a")), 50035},
		{"a section of 3 texts", laidOut(section("b", many(3)...)), 0},
		{"a section of 4 texts", laidOut(section("b", many(4)...)), 50035},
		{"a section of no text", laidOut(section("b")), 50035},
		{"a section without an accessory", laidOut(with(section("b", text("x")), "accessory", nil)), 50035},
		{"an id twice", laidOut(buttons, section("a", text("x"))), 50035},
		{"too much space", laidOut(text("x"), with(line, "spacing", 3)), 50035},
		{"an unknown part", laidOut(schema.Object{"type": 99}), 50035},
	} {
		t.Run(c.name, func(t *testing.T) {
			if _, got := call(t, s, "POST", path, c.message); code(got) != c.want {
				t.Errorf("code %d (%v), want %d", code(got), got["message"], c.want)
			}
		})
	}
}

// TestALayoutRemainsOne edits messages into layouts and back.
func TestALayoutRemainsOne(t *testing.T) {
	s := start(t, Options{})
	path := "/channels/" + s.World.AddChannel(s.World.AddGuild("Harbour"), "news").ID + "/messages"
	_, m := call(t, s, "POST", path, schema.Object{"content": "x"})
	path += "/" + m["id"].(string)
	for _, c := range []struct {
		name string
		edit schema.Object
		want int
	}{
		{"a layout beside content", laidOut(text("y")), 50035},
		{"a layout for content", with(laidOut(text("y")), "content", ""), 0},
		{"content beside a layout", schema.Object{"content": "z"}, 50035},
		{"another layout, without the flag", schema.Object{"components": []schema.Object{text("z")}}, 50035},
		{"another layout", laidOut(text("z")), 0},
	} {
		if _, got := call(t, s, "PATCH", path, c.edit); code(got) != c.want {
			t.Errorf("%s: code %d (%v), want %d", c.name, code(got), got["message"], c.want)
		}
	}
	if now, _ := s.Messages.Find(m["id"].(string)); now.Text() != "z" || now.Flags&FlagLayout == 0 {
		t.Errorf("in the end the message is %+v", now)
	}
}

func TestLayoutsCanBeRefused(t *testing.T) {
	s := start(t, Options{NoLayouts: true})
	path := "/channels/" + s.World.AddChannel(s.World.AddGuild("Harbour"), "news").ID + "/messages"
	if _, got := call(t, s, "POST", path, laidOut(text("x"))); code(got) != 50035 {
		t.Errorf("answered with %v", got)
	}
}
