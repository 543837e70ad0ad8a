package bot

import (
	"strconv"
	"testing"

	"github.com/bwmarrin/discordgo"

	"verbatim/bot/shards"
)

// TestServersOfAShardThatConnectsLater takes no server for new before its shard has said which servers it has.
func TestServersOfAShardThatConnectsLater(t *testing.T) {
	t.Parallel()
	server := func(shard int) string { return strconv.FormatUint(uint64(4711*4+shard)<<22, 10) }
	g := &greeter{}
	if g.isNew(server(1)) {
		t.Error("a server is new before the bot has connected")
	}
	g.connected(0, 4, []*discordgo.Guild{{ID: server(0)}, nil})
	for shard := range 4 {
		if at := shards.Of(server(shard), 4); at != shard {
			t.Fatalf("the server is of shard %d, not %d", at, shard)
		}
		if g.isNew(server(shard)) {
			t.Errorf("the server of shard %d is new", shard)
		}
	}
	g.connected(1, 4, nil)
	if !g.isNew(server(1)) || g.isNew(server(1)) || g.isNew(server(2)) {
		t.Error("a server is new once, after its shard has connected without it")
	}
}
