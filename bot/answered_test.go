package bot

import (
	"context"
	"strings"
	"testing"

	"verbatim/bot/discordtest"
	"verbatim/index/ask"
)

// TestAnswersFollowTheirQuestions edits questions: the answer is edited, once for each new text. A message that asked
// nothing is answered when it is edited into a question, and what changes something is not done again.
func TestAnswersFollowTheirQuestions(t *testing.T) {
	t.Parallel()
	p := served(t)
	x := p.Say(p.channel, p.member, "!who-said moratorium")
	first := answer(t, x)
	p.Messages.Edit(x, "!who-said moratorium") // as Discord does when it adds a preview
	p.Messages.Edit(x, "!who-said garage")
	if m := answer(t, x); m.ID != first.ID || !strings.Contains(m.Text(), "**who-said** garage") {
		t.Errorf("the answer becomes (%v)\n%s", m.ID == first.ID, m.Text())
	}
	late := p.Say(p.channel, p.member, "who said moratorium")
	p.Messages.Edit(late, "!who-said moratorium")
	if m := answer(t, late); m.ID == first.ID || m.Text() != first.Text() {
		t.Errorf("an edited message is answered with\n%s", m.Text())
	}
	p.Messages.Edit(late, "!subscribe moratorium")
	p.Messages.Edit(late, "!said-by Seo")
	if m := answer(t, late); !strings.Contains(m.Text(), "**said-by** speaker:Seo") {
		t.Errorf("the next answer is\n%s", m.Text())
	}
	p.unharmed(t)
}

// TestAnswersGoWithTheirQuestions deletes questions, of which one is not answered yet.
func TestAnswersGoWithTheirQuestions(t *testing.T) {
	t.Parallel()
	p := newPlace(t, discordtest.Options{})
	asked, goOn := make(chan bool), make(chan bool)
	var slow answererFunc = func(ctx context.Context, r ask.Request) (ask.Answer, error) {
		if r.Words == "slow" {
			asked <- true
			<-goOn
		}
		return teller(ctx, r)
	}
	p.run(t, slow)
	x := p.Say(p.channel, p.member, "!who-said moratorium")
	m := answer(t, x)
	p.removeQuestion(t, x)
	for e, err := x.Next(soon(t)); e.Kind != discordtest.Deleted; e, err = x.Next(soon(t)) {
		if err != nil {
			t.Fatal(err)
		}
	}
	if _, there := p.Messages.Find(m.ID); there {
		t.Error("the answer is still there")
	}
	late := p.Say(p.channel, p.member, "!who-said slow")
	<-asked
	p.removeQuestion(t, late)
	answer(t, p.Say(p.channel, p.member, "!who-said moratorium"))
	close(goOn)
	answer(t, p.Say(p.channel, p.member, "!who-said coin"))
	if n := late.Pending(); n > 0 {
		t.Errorf("a question that is gone has %d answers", n)
	}
	p.unharmed(t)
}

// removeQuestion deletes the message of an exchange.
func (p *place) removeQuestion(t *testing.T, x *discordtest.Exchange) {
	t.Helper()
	m, ok := p.Messages.Find(x.ID)
	if !ok {
		t.Fatal("the question is gone")
	}
	p.Messages.Remove(m)
}
