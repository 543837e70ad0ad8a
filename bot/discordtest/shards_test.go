package discordtest

import (
	"strconv"
	"sync/atomic"
	"testing"
	"time"

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

// TestBuckets begins four shards in two buckets: the second of each comes too soon, until its time has come.
func TestBuckets(t *testing.T) {
	var passed atomic.Int64
	clock := func() time.Time { return time.Date(2026, 11, 30, 12, 0, 0, int(passed.Load()), time.UTC) }
	s := start(t, Options{MaxConcurrency: 2, IdentifyEvery: DefaultIdentifyEvery, Now: clock})
	identify := func(shard int) *client {
		c := dial(t, s)
		c.write(gateway.OpIdentify, sharded(s, shard, 4))
		return c
	}
	for shard := range 2 {
		if got := identify(shard).read(); got.Type != "READY" {
			t.Errorf("shard %d receives %+v", shard, got)
		}
	}
	for shard := 2; shard < 4; shard++ {
		if got := identify(shard).read(); got.Op != gateway.OpInvalidSession {
			t.Errorf("shard %d, too soon, receives %+v", shard, got)
		}
	}
	passed.Add(int64(DefaultIdentifyEvery))
	for shard := 2; shard < 4; shard++ {
		if got := identify(shard).read(); got.Type != "READY" {
			t.Errorf("shard %d receives %+v later", shard, got)
		}
	}
	if n, hasty := s.Gateway.Identifies(), s.Gateway.Hasty(); n != 6 || hasty != 2 {
		t.Errorf("%d identifies, %d too soon", n, hasty)
	}
	if got := s.Gateway.Shards(4); len(got) != 4 {
		t.Errorf("the shards %v are connected", got)
	}
}

// TestRequiredShards changes how many shards a bot must have.
func TestRequiredShards(t *testing.T) {
	s := start(t, Options{Shards: 3, MaxConcurrency: 16})
	_, got := call(t, s, "GET", "/gateway/bot", nil)
	limit := got["session_start_limit"].(map[string]any)
	if got["shards"] != 3.0 || limit["max_concurrency"] != 16.0 {
		t.Errorf("Discord recommends %v", got)
	}
	s.API.RequireShards(2)
	c := dial(t, s)
	c.write(gateway.OpIdentify, identity(s, usual))
	if got := c.closed(); got != gateway.CloseShardingRequired {
		t.Errorf("one shard is closed with %d", got)
	}
	c = dial(t, s)
	c.write(gateway.OpIdentify, sharded(s, 1, 2))
	if got := c.read(); got.Type != "READY" {
		t.Errorf("the second of two receives %+v", got)
	}
}

// TestGuildsOnTheirShard adds guilds to each shard.
func TestGuildsOnTheirShard(t *testing.T) {
	s := start(t, Options{})
	seen := map[string]bool{}
	for i := range 100 {
		g := s.World.AddGuild("Quay", Shard{Number: i % 7, Total: 7})
		id, err := strconv.ParseUint(g.ID, 10, 64)
		if err != nil || int(id>>gateway.TimeShift%7) != i%7 || seen[g.ID] || len(g.ID) != 18 {
			t.Errorf("guild %d has the id %s", i, g.ID)
		}
		seen[g.ID] = true
	}
}
