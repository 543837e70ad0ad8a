package discordtest

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"verbatim/bot/discordtest/schema"
)

// completing is a command with an option that is completed.
var completing = schema.Object{"name": "by", "description": "d", "options": []schema.Object{
	{"type": 3, "name": "words", "description": "d", "required": true},
	{"type": 3, "name": "speaker", "description": "d", "autocomplete": true},
	{"type": 4, "name": "year", "description": "d", "autocomplete": true},
}}

type offered struct {
	choices []schema.Choice
	err     error
}

// types types into an option. It returns what the bot receives, and a channel of what it offers.
func (p *stage) types(option, typed string, others map[string]any) (ask, chan offered) {
	p.t.Helper()
	done := make(chan offered, 1)
	go func() {
		choices, err := p.Autocomplete(p.t.Context(), p.channel, p.user, "by", option, typed, others)
		done <- offered{choices, err}
	}()
	return p.next(nil, nil), done
}

func TestAutocomplete(t *testing.T) {
	p := set(t, Options{}, completing)
	ask, done := p.types("speaker", "mar", map[string]any{"year": 2021})
	data := ask.Data["data"].(map[string]any)
	options := data["options"].([]any)
	first, second := options[0].(map[string]any), options[1].(map[string]any)
	if ask.Data["type"] != 4.0 || data["name"] != "by" || len(options) != 2 ||
		first["name"] != "speaker" || first["focused"] != true || first["value"] != "mar" || second["value"] != 2021.0 ||
		second["focused"] != nil {
		t.Errorf("the gateway sent %v", ask.Data)
	}
	p.do("POST", ask.callback, message("no choices"), 50035)
	p.do("POST", ask.callback,
		respond(8, schema.Object{"choices": []schema.Object{{"name": "Elin Marsh", "value": "marsh"}}}), 0)
	p.do("POST", ask.callback, respond(8, schema.Object{"choices": []schema.Object{}}), 40060)
	p.do("POST", ask.webhook, schema.Object{"content": "more"}, 10015)
	if got := <-done; got.err != nil || len(got.choices) != 1 ||
		got.choices[0].Name != "Elin Marsh" || got.choices[0].Value != "marsh" {
		t.Errorf("offered %+v", got)
	}
}

func TestChoicesAreChecked(t *testing.T) {
	text := func(n int) string { return strings.Repeat("ü", n) }
	offer := func(name string, value any) schema.Object {
		return schema.Object{"choices": []schema.Object{{"name": name, "value": value}}}
	}
	for _, c := range []struct {
		name, option string
		offer        schema.Object
		want         int
	}{
		{"none", "speaker", schema.Object{"choices": []schema.Object{}}, 0},
		{"no field", "speaker", schema.Object{}, 50035},
		{"25", "speaker", schema.Object{"choices": repeat(25, schema.Object{"name": "n", "value": "v"})}, 0},
		{"26", "speaker", schema.Object{"choices": repeat(26, schema.Object{"name": "n", "value": "v"})}, 50035},
		{"name 100", "speaker", offer(text(100), "v"), 0},
		{"name 101", "speaker", offer(text(101), "v"), 50035},
		{"no name", "speaker", offer("", "v"), 50035},
		{"value 100", "speaker", offer("n", text(100)), 0},
		{"value 101", "speaker", offer("n", text(101)), 50035},
		{"no value", "speaker", offer("n", nil), 50035},
		{"a number for a text", "speaker", offer("n", 1), 50035},
		{"a number", "year", offer("n", 1), 0},
		{"a text for a number", "year", offer("n", "1"), 50035},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := set(t, Options{}, completing)
			ask, _ := p.types(c.option, "2", nil)
			p.do("POST", ask.callback, respond(8, c.offer), c.want)
		})
	}
}

func TestAutocompleteIsCheckedByTheClient(t *testing.T) {
	p := set(t, Options{InteractionDeadline: time.Millisecond}, completing)
	for name, try := range map[string]func() error{
		"unknown command": func() error {
			_, err := p.Autocomplete(t.Context(), p.channel, p.user, "quote", "speaker", "m", nil)
			return err
		},
		"unknown option": func() error {
			_, err := p.Autocomplete(t.Context(), p.channel, p.user, "by", "x", "m", nil)
			return err
		},
		"an option without": func() error {
			_, err := p.Autocomplete(t.Context(), p.channel, p.user, "by", "words", "m", nil)
			return err
		},
		"another option's value": func() error {
			_, err := p.Autocomplete(t.Context(), p.channel, p.user, "by", "speaker", "m", map[string]any{"year": "x"})
			return err
		},
	} {
		if err := try(); err == nil || errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("%s: the bot was asked: %v", name, err)
		}
	}
	ask, done := p.types("speaker", "m", nil)
	if got := <-done; !errors.Is(got.err, context.DeadlineExceeded) {
		t.Errorf("without an answer: %+v", got)
	}
	p.do("POST", ask.callback, respond(8, schema.Object{"choices": []schema.Object{}}), 10062)
}
