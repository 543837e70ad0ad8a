package bot

import (
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"verbatim/bot/discordtest"
	"verbatim/bot/queue"
	"verbatim/bot/show"
	"verbatim/index/ask"
)

// TestManyAtOnce asks many questions at once: each gets one answer.
func TestManyAtOnce(t *testing.T) {
	t.Parallel()
	p := newPlace(t, discordtest.Options{})
	p.run(t, teller)
	var all sync.WaitGroup
	for i := range 200 {
		words := fmt.Sprintf("question%d", i)
		var x *discordtest.Exchange
		if i%10 == 0 {
			x = p.Say(p.channel, p.member, "!who-said "+words)
		} else {
			x = p.slash(t, ask.WhoSaid.Name, map[string]any{"words": words})
		}
		all.Go(func() {
			m, err := x.Answer(soon(t))
			if err != nil || !strings.Contains(m.Text(), words+" ") {
				t.Errorf("%s is answered with %q (%v)", words, m.Text(), err)
			}
		})
	}
	all.Wait()
	p.unharmed(t)
}

// A load is much asked at once, while Discord fails at times.
const (
	loadInteractions = 1800
	loadTyped        = 200
	loadUsers        = 500
	loadChannels     = 50
	loadFails        = 20              // one in so many calls, half of them after the message is stored
	loadOpen         = 200             // questions that wait for their answers at a time in a test: the bot sets the pace, however busy the machine is
	loadTime         = 9 * time.Second // in which a benchmark asks them all
)

// loaded asks a load of a bot that answers from the sample. Each question gets one answer. Within is the time in which
// all are asked; 0 leaves the pace to the bot.
func loaded(t testing.TB, p *place, within time.Duration) {
	users, channels := make([]discordtest.User, loadUsers), make([]*discordtest.Channel, loadChannels)
	for i := range users {
		users[i] = p.World.AddUser(fmt.Sprint("user", i))
		p.World.Join(p.guild, users[i])
	}
	for i := range channels {
		channels[i] = p.World.AddChannel(p.guild, fmt.Sprint("channel", i))
	}
	var calls, notices atomic.Int64
	var failed sync.Map // paths: no call may fail as often as the bot makes it, or its question is never answered
	p.API.Intercept(func(w http.ResponseWriter, r *http.Request) bool {
		if r.Method == http.MethodGet {
			return false
		}
		switch calls.Add(1) % (2 * loadFails) {
		case 0:
			if _, again := failed.LoadOrStore(r.URL.Path, true); again {
				return false
			}
			w.WriteHeader(http.StatusBadGateway)
			return true
		case loadFails:
			p.API.LosePosts(1)
		}
		return false
	})
	ctx, cancel := context.WithTimeout(context.Background(), 2*patience)
	defer cancel()
	asked := make([]*discordtest.Exchange, 0, loadInteractions+loadTyped)
	open := make(chan struct{}, loadOpen)
	if within > 0 {
		open = make(chan struct{}, cap(asked))
	}
	var all sync.WaitGroup
	began := time.Now()
	for i := range cap(asked) {
		open <- struct{}{}
		time.Sleep(time.Until(began.Add(time.Duration(i) * within / time.Duration(cap(asked)))))
		words := fmt.Sprintf("moratorium -without%d", i)
		var x *discordtest.Exchange
		if i%(cap(asked)/loadTyped) == 0 {
			x = p.Say(channels[i%loadChannels], users[i%loadUsers], "!who-said "+words)
		} else {
			var err error
			if x, err = p.Slash(channels[i%loadChannels], users[i%loadUsers], ask.WhoSaid.Name,
				map[string]any{"words": words}); err != nil {
				t.Fatal(err)
			}
		}
		asked = append(asked, x)
		all.Go(func() {
			m, err := x.Answer(ctx)
			<-open
			notice := strings.Contains(strings.ToLower(m.Text()), "try again") || strings.Contains(m.Text(), "went wrong")
			if notice {
				notices.Add(1)
			}
			if err != nil || !notice && !strings.Contains(show.Unescape(m.Text()), words+" ") {
				t.Errorf("%s is answered with %q (%v)", words, m.Text(), err)
			}
		})
	}
	all.Wait()
	if n := int(notices.Load()); n > len(asked)/2 { // a call in twenty fails; what else busy processors leave is told
		t.Errorf("%d of %d questions got a notice", n, len(asked))
	}
	for i, x := range asked {
		for x.Pending() > 0 {
			if e, err := x.Next(ctx); err == nil && e.Kind == discordtest.Posted {
				t.Errorf("question %d is answered twice: %q", i, e.Message.Text())
			}
		}
	}
	p.API.Intercept(nil)
}

