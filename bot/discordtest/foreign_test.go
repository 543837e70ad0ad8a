package discordtest

import (
	"strconv"
	"testing"

	"verbatim/bot/discordtest/schema"
)

// portable is a command for users who have installed the bot, and menu one for messages.
var (
	portable = schema.Object{
		"name":              "who-said",
		"description":       "d",
		"integration_types": []int{0, 1},
		"contexts":          []int{0, 1, 2},
	}
	menu     = schema.Object{"type": 3, "name": "Who said this?", "integration_types": []int{1}, "contexts": []int{0, 2}}
	resident = schema.Object{"name": "reindex", "description": "d"}
)

func TestInstallationRules(t *testing.T) {
	s := start(t, Options{})
	path := "/applications/" + s.Bot.ID + "/commands"
	for _, c := range []struct {
		name    string
		command schema.Object
		want    int
	}{
		{"both", portable, 0},
		{"no such type", with(portable, "integration_types", []int{2}), 50035},
		{"one twice", with(portable, "integration_types", []int{1, 1}), 50035},
		{"no such context", with(portable, "contexts", []int{3}), 50035},
		{"a context twice", with(portable, "contexts", []int{0, 0}), 50035},
	} {
		if _, got := call(t, s, "PUT", path, []schema.Object{c.command}); code(got) != c.want {
			t.Errorf("%s: %v, want %d", c.name, got, c.want)
		}
	}
	call(t, s, "PUT", path, []schema.Object{resident})
	if got := s.Commands.In("")[0].IntegrationTypes; len(got) != 1 || got[0] != schema.InstalledForGuild {
		t.Errorf("what does not say how it is installed is so for %v", got)
	}
}

// TestWhereCommandsAreAvailable has a user who has installed the application, and one who has not.
func TestWhereCommandsAreAvailable(t *testing.T) {
	p := set(t, Options{}, portable, menu, resident, with(with(portable, "name", "mine"), "integration_types", []int{1}),
		with(with(portable, "name", "here"), "contexts", []int{0}))
	has, hasNot, stranger := p.user, p.World.AddUser("paul"), p.World.AddUser("eve")
	p.World.InstallFor(has)
	p.World.InstallFor(stranger)
	elsewhere, group := p.World.AddForeignChannel("elsewhere", has, hasNot), p.World.AddGroupDM("friends", has, hasNot)
	for _, c := range []struct {
		name    string
		channel *Channel
		user    User
		command string
		owners  string // who authorized it, by type; "" when it can't be used
		context float64
	}{
		{"at home", p.channel, hasNot, "who-said", "0", 0},
		{"at home, installed too", p.channel, has, "who-said", "01", 0},
		{"at home, for users", p.channel, has, "mine", "1", 0},
		{"at home, for users who have not", p.channel, hasNot, "mine", "", 0},
		{"direct", p.World.Direct(hasNot), hasNot, "who-said", "0", 1},
		{"direct, not there", p.World.Direct(has), has, "here", "", 1},
		{"direct, of others", p.World.Direct(hasNot), has, "who-said", "", 1},
		{"elsewhere", elsewhere, has, "who-said", "1", 0},
		{"elsewhere, not installed", elsewhere, hasNot, "who-said", "", 0},
		{"elsewhere, no member", elsewhere, stranger, "who-said", "", 0},
		{"elsewhere, for guilds", elsewhere, has, "reindex", "", 0},
		{"in a thread elsewhere", p.World.AddThread(elsewhere, "more"), has, "who-said", "1", 0},
		{"in a group", group, has, "who-said", "1", 2},
		{"in a group, not there", group, has, "here", "", 2},
		{"in a group, not installed", group, hasNot, "who-said", "", 2},
		{"in a group, not in it", group, stranger, "who-said", "", 2},
	} {
		t.Run(c.name, func(t *testing.T) {
			x, err := p.Slash(c.channel, c.user, c.command, nil)
			if (err == nil) != (c.owners != "") {
				t.Fatalf("used: %v, want by %q", err, c.owners)
			}
			if err != nil {
				return
			}
			got := p.next(x, nil).Data
			owners := ""
			for _, key := range []string{"0", "1"} {
				if _, ok := got["authorizing_integration_owners"].(map[string]any)[key]; ok {
					owners += key
				}
			}
			if owners != c.owners || got["context"] != c.context || (got["member"] == nil) == (c.context == 0) ||
				(got["user"] == nil) == (c.context != 0) {
				t.Errorf("the gateway sent %v", got)
			}
		})
	}
}

