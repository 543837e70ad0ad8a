package bot

import (
	"fmt"
	"net/http"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"verbatim/bot/discordtest"
)

// TestServersNoLongerAtHomeLoseTheirCommands starts a bot with two home servers, and then with one. The other loses its
// moderators' commands, with two calls. The next start asks no server that is not at home, and a server of which
// nothing is known is asked once.
func TestServersNoLongerAtHomeLoseTheirCommands(t *testing.T) {
	t.Parallel()
	for name, file := range map[string]string{
		"with a record": filepath.Join(t.TempDir(), "commands.json"), "of a version without a record": "",
	} {
		p := newPlace(t, discordtest.Options{})
		former, never := p.World.AddGuild("Former"), p.World.AddGuild("Never")
		guilds := []string{p.guild.ID, former.ID, never.ID}
		register := func(file string, home ...string) (calls []string) {
			var mu sync.Mutex
			p.API.Intercept(func(_ http.ResponseWriter, r *http.Request) bool {
				mu.Lock()
				defer mu.Unlock()
				for guild, name := range map[string]string{p.guild.ID: "home", former.ID: "former", never.ID: "never"} {
					if strings.Contains(r.URL.Path, "/guilds/"+guild+"/commands") {
						calls = append(calls, r.Method+" "+name)
					}
				}
				return false
			})
			o := Options{Token: p.Token, API: p.URL, Answerer: forAll{teller}, HomeGuilds: home, CommandsFile: file, Log: logTo(t)}
			p.newBot(t, o).registry.Register(soon(t), p.Bot.ID, guilds)
			return calls
		}
		register(file, p.guild.ID, former.ID)
		if len(p.Commands.In(former.ID)) == 0 {
			t.Fatalf("%s: the home servers have no commands", name)
		}
		record := filepath.Join(t.TempDir(), "commands.json")
		if file != "" {
			record = file
		}
		calls := register(record, p.guild.ID)
		if left := p.Commands.In(former.ID); len(left) > 0 || len(p.Commands.In(p.guild.ID)) == 0 {
			t.Errorf("%s: the former home has %d commands", name, len(left))
		}
		wanted := "[GET former GET home PUT former]"
		if slices.Sort(calls); file == "" {
			wanted = "[GET former GET home GET never PUT former]"
		}
		if got := fmt.Sprint(calls); got != wanted {
			t.Errorf("%s: the calls are %s, want %s", name, got, wanted)
		}
		if got := fmt.Sprint(register(record, p.guild.ID)); got != "[GET home]" {
			t.Errorf("%s: the next start makes the calls %s", name, got)
		}
		if register(record, p.guild.ID, former.ID); len(p.Commands.In(former.ID)) == 0 {
			t.Errorf("%s: back at home, the server has no commands", name)
		}
		p.unharmed(t)
	}
}

// TestCommandsAreRemovedAtTheStart connects a bot that is in a server with commands of an earlier time.
func TestCommandsAreRemovedAtTheStart(t *testing.T) {
	t.Parallel()
	p := newPlace(t, discordtest.Options{})
	former := p.World.AddGuild("Former")
	o := Options{Token: p.Token, API: p.URL, Answerer: forAll{teller}, HomeGuilds: []string{p.guild.ID, former.ID}, Log: logTo(t)}
	p.newBot(t, o).registry.Register(soon(t), p.Bot.ID, nil)
	for range 3 { // everywhere, and in both
		if err := p.Commands.Registered(soon(t)); err != nil {
			t.Fatal(err)
		}
	}
	p.start(t, teller)
	if err := p.Commands.Registered(soon(t)); err != nil {
		t.Fatal(err)
	}
	if left := p.Commands.In(former.ID); len(left) > 0 || len(p.Commands.In(p.guild.ID)) == 0 {
		t.Errorf("the former home has %d commands", len(left))
	}
	p.unharmed(t)
}
