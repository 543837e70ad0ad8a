package doctor

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"verbatim/bot/examine"
	"verbatim/bot/shards"
	"verbatim/cmd/verbatim/internal/settings"
)

const (
	// fewStarts is how many sessions a bot should have left for the day. verbatim starts at most 24 an hour, and
	// usually one a day.
	fewStarts = 100
	// mostSkew is by how much the clock may differ from Discord's. With more, times in the log don't fit those in
	// Discord.
	mostSkew = 30 * time.Second
	// developersPage is where the owner of a bot sets it up.
	developersPage = "https://discord.com/developers/applications"
)

// discord asks Discord about the bot and about the servers and the channel in the settings.
func (d *doctor) discord(ctx context.Context) []finding {
	c := d.config
	if c.Token == "" && c.TokenFile == "" {
		return []finding{doubtful("token", "no token is set, so Discord was not asked",
			"set VERBATIM_TOKEN or VERBATIM_TOKEN_FILE; "+settings.TokenHint)}
	}
	token, err := c.BotToken()
	if err != nil {
		return []finding{failed("token", err, settings.TokenHint)}
	}
	if !isAddress(c.DiscordAPI) {
		return nil // the check of the settings reports it
	}
	home, report := homeIDs(c), c.ReportChannel
	if !settings.IsID(report) {
		report = ""
	}
	x, err := examine.Run(ctx, examine.Options{
		Token: string(token), API: c.DiscordAPI, HomeGuilds: home, ReportChannel: report,
	})
	switch {
	case examine.Rejected(err):
		return []finding{bad("token", "Discord rejects it", "create a new one at "+developersPage+" (Bot, Reset Token)")}
	case err != nil:
		return []finding{bad("Discord", err.Error(),
			"check this machine's connection to Discord, and https://discordstatus.com")}
	}
	found := []finding{
		good("token", "it belongs to %s (%s)", x.Name, x.ID),
		contentFinding(x), startsFinding(x), shardsFinding(x.Shards, c.Shards), clockFinding(x),
	}
	for _, g := range x.Guilds {
		found = append(found, guildFinding(g, x.Invite))
	}
	found = append(found, roleFindings(validIDs(c.ModeratorRoles), x.Guilds)...)
	if x.Report != nil {
		found = append(found, reportFinding(*x.Report, home))
	}
	return append(found, good("invite", "%s", x.Invite))
}

// contentFinding returns the finding about the intent to read messages.
func contentFinding(x examine.Result) finding {
	const what = "intents"
	if x.MessageContent {
		return good(what, "Message Content is on")
	}
	return doubtful(what,
		"Message Content is off: in servers, the bot answers mentions and slash commands, but not commands with the prefix",
		"to use the prefix, switch on Message Content Intent at "+developersPage+" (Bot)")
}

// startsFinding returns the finding about how many sessions the bot may still start.
func startsFinding(x examine.Result) finding {
	const what = "sessions"
	reset := x.Reset.Round(time.Minute)
	says := fmt.Sprintf("%d of %d sessions are left; all are available again in %s", x.Left, x.Total, reset)
	if x.Left < fewStarts {
		return doubtful(what, says,
			"find out what restarts the bot so often; Discord resets the token of a bot that exceeds the limit")
	}
	return good(what, "%s", says)
}

// shardsFinding returns the finding about the number of shards, of which Discord recommends some.
func shardsFinding(recommended int, set shards.Range) finding {
	const what = "shards"
	switch {
	case set.Automatic():
		return good(what, "the bot takes as many as Discord recommends, %d now", recommended)
	case set.Total < recommended:
		return doubtful(what, fmt.Sprintf("VERBATIM_SHARDS is %s, but Discord recommends %d", set, recommended),
			fmt.Sprintf("set it to auto, or to %d in all processes; Discord refuses a shard with more than 2,500 servers", recommended))
	}
	return good(what, "VERBATIM_SHARDS is %s, and Discord recommends %d", set, recommended)
}

// clockFinding returns the finding about this machine's clock.
func clockFinding(x examine.Result) finding {
	const what, do = "clock", "synchronise the machine's clock, for example with systemd-timesyncd"
	ahead := x.Ahead.Round(time.Second)
	switch {
	case ahead > mostSkew:
		return doubtful(what, fmt.Sprintf("it is %s ahead of Discord's clock", ahead), do)
	case ahead < -mostSkew:
		return doubtful(what, fmt.Sprintf("it is %s behind Discord's clock", -ahead), do)
	}
	return good(what, "it agrees with Discord's clock")
}

// placeName returns the name and id of a server or channel.
func placeName(p examine.Place) string {
	if p.Name == "" {
		return p.ID
	}
	return fmt.Sprintf("%s (%s)", p.Name, p.ID)
}

// guildFinding returns the finding about a home server.
func guildFinding(g examine.Guild, invite string) finding {
	const what = "server"
	name := placeName(g.Place)
	switch {
	case g.Wrong != "":
		return bad(what, fmt.Sprintf("VERBATIM_HOME_GUILDS: the bot is not in %s: %s", name, g.Wrong), "invite it: "+invite)
	case len(g.Missing) > 0:
		says := fmt.Sprintf("in %s the bot's roles lack these permissions: %s; a channel may still grant them",
			name, strings.Join(g.Missing, ", "))
		return doubtful(what, says, "give them to its role, or invite it again: "+invite)
	}
	return good(what, "the bot is in %s", name)
}

// roleFindings returns the findings about moderators' roles: whether a home server has them.
func roleFindings(roles []string, guilds []examine.Guild) (found []finding) {
	const what = "role"
	for _, id := range roles {
		name := ""
		for _, g := range guilds {
			if n, ok := g.Roles[id]; ok {
				name = fmt.Sprintf("%s (%s) of %s", n, id, placeName(g.Place))
			}
		}
		if name == "" {
			says := fmt.Sprintf("VERBATIM_MODERATOR_ROLES: no server in VERBATIM_HOME_GUILDS has the role %s", id)
			found = append(found, doubtful(what, says, "copy the role's id from the server's settings"))
			continue
		}
		found = append(found, good(what, "%s may run moderators' commands", name))
	}
	return found
}

// reportFinding returns the finding about the channel for reports.
func reportFinding(p examine.Place, home []string) finding {
	const what = "reports"
	name := placeName(p)
	switch {
	case p.Wrong != "":
		says := fmt.Sprintf("VERBATIM_REPORT_CHANNEL: %s: %s", name, p.Wrong)
		return bad(what, says, "name a text channel that the bot can see")
	case len(p.Missing) > 0:
		says := fmt.Sprintf("in the channel %s the bot lacks these permissions: %s", name, strings.Join(p.Missing, ", "))
		return bad(what, says, "allow them in the channel's settings")
	case !slices.Contains(home, p.Guild):
		says := fmt.Sprintf("no server of VERBATIM_HOME_GUILDS has the channel %s, so no one may decide on a report", name)
		return doubtful(what, says, "add its server to VERBATIM_HOME_GUILDS, or name another channel")
	}
	return good(what, "they go to the channel %s", name)
}
