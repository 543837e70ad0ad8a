package main

import (
	"bufio"
	"context"
	"errors"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"verbatim/bot"
	"verbatim/bot/discordtest"
	"verbatim/corpus/wording"
	"verbatim/index/ask"
)

type echo struct{}

func (echo) Do(_ context.Context, r ask.Request) (ask.Answer, error) {
	return &ask.Forgotten{Head: ask.Head{Command: r.Command,
		Notes: []ask.Note{{
			Text: wording.Say("%s and %s in channel %s", r.Words, r.Options[ask.ParamLimit], r.Channel),
		}}}}, nil
}

func (echo) Complete(context.Context, string, ask.Completion, string) ([]string, error) {
	return nil, nil
}

// TestTalk starts a bot as the first lines say, posts messages, and sees what the bot posts by itself.
func TestTalk(t *testing.T) {
	page := filepath.Join(t.TempDir(), "page.html")
	in, typed := io.Pipe()
	read, out := io.Pipe()
	defer time.AfterFunc(8*time.Minute, func() { out.CloseWithError(errors.New("too slow")) }).Stop()
	ended := make(chan error, 2)
	go func() {
		err := run(t.Context(), in, out, discordtest.Options{}, page)
		out.Close()
		ended <- err
	}()
	printed := bufio.NewScanner(read)
	next := func(holds string) string {
		for printed.Scan() {
			if strings.Contains(printed.Text(), holds) {
				return printed.Text()
			}
		}
		t.Fatalf("%q was not printed", holds)
		return ""
	}
	variables := `VERBATIM_TOKEN=(\S+) VERBATIM_DISCORD_API=(\S+) VERBATIM_HOME_GUILDS=\d+ VERBATIM_REPORT_CHANNEL=(\d+)`
	said := regexp.MustCompile(variables).FindStringSubmatch(next("VERBATIM_TOKEN"))
	b, err := bot.New(bot.Options{Token: said[1], API: said[2], Prefix: "!", Answerer: echo{}})
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	go func() { ended <- b.Run(ctx) }()
	next("The bot has connected")
	for _, c := range []struct{ line, answer string }{
		{"!who-said moratorium limit:3", "moratorium and 3"},
		{"@verbatim what is said?", "what is said"},
		{"/who-said words:a moratorium limit:7", "a moratorium and 7"},
		{"/nonsense", "!"},
		{"!who-said ice", "ice and"},
		{"^!who-said jetsam", "jetsam and"},
		{"*Who said this?", "!who-said jetsam and"},
		{"&bo", "bo types now"}, {"!who-said spindrift", "spindrift and"}, {"&ines", "ines types now"},
	} {
		io.WriteString(typed, c.line+"\n")
		next(c.answer)
	}
	if shown, err := os.ReadFile(page); err != nil || !strings.Contains(string(shown), "!who-said jetsam") {
		t.Errorf("the page is %q (%v)", shown, err)
	}
	io.WriteString(typed, "--\n")
	next("[deleted]")
	io.WriteString(typed, "--\n")
	next("no message was typed")
	io.WriteString(typed, "~who said flotsam?\n")
	direct := regexp.MustCompile(`in channel (\d+)`).FindStringSubmatch(next("flotsam"))
	post(t, said[2], said[1], direct[1], "an alert has something new")
	next("[posted in a direct message]")
	next("an alert has something new")
	post(t, said[2], said[1], said[3], "the bot reports something")
	next("[posted in #reports]")
	next("the bot reports something")
	stop()
	typed.Close()
	for range 2 {
		if err := <-ended; err != nil {
			t.Error(err)
		}
	}
}

// post posts a message of the bot into a channel.
func post(t *testing.T, api, token, channel, text string) {
	t.Helper()
	r, err := http.NewRequest("POST", api+"/channels/"+channel+"/messages", strings.NewReader(`{"content": "`+text+`"}`))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Authorization", "Bot "+token)
	r.Header.Set("User-Agent", "DiscordBot (https://example.org, 1.0)")
	resp, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		t.Fatal(resp.Status)
	}
}
