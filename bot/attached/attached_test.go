package attached

import (
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/bwmarrin/discordgo"
)

// TestFilesComeFromDiscordAlone tests that nothing is fetched from an address that a member made up, nor from where
// one of Discord's own sends the bot on to.
func TestFilesComeFromDiscordAlone(t *testing.T) {
	t.Parallel()
	var asked atomic.Int32
	elsewhere := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { asked.Add(1) }))
	defer elsewhere.Close()
	discord := httptest.NewServer(http.RedirectHandler(elsewhere.URL+"/a.txt", http.StatusFound))
	defer discord.Close()
	p := &Fetcher{Host: discord.URL[7:], Limit: time.Minute, Log: slog.New(slog.DiscardHandler)}
	for address, want := range map[string]string{
		elsewhere.URL + "/a.txt":                         "not where Discord keeps files",
		"http://cdn.discordapp.com@" + elsewhere.URL[7:]: "not where Discord keeps files",
		"http://cdn.discordapp.com.example/a.txt":        "not where Discord keeps files",
		"file:///etc/passwd":                             "not where Discord keeps files",
		"http://169.254.169.254/latest/meta-data":        "not where Discord keeps files",
		discord.URL + "/a.txt":                           "could not be fetched",
	} {
		data, err := p.fetchFile(t.Context(), &discordgo.MessageAttachment{URL: address})
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %q, %v, want %q", address, data, err, want)
		}
	}
	if n := asked.Load(); n > 0 {
		t.Errorf("another server was asked %d times", n)
	}
}
