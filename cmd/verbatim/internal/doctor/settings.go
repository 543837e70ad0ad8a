package doctor

import (
	"fmt"
	"net"
	"net/url"
	"os"
	"runtime"
	"slices"
	"strings"

	"verbatim/cmd/verbatim/internal/settings"
	"verbatim/corpus/wording"
)

// settings checks what the environment says.
func (d *doctor) settings() []finding {
	const what = "settings"
	c := d.config
	var found []finding
	for _, v := range settings.StrayVariables(os.Environ()) {
		f := odd(what, v.Says, v.Do)
		if v.Wrong {
			f.grade = failure
		}
		found = append(found, f)
	}
	if c.Token != "" && c.TokenFile != "" {
		found = append(found, odd(what, "both VERBATIM_TOKEN and VERBATIM_TOKEN_FILE are set; the first is used", "take one of them away"))
	}
	if info, err := os.Stat(c.TokenFile); c.TokenFile != "" && err == nil && runtime.GOOS != "windows" && info.Mode().Perm()&0o077 != 0 {
		found = append(found, odd(what, "the token file can be read by others: whoever has the token is the bot", "chmod 600 "+c.TokenFile))
	}
	for _, v := range []struct {
		name string
		ids  []string
	}{{"VERBATIM_HOME_GUILDS", c.HomeGuilds}, {"VERBATIM_MODERATOR_ROLES", c.ModeratorRoles}, {"VERBATIM_REPORT_CHANNEL", []string{c.ReportChannel}}} {
		for i, id := range v.ids { // it is not shown: somebody may have put the token into the wrong place
			if !isID(id) && id != "" {
				found = append(found, bad(what, fmt.Sprintf("%s: the entry %d is no id; ids are numbers, with commas between them", v.name, i+1),
					"in Discord switch on Developer Mode under Advanced, and copy the id from the menu of the server, role or channel"))
			}
		}
	}
	if len(c.ModeratorRoles) > 0 && len(c.HomeGuilds) == 0 {
		found = append(found, odd(what, "VERBATIM_MODERATOR_ROLES has no effect without VERBATIM_HOME_GUILDS", "name the servers in which these roles are"))
	}
	if err := c.WatchError(); err != nil {
		found = append(found, failed(what, err, ""))
	}
	if !isAddress(c.DiscordAPI) {
		found = append(found, bad(what, "VERBATIM_DISCORD_API is no address", "leave it empty for Discord itself"))
	}
	if host, _, err := net.SplitHostPort(c.HTTP); c.HTTP != "" && err != nil {
		found = append(found, bad(what, fmt.Sprintf("VERBATIM_HTTP is %q, which is no address with a port", c.HTTP), "expected something like 127.0.0.1:8080"))
	} else if ip := net.ParseIP(host); c.HTTP != "" && host != "localhost" && !ip.IsLoopback() {
		found = append(found, odd(what, "VERBATIM_HTTP can be reached from other machines, and asks nobody who they are", "let a firewall or a network of its own keep others away, or name 127.0.0.1"))
	}
	if !slices.ContainsFunc(found, func(f finding) bool { return f.grade == failure }) {
		found = append(found, good(what, "%s set", wording.Count(len(settings.OwnVariables(os.Environ())), "variable")))
	}
	return found
}

// isID reports whether s can be an id of Discord's.
func isID(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }

// isAddress reports whether s can be the base of an API; empty stands for Discord's own.
func isAddress(s string) bool {
	u, err := url.Parse(s)
	return s == "" || err == nil && u.Host != ""
}

// ids are those of a list that can be ids of Discord's: of the others, the settings' findings tell.
func ids(list []string) (some []string) {
	for _, id := range list {
		if isID(id) {
			some = append(some, id)
		}
	}
	return some
}
