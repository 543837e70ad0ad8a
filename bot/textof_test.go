package bot

import (
	"net/http"
	"strings"
	"testing"

	"verbatim/bot/discordtest"
)

// TestWhoSaidThisReadsAllOfAMessage answers "who said this?" to messages whose words are not in their content:
// forwards, posts of news bots, cards, and messages with parts that discordgo does not know. Of a message that has no
// words, the answer says so.
func TestWhoSaidThisReadsAllOfAMessage(t *testing.T) {
	t.Parallel()
	p := served(t)
	type o = map[string]any
	const words = "You can build a garage in a month"
	for name, c := range map[string]struct {
		about any
		want  string
	}{
		"its text":        {o{"id": "7", "content": words}, "Seo Ha-jun"},
		"a forward":       {o{"id": "7", "message_snapshots": []any{o{"message": o{"content": words}}}}, "Seo Ha-jun"},
		"an embed":        {o{"id": "7", "embeds": []any{o{"title": "News", "description": words}}}, "Seo Ha-jun"},
		"a field":         {o{"id": "7", "embeds": []any{o{"fields": []any{o{"name": "News", "value": words}}}}}, "Seo Ha-jun"},
		"a card":          {o{"id": "7", "components": []any{o{"type": 17, "components": []any{o{"type": 10, "content": words}}}}}, "Seo Ha-jun"},
		"odd parts":       {o{"id": "7", "content": words, "components": []any{o{"type": 16}}}, "Seo Ha-jun"},
		"a picture alone": {o{"id": "7", "attachments": []any{}}, "has no text that the bot can read"},
	} {
		m := answer(t, p.SayWith(p.channel, p.member, p.Mention()+" who said this?", o{
			"type": 19, "message_reference": o{"message_id": "7", "channel_id": p.channel.ID}, "referenced_message": c.about,
		}))
		if !strings.Contains(m.Text(), c.want) {
			t.Errorf("%s is answered with\n%s", name, m.Text())
		}
	}
	p.unharmed(t)
}

// TestReplyWithoutItsMessage answers "who said this?" in replies that come without the message that they reply to: the
// bot fetches it. The answer says why it can't.
func TestReplyWithoutItsMessage(t *testing.T) {
	t.Parallel()
	p := served(t)
	words := p.Say(p.channel, p.member, "You can build a garage in a month").ID
	ask := func(in *discordtest.Channel, id string) *discordtest.Exchange {
		return p.SayWith(in, p.member, p.Mention()+" who said this?", map[string]any{
			"type": 19, "message_reference": map[string]any{"message_id": id, "channel_id": in.ID}})
	}
	if got := answer(t, ask(p.channel, words)).Text(); !strings.Contains(got, "Seo Ha-jun") {
		t.Errorf("the answer is\n%s", got)
	}
	p.unharmed(t)
	const gone = "The message that you answer is gone. Ask with the words."
	if got := answer(t, ask(p.channel, "7")).Text(); !strings.Contains(got, gone) {
		t.Errorf("a reply to a deleted message is answered with\n%s", got)
	}
	closed := p.World.AddChannel(p.guild, "closed")
	hidden := p.Say(closed, p.member, "You can build a garage in a month").ID
	p.World.Deny(closed, discordtest.PermReadHistory)
	ask(closed, hidden)
	m, err := p.Messages.Posted(soon(t), closed) // without the permission, the bot does not reply
	if err != nil || !strings.Contains(m.Text(), "The bot may not read the message that you answer.") {
		t.Errorf("without the permission the answer is\n%s, %v", m.Text(), err)
	}
	p.API.Intercept(func(w http.ResponseWriter, r *http.Request) bool {
		fails := r.Method == http.MethodGet && strings.HasSuffix(r.URL.Path, "/messages/"+words)
		if fails {
			w.WriteHeader(http.StatusInternalServerError)
		}
		return fails
	})
	const unshown = "Discord has not shown the message that you answer."
	if got := answer(t, ask(p.channel, words)).Text(); !strings.Contains(got, unshown) {
		t.Errorf("while Discord fails the answer is\n%s", got)
	}
}
