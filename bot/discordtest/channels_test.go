package discordtest

import (
	"testing"

	"verbatim/bot/discordtest/schema"
)

func TestSendingInThreads(t *testing.T) {
	for _, c := range []struct {
		name            string
		denied          int64
		channel, thread int
	}{
		{"all", 0, 0, 0},
		{"no sending", PermSendMessages, 50013, 0},
		{"no sending in threads", PermSendInThreads, 0, 50013},
		{"no viewing", PermViewChannel, 50001, 50001},
		{"no files", PermAttachFiles, 0, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := set(t, Options{}, plain)
			thread := p.World.AddThread(p.channel, "more")
			p.World.Deny(p.channel, c.denied)
			p.do("POST", "/channels/"+p.channel.ID+"/messages", schema.Object{"content": "x"}, c.channel)
			p.do("POST", "/channels/"+thread.ID+"/messages", schema.Object{"content": "x"}, c.thread)
			p.World.Grant(thread, c.denied)
			p.do("POST", "/channels/"+p.channel.ID+"/messages", schema.Object{"content": "x"}, 0)
		})
	}
}

func TestTheBotSeesAThread(t *testing.T) {
	p := set(t, Options{}, plain)
	thread := p.World.AddThread(p.channel, "more")
	p.Say(thread, p.user, "question")
	if got := p.bot.read(); got.Data["channel_id"] != thread.ID || got.Data["guild_id"] != p.guild.ID {
		t.Errorf("the gateway sent %+v", got)
	}
	got := p.next(p.Slash(thread, p.user, "who-said", nil)).Data["channel"].(map[string]any)
	if got["type"] != 11.0 || got["parent_id"] != p.channel.ID {
		t.Errorf("the channel is %v", got)
	}
}

func TestEmbedsAreDroppedWithoutThePermission(t *testing.T) {
	p := set(t, Options{}, plain)
	path := "/channels/" + p.channel.ID + "/messages"
	both := schema.Object{"content": "x", "embeds": repeat(1, schema.Object{"title": "t"})}
	kept := p.do("POST", path, both, 0)["id"].(string)
	p.World.Deny(p.channel, PermEmbedLinks)
	dropped := p.do("POST", path, both, 0)["id"].(string)
	for id, want := range map[string]int{kept: 1, dropped: 0} {
		if m, _ := p.Messages.Find(id); len(m.Embeds) != want {
			t.Errorf("%d embeds are stored, want %d", len(m.Embeds), want)
		}
	}
	p.do("PATCH", path+"/"+dropped, both, 0)
	if m, _ := p.Messages.Find(dropped); len(m.Embeds) != 0 {
		t.Error("an edit stored embeds")
	}
}
