package discordtest

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"verbatim/bot/discordtest/schema"
)

func TestEveryRequestIsChecked(t *testing.T) {
	for _, c := range []struct {
		name, token, agent string
		want               int
	}{
		{"right", "Bot " + DefaultToken, agent, 200},
		{"wrong token", "Bot other", agent, 401},
		{"no Bot before the token", DefaultToken, agent, 401},
		{"wrong user agent", "Bot " + DefaultToken, "Go-http-client/1.1", 403},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := start(t, Options{})
			r, _ := http.NewRequest("GET", s.URL+"/gateway/bot", nil)
			r.Header.Set("Authorization", c.token)
			r.Header.Set("User-Agent", c.agent)
			if got, _ := do(t, r); got != c.want {
				t.Errorf("status %d, want %d", got, c.want)
			}
			if n := len(s.API.Refusals()); (n > 0) != (c.want != 200) {
				t.Errorf("%d refusals", n)
			}
		})
	}
}

func repeat(n int, o schema.Object) []schema.Object {
	all := make([]schema.Object, n)
	for i := range all {
		all[i] = o
	}
	return all
}

func TestMessageLimits(t *testing.T) {
	s := start(t, Options{})
	c := s.World.AddChannel(s.World.AddGuild("Harbour"), "news")
	text := func(n int) string { return strings.Repeat("ü", n) }
	embed := func(o schema.Object) schema.Object { return schema.Object{"embeds": []schema.Object{o}} }
	for _, test := range []struct {
		name    string
		message schema.Object
		want    int // the error code; 0 when it is taken
	}{
		{"2000 characters", schema.Object{"content": text(2000)}, 0},
		{"2001 characters", schema.Object{"content": text(2001)}, 50035},
		{"nothing but spaces", schema.Object{"content": " \n "}, 50006},
		{"nothing", schema.Object{}, 50006},
		{"title 256", embed(schema.Object{"title": text(256)}), 0},
		{"title 257", embed(schema.Object{"title": text(257)}), 50035},
		{"description 4096", embed(schema.Object{"description": text(4096)}), 0},
		{"description 4097", embed(schema.Object{"description": text(4097)}), 50035},
		{"25 fields", embed(schema.Object{"fields": repeat(25, schema.Object{"name": "n", "value": "v"})}), 0},
		{"26 fields", embed(schema.Object{"fields": repeat(26, schema.Object{"name": "n", "value": "v"})}), 50035},
		{"field name 257", embed(schema.Object{"fields": repeat(1, schema.Object{"name": text(257), "value": "v"})}), 50035},
		{"field value 1025", embed(schema.Object{"fields": repeat(1, schema.Object{"name": "n", "value": text(1025)})}),
			50035},
		{"field without value", embed(schema.Object{"fields": repeat(1, schema.Object{"name": "n", "value": ""})}), 50035},
		{"footer 2049", embed(schema.Object{"title": "t", "footer": schema.Object{"text": text(2049)}}), 50035},
		{"author 257", embed(schema.Object{"author": schema.Object{"name": text(257)}}), 50035},
		{"10 embeds", schema.Object{"embeds": repeat(10, schema.Object{"title": "t"})}, 0},
		{"11 embeds", schema.Object{"embeds": repeat(11, schema.Object{"title": "t"})}, 50035},
		{"6000 in all", schema.Object{"embeds": repeat(2, schema.Object{"description": text(3000)})}, 0},
		{"6002 in all", schema.Object{"embeds": repeat(2, schema.Object{"description": text(3001)})}, 50035},
		{"parse null", schema.Object{"content": "x", "allowed_mentions": schema.Object{"parse": nil}}, 50035},
		{"parse of something else",
			schema.Object{"content": "x", "allowed_mentions": schema.Object{"parse": []string{"here"}}}, 50035},
		{"parse and users", schema.Object{"content": "x",
			"allowed_mentions": schema.Object{"parse": []string{"users"}, "users": []string{"1"}}}, 50035},
		{"reply to nothing", schema.Object{"content": "x", "message_reference": schema.Object{"message_id": "1"}}, 50035},
		{"reply to nothing, if it is there",
			schema.Object{"content": "x",
				"message_reference": schema.Object{"message_id": "1", "fail_if_not_exists": false}}, 0},
	} {
		t.Run(test.name, func(t *testing.T) {
			if _, got := call(t, s, "POST", "/channels/"+c.ID+"/messages", test.message); code(got) != test.want {
				t.Errorf("code %d (%v), want %d", code(got), got["message"], test.want)
			}
		})
	}
}

func TestPermissions(t *testing.T) {
	s := start(t, Options{})
	c := s.World.AddChannel(s.World.AddGuild("Harbour"), "news")
	path := "/channels/" + c.ID + "/messages"
	s.World.Deny(c, PermReadHistory)
	if _, got := call(t, s, "POST", path,
		schema.Object{"content": "x", "message_reference": schema.Object{"message_id": "1"}}); code(
		got,
	) != 160002 {
		t.Errorf("a reply without the right to read: %v", got)
	}
	s.World.Deny(c, PermEmbedLinks)
	if _, got := call(t, s, "POST", path, schema.Object{"embeds": repeat(1, schema.Object{"title": "t"})}); code(
		got) != 50006 {
		t.Errorf("an embed without the right to embed: %v", got)
	}
	s.World.Deny(c, PermSendMessages)
	if _, got := call(t, s, "POST", path, schema.Object{"content": "x"}); code(got) != 50013 {
		t.Errorf("a message without the right to send: %v", got)
	}
	if _, got := call(t, s, "POST", "/channels/1/messages", schema.Object{"content": "x"}); code(got) != 10003 {
		t.Errorf("a message to an unknown channel: %v", got)
	}
}

