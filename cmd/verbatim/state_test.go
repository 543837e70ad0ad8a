package main

import (
	"context"
	"flag"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"verbatim/bot/discordtest"
	"verbatim/bot/show"
	"verbatim/cmd/verbatim/internal/cli"
	"verbatim/cmd/verbatim/internal/settings"
	"verbatim/index/corrections"
	"verbatim/index/statedb"
	"verbatim/index/statedb/statedbtest"
)

// A harbour is a server of a fake Discord with a bot whose state is in PostgreSQL.
type harbour struct {
	*runningBot
	folder, data      string
	config            settings.Config
	guild             *discordtest.Guild
	channel           *discordtest.Channel
	member, moderator discordtest.User
	others            []discordtest.User
}

// withState starts a bot with its state at an address.
func withState(t *testing.T, address string) *harbour {
	t.Helper()
	return withFolder(t, address, t.TempDir(), 0)
}

// withFolder starts a bot with its state at an address, and its corpus in a folder. Its server has some more members,
// with the same ids each time.
func withFolder(t *testing.T, address, folder string, members int) *harbour {
	t.Helper()
	discord := discordtest.Start(discordtest.Options{Token: "hunter2", InteractionDeadline: patience})
	t.Cleanup(discord.Close)
	h := &harbour{folder: folder, data: t.TempDir(), guild: discord.World.AddGuild("Harbour")}
	h.channel, h.member = discord.World.AddChannel(h.guild, "news"), discord.World.AddUser("ines")
	h.moderator = discord.World.AddUser("bea")
	for i := range members {
		m := discord.World.AddUser(fmt.Sprint("member", i))
		discord.World.Join(h.guild, m)
		h.others = append(h.others, m)
	}
	discord.World.Join(h.guild, h.member)
	discord.World.Join(h.guild, h.moderator, discord.World.AddRole(h.guild, "managers", discordtest.PermManageGuild))
	h.write(t, "one.txt", "The ferries wait for the thaw")
	h.config = settings.Config{Corpus: h.folder, SharedNames: true, HomeGuilds: []string{h.guild.ID}, Log: debugLog(t)}
	reflect.ValueOf(&h.config.State).Elem().SetString(address)
	h.runningBot = startBot(t, discord, h.config, "--data", h.data)
	h.wait(discord.Commands.Registered)
	h.wait(isConnected(discord))
	h.becomes(200, "ok")
	server, err := statedb.Connect(address)
	if err != nil {
		t.Fatal(err)
	}
	defer server.Close()
	waitFor(t, func() bool { // what the corpus has is known, so that what follows is new
		n, err := server.Count(t.Context(), "SELECT count(*) FROM "+server.Schema+".noted")
		return err == nil && n > 0
	})
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

// TestStateAway cuts a bot from its PostgreSQL. It says so, goes on with searches, and loses nothing: what was stored
// is there again, what was not is said to be not, and each new quote is posted once.
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
	h.wait(h.log.has("the state can be reached again"))
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

// TestStateAwayAtStart starts a bot again while its PostgreSQL can't be reached: it answers searches with the
// corrections that it knows, and all else as soon as the server is there.
func TestStateAwayAtStart(t *testing.T) {
	t.Parallel()
	through := statedbtest.NewProxy(t, statedbtest.Postgres(t))
	h := withState(t, through.Address)
	h.write(t, "two.txt", "The ferries leave at noon")
	h.tells(h.moderator, "!reindex", "")
	h.servesArticles("", 2)
	id := regexp.MustCompile("`([a-z2-7]{10})`").FindStringSubmatch(h.tells(h.member, "!who-said thaw", "ferries wait"))
	h.tells(h.moderator, "!hide "+id[1]+" wrong", "hidden")
	h.says(h.channel, h.member, "!who-said ferries")
	h.end()

	through.Stop()
	h.runningBot = startBot(t, h.discord, h.config, "--data", h.data)
	h.becomes(200, outageHealth)
	if got := h.says(h.channel, h.member, "!who-said ferries"); strings.Contains(got, "ferries wait") ||
		!strings.Contains(got, "leave at noon") {
		t.Errorf("without the server the answer is\n%s", got)
	}
	h.tells(h.member, "!subscribe ferries", outageWords)
	through.Start()
	h.healthy(outageHealth, false)
	h.tells(h.member, "!subscribe ferries", "Alert 1")
	h.end()
}

// TestDoctorOfState checks what the doctor says about state in PostgreSQL.
func TestDoctorOfState(t *testing.T) {
	p := newPatient(t, discordtest.Options{})
	state := reflect.ValueOf(&p.app.Config.State).Elem()
	for address, line := range map[string]string{
		"postgres://ines:sesame@127.0.0.1:1/db": `failure  state: the state in PostgreSQL at 127\.0\.0\.1:1/db can't be reached`,
		"postgres://ines:sesame@[db":            `failure  settings: VERBATIM_STATE: it is not an address of PostgreSQL`,
		"sesame":                                `failure  settings: VERBATIM_STATE: it does not begin with postgres://`,
	} {
		state.SetString(address)
		p.see(t, 2, line)
	}
	at := statedbtest.Postgres(t)
	state.SetString(at)
	p.see(t, 0, `ok       state: the tables for alerts do not exist yet; the bot makes them`,
		`ok       state: the tables for moderators' changes do not exist yet`)
	corpus := p.app.Config.Corpus
	h := withFolder(t, at, corpus, 0)
	h.tells(h.member, "!subscribe ferries", "Alert 1")
	h.end()
	p.see(t, 0, `ok       state: 1 alert, 0 servers, 0 changes in PostgreSQL [0-9.]+ at .*, schema test_`)
	if err := corrections.Append(corpus, corrections.Entry{Do: corrections.Hide, Path: "one.txt", Quote: "q"}); err != nil {
		t.Fatal(err)
	}
	p.see(t, 2, `failure  state: \.verbatim/corrections\.jsonl is not in the state`)
	if err := cli.Run(t.Context(), p.app, []string{"state", "copy", "--from", "files", "--to", "server"}); err != nil {
		t.Fatal(err)
	}
	p.indexed = true // it has the lock of a bot
	p.see(t, 0, `ok       state: 1 alert, 0 servers, 1 change in PostgreSQL`)
}

var long = flag.Bool("long", false, "run tests that take longer")

// A database is a PostgreSQL of a test's own.
type database struct {
	t      *testing.T
	folder string
}

// newDatabase starts a PostgreSQL, and returns its address.
func newDatabase(t *testing.T) (d *database, address string) {
	t.Helper()
	d = &database{t: t}
	said := d.run("start")
	found := regexp.MustCompile(`(?s)^# (\S+)\n.*VERBATIM_TEST_POSTGRES='([^']+)'`).FindStringSubmatch(said)
	if found == nil {
		t.Fatalf("scripts/postgres.sh start prints\n%s", said)
	}
	d.folder = found[1]
	t.Cleanup(func() { d.run("stop", d.folder) })
	return d, found[2]
}

func (d *database) run(args ...string) string {
	d.t.Helper()
	out, err := exec.Command("../../scripts/postgres.sh", args...).Output()
	if err != nil {
		d.t.Fatalf("scripts/postgres.sh %s: %v", strings.Join(args, " "), err)
	}
	return string(out)
}

// TestStateServerStops stops and starts a PostgreSQL again and again while two bots post, set settings and correct.
// Each alert comes once, from one of them, and nothing that was acknowledged is lost.
func TestStateServerStops(t *testing.T) {
	if !*long {
		t.Skip("takes a minute, and needs PostgreSQL's programs: run it with -args -long")
	}
	const rounds, members = 6, 15
	db, address := newDatabase(t)
	folder := t.TempDir()
	both := []*harbour{withFolder(t, address, folder, members), withFolder(t, address, folder, members)}
	if !slices.EqualFunc(both[0].others, both[1].others, func(a, b discordtest.User) bool { return a.ID == b.ID }) {
		t.Fatal("the members of the two servers have other ids")
	}
	var mu sync.Mutex
	posted := map[string]int{} // by member and words
	for i := range members {
		for _, h := range both {
			go func() {
				for {
					got, err := h.discord.Messages.Posted(t.Context(), h.discord.World.Direct(h.others[i]))
					if err != nil {
						return
					}
					words := regexp.MustCompile(`“(.*)”`).FindString(show.Unescape(got.Text()))
					mu.Lock()
					posted[h.others[i].ID+" "+words]++
					mu.Unlock()
				}
			}()
		}
		both[i%2].tells(both[i%2].others[i], "!subscribe ferries", "Alert 1")
	}
	prefix, hidden := "!", map[string]bool{}
	for round := range rounds {
		words := fmt.Sprintf("The ferries of day %d leave", round)
		both[0].write(t, fmt.Sprintf("day%d.txt", round), words)
		for _, h := range both {
			h.says(h.channel, h.moderator, prefix+"reindex")
			h.servesArticles("", round+2)
		}
		time.Sleep(time.Duration(round) * 10 * time.Millisecond) // at another moment each time
		db.run("halt", db.folder)
		for _, h := range both {
			h.healthy(outageHealth, true)
			h.tells(h.member, prefix+"who-said leave", words)
			h.tells(h.moderator, prefix+"settings prefix ~", outageWords)
		}
		db.run("again", db.folder)
		for _, h := range both {
			h.healthy(outageHealth, false)
		}
		first, second := both[round%2], both[1-round%2]
		set := string("?%+=&$"[round])
		first.tells(first.moderator, prefix+"settings prefix "+set, set)
		prefix = set
		for tries := 0; !second.hears(prefix); tries++ {
			if tries > 60 {
				t.Fatalf("the other bot never hears the prefix %s", set)
			}
		}
		found := first.says(first.channel, first.member, prefix+"who-said ferries leave "+fmt.Sprint(round))
		id := regexp.MustCompile("`([a-z2-7]{10})`").FindStringSubmatch(found)
		if id == nil {
			t.Fatalf("there is no quote to hide in\n%s", found)
		}
		waitFor(t, func() bool { // all were posted
			mu.Lock()
			defer mu.Unlock()
			n := 0
			for key := range posted {
				if strings.HasSuffix(key, words+",”") {
					n++
				}
			}
			return n == members
		})
		first.tells(first.moderator, prefix+"hide "+id[1]+" wrong", "hidden")
		hidden[id[1]] = true
		if got := second.says(second.channel, second.moderator, prefix+"audit"); strings.Count(got, "hidden") < len(hidden) {
			t.Errorf("the other bot knows of fewer changes than %d:\n%s", len(hidden), got)
		}
	}
	for _, h := range both {
		h.end()
	}
	mu.Lock()
	defer mu.Unlock()
	for _, key := range slices.Sorted(maps.Keys(posted)) {
		if posted[key] != 1 {
			t.Errorf("%s was posted %d times", key, posted[key])
		}
	}
	if len(posted) != rounds*members {
		t.Errorf("%d alerts were posted, want %d", len(posted), rounds*members)
	}
	t.Logf("%d outages, %d alerts, each once", rounds, len(posted))
}

// hears reports whether commands with a prefix are heard.
func (h *harbour) hears(prefix string) bool {
	ctx, cancel := context.WithTimeout(h.t.Context(), time.Second)
	defer cancel()
	_, err := h.discord.Say(h.channel, h.member, prefix+"status").Answer(ctx)
	return err == nil
}

// waitFor waits until something is so.
func waitFor(t *testing.T, is func() bool) {
	t.Helper()
	for end := time.Now().Add(patience); !is(); time.Sleep(20 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatal("it never was")
		}
	}
}
