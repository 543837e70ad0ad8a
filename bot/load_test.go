package bot

import (
	"fmt"
	"net/http"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"verbatim/bot/discordtest"
	"verbatim/index/ask"
)

// TestManyAtOnce asks much at once: each question gets its one answer in time.
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
			x = p.slash(t, ask.WhoSaid, map[string]any{"words": words})
		}
		all.Go(func() {
			m, err := x.Answer(soon(t))
			if err != nil || !strings.Contains(m.Content, words+" ") {
				t.Errorf("%s is answered with %q (%v)", words, m.Content, err)
			}
		})
	}
	all.Wait()
	p.unharmed(t)
}

// TestNothingIsLeftRunning starts and ends a bot, and cuts its connection between.
func TestNothingIsLeftRunning(t *testing.T) {
	before := runtime.NumGoroutine()
	t.Run("a bot's life", func(t *testing.T) {
		p := newPlace(t, discordtest.Options{})
		p.run(t, teller)
		p.Cut()
		if _, err := p.Connected(soon(t)); err != nil {
			t.Fatal(err)
		}
		answer(t, p.slash(t, ask.WhoSaid, map[string]any{"words": "moratorium"}))
	})
	end := soon(t)
	for runtime.NumGoroutine() > before {
		select {
		case <-end.Done():
			stacks := make([]byte, 1<<16)
			t.Fatalf("%d goroutines before, %d behind:\n%s", before, runtime.NumGoroutine(), stacks[:runtime.Stack(stacks, true)])
		case <-time.After(time.Millisecond): // goroutines end without telling anybody
		}
	}
}

// TestABusyChannelKeepsNobodyElseWaiting holds up all that is posted into one channel, where much is asked, and asks elsewhere.
func TestABusyChannelKeepsNobodyElseWaiting(t *testing.T) {
	t.Parallel()
	p := newPlace(t, discordtest.Options{})
	p.run(t, teller)
	quiet := p.AddChannel(p.guild, "quiet")
	goOn := make(chan struct{})
	release := sync.OnceFunc(func() { close(goOn) })
	defer release()
	p.Intercept(func(_ http.ResponseWriter, r *http.Request) bool {
		if strings.Contains(r.URL.Path, "/channels/"+p.channel.ID+"/") {
			<-goOn
		}
		return false
	})
	var asked []*discordtest.Exchange
	for range 3 * workers {
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
