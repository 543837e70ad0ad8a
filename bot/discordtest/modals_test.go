package discordtest

import (
	"strings"
	"testing"

	"verbatim/bot/discordtest/schema"
)

// input returns a text input of one line.
func input(id string) schema.Object {
	return schema.Object{"type": 4, "custom_id": id, "label": "Correction", "style": 1}
}

// modal returns the data of a modal with the inputs, each in a row.
func modal(inputs ...schema.Object) schema.Object {
	rows := make([]schema.Object, len(inputs))
	for i, in := range inputs {
		rows[i] = schema.Object{"type": 1, "components": []schema.Object{in}}
	}
	return schema.Object{"custom_id": "correct", "title": "Correct a quote", "components": rows}
}

func TestModalRules(t *testing.T) {
	text := func(n int) string { return strings.Repeat("ü", n) }
	rows := func(rows ...schema.Object) schema.Object { return with(modal(), "components", rows) }
	for _, c := range []struct {
		name string
		data schema.Object
		want int
	}{
		{"one", modal(input("a")), 0},
		{"five", modal(input("a"), input("b"), input("c"), input("d"), input("e")), 0},
		{"six", modal(input("a"), input("b"), input("c"), input("d"), input("e"), input("f")), 50035},
		{"none", modal(), 50035},
		{"no components", with(modal(), "components", nil), 50035},
		{"components of something else", with(modal(), "components", "a"), 50109},
		{"a number for a title", with(modal(input("a")), "title", 1), 50035},
		{"no id", with(modal(input("a")), "custom_id", nil), 50035},
		{"id 100", with(modal(input("a")), "custom_id", text(100)), 0},
		{"id 101", with(modal(input("a")), "custom_id", text(101)), 50035},
		{"no title", with(modal(input("a")), "title", " "), 50035},
		{"title 45", with(modal(input("a")), "title", text(45)), 0},
		{"title 46", with(modal(input("a")), "title", text(46)), 50035},
		{"without a row", rows(input("a")), 50035},
		{"two in a row", rows(schema.Object{"type": 1, "components": []schema.Object{input("a"), input("b")}}), 50035},
		{"an empty row", rows(schema.Object{"type": 1, "components": []schema.Object{}}), 50035},
		{"a label", rows(schema.Object{"type": 18, "label": "l", "component": input("a")}), 50035},
		{"a button", modal(button("a")), 50035},
		{"a select menu", modal(selectMenu("a", 1)), 50035},
		{"an id twice", modal(input("a"), input("a")), 50035},
		{"an id of the modal", modal(input("correct")), 0},
		{"no id of an input", modal(input("")), 50035},
		{"id 101 of an input", modal(input(text(101))), 50035},
		{"no label", modal(with(input("a"), "label", nil)), 50035},
		{"label 45", modal(with(input("a"), "label", text(45))), 0},
		{"label 46", modal(with(input("a"), "label", text(46))), 50035},
		{"no style", modal(with(input("a"), "style", nil)), 50035},
		{"a paragraph", modal(with(input("a"), "style", 2)), 0},
		{"style 3", modal(with(input("a"), "style", 3)), 50035},
		{"min -1", modal(with(input("a"), "min_length", -1)), 50035},
		{"min 0", modal(with(input("a"), "min_length", 0)), 0},
		{"min 4000", modal(with(input("a"), "min_length", 4000)), 0},
		{"min 4001", modal(with(input("a"), "min_length", 4001)), 50035},
		{"max 0", modal(with(input("a"), "max_length", 0)), 50035},
		{"max 1", modal(with(input("a"), "max_length", 1)), 0},
		{"max 4001", modal(with(input("a"), "max_length", 4001)), 50035},
		{"min beyond max", modal(with(with(input("a"), "min_length", 3), "max_length", 2)), 50035},
		{"value 4000", modal(with(input("a"), "value", text(4000))), 0},
		{"value 4001", modal(with(input("a"), "value", text(4001))), 50035},
		{"placeholder 100", modal(with(input("a"), "placeholder", text(100))), 0},
		{"placeholder 101", modal(with(input("a"), "placeholder", text(101))), 50035},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := set(t, Options{}, plain)
			ask := p.next(p.Slash(p.channel, p.user, "who-said", nil))
			p.do("POST", ask.callback, respond(9, c.data), c.want)
		})
	}
}

func TestAModalIsShown(t *testing.T) {
	p := set(t, Options{}, plain)
	x, err := p.Slash(p.channel, p.user, "who-said", nil)
	ask := p.next(x, err)
	p.do("POST", ask.callback, respond(9, modal(with(with(input("a"), "value", "as it stands"), "max_length", 20),
		with(with(with(input("b"), "style", 2), "required", false), "placeholder", "Why?"))), 0)
	m, err := x.Modal(soon(t))
	if err != nil || m.CustomID != "correct" || m.Title != "Correct a quote" || len(m.Inputs) != 2 {
		t.Fatalf("opened %+v (%v)", m, err)
	}
	if want := (schema.Input{Type: 4, CustomID: "a", Label: "Correction", Style: schema.InputLine, MaxLength: 20,
		Required: true, Value: "as it stands"}); m.Inputs[0] != want {
		t.Errorf("an input is %+v, want %+v", m.Inputs[0], want)
	}
	if want := (schema.Input{Type: 4, CustomID: "b", Label: "Correction", Style: schema.InputParagraph, MaxLength: 4000,
		Placeholder: "Why?"}); m.Inputs[1] != want {
		t.Errorf("an input is %+v, want %+v", m.Inputs[1], want)
	}
	// the modal is no message, and others may follow it
	p.do("PATCH", ask.webhook+"/messages/@original", schema.Object{"content": "y"}, 10008)
	p.do("POST", ask.webhook, schema.Object{"content": "more"}, 0)
	p.see(x, Posted, "more")
}

func TestOnlyAFirstResponseOpensAModal(t *testing.T) {
	p := set(t, Options{}, plain)
	x, err := p.Slash(p.channel, p.user, "who-said", nil)
	ask := p.next(x, err)
	p.do("POST", ask.callback, schema.Object{"type": 5}, 0)
	p.do("POST", ask.callback, respond(9, modal(input("a"))), 40060)
	if m, err := x.Modal(soon(t)); err == nil {
		t.Errorf("opened %+v", m)
	}
	x, err = p.Slash(p.channel, p.user, "who-said", nil)
	p.do("POST", p.next(x, err).callback, respond(9, modal(input("a"))), 0)
	if m, err := x.Answer(soon(t)); err == nil {
		t.Errorf("the answer is %+v", m)
	}
}
