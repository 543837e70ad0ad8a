package doctor

import (
	"fmt"
	"net"
	"net/url"
	"os"
	"runtime"
	"slices"

	"verbatim/cmd/verbatim/internal/local"
	"verbatim/cmd/verbatim/internal/settings"
	"verbatim/corpus/wording"
)

// checkSettings is what the findings about settings are about.
const checkSettings = "settings"

// settings checks the environment variables.
func (d *doctor) settings() (found []finding) {
	for _, v := range settings.StrayVariables(os.Environ()) {
		f := doubtful(checkSettings, v.Says, v.Do)
		if v.Wrong {
			f.grade = failure
		}
		found = append(found, f)
	}
	if warning := d.config.FileWarning; warning != "" {
		found = append(found, doubtful(checkSettings, warning, "chmod 600 "+d.config.File))
	}
	found = append(found, tokenFindings(d.config)...)
	for _, err := range d.config.Errors() {
		found = append(found, failed(checkSettings, err, ""))
	}
	if len(d.config.ModeratorRoles) > 0 && len(d.config.HomeGuilds) == 0 {
		found = append(found, doubtful(checkSettings, "VERBATIM_MODERATOR_ROLES has no effect without VERBATIM_HOME_GUILDS",
			"set VERBATIM_HOME_GUILDS to the servers that have these roles"))
	}
	found = append(found, addressFindings(d.config)...)
	found = append(found, modelFindings(d.config.Model)...)
	if !slices.ContainsFunc(found, func(f finding) bool { return f.grade == failure }) {
		set := len(settings.OwnVariables(os.Environ()))
		says := wording.Count(set, "variable") + " set"
		if path := d.config.File; path != "" {
			says += ", also by " + path
		}
		found = append(found, good(checkSettings, "%s", says))
	}
	return found
}

// modelFindings returns the findings about the sentence model in a file; none for no file.
func modelFindings(path string) []finding {
	m, err := local.OpenModel(path)
	switch {
	case err != nil:
		return []finding{failed(checkSettings, fmt.Errorf("VERBATIM_MODEL: %w", err), "")}
	case m == nil:
		return nil
	}
	return []finding{good("model", "%s", m)}
}

// tokenFindings returns the findings about the variables of the token.
func tokenFindings(c *settings.Config) (found []finding) {
	if c.Token != "" && c.TokenFile != "" {
		found = append(found, doubtful(checkSettings,
			"both VERBATIM_TOKEN and VERBATIM_TOKEN_FILE are set; the first is used", "remove one of them"))
	}
	if c.TokenFile == "" || runtime.GOOS == "windows" {
		return found
	}
	if info, err := os.Stat(c.TokenFile); err == nil && info.Mode().Perm()&0o077 != 0 {
		found = append(found, doubtful(checkSettings,
			"other users can read the token file, and anyone who has the token can act as the bot", "chmod 600 "+c.TokenFile))
	}
	return found
}

// addressFindings returns the findings about variables that hold addresses.
func addressFindings(c *settings.Config) (found []finding) {
	if !isAddress(c.DiscordAPI) {
		found = append(found, bad(checkSettings,
			"VERBATIM_DISCORD_API is not an address", "leave it empty to use Discord itself"))
	}
	if _, _, err := net.SplitHostPort(c.Web); c.Web != "" && err != nil {
		says := fmt.Sprintf("VERBATIM_WEB is %q, which is not an address with a port", c.Web)
		found = append(found, bad(checkSettings, says, "set it to an address like 127.0.0.1:8420"))
	}
	if c.HTTP == "" {
		return found
	}
	host, _, err := net.SplitHostPort(c.HTTP)
	switch {
	case err != nil:
		says := fmt.Sprintf("VERBATIM_HTTP is %q, which is not an address with a port", c.HTTP)
		found = append(found, bad(checkSettings, says, "set it to an address like 127.0.0.1:8080"))
	case host != "localhost" && !net.ParseIP(host).IsLoopback():
		found = append(found, doubtful(checkSettings, "VERBATIM_HTTP can be reached from other machines, without a password",
			"set it to an address of 127.0.0.1, or keep others out with a firewall or a private network"))
	}
	return found
}

// isAddress reports whether s can be the base address of an API. The empty string stands for Discord's own.
func isAddress(s string) bool {
	u, err := url.Parse(s)
	return s == "" || err == nil && u.Host != ""
}

// homeIDs returns the ids of the home servers that can be ids.
func homeIDs(c *settings.Config) []string {
	ids, _ := c.Homes()
	return validIDs(ids)
}

// validIDs returns the entries of a list that can be ids. The check of the settings reports the others.
func validIDs(list []string) (valid []string) {
	for _, id := range list {
		if settings.IsID(id) {
			valid = append(valid, id)
		}
	}
	return valid
}
