package bot

import (
	"strings"
	"testing"
)

// TestWhoSaidThisReadsAllOfAMessage answers "who said this?" to messages whose words are not in their content:
// forwards, posts of news bots, cards, and messages with parts that discordgo does not know. Of a message that is gone
// or has no words, the answer says so.
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
		"a deleted one":   {nil, "is gone, or the bot may not see it"},
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
