package discordtest

import (
	"testing"

	"verbatim/bot/discordtest/schema"
)

// A stage is a guild with a channel, a user in it and a bot that is connected.
type stage struct {
	*Server
	t       *testing.T
	guild   *Guild
	channel *Channel
	user    User
	bot     *client
}

// set makes a stage on which the commands are registered.
func set(t *testing.T, o Options, commands ...schema.Object) *stage {
	t.Helper()
	p := &stage{Server: start(t, o), t: t}
	p.guild = p.World.AddGuild("Harbour")
	p.channel, p.user = p.World.AddChannel(p.guild, "news"), p.World.AddUser("ines")
	if status, got := call(t, p.Server, "PUT", "/applications/"+p.Bot.ID+"/commands", commands); status != 200 {
		t.Fatalf("the commands were refused: %v", got)
	}
	p.bot = dial(t, p.Server)
	p.bot.identify(p.Server, usual)
	return p
}

// An ask is an interaction as the bot received it, with the paths for its answers.
type ask struct {
	received
	callback, webhook string
}

// next reads the event of an interaction that a user has begun.
func (p *stage) next(x *Exchange, err error) ask {
	p.t.Helper()
	if err != nil {
		p.t.Fatal(err)
	}
	got := p.bot.read()
	if got.Type != "INTERACTION_CREATE" || x != nil && got.Data["id"] != x.ID {
		p.t.Fatalf("the gateway sent %+v", got)
	}
	token := got.Data["token"].(string)
	return ask{
		got,
		"/interactions/" + got.Data["id"].(string) + "/" + token + "/callback",
		"/webhooks/" + p.Bot.ID + "/" + token,
	}
}

// do makes a request and checks the error code of the answer.
func (p *stage) do(method, path string, body any, want int) map[string]any {
	p.t.Helper()
	_, got := call(p.t, p.Server, method, path, body)
	if code(got) != want {
		p.t.Errorf("%s %s %v: %v, want %d", method, path, body, got, want)
	}
	return got
}

// see checks the next event of an exchange.
func (p *stage) see(x *Exchange, kind EventKind, content string) Message {
	p.t.Helper()
	e, err := x.Next(soon(p.t))
	if err != nil || e.Kind != kind || e.Message.Content != content {
		p.t.Fatalf("got %s %q (%v), want %s %q", e.Kind, e.Message.Content, err, kind, content)
	}
	return e.Message
}

// posted has the user ask and the bot answer with a message that has the buttons.
func (p *stage) posted(buttons ...schema.Object) Message {
	p.t.Helper()
	x := p.Say(p.channel, p.user, "question")
	p.bot.read()
	m := row(buttons...)
	m["message_reference"] = schema.Object{"message_id": x.ID}
	p.do("POST", "/channels/"+p.channel.ID+"/messages", m, 0)
	p.bot.read()
	return p.see(x, Posted, "x")
}

var plain = schema.Object{"name": "who-said", "description": "d"}

func respond(kind int, data schema.Object) schema.Object {
	return schema.Object{"type": kind, "data": data}
}
