package connect

import (
	"fmt"
	"net/http"
	"strings"

	"github.com/bwmarrin/discordgo"
)

// routes are the kinds of REST calls, by the start of their path below the API base.
var routes = []struct{ prefix, kind string }{
	{"channels/", "channels"}, {"interactions/", "interactions"}, {"webhooks/", "webhooks"},
	{"applications/", "applications"}, {"gateway", "gateway"}, {"guilds/", "guilds"}, {"users/", "users"},
}

// otherRoute is the kind of calls to any other address.
const otherRoute = "other"

// Routes returns the kinds of REST calls that an Observer is told of.
func Routes() (kinds []string) {
	for _, r := range routes {
		kinds = append(kinds, r.kind)
	}
	return append(kinds, otherRoute)
}

// routeKind returns the kind of a call as discordgo makes it, before it is readdressed.
func routeKind(r *http.Request) string {
	path, ok := strings.CutPrefix(r.URL.String(), discordgo.EndpointAPI)
	for _, route := range routes {
		if ok && strings.HasPrefix(path, route.prefix) {
			return route.kind
		}
	}
	return otherRoute
}

// Statuses returns the classes of answers to REST calls that an Observer is told of. A rate limit has its own class:
// it is no mistake of the bot, as other 4xx answers are.
func Statuses() []string { return []string{"2xx", "3xx", "4xx", "429", "5xx", "none"} }

// statusClass returns the class of an answer; "none" if there was no answer.
func statusClass(resp *http.Response, err error) string {
	switch {
	case err != nil || resp.StatusCode < 200:
		return "none"
	case resp.StatusCode == http.StatusTooManyRequests:
		return "429"
	}
	return fmt.Sprintf("%dxx", min(resp.StatusCode/100, 5))
}
