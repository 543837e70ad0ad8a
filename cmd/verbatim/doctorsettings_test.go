package main

import (
	"strings"
	"testing"
	"time"

	"verbatim/bot/discordtest"
	"verbatim/cmd/verbatim/internal/settings"
)

func TestDoctorOfSettings(t *testing.T) {
	for name, c := range map[string]struct {
		set    string // NAME=value
		change func(*settings.Config)
		code   int
		lines  []string
	}{
		"misspelt": {set: "VERBATIM_TOKN=sesame", lines: []string{
			`warning  settings: VERBATIM_TOKN is set, but verbatim does not read it`, ` +to do: did you mean VERBATIM_TOKEN\?`,
		}},
		"unknown": {set: "VERBATIM_SUMMARISER=yes", lines: []string{
			`warning  settings: VERBATIM_SUMMARISER`, ` +to do: \.env\.example`,
		}},
		"quoted": {set: `VERBATIM_TOKEN="sesame"`, code: 2, lines: []string{
			`failure  settings: VERBATIM_TOKEN begins and ends with quotation marks`,
		}},
		"both tokens": {change: func(c *settings.Config) { c.TokenFile = "doctor_test.go" }, lines: []string{
			`warning  settings: both VERBATIM_TOKEN and`, `warning  settings: other users can read the token file`,
		}},
		"no ids": {change: func(c *settings.Config) { c.HomeGuilds = []string{"1", "sesame"} }, code: 2, lines: []string{
			`failure  settings: VERBATIM_HOME_GUILDS: entry 2 is not an id`,
		}},
		"no model": {change: func(c *settings.Config) { c.Model = "doctor_test.go" }, code: 2, lines: []string{
			`failure  settings: VERBATIM_MODEL: the sentence model doctor_test.go: config.json must be beside it`,
			` +to do: set VERBATIM_MODEL to the file model.safetensors`,
		}},
		"only roles": {change: func(c *settings.Config) { c.HomeGuilds = nil }, lines: []string{
			`warning  settings: VERBATIM_MODERATOR_ROLES has no effect`,
		}},
		"no port": {change: func(c *settings.Config) { c.HTTP = "localhost" }, code: 2, lines: []string{
			`failure  settings: VERBATIM_HTTP is "localhost"`,
		}},
		"open to all": {change: func(c *settings.Config) { c.HTTP = ":8080" }, lines: []string{
			`warning  settings: VERBATIM_HTTP can be reached from other machines`,
		}},
		"a hasty watch": {change: func(c *settings.Config) { c.Watch = time.Millisecond }, code: 2, lines: []string{
			`failure  settings: VERBATIM_WATCH is 1ms, which is too short`,
		}},
		"a loopback": {change: func(c *settings.Config) { c.HTTP = "[::1]:8080" }, lines: []string{`ok       settings: `}},
		"no address": {change: func(c *settings.Config) { c.DiscordAPI = "sesame" }, code: 2, lines: []string{
			`failure  settings: VERBATIM_DISCORD_API is not an address`,
		}},
		"a site without a port": {change: func(c *settings.Config) { c.Web = "localhost" }, code: 2, lines: []string{
			`failure  settings: VERBATIM_WEB is "localhost"`,
		}},
		"a path": {change: func(c *settings.Config) { c.WebURL = "https://x.example/a" }, code: 2, lines: []string{
			`failure  settings: VERBATIM_WEB_URL is not the address of a site`,
		}},
		"no proxy": {change: func(c *settings.Config) { c.WebProxies = []string{"::1", "sesame"} }, code: 2, lines: []string{
			`failure  settings: VERBATIM_WEB_PROXIES: entry 2 is not a network`,
		}},
		"no problem": {set: "VERBATIM_COOLDOWN=3s", lines: []string{`ok       settings: 1 variable set`}},
	} {
		t.Run(name, func(t *testing.T) {
			p := newPatient(t, discordtest.Options{})
			if name, value, ok := strings.Cut(c.set, "="); ok {
				t.Setenv(name, value)
			}
			if c.change != nil {
				c.change(&p.app.Config)
			}
			p.see(t, c.code, c.lines...)
		})
	}
}
