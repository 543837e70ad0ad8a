package doctor

import (
	"fmt"
	"io"
	"log/slog"
	"slices"
	"strings"
	"time"

	"verbatim/bot"
	"verbatim/cmd/verbatim/internal/settings"
)

const (
	// fewStarts is how many sessions should be left to a bot for a day: verbatim begins 24 an hour at most, and mostly one a day.
	fewStarts = 100
	// mostAhead is by how much a clock may be wrong: by more, and times in the log mislead whoever reads them beside Discord's.
	mostAhead = 30 * time.Second
	// developersPage is where a bot's owner sets it up.
	developersPage = "https://discord.com/developers/applications"
)

// discord asks Discord about the bot and the places that the settings name.
func (d *doctor) discord() []finding {
	c := d.config
	if c.Token == "" && c.TokenFile == "" {
		return []finding{odd("token", "none is set, so Discord was not asked", "set VERBATIM_TOKEN or VERBATIM_TOKEN_FILE; "+settings.TokenHint)}
	}
	token, err := c.BotToken()
	if err != nil {
		return []finding{failed("token", err, settings.TokenHint)}
	}
	if !isAddress(c.DiscordAPI) {
		return nil // which the settings' findings tell
	}
	home, report := ids(c.HomeGuilds), c.ReportChannel
	if !isID(report) {
		report = ""
	}
	x, err := bot.Examine(d.ctx, bot.Options{Token: string(token), Prefix: c.Prefix, API: c.DiscordAPI, HomeGuilds: home,
		ReportChannel: report, Log: slog.New(slog.NewTextHandler(io.Discard, nil))})
	switch {
	case bot.Rejected(err):
		return []finding{bad("token", "Discord does not take it", "make a new one at "+developersPage+" (Bot, Reset Token)")}
	case err != nil:
		return []finding{bad("Discord", err.Error(), "look whether this machine reaches Discord, and https://discordstatus.com")}
	}
	found := []finding{good("token", "it is that of %s (%s)", x.Name, x.ID)}
	found = append(found, contentFinding(x), startsFinding(x), clockFinding(x))
	for _, g := range x.Guilds {
		found = append(found, guildFinding(g, x.Invite))
	}
	found = append(found, roleFindings(ids(c.ModeratorRoles), x.Guilds)...)
	if x.Report != nil {
		found = append(found, reportFinding(*x.Report, home))
	}
	return append(found, good("invite", "%s", x.Invite))
}

func contentFinding(x bot.Examination) finding {
	const what = "intents"
	if x.Content {
		return good(what, "Message Content is on")
	}
	return odd(what, "Message Content is off: commands behind the prefix are not heard in servers; mentions, direct messages and slash commands are",
		"switch on Message Content Intent at "+developersPage+" (Bot), if they should be")
}

func startsFinding(x bot.Examination) finding {
	says := fmt.Sprintf("%d of %d sessions may still be begun, anew in %s", x.Left, x.Total, x.Reset.Round(time.Minute))
	if x.Left < fewStarts {
		return odd("sessions", says, "find out what starts the bot again and again; Discord takes the token away from a bot that goes beyond")
	}
	return finding{fine, "sessions", says, ""}
}

func clockFinding(x bot.Examination) finding {
	ahead := x.Ahead.Round(time.Second)
	switch {
	case ahead > mostAhead:
		return odd("clock", fmt.Sprintf("it is %s ahead of Discord's", ahead), "let the machine set its clock, as with systemd-timesyncd")
	case ahead < -mostAhead:
		return odd("clock", fmt.Sprintf("it is %s behind Discord's", -ahead), "let the machine set its clock, as with systemd-timesyncd")
	}
	return good("clock", "it agrees with Discord's")
}

// named is how a place of Discord's is called in a finding.
func named(p bot.PlaceState) string {
	if p.Name == "" {
		return p.ID
	}
	return fmt.Sprintf("%s (%s)", p.Name, p.ID)
}

func guildFinding(g bot.GuildState, invite string) finding {
	const what = "server"
	switch {
	case g.Wrong != "":
		return bad(what, fmt.Sprintf("VERBATIM_HOME_GUILDS: the bot is not in %s: %s", named(g.PlaceState), g.Wrong), "invite it: "+invite)
	case len(g.Missing) > 0:
		return odd(what, fmt.Sprintf("in %s the bot's roles lack: %s; channels may allow it all the same", named(g.PlaceState), strings.Join(g.Missing, ", ")), "give them to its role, or invite it anew: "+invite)
	}
	return good(what, "the bot is in %s", named(g.PlaceState))
}

// roleFindings says which moderators' roles there are in no home server.
func roleFindings(roles []string, guilds []bot.GuildState) (found []finding) {
	for _, id := range roles {
		name := ""
		for _, g := range guilds {
			if n, ok := g.Roles[id]; ok {
				name = fmt.Sprintf("%s (%s) of %s", n, id, named(g.PlaceState))
			}
		}
		if name == "" {
			found = append(found, odd("role", fmt.Sprintf("VERBATIM_MODERATOR_ROLES: %s is a role of none of the servers in VERBATIM_HOME_GUILDS", id), "copy the role's id from the server's settings"))
			continue
		}
		found = append(found, good("role", "%s moderates", name))
	}
	return found
}

func reportFinding(p bot.PlaceState, home []string) finding {
	const what = "reports"
	switch {
	case p.Wrong != "":
		return bad(what, fmt.Sprintf("VERBATIM_REPORT_CHANNEL: %s: %s", named(p), p.Wrong), "name a text channel that the bot can see")
	case len(p.Missing) > 0:
		return bad(what, fmt.Sprintf("in the channel %s the bot lacks: %s", named(p), strings.Join(p.Missing, ", ")), "allow it in the channel's permissions")
	case !slices.Contains(home, p.Guild):
		return odd(what, fmt.Sprintf("the channel %s is in no server of VERBATIM_HOME_GUILDS, so nobody there may rule on a report", named(p)), "name its server there, or another channel")
	}
	return good(what, "they go to the channel %s", named(p))
}
