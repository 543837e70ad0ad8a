package bot

import (
	"fmt"
	"log/slog"
	"net/http"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/bwmarrin/discordgo"

	"verbatim/bot/connect"
	"verbatim/bot/discordtest"
	"verbatim/bot/show"
)

// onMessages answers the first posts of messages with what a test wants, and lets the others through.
func (p *place) onMessages(n int, f http.HandlerFunc) *atomic.Int64 {
	var calls atomic.Int64
	p.API.Intercept(func(w http.ResponseWriter, r *http.Request) bool {
		if r.Method != http.MethodPost || !strings.HasSuffix(r.URL.Path, "/messages") {
			return false
		}
		if calls.Add(1) > int64(n) {
			return false
		}
		f(w, r)
		return true
	})
	return &calls
}

// failOnce answers the next call of a method with an outage.
func (p *place) failOnce(method string) {
	var failed atomic.Bool
	p.API.Intercept(func(w http.ResponseWriter, r *http.Request) bool {
		if r.Method != method || failed.Swap(true) {
			return false
		}
		w.WriteHeader(http.StatusBadGateway)
		return true
	})
}

func TestGlobalRateLimitHoldsAllCalls(t *testing.T) {
	t.Parallel()
	for name, body := range map[string]string{
		"of a route": `{"message": "You are being rate limited.", "retry_after": 0.01, "global": false}`,
		"global":     `{"message": "You are being rate limited.", "retry_after": 0.01, "global": true}`,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := newPlace(t, discordtest.Options{})
			p.run(t, teller)
			calls := p.onMessages(1, func(w http.ResponseWriter, _ *http.Request) {
				w.Header().Set("Retry-After", "0.01")
				w.WriteHeader(http.StatusTooManyRequests)
				fmt.Fprint(w, body)
			})
			answer(t, p.Say(p.channel, p.member, "!who-said moratorium"))
			if n := calls.Load(); n != 2 {
				t.Errorf("the message was sent %d times, want 2", n)
			}
		})
	}
}

// TestRateLimitsLoseAndRepeatNothing asks more at once than Discord takes: each question gets one answer.
func TestRateLimitsLoseAndRepeatNothing(t *testing.T) {
	t.Parallel()
	few := discordtest.RateLimit{Calls: 3, Window: 100 * time.Millisecond}
	for name, limit := range map[string]func(*place){
		"of each route": func(p *place) { p.API.LimitRoutes(few) },
		"of all calls":  func(p *place) { p.API.LimitAll(few) },
		"both":          func(p *place) { p.API.LimitRoutes(few); p.API.LimitAll(few) },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := newPlace(t, discordtest.Options{})
			var asked []*discordtest.Exchange
			t.Run("", func(t *testing.T) { // at the end of which the bot has done all it does
				p.run(t, teller)
				limit(p)
				other := p.World.AddChannel(p.guild, "talk")
				for i := range 12 {
					channel := []*discordtest.Channel{p.channel, other}[i%2]
					asked = append(asked, p.Say(channel, p.member, fmt.Sprintf("!who-said question%d", i)))
				}
				for i, x := range asked {
					if m := answer(t, x); !strings.Contains(m.Text(), fmt.Sprintf("question%d ", i)) {
						t.Errorf("question %d is answered with %q", i, m.Text())
					}
				}
			})
			for i, x := range asked {
				if n := x.Pending(); n > 0 {
					t.Errorf("question %d got %d more answers", i, n)
				}
			}
			late := 0
			for _, r := range p.API.Refusals() {
				if r.Status != http.StatusTooManyRequests {
					t.Errorf("Discord refused %+v", r)
				}
				late++
			}
			t.Logf("%d calls came too early", late)
		})
	}
}

func TestLongRateLimitIsNotWaitedFor(t *testing.T) {
	t.Parallel()
	p := newPlace(t, discordtest.Options{})
	p.run(t, teller)
	refused := make(chan struct{}, 10)
	calls := p.onMessages(1, func(w http.ResponseWriter, _ *http.Request) {
		w.WriteHeader(http.StatusTooManyRequests)
		fmt.Fprint(w, `{"message": "You are being rate limited.", "retry_after": 3600, "global": false}`)
		refused <- struct{}{}
	})
	p.Say(p.channel, p.member, "!who-said moratorium")
	<-refused
	answer(t, p.Say(p.channel, p.member, "!who-said moratorium"))
	if n := calls.Load(); n != 2 {
		t.Errorf("messages were sent %d times, want 2", n)
	}
}

