package bot

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"verbatim/bot/discordtest"
	"verbatim/index/ask"
)

// TestTheEndIsNotPutOff tests that the bot leaves although a request never ends.
func TestTheEndIsNotPutOff(t *testing.T) {
	t.Parallel()
	p := newPlace(t, discordtest.Options{})
	begun, never := make(chan struct{}), make(chan struct{})
	defer close(never)
	t.Run("", func(t *testing.T) { // at the end of which the bot has ended
		p.run(t, answererFunc(func(context.Context, ask.Request) (ask.Answer, error) {
			close(begun)
			<-never
			return nil, errors.New("too late")
		}), func(s *setup) { s.timing.drain = time.Millisecond })
		p.Say(p.channel, p.member, "!who-said moratorium")
		<-begun
	})
}

// TestTheBotHangsUpWhileRequestsFinish tests that the connection is closed before the running requests have ended: the
// time for both is spent once.
func TestTheBotHangsUpWhileRequestsFinish(t *testing.T) {
	t.Parallel()
	p := newPlace(t, discordtest.Options{})
	begun, goOn := make(chan struct{}), make(chan struct{})
	b := p.newBot(
		t,
		Options{
			Token: p.Token,
			API:   p.URL,
			Log:   logTo(t),
			Answerer: forAll{answererFunc(func(ctx context.Context, r ask.Request) (ask.Answer, error) {
				close(begun)
				<-goOn
				return teller(ctx, r)
			})},
		},
	)
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- b.Run(ctx) }()
	if _, err := p.Gateway.Connected(soon(t)); err != nil {
		t.Fatal(err)
	}
	x := p.Say(p.channel, p.member, "!who-said moratorium")
	<-begun
	stop()
	if err := p.Gateway.Disconnected(soon(t)); err != nil {
		t.Errorf("the bot keeps the connection while a request runs: %v", err)
	}
	close(goOn)
	answer(t, x)
	if err := <-ended; err != nil {
		t.Error(err)
	}
}

func TestRunningRequestsAreFinishedAtTheEnd(t *testing.T) {
	t.Parallel()
	p := newPlace(t, discordtest.Options{})
	begun, goOn := make(chan struct{}), make(chan struct{})
	b := p.newBot(
		t,
		Options{
			Token: p.Token,
			API:   p.URL,
			Answerer: forAll{answererFunc(func(ctx context.Context, r ask.Request) (ask.Answer, error) {
				close(begun)
				<-goOn
				return teller(ctx, r)
			})},
		},
	)
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- b.Run(ctx) }()
	if _, err := p.Gateway.Connected(soon(t)); err != nil {
		t.Fatal(err)
	}
	x := p.Say(p.channel, p.member, "!who-said moratorium")
	<-begun
	cancel()
	close(goOn)
	if m := answer(t, x); !strings.Contains(m.Text(), "Elin Marsh") {
		t.Errorf("the answer is %q", m.Text())
	}
	if err := <-ended; err != nil {
		t.Errorf("the bot ended with %v", err)
	}
}
