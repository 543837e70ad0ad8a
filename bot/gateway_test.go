package bot

import (
	"flag"
	"net/http"
	"os"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"verbatim/bot/discordtest"
	"verbatim/bot/discordtest/gateway"
	"verbatim/bot/shards"
)

// TestMain lets many tests run at once, however few cores there are: they mostly wait, above all for the second in
// which discordgo closes a connection.
func TestMain(m *testing.M) {
	flag.Parse()
	flag.Set("test.parallel", "32")
	os.Exit(m.Run())
}

// TestAnswersAgainAfterEachDisturbance disturbs the connection in every way, and asks again.
func TestAnswersAgainAfterEachDisturbance(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		disturb func(*place)
		resumed bool
	}{
		"the connection is cut":     {func(p *place) { p.Gateway.Cut() }, true},
		"closed as unknown error":   {func(p *place) { p.Gateway.CloseWith(4000) }, true},
		"asked to reconnect (op 7)": {func(p *place) { p.Gateway.SendOp(gateway.OpReconnect, nil) }, true},
		"resume refused (op 9)":     {func(p *place) { p.Gateway.ForgetSessions(); p.Gateway.Cut() }, false},
		"session invalid (op 9)": {func(p *place) {
			p.Gateway.ForgetSessions()
			p.Gateway.SendOp(gateway.OpInvalidSession,
				false)
		}, false},
		"resume answered with 4009": {func(p *place) { p.once(gateway.Outcome{Close: 4009}); p.Gateway.Cut() }, false},
		"op 7 before READY": {func(p *place) {
			p.Gateway.ForgetSessions()
			p.onceInVain(gateway.Outcome{Op: gateway.OpReconnect})
			p.Gateway.Cut()
		}, false},
		"silence instead of RESUMED": {func(p *place) { p.onceInVain(gateway.Outcome{Silent: true}); p.Gateway.Cut() },
			false},
		"the gateway's address is no use": {func(p *place) { p.failGateway(2); p.Gateway.Cut() }, true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := newPlace(t, discordtest.Options{})
			p.run(t, teller)
			want := answer(t, p.Say(p.channel, p.member, "!who-said moratorium")).Text()
			c.disturb(p)
			again, err := p.Gateway.Connected(soon(t))
			if err != nil {
				t.Fatal(err)
			}
			if again.Resumed != c.resumed {
				t.Errorf("resumed: %v, want %v", again.Resumed, c.resumed)
			}
			if got := answer(t, p.Say(p.channel, p.member, "!who-said moratorium")).Text(); got != want {
				t.Errorf("the second answer is\n%s", got)
			}
			if n := p.Gateway.Identifies(); n > 3 {
				t.Errorf("%d identifies", n)
			}
		})
	}
}

// once answers the next IDENTIFY or RESUME with an outcome, and later ones as Discord does.
func (p *place) once(o gateway.Outcome) {
	var done atomic.Bool
	p.Gateway.OnConnect(func(int) gateway.Outcome {
		if done.Swap(true) {
			return gateway.Outcome{}
		}
		return o
	})
}

// onceInVain is once, with an answer after which neither READY nor RESUMED ever comes: then the time for them is over.
func (p *place) onceInVain(o gateway.Outcome) {
	var done atomic.Bool
	p.Gateway.OnConnect(func(int) gateway.Outcome {
		if done.Swap(true) {
			return gateway.Outcome{}
		}
		go func() { p.late <- time.Time{} }()
		return o
	})
}

// failGateway answers the next n requests for the gateway's address with an outage.
func (p *place) failGateway(n int) {
	var left atomic.Int64
	left.Store(int64(n))
	p.API.Intercept(func(w http.ResponseWriter, r *http.Request) bool {
		if !strings.Contains(r.URL.Path, "/gateway") || left.Add(-1) < 0 {
			return false
		}
		w.WriteHeader(http.StatusBadGateway)
		return true
	})
}

