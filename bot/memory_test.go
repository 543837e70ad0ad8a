package bot

import (
	"context"
	"log/slog"
	"runtime"
	"sync"
	"testing"

	"verbatim/bot/discordtest"
	"verbatim/index/ask"
)

// manyInteractions is how many TestMemoryStaysFlat sends; -long sends as many as memory is asked to stay flat over.
func manyInteractions() int {
	if *long {
		return 100_000
	}
	return 20_000
}

// TestMemoryStaysFlat answers many interactions, each with its own token, and checks that memory does not grow:
// discordgo would keep a bucket per token.
func TestMemoryStaysFlat(t *testing.T) {
	if testing.Short() || raceEnabled {
		t.Skip("it measures memory, of which the race detector takes its own")
	}
	p := newPlace(t, discordtest.Options{})
	p.run(t, teller, func(s *setup) { s.Log = slog.New(slog.DiscardHandler) }) // what a test logs is kept in memory
	rounds := func(n int) {
		const atOnce = 50
		for range n / atOnce {
			ctx, cancel := context.WithTimeout(context.Background(), patience)
			var all sync.WaitGroup
			for range atOnce {
				x := p.slash(t, ask.WhoSaid.Name, map[string]any{"words": "moratorium"})
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
		t.Errorf("after %d interactions the heap has %d KB, before %d KB", n, after>>10, before>>10)
	}
	p.unharmed(t)
}

// heap returns the bytes in use after a garbage collection.
func heap() uint64 {
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}
