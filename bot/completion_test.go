package bot

import (
	"context"
	"strings"
	"testing"

	"verbatim/bot/discordtest"
	"verbatim/index/ask"
)

func TestCompletionIsRankedAndWorksDuringAReindex(t *testing.T) {
	t.Parallel()
	p := newPlace(t, discordtest.Options{})
	service := sampleService(t)
	p.run(t, service)
	complete := func(command, option, typed string) []string {
		choices, err := p.Autocomplete(soon(t), p.channel, p.member, command, option, typed, nil)
		if err != nil || len(choices) > 25 {
			t.Errorf("%s %s %q: %d choices, %v", command, option, typed, len(choices), err)
		}
		var names []string
		for _, c := range choices {
			names = append(names, c.Name)
		}
		return names
	}
	check := func() {
		for _, c := range []struct{ command, option, typed, first string }{
			{ask.SaidBy.Name, "speaker", "lorna", "Lorna Whitcombe-Hale"}, {ask.SaidBy.Name, "speaker", "whitcom",
				"Lorna Whitcombe-Hale"},
			{ask.SaidBy.Name, "speaker", "Lorna Whitcomb-Hale", "Lorna Whitcombe-Hale"}, // a slip
			{ask.WhoSaid.Name, "publisher", "merid", "Meridian News Agency"}, {ask.WhoSaid.Name, "words", "morat", "moratorium"},
			{ask.WhoSaid.Name, "words", "verifiable morat", "verifiable moratorium"}, {ask.WhoSaid.Name, "words", "by:lor",
				`by:"Lorna Whitcombe-Hale"`},
		} {
			if got := complete(c.command, c.option, c.typed); len(got) == 0 || got[0] != c.first {
				t.Errorf("%s %s %q is completed with %q, want %q first", c.command, c.option, c.typed, got, c.first)
			}
		}
		if got := complete(ask.WhoSaid.Name, "words", ""); len(got) == 0 {
			t.Error("nothing typed is completed with nothing")
		}
	}
	check()
	done := make(chan error, 1)
	go func() {
		_, err := service.Do(context.Background(), ask.Request{Command: ask.Reindex, Moderator: true})
		done <- err
	}()
	check()
	if err := <-done; err != nil {
		t.Fatal(err)
	}
	p.unharmed(t)
}

// TestCompletionOfQuotesAndAlerts completes the ID of a quote by its words, and the number of an alert by what the member
// has subscribed to. What is offered shows what it stands for.
func TestCompletionOfQuotesAndAlerts(t *testing.T) {
	t.Parallel()
	p := newPlace(t, discordtest.Options{})
	p.run(t, sampleService(t))
	answer(t, p.slash(t, "subscribe", map[string]any{"words": "moratorium"}))
	for _, c := range []struct{ command, option, typed, name, value string }{
		{"context", "id", "garage month", "Seo Ha-jun: You can build a garage in a month", "xzg4e7tsjd"},
		{"context", "id", "xzg4e7tsjd", "Seo Ha-jun: You can build a garage in a month", "xzg4e7tsjd"},
		{"unsubscribe", "number", "", "1: moratorium", "1"},
		{"help", "command", "time", "timeline: ", "timeline"},
	} {
		choices, err := p.Autocomplete(soon(t), p.channel, p.member, c.command, c.option, c.typed, nil)
		if err != nil || len(choices) == 0 || !strings.HasPrefix(choices[0].Name, c.name) || choices[0].Value != c.value {
			t.Errorf("%s %q is completed with %v, %v", c.command, c.typed, choices, err)
		}
	}
	for _, typed := range []string{"", "qqzzy", `"`} {
		if got, err := p.Autocomplete(soon(t), p.channel, p.member, "context", "id", typed, nil); err != nil || len(got) > 0 {
			t.Errorf("%q is completed with %v, %v", typed, got, err)
		}
	}
	p.unharmed(t)
}
