package examine

import (
	"strings"
	"testing"

	"verbatim/bot/discordtest"
)

// TestRun examines a bot in a server with a report channel, and in places where it can do nothing.
func TestRun(t *testing.T) {
	t.Parallel()
	s := discordtest.Start(discordtest.Options{NoMessageContent: true})
	defer s.Close()
	guild := s.World.AddGuild("Harbour")
	role := s.World.AddRole(guild, "desk", discordtest.PermManageGuild)
	channel := s.World.AddChannel(guild, "reports")
	o := Options{Token: s.Token, API: s.URL, HomeGuilds: []string{guild.ID, "7"}, ReportChannel: channel.ID}
	x, err := Run(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	if x.ID != s.Bot.ID || x.Name != s.Bot.Name || x.MessageContent || x.Left != x.Total || !strings.Contains(x.Invite, x.ID) {
		t.Errorf("the bot is %+v", x)
	}
	if home := x.Guilds[0]; home.Name != "Harbour" || home.Wrong != "" || len(home.Missing) > 0 || home.Roles[role.ID] != "desk" {
		t.Errorf("the home server is %+v", home)
	}
	if other := x.Guilds[1]; !strings.Contains(other.Wrong, "Unknown Guild") {
		t.Errorf("a server without the bot is %+v", other)
	}
	if r := x.Report; r.Guild != guild.ID || r.Wrong != "" || len(r.Missing) > 0 {
		t.Errorf("the report channel is %+v", r)
	}

	s.World.Deny(channel, discordtest.PermSendMessages)
	if x, err = Run(t.Context(), o); err != nil || strings.Join(x.Report.Missing, ", ") != "Send Messages" {
		t.Errorf("a closed report channel is %+v (%v)", x.Report, err)
	}
	s.World.Deny(channel, discordtest.PermViewChannel)
	if x, err = Run(t.Context(), o); err != nil || !strings.Contains(x.Report.Wrong, "Missing Access") {
		t.Errorf("a hidden report channel is %+v (%v)", x.Report, err)
	}
}

// TestRejected tests that a rejected token is told from other errors.
func TestRejected(t *testing.T) {
	t.Parallel()
	s := discordtest.Start(discordtest.Options{})
	defer s.Close()
	if _, err := Run(t.Context(), Options{Token: "sesame", API: s.URL}); !Rejected(err) {
		t.Errorf("a wrong token: %v", err)
	}
	if _, err := Run(t.Context(), Options{Token: "sesame", API: "http://127.0.0.1:1/api/v9"}); err == nil || Rejected(err) {
		t.Errorf("a server that can't be reached: %v", err)
	}
	if _, err := Run(t.Context(), Options{API: s.URL}); err == nil || Rejected(err) {
		t.Errorf("no token: %v", err)
	}
}
