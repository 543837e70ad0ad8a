package discordtest

import (
	"strings"
	"testing"

	"verbatim/bot/discordtest/schema"
)

// row returns a message with the buttons in one row.
func row(buttons ...schema.Object) schema.Object {
	return schema.Object{"content": "x", "components": []schema.Object{{"type": 1, "components": buttons}}}
}

// button returns a button of the first style.
func button(id string) schema.Object {
	return schema.Object{"type": 2, "style": 1, "label": "Next", "custom_id": id}
}

// with returns an object with a field changed, or without it for nil.
func with(o schema.Object, field string, value any) schema.Object {
	changed := schema.Object{}
	for k, v := range o {
		changed[k] = v
	}
	if changed[field] = value; value == nil {
		delete(changed, field)
	}
	return changed
}

func link(url string) schema.Object {
	return schema.Object{"type": 2, "style": 5, "label": "Source", "url": url}
}

func numbered(n int) []schema.Object {
	all := make([]schema.Object, n)
	for i := range all {
		all[i] = button(strings.Repeat("i", i+1))
	}
	return all
}

func TestComponentRules(t *testing.T) {
	s := start(t, Options{})
	path := "/channels/" + s.World.AddChannel(s.World.AddGuild("Harbour"), "news").ID + "/messages"
	text := func(n int) string { return strings.Repeat("ü", n) }
	rows := func(n int) schema.Object {
		all := make([]schema.Object, n)
		for i := range all {
			all[i] = schema.Object{"type": 1, "components": []schema.Object{button(text(i + 1))}}
		}
		return schema.Object{"content": "x", "components": all}
	}
	for _, c := range []struct {
		name    string
		message schema.Object
		want    int
	}{
		{"none", schema.Object{"content": "x", "components": []schema.Object{}}, 0},
		{"5 rows", rows(5), 0},
		{"6 rows", rows(6), 50035},
		{"5 buttons", row(numbered(5)...), 0},
		{"6 buttons", row(numbered(6)...), 50035},
		{"no buttons", row(), 50035},
		{"buttons alone", with(row(button("a")), "content", nil), 50006},
		{"a button without a row", schema.Object{"content": "x", "components": []schema.Object{button("a")}}, 50035},
		{"a row in a row", row(schema.Object{"type": 1, "components": []schema.Object{button("a")}}), 50035},
		{"a select menu", row(with(button("a"), "type", 3)), 50035},
		{"style 0", row(with(button("a"), "style", nil)), 50035},
		{"style 4", row(with(button("a"), "style", 4)), 0},
		{"style 6", row(with(button("a"), "style", 6)), 50035},
		{"no label", row(with(button("a"), "label", nil)), 50035},
		{"an emoji for a label", row(with(with(button("a"), "label", nil), "emoji", schema.Object{"name": "x"})), 0},
		{"emoji null", row(with(with(button("a"), "label", nil), "emoji", (*int)(nil))), 50035},
		{"label 80", row(with(button("a"), "label", text(80))), 0},
		{"label 81", row(with(button("a"), "label", text(81))), 50035},
		{"no id", row(with(button("a"), "custom_id", nil)), 50035},
		{"id 100", row(button(text(100))), 0},
		{"id 101", row(button(text(101))), 50035},
		{"an id twice", row(button("a"), button("a")), 50035},
		{"an address on a button with an id", row(with(button("a"), "url", "https://harbour.example")), 50035},
		{"a link", row(link("https://harbour.example/talks")), 0},
		{"a link within Discord", row(link("discord://-/channels/1")), 0},
		{"two links", row(link("https://harbour.example"), link("https://harbour.example")), 0},
		{"a link with an id", row(with(link("https://harbour.example"), "custom_id", "a")), 50035},
		{"a link to nowhere", row(with(link(""), "url", nil)), 50035},
		{"a link to a file", row(link("file:///etc/hosts")), 50035},
		{"a link without a scheme", row(link("harbour.example")), 50035},
		{"link 513", row(link("https://harbour.example/" + strings.Repeat("a", 513-24))), 50035},
		{"link 512", row(link("https://harbour.example/" + strings.Repeat("a", 512-24))), 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			if _, got := call(t, s, "POST", path, c.message); code(got) != c.want {
				t.Errorf("code %d (%v), want %d", code(got), got["message"], c.want)
			}
		})
	}
}

func TestAnEditWithoutComponentsKeepsThem(t *testing.T) {
	s := start(t, Options{})
	c := s.World.AddChannel(s.World.AddGuild("Harbour"), "news")
	path := "/channels/" + c.ID + "/messages"
	_, m := call(t, s, "POST", path,
		row(with(button("a"), "emoji", schema.Object{"name": "x"}), link("https://harbour.example")))
	posted, err := s.Messages.Posted(soon(t), c)
	if err != nil || len(posted.Buttons()) != 2 || posted.Buttons()[0].CustomID != "a" {
		t.Fatalf("posted %+v (%v)", posted, err)
	}
	path += "/" + m["id"].(string)
	_, m = call(t, s, "PATCH", path, schema.Object{"content": "y"})
	rows := m["components"].([]any)
	first := rows[0].(map[string]any)["components"].([]any)[0].(map[string]any)
	if first["custom_id"] != "a" || first["emoji"] == nil {
		t.Errorf("after an edit of the text the components are %v", rows)
	}
	for _, none := range []any{[]schema.Object{}, nil} {
		call(t, s, "PATCH", path, row(button("b")))
		if _, m = call(t, s, "PATCH", path, schema.Object{"components": none}); len(m["components"].([]any)) != 0 {
			t.Errorf("after an edit with %v the components are %v", none, m["components"])
		}
	}
}