// TestLoad tests that under load each question gets one answer, or one notice, and no memory or goroutine is left.
func TestLoad(t *testing.T) {
	if testing.Short() || raceEnabled {
		t.Skip("it measures memory, of which the race detector takes its own")
	}
	before := runtime.NumGoroutine()
	t.Run("", func(t *testing.T) {
		p := newPlace(t, discordtest.Options{})
		b := p.run(t, sampleService(t), func(s *setup) {
			s.Log = slog.New(slog.DiscardHandler) // what a test logs is kept in memory
		})
		answer(t, p.Say(p.channel, p.member, "!who-said moratorium")) // what is read once has been read
		had := heap()
		loaded(t, p, 0)
		p.Forget()
		const slack = 8 << 20
		if has := heap(); has > had+slack {
			t.Errorf("after the load the heap has %d KB, before %d KB", has>>10, had>>10)
		}
		t.Logf("own time: median %s, p99 %s", b.conn.Times.Percentile(50), b.conn.Times.Percentile(99))
	})
	gone(t, before)
}

// gone waits until no more goroutines run than before: their end sends no event.
func gone(t *testing.T, before int) {
	t.Helper()
	eventually(t, fmt.Sprintf("no more than %d goroutines run", before),
		func() bool { return runtime.NumGoroutine() <= before })
}

// TestNothingIsLeftRunning starts a bot, cuts its connection and stops it.
func TestNothingIsLeftRunning(t *testing.T) {
	before := runtime.NumGoroutine()
	t.Run("a bot's life", func(t *testing.T) {
		p := newPlace(t, discordtest.Options{})
		p.run(t, teller)
		p.Gateway.Cut()
		if _, err := p.Gateway.Connected(soon(t)); err != nil {
			t.Fatal(err)
		}
		answer(t, p.slash(t, ask.WhoSaid.Name, map[string]any{"words": "moratorium"}))
	})
	gone(t, before)
}

// TestABusyChannelDelaysNoOther holds up all posts into one busy channel, and asks in other channels.
func TestABusyChannelDelaysNoOther(t *testing.T) {
	t.Parallel()
	p := newPlace(t, discordtest.Options{})
	p.run(t, teller)
	quiet := p.World.AddChannel(p.guild, "quiet")
	goOn := make(chan struct{})
	release := sync.OnceFunc(func() { close(goOn) })
	defer release()
	p.API.Intercept(func(_ http.ResponseWriter, r *http.Request) bool {
		if strings.Contains(r.URL.Path, "/channels/"+p.channel.ID+"/") {
			<-goOn
		}
		return false
	})
	var asked []*discordtest.Exchange
	for range 3 * queue.Workers {
		asked = append(asked, p.Say(p.channel, p.member, "!who-said moratorium"))
	}
	answer(t, p.Say(quiet, p.member, "!who-said moratorium"))
	answer(t, p.DM(p.member, "who said moratorium?"))
	release()
	for _, x := range asked {
		answer(t, x)
	}
	p.unharmed(t)
}

// BenchmarkLoad prints how long the bot itself takes under the load of TestLoad, from hearing of a command to handing
// its answer to the transport.
func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		p := newPlace(b, discordtest.Options{})
		bot := p.run(b, sampleService(b), func(s *setup) { s.Log = slog.New(slog.DiscardHandler) })
		loaded(b, p, loadTime)
		b.ReportMetric(float64(bot.conn.Times.Percentile(50).Microseconds())/1000, "median-ms")
		b.ReportMetric(float64(bot.conn.Times.Percentile(99).Microseconds())/1000, "p99-ms")
	}
	b.ReportMetric(0, "ns/op")
}
