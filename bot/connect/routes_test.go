package connect

import (
	"errors"
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/bwmarrin/discordgo"
)

func TestRouteKind(t *testing.T) {
	for url, want := range map[string]string{
		discordgo.EndpointChannelMessages("1"):              "channels",
		discordgo.EndpointInteractionResponse("1", "t"):     "interactions",
		discordgo.EndpointFollowupMessage("1", "t"):         "webhooks",
		discordgo.EndpointApplicationGlobalCommands("1"):    "applications",
		discordgo.EndpointGateway:                           "gateway",
		discordgo.EndpointGuildRoles("1"):                   "guilds",
		discordgo.EndpointUserChannels("@me"):               "users",
		"https://harbour.example/channels/1":                otherRoute,
		discordgo.EndpointAPI + "surprises/1?of=moratorium": otherRoute,
	} {
		if got := routeKind(httptest.NewRequest(http.MethodGet, url, nil)); got != want {
			t.Errorf("%s is of the kind %q, want %q", url, got, want)
		}
	}
}

func TestStatusClass(t *testing.T) {
	for status, want := range map[int]string{200: "2xx", 204: "2xx", 304: "3xx", 404: "4xx", 429: "429", 502: "5xx",
		700: "5xx", 101: "none"} {
		if got := statusClass(&http.Response{StatusCode: status}, nil); got != want {
			t.Errorf("%d is of the class %q, want %q", status, got, want)
		}
	}
	if got := statusClass(nil, errors.New("no route to host")); got != "none" {
		t.Errorf("no answer is of the class %q", got)
	}
}
