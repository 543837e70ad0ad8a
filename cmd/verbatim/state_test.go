package main

import (
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"strings"
	"testing"
	"time"

	"verbatim/bot/discordtest"
	"verbatim/bot/show"
	"verbatim/cmd/verbatim/internal/settings"
	"verbatim/index/statedb/statedbtest"
)

// A harbour is a server of a fake Discord with a bot whose state is in PostgreSQL.
type harbour struct {
	*runningBot
	folder            string
	guild             *discordtest.Guild
	channel           *discordtest.Channel
	member, moderator discordtest.User
}

// withState starts a bot with its state at an address.
func withState(t *testing.T, address string) *harbour {
	t.Helper()
	discord := discordtest.Start(discordtest.Options{Token: "hunter2", InteractionDeadline: patience})
	t.Cleanup(discord.Close)
	h := &harbour{folder: t.TempDir(), guild: discord.World.AddGuild("Harbour")}
	h.channel, h.member = discord.World.AddChannel(h.guild, "news"), discord.World.AddUser("ines")
	h.moderator = discord.World.AddUser("bea")
	discord.World.Join(h.guild, h.member)
	discord.World.Join(h.guild, h.moderator, discord.World.AddRole(h.guild, "managers", discordtest.PermManageGuild))
	h.write(t, "one.txt", "The ferries wait for the thaw")
	c := settings.Config{Corpus: h.folder, SharedNames: true, HomeGuilds: []string{h.guild.ID}, Log: debugLog(t)}
	reflect.ValueOf(&c.State).Elem().SetString(address)
	h.runningBot = startBot(t, discord, c, "--data", t.TempDir())
	h.wait(discord.Commands.Registered)
	h.wait(isConnected(discord))
	h.becomes(200, "ok")
	return h
}

// write writes an article with one quote into the corpus.
func (h *harbour) write(t *testing.T, name, words string) {
	t.Helper()
	text := "Talks go on\n\nHARBOUR TOWN (Harbour Wire) - \"" + words + ",\" Oskar Brandvold said.\n"
	if err := os.WriteFile(filepath.Join(h.folder, name), []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

// tells checks that an answer has words.
func (h *harbour) tells(by discordtest.User, typed string, words ...string) string {
	h.t.Helper()
	got := h.says(h.channel, by, typed)
	for _, w := range words {
		if !strings.Contains(got, w) {
			h.t.Errorf("%s is answered without %q:\n%s", typed, w, got)
		}
	}
	return got
}

// direct returns the next direct message to a member.
func (h *harbour) direct(to discordtest.User) string {
	h.t.Helper()
	m, err := h.discord.Messages.Posted(h.t.Context(), h.discord.World.Direct(to))
	if err != nil {
		h.t.Fatal(err)
	}
	return show.Unescape(m.Text())
}

// healthy waits until health has a text, or lacks it.
func (h *harbour) healthy(text string, has bool) {
	h.t.Helper()
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		if _, body := h.get("/healthz"); strings.Contains(body, text) == has {
			return
		}
	}
	h.t.Fatalf("health never changes; the log:\n%s", &h.log)
}

const (
	outageHealth = "the state in PostgreSQL can't be reached"
	outageWords  = "can't reach the database"
)

// TestStateAway cuts a bot from its PostgreSQL. It says so, goes on with searches, and loses nothing: what was stored is
// there again, what was not is said to be not, and each new quote is posted once.
func TestStateAway(t *testing.T) {
	t.Parallel()
	through := statedbtest.NewProxy(t, statedbtest.Postgres(t))
	h := withState(t, through.Address)
	h.tells(h.member, "!subscribe ferries", "Alert 1")
	id := regexp.MustCompile("`([a-z2-7]{10})`").FindStringSubmatch(h.tells(h.member, "!who-said thaw", "ferries wait"))
	if id == nil {
		t.Fatal("the answer has no id")
	}
	h.tells(h.moderator, "!settings prefix ?", "?")
	if _, metrics := h.get("/metrics"); !strings.Contains(metrics, "\nverbatim_state_up 1\n") {
		t.Error("the metrics lack the state")
	}

	through.Stop()
	h.healthy(outageHealth, true)
	h.tells(h.member, "?who-said thaw", "ferries wait")
	for _, typed := range []string{"?subscribe harbour", "?settings prefix %", "?hide " + id[1] + " wrong"} {
		h.tells(h.moderator, typed, outageWords)
	}
	h.write(t, "two.txt", "The ferries leave at noon")
	h.tells(h.moderator, "?reindex", "")
	h.servesArticles("", 2)
	h.tells(h.member, "?who-said noon", "ferries leave")

	through.Start()
	h.healthy(outageHealth, false)
	if got := h.direct(h.member); !strings.Contains(got, "The ferries leave at noon") {
		t.Errorf("the alert is %q", got)
	}
	h.tells(h.moderator, "?hide "+id[1]+" wrong", "hidden")
	if got := h.says(h.channel, h.member, "?who-said thaw"); strings.Contains(got, "ferries wait") {
		t.Errorf("a hidden quote is shown:\n%s", got)
	}
	h.tells(h.member, "?alerts", "1: ferries")
	h.write(t, "three.txt", "The ferries return at dusk")
	h.tells(h.moderator, "?reindex", "")
	if got := h.direct(h.member); !strings.Contains(got, "The ferries return at dusk") {
		t.Errorf("the next alert is %q", got)
	}
	h.end()
	for _, line := range []string{"the state can't be reached", "the state can be reached again"} {
		if n := strings.Count(h.log.String(), line+`"`); n != 1 {
			t.Errorf("the log has the line %q %d times", line, n)
		}
	}
}

// TestStateAwayWhilePosting cuts a bot from its PostgreSQL while it posts. Each post comes once.
func TestStateAwayWhilePosting(t *testing.T) {
	t.Parallel()
	const members = 12
	through := statedbtest.NewProxy(t, statedbtest.Postgres(t))
	h := withState(t, through.Address)
	all := make([]discordtest.User, members)
	for i := range all {
		all[i] = h.discord.World.AddUser(fmt.Sprint("member", i))
		h.discord.World.Join(h.guild, all[i])
		h.tells(all[i], "!subscribe ferries", "Alert 1")
	}
	h.write(t, "two.txt", "The ferries leave at noon")
	h.tells(h.moderator, "!reindex", "")
	h.direct(all[0]) // posts are under way
	through.Stop()
	h.healthy(outageHealth, true)
	through.Start()
	h.healthy(outageHealth, false)
	for _, m := range all[1:] {
		if got := h.direct(m); !strings.Contains(got, "The ferries leave at noon") {
			t.Errorf("an alert is %q", got)
		}
	}
	h.write(t, "three.txt", "The ferries return at dusk")
	h.tells(h.moderator, "!reindex", "")
	for _, m := range all {
		if got := h.direct(m); !strings.Contains(got, "The ferries return at dusk") {
			t.Errorf("the next alert is %q", got)
		}
	}
	h.end()
}
