package connect

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/bwmarrin/discordgo"
)

// TestLenient decodes events with parts that discordgo does not know. The rest is there.
func TestLenient(t *testing.T) {
	const about = `"id":"1","channel_id":"2","content":"!help","author":{"id":"3","username":"x"}`
	for name, message := range map[string]string{
		"nothing odd":             `{` + about + `}`,
		"an unknown component":    `{` + about + `,"components":[{"type":99}]}`,
		"deep in a container":     `{` + about + `,"components":[{"type":17,"components":[{"type":10,"content":"y"},{"type":20}]}]}`,
		"in what it answers":      `{` + about + `,"referenced_message":{"id":"4","content":"z","components":[{"type":16}]}}`,
		"in what it forwards":     `{` + about + `,"message_snapshots":[{"message":{"content":"z","components":[{"type":16}]}}]}`,
		"a field of another type": `{` + about + `,"pinned":"perhaps","poll":5,"embeds":[7,{"title":"t"}]}`,
	} {
		m := lenient[discordgo.MessageCreate](json.RawMessage(message))
		if m == nil || m.Message == nil || m.ID != "1" || m.ChannelID != "2" || m.Content != "!help" || m.Author == nil ||
			m.Author.ID != "3" {
			t.Errorf("%s: decoded %+v", name, m)
			continue
		}
		switch {
		case strings.HasPrefix(name, "deep"):
			if c, ok := m.Components[0].(*discordgo.Container); !ok || len(c.Components) != 1 {
				t.Errorf("the text beside it is gone: %+v", m.Components)
			}
		case strings.HasPrefix(name, "in what it answers"):
			if m.ReferencedMessage == nil || m.ReferencedMessage.Content != "z" {
				t.Errorf("what it answers is %+v", m.ReferencedMessage)
			}
		case strings.HasPrefix(name, "in what it forwards"):
			if len(m.MessageSnapshots) != 1 || m.MessageSnapshots[0].Message.Content != "z" {
				t.Errorf("what it forwards is %+v", m.MessageSnapshots)
			}
		case strings.HasPrefix(name, "a field"):
			if len(m.Embeds) != 1 || m.Embeds[0].Title != "t" {
				t.Errorf("the embeds are %+v", m.Embeds)
			}
		}
	}
	const press = `{"id":"1","token":"t","type":3,"user":{"id":"3"},"data":{"custom_id":"c","component_type":2},` +
		`"message":{"id":"4","components":[{"type":99},{"type":1,"components":[{"type":2,"custom_id":"c"}]}]}}`
	i := lenient[discordgo.InteractionCreate](json.RawMessage(press))
	if i == nil || i.Token != "t" || i.MessageComponentData().CustomID != "c" || len(i.Message.Components) != 1 {
		t.Errorf("decoded %+v", i)
	}
	for _, nothing := range []string{``, `5`, `"x"`, `{`, `[]`, strings.Repeat("[", 1000)} {
		if m := lenient[discordgo.MessageCreate](json.RawMessage(nothing)); m != nil && m.Message != nil && m.ID != "" {
			t.Errorf("%q is decoded as %+v", nothing, m)
		}
	}
}

// FuzzLenient decodes any bytes: that ends, and what discordgo can decode is decoded the same.
func FuzzLenient(f *testing.F) {
	f.Add([]byte(`{"id":"1","components":[{"type":17,"components":[{"type":20}]}],"author":{"id":"2"}}`))
	f.Add([]byte(`{"a":{"a":{"a":[[[{"type":99}]]]}},"type":3,"data":{"options":[{"type":99}]}}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > 1<<12 {
			return
		}
		lenient[discordgo.MessageCreate](data)
		lenient[discordgo.InteractionCreate](data)
	})
}
