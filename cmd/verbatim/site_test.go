package main

import (
	"context"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"verbatim/bot/discordtest"
	"verbatim/cmd/verbatim/internal/cli"
	"verbatim/cmd/verbatim/internal/settings"
	"verbatim/cmd/verbatim/internal/terminal"
)

// visit requests a page of a site.
func visit(t *testing.T, address string, header ...string) (status int, body string, answered http.Header) {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, address, nil)
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i+1 < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	answer, err := http.DefaultTransport.RoundTrip(r)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	b, err := io.ReadAll(answer.Body)
	if err != nil {
		t.Fatal(err)
	}
	return answer.StatusCode, string(b), answer.Header
}

// TestSiteOfABot checks that a bot with VERBATIM_WEB serves the site too, and that the log has nothing of what was
// asked.
func TestSiteOfABot(t *testing.T) {
	t.Parallel()
	discord := discordtest.Start(discordtest.Options{Token: "hunter2"})
	defer discord.Close()
	c := settings.Config{Log: debugLog(t), Web: "127.0.0.1:0", WebURL: "https://quotes.example/"}
	b := startBot(t, discord, c, "--data", t.TempDir())
	b.becomes(200, "ok")
	found := regexp.MustCompile(`msg="the site is served" address=(\S+)`).FindStringSubmatch(b.log.String())
	if found == nil {
		t.Fatalf("the log does not say where the site is:\n%s", &b.log)
	}
	status, body, header := visit(t, "http://"+found[1]+"/search.atom?q=launcher")
	if status != http.StatusOK || !strings.Contains(body, "https://quotes.example/quote/") ||
		header.Get("Strict-Transport-Security") == "" {
		t.Errorf("status %d:\n%s", status, body)
	}
	channel := discord.World.AddChannel(discord.World.AddGuild("Harbour"), "news")
	answer := answerTo(t, discord.Say(channel, discord.World.AddUser("quillon"), "!said-by Whitcombe-Hale release"))
	if !strings.Contains(answer, "](<https://quotes.example/quote/"+"rlycunfv4i>)") {
		t.Errorf("the article has no address, and the answer does not link to the site:\n%s", answer)
	}
	b.end("launcher", "Whitcombe", "quillon")
}

// TestWeb serves a folder, and checks that what a moderator hides is gone from the site at once, also for visitors who
// have a copy of the page.
func TestWeb(t *testing.T) {
	t.Parallel()
	corpus, data := t.TempDir(), t.TempDir()
	const article = "Talks at the dam\n\n\"The dam will hold,\" Mara Quillon said. \"It has held before.\"\n\n" +
		"Oskar Brandvold said the valley was safe.\n"
	if err := os.WriteFile(filepath.Join(corpus, "dam.txt"), []byte(article), 0o600); err != nil {
		t.Fatal(err)
	}
	var out, log lockedBuffer
	app := func(listening func(net.Addr)) *cli.App {
		return &cli.App{Out: &terminal.Screen{W: &out}, Err: &terminal.Screen{W: &log}, Listening: listening}
	}
	listening, ended := make(chan net.Addr, 1), make(chan error, 1)
	ctx, stop := context.WithCancel(t.Context())
	place := []string{"--corpus", corpus, "--data", data}
	go func() {
		args := append([]string{"web", "--listen", "127.0.0.1:0"}, place...)
		ended <- cli.Run(ctx, app(func(a net.Addr) { listening <- a }), args)
	}()
	var address string
	select {
	case a := <-listening:
		address = "http://" + a.String()
	case err := <-ended:
		t.Fatalf("the site ended with %v:\n%s", err, &log)
	}
	status, body, header := visit(t, address+"/search?q=dam")
	id := regexp.MustCompile(`/quote/([a-z0-9]{10})`).FindStringSubmatch(body)
	if status != http.StatusOK || id == nil {
		t.Fatalf("status %d:\n%s", status, body)
	}
	if err := cli.Run(ctx, app(nil), append([]string{"hide", id[1], "wrong"}, place...)); err != nil {
		t.Fatalf("hiding a quote: %v\n%s", err, &log)
	}
	if status, _, _ := visit(t, address+"/quote/"+id[1]); status != http.StatusNotFound {
		t.Errorf("the hidden quote has status %d", status)
	}
	status, body, _ = visit(t, address+"/search?q=dam", "If-None-Match", header.Get("ETag"))
	if status != http.StatusOK || strings.Contains(body, id[1]) {
		t.Errorf("the search has status %d:\n%s", status, body)
	}
	status, body, _ = visit(t, address+"/article?path=dam.txt")
	if status != http.StatusOK || strings.Contains(body, id[1]) {
		t.Errorf("the article has status %d:\n%s", status, body)
	}
	taken := append([]string{"web", "--listen", strings.TrimPrefix(address, "http://")}, place...)
	if err := cli.Run(ctx, app(nil), taken); err == nil || !strings.Contains(err.Error(), "serving the site") {
		t.Errorf("a port that is taken: %v", err)
	}
	stop()
	if err := <-ended; err != nil {
		t.Errorf("the site ended with %v", err)
	}
}