func TestSilentGatewayIsNoticed(t *testing.T) {
	t.Parallel()
	p := newPlace(t, discordtest.Options{})
	p.run(t, teller, func(s *setup) { s.connection.Timing.Idle = time.Second })
	if _, err := p.Gateway.Connected(soon(t)); err != nil {
		t.Errorf("a connection over which nothing comes was kept: %v", err)
	}
}

// TestNoSessionBeyondThoseOfADay ends the only session that Discord allows. The bot waits for the next day instead of
// beginning another, which would reset its token.
func TestNoSessionBeyondThoseOfADay(t *testing.T) {
	t.Parallel()
	p := newPlace(t, discordtest.Options{Starts: 1})
	var asked atomic.Int64
	p.API.Intercept(func(_ http.ResponseWriter, r *http.Request) bool {
		if strings.HasSuffix(r.URL.Path, "/gateway/bot") && asked.Add(1) == 2 && p.Gateway.Identifies() != 1 {
			t.Errorf("%d sessions began before the bot asked again", p.Gateway.Identifies())
		}
		return false
	})
	p.run(t, teller)
	answer(t, p.Say(p.channel, p.member, "!who-said moratorium"))
	p.once(gateway.Outcome{Close: 4009})
	p.Gateway.Cut()
	if again, err := p.Gateway.Connected(soon(t)); err != nil || again.Resumed {
		t.Fatalf("connected again: %+v, %v", again, err)
	}
	answer(t, p.Say(p.channel, p.member, "!who-said moratorium"))
	if n := asked.Load(); n < 3 {
		t.Errorf("the bot has asked %d times how many sessions are left", n)
	}
}

// TestRefusalsEndTheBot tests that the bot ends when Discord refuses it for good, at once or in the middle of a
// session.
func TestRefusalsEndTheBot(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		options discordtest.Options
		change  func(*Options)
		disturb func(*place)
		want    string
	}{
		"wrong token": {change: func(o *Options) { o.Token = "wrong" }, want: "the token was rejected"},
		"token reset in the middle": {disturb: func(p *place) { p.always(4004); p.Gateway.CloseWith(4004) },
			want: "the token was rejected"},
		"too large for one connection": {
			options: discordtest.Options{MostGuilds: 1},
			change:  func(o *Options) { o.Shards = shards.All(1) },
			disturb: func(p *place) { p.World.AddGuild("Lighthouse"); p.Gateway.ForgetSessions(); p.Gateway.Cut() },
			want:    "set VERBATIM_SHARDS to auto",
		},
		"too large for any number of shards": {
			options: discordtest.Options{MostGuilds: 1},
			disturb: func(p *place) { p.World.AddGuild("Lighthouse"); p.Gateway.ForgetSessions(); p.Gateway.Cut() },
			want:    "the gateway wants more than 8 shards, but Discord recommends 1",
		},
		"intent not enabled, and still not": {disturb: func(p *place) { p.always(4014); p.Gateway.CloseWith(4014) },
			want: "Privileged Gateway Intents"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := newPlace(t, c.options)
			o := Options{Token: p.Token, API: p.URL, Answerer: forAll{teller}, Log: logTo(t)}
			if c.change != nil {
				c.change(&o)
			}
			b := p.newBot(t, o)
			ended := make(chan error, 1)
			go func() { ended <- b.Run(t.Context()) }()
			if c.disturb != nil {
				if _, err := p.Gateway.Connected(soon(t)); err != nil {
					t.Fatal(err)
				}
				c.disturb(p)
			}
			select {
			case err := <-ended:
				if err == nil || !strings.Contains(err.Error(), c.want) || strings.Contains(err.Error(), o.Token) {
					t.Errorf("the bot ended with %v, want something with %q", err, c.want)
				}
			case <-soon(t).Done():
				t.Error("the bot goes on")
			}
		})
	}
}

// always closes every further connection with a code.
func (p *place) always(code int) {
	p.Gateway.OnConnect(func(int) gateway.Outcome { return gateway.Outcome{Close: code} })
}
