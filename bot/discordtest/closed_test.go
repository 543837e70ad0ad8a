package discordtest

import (
	"testing"

	"verbatim/bot/discordtest/schema"
)

// TestThreadsThatAreClosed posts into threads, and changes a message of the bot's there.
func TestThreadsThatAreClosed(t *testing.T) {
	for _, c := range []struct {
		name             string
		archived, locked bool
		edit, post       int // codes of what is refused; 0 for none
	}{
		{"active", false, false, 0, 0},
		{"archived", true, false, 50083, 0},
		{"locked", false, true, 0, 160005},
		{"archived and locked", true, true, 50083, 50083},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := set(t, Options{}, plain)
			thread := p.World.AddThread(p.channel, "more")
			path := "/channels/" + thread.ID + "/messages"
			id := p.do("POST", path, schema.Object{"content": "x"}, 0)["id"].(string)
			if c.archived {
				thread.Archive()
			}
			if c.locked {
				thread.Lock()
			}
			p.do("PATCH", path+"/"+id, schema.Object{"content": "y"}, c.edit)
			p.do("POST", path, schema.Object{"content": "x"}, c.post)
			if c.post == 0 { // which makes the thread active
				p.do("PATCH", path+"/"+id, schema.Object{"content": "y"}, 0)
			}
			p.do("POST", "/channels/"+p.channel.ID+"/messages", schema.Object{"content": "x"}, 0)
		})
	}
}

// TestAutoMod sends a word that is forbidden in every way in which the bot can.
func TestAutoMod(t *testing.T) {
	p := set(t, Options{}, plain)
	p.API.Forbid("flotsam")
	path := "/channels/" + p.channel.ID + "/messages"
	bad := schema.Object{"content": "some flotsam"}
	text := schema.Object{"type": schema.ComponentText, "content": "some flotsam"}
	p.do("POST", path, bad, 200000)
	p.do("POST", path, schema.Object{"flags": FlagLayout, "components": []any{text}}, 200000)
	id := p.do("POST", path, schema.Object{"content": "jetsam"}, 0)["id"].(string)
	p.do("PATCH", path+"/"+id, bad, 200000)
	p.do("POST", "/channels/"+p.World.Direct(p.user).ID+"/messages", bad, 0) // without AutoMod
	for range 2 {
		p.bot.read() // the bot's own messages
	}

	ask := p.next(p.Slash(p.channel, p.user, "who-said", nil))
	p.do("POST", ask.callback, respond(4, bad), 200000)
	p.do("POST", ask.callback, respond(5, nil), 0)
	p.do("PATCH", ask.webhook+"/messages/@original", bad, 200000)
	p.do("PATCH", ask.webhook+"/messages/@original", schema.Object{"content": "jetsam"}, 0)
	p.do("PATCH", ask.webhook+"/messages/@original", bad, 200000)
	p.do("POST", ask.webhook, bad, 200000)
}
