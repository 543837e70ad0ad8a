package bot

import (
	"context"
	"log/slog"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"verbatim/bot/discordtest"
	"verbatim/index/ask"
)

// The tests named TestPitfall, here and beside, hold that what discordgo does wrong, and what Discord does at times, harms nobody.

// TestPitfall02AStormOfInvalidSessions answers every IDENTIFY with op 9, for a while: the bot asks slowly, and then is there again.
func TestPitfall02AStormOfInvalidSessions(t *testing.T) {
	t.Parallel()
	p := newPlace(t, discordtest.Options{})
	p.run(t, teller)
	var refused atomic.Int64
	p.OnConnect(func(int) discordtest.Outcome {
		if refused.Add(1) > 4 {
			return discordtest.Outcome{}
		}
		return discordtest.Outcome{Op: discordtest.OpInvalidSession, Data: false}
	})
	p.Cut()
	if _, err := p.Connected(soon(t)); err != nil {
		t.Fatal(err)
	}
	answer(t, p.Say(p.channel, p.member, "!who-said moratorium"))
	if n := p.Identifies(); n > 8 {
		t.Errorf("%d identifies behind four refusals", n)
	}
}

// TestPitfall04OpSevenComesFirst greets with op 7 in the place of HELLO, and in the place of READY: either locks discordgo up for good.
func TestPitfall04OpSevenComesFirst(t *testing.T) {
	t.Parallel()
	p := newPlace(t, discordtest.Options{})
	p.OnDial(func(attempt int) discordtest.Outcome {
		if attempt == 1 {
			go func() { p.late <- time.Time{} }()
			return discordtest.Outcome{Op: discordtest.OpReconnect}
		}
		return discordtest.Outcome{}
	})
	p.onceInVain(discordtest.Outcome{Op: discordtest.OpReconnect})
	p.run(t, teller)
	answer(t, p.Say(p.channel, p.member, "!who-said moratorium"))
}

// TestPitfall05AServerThatAcceptsAndSaysNothing has no HELLO on the first connection.
func TestPitfall05AServerThatAcceptsAndSaysNothing(t *testing.T) {
	t.Parallel()
	p := newPlace(t, discordtest.Options{})
	p.OnDial(func(attempt int) discordtest.Outcome {
		if attempt == 1 {
			go func() { p.late <- time.Time{} }()
		}
		return discordtest.Outcome{Silent: attempt == 1}
	})
	p.run(t, teller)
	answer(t, p.Say(p.channel, p.member, "!who-said moratorium"))
}

// TestPitfall06AZombie mutes a connection in the middle: what was said meanwhile is answered behind a resume.
func TestPitfall06AZombie(t *testing.T) {
	t.Parallel()
	p := newPlace(t, discordtest.Options{Heartbeat: 2 * time.Second}) // of which discordgo gives up after five, and ends the session
	p.run(t, teller, func(b *Bot) { b.timing.idle = 5 * time.Second })
	answer(t, p.Say(p.channel, p.member, "!who-said moratorium"))
	p.Mute()
	missed := p.Say(p.channel, p.member, "!who-said moratorium")
	if m := answer(t, missed); !strings.Contains(m.Content, "Elin Marsh") {
		t.Errorf("what was said to a zombie is answered with %q", m.Content)
	}
	p.unharmed(t)
}

// TestPitfall01AComponentOfTomorrow holds that a message with a component that discordgo can't decode harms nobody.
func TestPitfall01AComponentOfTomorrow(t *testing.T) {
	t.Parallel()
	p := newPlace(t, discordtest.Options{})
	b := p.run(t, teller)
	for _, kind := range []int{16, 18, 19, 20, 21, 22, 23, 99} {
		p.SayWith(p.channel, p.member, "!help", map[string]any{"components": []any{map[string]any{"type": kind}}})
	}
	answer(t, p.Say(p.channel, p.member, "!who-said moratorium"))
	eventually(t, "events are counted as dropped", func() bool { return b.Dropped() > 0 })
	p.unharmed(t)
}

// manyInteractions is how many TestPitfall17 sends; -long sends as many as memory is asked to stay flat over.
func manyInteractions() int {
	if *long {
		return 100_000
	}
	return 20_000
}

// TestPitfall17MemoryStaysFlat answers many interactions, each with a token of its own, and holds memory where it was: discordgo keeps
// a bucket a token for ever.
func TestPitfall17MemoryStaysFlat(t *testing.T) {
	if testing.Short() || raceEnabled {
		t.Skip("it measures memory, of which the race detector takes its own")
	}
	p := newPlace(t, discordtest.Options{})
	p.run(t, teller, func(b *Bot) { b.log = slog.New(slog.DiscardHandler) }) // what a test logs is kept in memory
	rounds := func(n int) {
		const atOnce = 50
		for range n / atOnce {
			ctx, cancel := context.WithTimeout(context.Background(), patience)
			var all sync.WaitGroup
			for range atOnce {
				x := p.slash(t, ask.WhoSaid, map[string]any{"words": "moratorium"})
				all.Go(func() {
					if _, err := x.Answer(ctx); err != nil {
						t.Error(err)
					}
				})
			}
			all.Wait()
			cancel()
			p.Forget()
		}
	}
	rounds(1000)
	before := heap()
	n := manyInteractions()
	rounds(n)
	const slack = 4 << 20
	if after := heap(); after > before+slack {
		t.Errorf("behind %d interactions the heap has %d KB, before %d KB", n, after>>10, before>>10)
	}
	p.unharmed(t)
}

// heap returns the bytes in use behind a collection of garbage.
func heap() uint64 {
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}
