package connect

import (
	"context"
	"net/http"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"
	"verbatim/bot/shards"
)

func TestNoMoreCallsThanDiscordTakes(t *testing.T) { synctest.Test(t, noMoreCallsThanDiscordTakes) }

func noMoreCallsThanDiscordTakes(t *testing.T) {
	tr := newTransport(Options{}, nil)
	call, err := http.NewRequest(http.MethodPost, "http://discord.example/channels/1/messages", nil)
	if err != nil {
		t.Fatal(err)
	}
	reply, err := http.NewRequest(http.MethodPost, "http://discord.example/interactions/1/token/callback", nil)
	if err != nil {
		t.Fatal(err)
	}
	began := time.Now()
	const n = callsAtOnce + callsPerSecond/4
	for range n {
		if err := tr.wait(call); err != nil {
			t.Fatal(err)
		}
	}
	if took, least := time.Since(began), (n-1-callsAtOnce)*time.Second/callsPerSecond; took != least {
		t.Errorf("%d calls were made within %s, want %s", n, took, least)
	}
	began = time.Now()
	for range 1000 {
		if err := tr.wait(reply); err != nil {
			t.Fatal(err)
		}
	}
	if took := time.Since(began); took != 0 {
		t.Errorf("answers to interactions waited for %s", took)
	}
}

// TestProcessesShareTheCalls makes as many calls as possible in all processes of a bot: together they make no more than
// Discord takes from one bot, and not far fewer.
func TestProcessesShareTheCalls(t *testing.T) { synctest.Test(t, processesShareTheCalls) }

func processesShareTheCalls(t *testing.T) {
	const per = 10 * time.Second
	for _, parts := range [][]shards.Range{
		{{}}, {shards.All(16)},
		{{First: 0, Last: 0, Total: 3}, {First: 1, Last: 2, Total: 3}},
		{
			{First: 0, Last: 3, Total: 16}, {First: 4, Last: 7, Total: 16},
			{First: 8, Last: 11, Total: 16}, {First: 12, Last: 15, Total: 16},
		},
	} {
		ctx, cancel := context.WithTimeout(t.Context(), per)
		var made atomic.Int64
		var all sync.WaitGroup
		for _, of := range parts {
			tr := newTransport(Options{Shards: of}, nil)
			all.Go(func() {
				call, err := http.NewRequestWithContext(ctx, http.MethodPost, "http://discord.example/channels/1/messages", nil)
				for err == nil {
					if err = tr.wait(call); err == nil {
						made.Add(1)
					}
				}
			})
		}
		all.Wait()
		cancel()
		const most = callsPerSecond*int64(per/time.Second) + callsAtOnce
		if n := made.Load(); n > most+int64(len(parts)) || n < most*9/10 {
			t.Errorf("%v: %d calls in %s, want about %d", parts, n, per, most)
		}
	}
}