func TestBotInAForeignChannel(t *testing.T) {
	p := set(t, Options{}, portable, menu)
	p.World.InstallFor(p.user)
	paul := p.World.AddUser("paul")
	c := p.World.AddForeignChannel("elsewhere", p.user, paul)
	said := p.Say(c, paul, p.Mention()+" the moratorium holds") // of which the bot hears nothing
	m, _ := p.Messages.Find(said.ID)
	x, err := p.Menu(c, p.user, "Who said this?", m)
	ask := p.next(x, err)
	if got := ask.Data["app_permissions"]; got != strconv.FormatInt(memberPermissions, 10) {
		t.Errorf("the bot may do %v", got)
	}
	channel := "/channels/" + c.ID + "/messages"
	p.do("POST", channel, schema.Object{"content": "x"}, 50001)
	p.do("GET", "/guilds/"+c.Guild+"/roles", nil, 10004)
	p.do("PUT", "/applications/"+p.Bot.ID+"/guilds/"+c.Guild+"/commands", []schema.Object{}, 50001)
	p.do("POST", ask.callback, schema.Object{"type": 5}, 0)
	p.do("POST", ask.webhook, row(button("next")), 0) // fills the deferral
	p.see(x, Deferred, "")
	m = p.see(x, Posted, "x")
	p.do("PATCH", channel+"/"+m.ID, schema.Object{"content": "y"}, 50001)
	p.do("DELETE", channel+"/"+m.ID, nil, 50001)
	for range 5 {
		p.do("POST", ask.webhook, schema.Object{"content": "more"}, 0)
	}
	p.do("POST", ask.webhook, schema.Object{"content": "too many"}, 40094)
	p.do("PATCH", ask.webhook+"/messages/@original", schema.Object{"content": "still"}, 0)

	pressed := p.next(p.Press(m, paul, "next")).Data // who has not installed it
	if owners := pressed["authorizing_integration_owners"].(map[string]any); owners["1"] != p.user.ID ||
		owners["0"] != nil {
		t.Errorf("the press is authorized by %v", owners)
	}
	if _, err := p.Press(m, p.World.AddUser("eve"), "next"); err == nil {
		t.Error("a user pressed who is not in the channel")
	}
	for range 6 {
		asked := p.next(p.Slash(p.channel, p.user, "who-said", nil))
		p.do("POST", asked.callback, message("first"), 0)
		for range 6 {
			p.do("POST", asked.webhook, schema.Object{"content": "more"}, 0)
		}
	}
}

func TestAnswersInForeignChannelsCanBeForcedPrivate(t *testing.T) {
	p := set(t, Options{}, portable)
	p.World.InstallFor(p.user)
	c := p.World.AddForeignChannel("elsewhere", p.user)
	p.World.Deny(c, PermUseExternalApps)
	for _, first := range []schema.Object{message("x"), {"type": 5}} {
		x, err := p.Slash(c, p.user, "who-said", nil)
		ask := p.next(x, err)
		p.do("POST", ask.callback, first, 0)
		p.do("POST", ask.webhook, schema.Object{"content": "x"}, 0)
		for range 2 {
			if e, err := x.Next(soon(t)); err != nil || e.Message.Flags&FlagEphemeral == 0 {
				t.Errorf("got %+v (%v), want it private", e, err)
			}
		}
	}
}