func TestPinged(t *testing.T) {
	const text = "@everyone <@11> <@!12> <@&13> @here \\<@14>"
	all := []string{"everyone", "11", "12", "13", "here", "14"}
	for _, c := range []struct {
		name    string
		message Message
		want    []string
	}{
		{"not said, everything pings", Message{}, append(all, "99")},
		{"not said in an interaction, users", Message{Interaction: true}, []string{"11", "12", "14"}},
		{"nothing", Message{AllowedMentions: &schema.AllowedMentions{}}, nil},
		{"roles", Message{AllowedMentions: &schema.AllowedMentions{Parse: []string{"roles"}}}, []string{"13"}},
		{"one user", Message{AllowedMentions: &schema.AllowedMentions{Users: []string{"12"}}}, []string{"12"}},
		{"the one replied to", Message{AllowedMentions: &schema.AllowedMentions{RepliedUser: true}}, []string{"99"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			c.message.Content, c.message.repliedTo = text, "99"
			if got := c.message.Pinged(); !slices.Equal(got, c.want) {
				t.Errorf("pinged %v, want %v", got, c.want)
			}
		})
	}
}

func TestAnEditNeedsItsOwnAllowedMentions(t *testing.T) {
	s := start(t, Options{})
	c := s.World.AddChannel(s.World.AddGuild("Harbour"), "news")
	x := s.Say(c, s.World.AddUser("ines"), "question")
	_, m := call(t, s, "POST", "/channels/"+c.ID+"/messages", schema.Object{
		"content": "@everyone", "allowed_mentions": schema.Object{"parse": []string{}}, "message_reference": schema.Object{"message_id": x.ID},
	})
	first, err := x.Answer(soon(t))
	if err != nil || len(first.Pinged()) > 0 {
		t.Fatalf("the first answer pinged %v (%v)", first.Pinged(), err)
	}
	call(t, s, "PATCH", "/channels/"+c.ID+"/messages/"+m["id"].(string), schema.Object{"content": "@everyone now"})
	edited, err := x.Answer(soon(t))
	if err != nil || !slices.Contains(edited.Pinged(), "everyone") {
		t.Errorf("an edit that does not say what may ping pinged %v (%v)", edited.Pinged(), err)
	}
}

func TestCommandRules(t *testing.T) {
	s := start(t, Options{})
	path := "/applications/" + s.Bot.ID + "/commands"
	option := func(o schema.Object) schema.Object {
		return schema.Object{"name": "who-said", "description": "d", "options": []schema.Object{o}}
	}
	words := schema.Object{"type": 3, "name": "words", "description": "d"}
	for _, c := range []struct {
		name    string
		command schema.Object
		want    int
	}{
		{"right", option(words), 0},
		{"upper case", schema.Object{"name": "Who", "description": "d"}, 50035},
		{"a space", schema.Object{"name": "who said", "description": "d"}, 50035},
		{"no description", schema.Object{"name": "who", "description": ""}, 50035},
		{"description 101", schema.Object{"name": "who", "description": strings.Repeat("d", 101)}, 50035},
		{"26 options", schema.Object{"name": "who", "description": "d", "options": repeat(26, words)}, 50035},
		{"required after optional", schema.Object{"name": "who", "description": "d",
			"options": []schema.Object{words, {"type": 3, "name": "id", "description": "d", "required": true}}}, 50035},
		{"26 choices", option(schema.Object{"type": 3, "name": "n", "description": "d",
			"choices": repeat(26, schema.Object{"name": "c", "value": "c"})}), 50035},
		{"two of one name", schema.Object{"name": "who", "description": "d", "options": repeat(2, words)}, 50035},
		{"a choice without a value",
			option(schema.Object{"type": 3, "name": "n", "description": "d",
				"choices": repeat(1, schema.Object{"name": "c"})}), 50035},
		{"no such type", option(schema.Object{"type": 12, "name": "n", "description": "d"}), 50035},
		{"permissions", schema.Object{"name": "who", "description": "d", "default_member_permissions": "many"}, 50035},
	} {
		t.Run(c.name, func(t *testing.T) {
			if _, got := call(t, s, "PUT", path, []schema.Object{c.command}); code(got) != c.want {
				t.Errorf("code %d (%v), want %d", code(got), got["message"], c.want)
			}
		})
	}
	if _, got := call(t, s, "PUT", path, repeat(2, option(words))); code(got) != 50035 {
		t.Errorf("two commands of one name: %v", got)
	}
	if got := s.Commands.In(""); len(got) != 1 || got[0].Name != "who-said" || s.Commands.Puts() != 1 {
		t.Errorf("registered %+v after %d overwrites", got, s.Commands.Puts())
	}
}

func TestAnEnforcedNonceIsPostedOnce(t *testing.T) {
	s := start(t, Options{})
	path := "/channels/" + s.World.AddChannel(s.World.AddGuild("Harbour"), "news").ID + "/messages"
	post := func(o schema.Object) string {
		_, m := call(t, s, "POST", path, o)
		return m["id"].(string)
	}
	once := schema.Object{"content": "x", "nonce": "1", "enforce_nonce": true}
	if first, again := post(once), post(once); first != again {
		t.Errorf("posted as %s and as %s", first, again)
	}
	if first, again := post(schema.Object{"content": "x", "nonce": "2"}), post(schema.Object{"content": "x",
		"nonce": "2"}); first == again {
		t.Errorf("a nonce that is not enforced kept a message from being posted")
	}
}
