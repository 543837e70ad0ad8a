package discordtest

import (
	"strconv"
	"testing"

	"verbatim/bot/discordtest/gateway"
	"verbatim/bot/discordtest/schema"
)

// sharded is the IDENTIFY of one shard of all.
func sharded(s *Server, number, all int) schema.Object {
	o := identity(s, usual)
	o["shard"] = []int{number, all}
	return o
}

func TestShardsThatAreNone(t *testing.T) {
	s := start(t, Options{})
	for _, wrong := range []any{[]int{}, []int{0}, []int{1, 1}, []int{-1, 2}, []int{0, 0}, []int{0, 1, 2}} {
		c := dial(t, s)
		o := identity(s, usual)
		o["shard"] = wrong
		c.write(gateway.OpIdentify, o)
		if got := c.closed(); got != gateway.CloseInvalidShard {
			t.Errorf("shard %v is closed with %d", wrong, got)
		}
	}
}

// TestTooManyGuildsForOneConnection has more guilds than one connection may handle, and then begins two.
func TestTooManyGuildsForOneConnection(t *testing.T) {
	s := start(t, Options{MostGuilds: 1})
	g := s.World.AddGuild("Harbour")
	dial(t, s).identify(s, usual)
	s.World.AddGuild("Lighthouse")
	c := dial(t, s)
	c.write(gateway.OpIdentify, identity(s, usual))
	if got := c.closed(); got != gateway.CloseShardingRequired {
		t.Errorf("with two guilds the connection is closed with %d", got)
	}
	c = dial(t, s)
	c.write(gateway.OpIdentify, sharded(s, 1-shardOf(t, g), 2))
	if got := c.read(); got.Type != "READY" || len(got.Data["guilds"].([]any)) != 0 {
		t.Errorf("the shard without guilds receives %+v", got)
	}
}

// shardOf returns which of two shards handles a guild.
func shardOf(t *testing.T, g *Guild) int {
	t.Helper()
	id, err := strconv.ParseUint(g.ID, 10, 64)
	if err != nil {
		t.Fatal(err)
	}
	return int(id >> 22 % 2)
}

// TestEventsComeToTheirShard begins both of two shards. A message comes to that of its guild, and a direct message to
// the first.
func TestEventsComeToTheirShard(t *testing.T) {
	s := start(t, Options{})
	g, user := s.World.AddGuild("Harbour"), s.World.AddUser("ines")
	channel := s.World.AddChannel(g, "news")
	var shards [2]*client
	for i := range shards {
		shards[i] = dial(t, s)
		shards[i].write(gateway.OpIdentify, sharded(s, i, 2))
		ready := shards[i].read()
		if got := ready.Data["shard"]; ready.Type != "READY" || got.([]any)[0] != float64(i) {
			t.Fatalf("shard %d receives %+v", i, ready)
		}
	}
	in := shardOf(t, g)
	for range 2 { // the second is the first event of a shard that should not receive the first
		said, written := s.Say(channel, user, "in the guild"), s.DM(user, "directly")
		if got := shards[in].read(); got.Data["id"] != said.ID {
			t.Errorf("the shard of the guild receives %+v", got)
		}
		if got := shards[0].read(); got.Data["id"] != written.ID {
			t.Errorf("the first shard receives %+v", got)
		}
	}
}

func TestLocales(t *testing.T) {
	for want, o := range map[[2]string]Options{
		{"en-GB", "en-GB"}: {},
		{"de", "fr"}:       {Locale: "de", GuildLocale: "fr"},
	} {
		p := set(t, o, plain)
		got := p.next(p.Slash(p.channel, p.user, "who-said", nil)).Data
		if got["locale"] != want[0] || got["guild_locale"] != want[1] {
			t.Errorf("%+v: the interaction has the locales %v and %v", o, got["locale"], got["guild_locale"])
		}
		got = p.next(p.Slash(p.World.Direct(p.user), p.user, "who-said", nil)).Data
		if got["locale"] != want[0] || got["guild_locale"] != nil {
			t.Errorf("%+v: in direct messages it has the locales %v and %v", o, got["locale"], got["guild_locale"])
		}
	}
}

func TestRecommendedShards(t *testing.T) {
	s := start(t, Options{})
	for range guildsPerShard {
		s.World.AddGuild("Harbour")
	}
	if _, got := call(t, s, "GET", "/gateway/bot", nil); got["shards"] != 2.0 {
		t.Errorf("Discord recommends %v shards", got["shards"])
	}
}
