package bot

import (
	"context"
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
