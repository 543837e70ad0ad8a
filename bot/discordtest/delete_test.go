package discordtest

import (
	"testing"

	"verbatim/bot/discordtest/schema"
)

func TestMessagesAreDeletedInTheirChannel(t *testing.T) {
	p := set(t, Options{}, plain)
	path := "/channels/" + p.channel.ID + "/messages/"
	x := p.Say(p.channel, p.user, "question")
	p.do("DELETE", path+x.ID, nil, 50013)
	p.do("DELETE", path+"1", nil, 10008)
	p.do("DELETE", "/channels/1/messages/"+x.ID, nil, 10003)
	p.do("DELETE", "/channels/"+p.World.AddChannel(p.guild, "talk").ID+"/messages/"+x.ID, nil, 10008)
	got := p.do("POST", "/channels/"+p.channel.ID+"/messages",
		schema.Object{"content": "answer", "message_reference": schema.Object{"message_id": x.ID}}, 0)
	id := got["id"].(string)
	p.see(x, Posted, "answer")
	if m, ok := p.Messages.Find(id); !ok || m.Content != "answer" {
		t.Errorf("the answer is %+v", m)
	}
	p.do("DELETE", path+id, nil, 0)
	p.see(x, Deleted, "answer")
	if m, ok := p.Messages.Find(id); ok {
		t.Errorf("the deleted message is %+v", m)
	}
	p.do("DELETE", path+id, nil, 10008)
	p.do("PATCH", path+id, schema.Object{"content": "y"}, 10008)
	p.World.Grant(p.channel, PermManageMessages)
	p.do("DELETE", path+x.ID, nil, 0)
	p.World.Deny(p.channel, PermViewChannel)
	p.do("DELETE", path+id, nil, 50001)
	p.do("PATCH", path+id, schema.Object{"content": "y"}, 50001)

	direct := p.DM(p.user, "question")
	p.do("DELETE", "/channels/"+p.World.Direct(p.user).ID+"/messages/"+direct.ID, nil, 50003)
}

func TestResponsesAreDeleted(t *testing.T) {
	p := set(t, Options{}, plain)
	x, err := p.Slash(p.channel, p.user, "who-said", nil)
	ask := p.next(x, err)
	p.do("DELETE", ask.webhook+"/messages/@original", nil, 10015)
	private := respond(4, schema.Object{"content": "first", "flags": FlagEphemeral})
	p.do("POST", ask.callback, private, 0)
	first := p.see(x, Posted, "first")
	p.do("DELETE", "/channels/"+p.channel.ID+"/messages/"+first.ID, nil, 10008)
	p.do("POST", ask.webhook, schema.Object{"content": "more"}, 0)
	more := p.see(x, Posted, "more")
	other := p.next(p.Slash(p.channel, p.user, "who-said", nil))
	p.do("POST", other.callback, message("other"), 0)
	p.do("DELETE", other.webhook+"/messages/"+more.ID, nil, 10008)
	p.do("DELETE", ask.webhook+"/messages/"+more.ID, nil, 0)
	p.see(x, Deleted, "more")
	p.do("DELETE", ask.webhook+"/messages/@original", nil, 0)
	p.see(x, Deleted, "first")
	p.do("DELETE", ask.webhook+"/messages/@original", nil, 10008)
	p.do("PATCH", ask.webhook+"/messages/@original", schema.Object{"content": "y"}, 10008)
}

func TestADeferralIsDeleted(t *testing.T) {
	p := set(t, Options{}, plain)
	x, err := p.Slash(p.channel, p.user, "who-said", nil)
	ask := p.next(x, err)
	p.do("POST", ask.callback, schema.Object{"type": 5}, 0)
	p.see(x, Deferred, "")
	p.do("DELETE", ask.webhook+"/messages/@original", nil, 0)
	p.see(x, Deleted, "")
	p.do("PATCH", ask.webhook+"/messages/@original", schema.Object{"content": "y"}, 10008)
}

// TestBothExchangesSeeADeletion deletes an answer with its own button: the exchange that asked and the one that
// pressed both see it.
func TestBothExchangesSeeADeletion(t *testing.T) {
	p := set(t, Options{}, plain)
	asked, err := p.Slash(p.channel, p.user, "who-said", nil)
	p.do("POST", p.next(asked, err).callback, respond(4, row(button("delete"))), 0)
	m := p.see(asked, Posted, "x")
	pressed, err := p.Press(m, p.user, "delete")
	ask := p.next(pressed, err)
	p.do("POST", ask.callback, schema.Object{"type": 6}, 0)
	p.see(pressed, Deferred, "")
	p.do("DELETE", ask.webhook+"/messages/@original", nil, 0)
	p.see(asked, Deleted, "x")
	p.see(pressed, Deleted, "x")
}