// TestOutageLosesAndRepeatsNoAnswer lets a call fail before or after Discord has stored the message.
func TestOutageLosesAndRepeatsNoAnswer(t *testing.T) {
	t.Parallel()
	before := func(p *place) { p.failOnce(http.MethodPost) }
	for name, c := range map[string]struct {
		fail  func(*place)
		slash bool
	}{
		"a message, before": {before, false},
		"a message, after":  {func(p *place) { p.API.LosePosts(1) }, false},
		"a slash, before":   {before, true},
		"a slash, after":    {func(p *place) { p.API.LosePosts(1) }, true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := newPlace(t, discordtest.Options{})
			var x *discordtest.Exchange
			t.Run("", func(t *testing.T) { // at the end of which the bot has done all it does
				p.run(t, teller)
				c.fail(p)
				if c.slash {
					x = p.slash(t, "who-said", map[string]any{"words": "moratorium"})
				} else {
					x = p.Say(p.channel, p.member, "!who-said moratorium")
				}
				if m := answer(t, x); !strings.Contains(m.Text(), "Elin Marsh") {
					t.Errorf("the answer is %q", m.Text())
				}
			})
			if n := x.Pending(); n > 0 {
				t.Errorf("%d more answers were posted", n)
			}
		})
	}
}

func TestBlockedAddressMakesNoMoreCalls(t *testing.T) {
	t.Parallel()
	p := newPlace(t, discordtest.Options{})
	b := p.run(t, teller)
	calls := p.onMessages(9, func(w http.ResponseWriter, _ *http.Request) {
		w.WriteHeader(http.StatusTooManyRequests)
		fmt.Fprint(w, "<html>banned</html>")
	})
	v := b.channel(p.channel.ID)
	if err := v.show(soon(t), show.Message{Content: "x"}); err == nil ||
		!strings.Contains(err.Error(), connect.ErrBlocked.Error()) {
		t.Errorf("the call ended with %v", err)
	}
	if _, err := b.rest.Gateway(); err == nil || !strings.Contains(err.Error(), connect.ErrBlocked.Error()) {
		t.Errorf("the next call ended with %v", err)
	}
	if n := calls.Load(); n != 1 {
		t.Errorf("messages were sent %d times, want 1", n)
	}
}

func TestMissingPermissions(t *testing.T) {
	t.Parallel()
	p := newPlace(t, discordtest.Options{})
	p.run(t, teller)
	p.World.Deny(p.channel, discordtest.PermReadHistory)
	p.Say(p.channel, p.member, "!who-said moratorium")
	if m, err := p.Messages.Posted(soon(t), p.channel); err != nil || !strings.Contains(m.Text(), "Elin Marsh") ||
		m.ReplyTo != "" {
		t.Errorf("where the bot may not reply it posts %+v (%v)", m, err)
	}
	p.World.Deny(p.channel, discordtest.PermSendMessages)
	p.Say(p.channel, p.member, "!who-said moratorium")
	for _, want := range []string{"may not write in <#" + p.channel.ID, "Elin Marsh"} {
		if m, err := p.Messages.Posted(soon(t), p.World.Direct(p.member)); err != nil || !strings.Contains(m.Text(), want) {
			t.Errorf("where the bot may not write it sends %+v (%v), want something with %q", m, err, want)
		}
	}
}

func TestTheAPIBase(t *testing.T) {
	t.Parallel()
	p := newPlace(t, discordtest.Options{})
	for _, base := range []string{p.URL, p.URL + "/", strings.TrimSuffix(p.URL, "/api/v9")} {
		b := p.newBot(t, Options{Token: p.Token, API: base, Answerer: forAll{teller}})
		if address, err := b.rest.Gateway(); err != nil || !strings.HasPrefix(address, "ws://") {
			t.Errorf("%s: the gateway is at %q (%v)", base, address, err)
		}
		if me, err := b.rest.User("@me"); err != nil || me.ID != p.Bot.ID {
			t.Errorf("%s: the bot is %+v (%v)", base, me, err)
		}
	}
	for _, base := range []string{"discord.example", "ftp://discord.example", "://"} {
		if _, err := New(Options{Token: p.Token, API: base, Answerer: forAll{teller}}); err == nil {
			t.Errorf("%q was taken for an API base", base)
		}
	}
}

// TestClosedChannelIsLoggedOnce tests that where the bot may write nowhere, the log says so once for the channel.
func TestClosedChannelIsLoggedOnce(t *testing.T) {
	t.Parallel()
	p := newPlace(t, discordtest.Options{})
	var log lines
	b := p.run(t, teller, func(s *setup) { s.Log = slog.New(slog.NewTextHandler(&log, nil)) })
	p.API.Intercept(func(w http.ResponseWriter, r *http.Request) bool {
		if r.Method != http.MethodPost {
			return false
		}
		w.WriteHeader(http.StatusForbidden)
		fmt.Fprint(w, `{"code": 50013, "message": "Missing Permissions"}`)
		return true
	})
	for range 3 {
		to := b.channel(p.channel.ID)
		to.asked = &discordgo.Message{
			ID:        "1",
			ChannelID: p.channel.ID,
			GuildID:   p.guild.ID,
			Author:    &discordgo.User{ID: p.member.ID},
		}
		b.finish(soon(t), to, show.Message{Content: "x"})
	}
	if n := log.count("sending an answer failed"); n != 1 {
		t.Errorf("the log says %d times that the channel is closed, want once", n)
	}
}

// lines is a log that counts.
type lines struct {
	mu   sync.Mutex
	text strings.Builder
}

func (l *lines) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.Write(p)
}

func (l *lines) count(s string) int {
	l.mu.Lock()
	defer l.mu.Unlock()
	return strings.Count(l.text.String(), s)
}
