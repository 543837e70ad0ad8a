package discordtest

import (
	"net/http"
	"testing"
)

func TestLookups(t *testing.T) {
	s := Start(Options{})
	defer s.Close()
	guild := s.World.AddGuild("Harbour")
	channel, hidden, member := s.World.AddChannel(guild, "news"), s.World.AddChannel(
		guild,
		"board",
	), s.World.AddUser("ines")
	thread := s.World.AddThread(channel, "drafts")
	s.World.Join(guild, member)
	s.World.Deny(hidden, PermViewChannel)
	for path, want := range map[string]int{
		"/applications/@me":                             200,
		"/channels/" + channel.ID:                       200,
		"/channels/" + thread.ID:                        200,
		"/channels/" + hidden.ID:                        403,
		"/channels/1":                                   404,
		"/guilds/" + guild.ID + "/members/" + member.ID: 200,
		"/guilds/" + guild.ID + "/members/" + s.Bot.ID:  200,
		"/guilds/" + guild.ID + "/members/1":            404,
		"/guilds/1/members/" + s.Bot.ID:                 404,
	} {
		if status, body := call(t, s, http.MethodGet, path, nil); status != want {
			t.Errorf("GET %s: %d %v, want %d", path, status, body, want)
		}
	}
}
