package main

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"verbatim/bot/discordtest"
	"verbatim/bot/shards"
)

func TestDoctorOfDiscord(t *testing.T) {
	const starts = `{"url":"wss://gateway.example",` +
		`"session_start_limit":{"total":1000,"remaining":3,"reset_after":7200000}}`
	for name, c := range map[string]struct {
		options discordtest.Options
		change  func(*patient)
		code    int
		lines   []string
	}{
		"no token": {
			change: func(p *patient) { p.app.Config.Token = "" },
			lines:  []string{`warning  token: no token is set, so Discord was not asked`},
		},
		"a wrong token": {
			change: func(p *patient) { p.app.Config.Token = "sesame" },
			code:   2, lines: []string{`failure  token: Discord rejects it`},
		},
		"no content": {
			options: discordtest.Options{NoMessageContent: true},
			lines:   []string{`warning  intents: Message Content is off`},
		},
		"another server": {
			change: func(p *patient) { p.app.Config.HomeGuilds = []string{"7"} },
			code:   2, lines: []string{
				`failure  server: VERBATIM_HOME_GUILDS: the bot is not in 7: .*Unknown Guild`,
				`warning  role:`, `warning  reports: .*no one may decide`,
			},
		},
		"no role": {
			change: func(p *patient) { p.app.Config.ModeratorRoles = []string{"8"} },
			lines:  []string{`warning  role: VERBATIM_MODERATOR_ROLES: no server .* has the role 8`},
		},
		"muted": {
			change: func(p *patient) { p.World.Deny(p.channel, discordtest.PermSendMessages) },
			code:   2, lines: []string{`failure  reports: .*lacks these permissions: Send Messages$`},
		},
		"blind": {
			change: func(p *patient) { p.World.Deny(p.channel, discordtest.PermViewChannel) },
			code:   2, lines: []string{`failure  reports: .*Missing Access`},
		},
		"no channel": {
			change: func(p *patient) { p.app.Config.ReportChannel = "9" },
			code:   2, lines: []string{`failure  reports: .*Unknown Channel`},
		},
		"a thread": {
			change: func(p *patient) { p.app.Config.ReportChannel = p.World.AddThread(p.channel, "doubts").ID },
			lines:  []string{`ok       reports: .*doubts`},
		},
		"too few permissions": {
			change: func(p *patient) { p.World.PermitBot(p.guild, discordtest.PermViewChannel) },
			lines: []string{
				`warning  server: .*lack these permissions: Send Messages, Send Messages in Threads, Read Message History`,
			},
		},
		"a clock that is ahead": {
			change: func(p *patient) { p.at(-time.Hour) },
			lines:  []string{`warning  clock: it is (5[0-9]m[0-9]+s|1h0m[0-9]+s) ahead`},
		},
		"a clock that is behind": {
			change: func(p *patient) { p.at(time.Hour) },
			lines:  []string{`warning  clock: it is (5[0-9]m[0-9]+s|1h0m[0-9]+s) behind`},
		},
		"as many shards as recommended": {
			options: discordtest.Options{Shards: 4},
			lines:   []string{`ok       shards: the bot takes as many as Discord recommends, 4 now`},
		},
		"enough shards": {
			options: discordtest.Options{Shards: 4},
			change:  func(p *patient) { p.app.Config.Shards = shards.Range{First: 2, Last: 3, Total: 8} },
			lines:   []string{`ok       shards: VERBATIM_SHARDS is 2-3/8, and Discord recommends 4`},
		},
		"too few shards": {
			options: discordtest.Options{Shards: 4},
			change:  func(p *patient) { p.app.Config.Shards = shards.All(2) },
			lines:   []string{`warning  shards: VERBATIM_SHARDS is 2, but Discord recommends 4`},
		},
		"few starts": {
			change: func(p *patient) { p.answer("/gateway/bot", starts) },
			lines:  []string{`warning  sessions: 3 of 1000 sessions are left; all are available again in 2h0m0s`},
		},
		"a category": {
			change: func(p *patient) { p.answer("/channels/"+p.channel.ID, `{"id":"1","type":4,"name":"all"}`) },
			code:   2, lines: []string{`failure  reports: .*not a text channel`},
		},
		"no JSON": {
			change: func(p *patient) { p.answer("/gateway/bot", `<html>`) },
			code:   2, lines: []string{`failure  Discord: `},
		},
		"out of reach": {
			change: func(p *patient) { p.app.Config.DiscordAPI = "http://127.0.0.1:1/api/v9" },
			code:   2, lines: []string{
				`failure  Discord: .*connection refused`, `         to do: check this machine's connection to Discord`,
			},
		},
	} {
		t.Run(name, func(t *testing.T) {
			p := newPatient(t, c.options)
			if c.change != nil {
				c.change(p)
			}
			p.see(t, c.code, c.lines...)
		})
	}
}

// at makes Discord's clock wrong by off. The doctor's finding includes how long the call takes on a busy machine.
func (p *patient) at(off time.Duration) {
	p.API.Intercept(func(w http.ResponseWriter, _ *http.Request) bool {
		w.Header().Set("Date", time.Now().Add(off).UTC().Format(http.TimeFormat))
		return false
	})
}

// answer makes Discord answer a path with body.
func (p *patient) answer(path, body string) {
	p.API.Intercept(func(w http.ResponseWriter, r *http.Request) bool {
		if !strings.HasSuffix(r.URL.Path, path) {
			return false
		}
		_, _ = w.Write([]byte(body)) // the test fails without it
		return true
	})
}
