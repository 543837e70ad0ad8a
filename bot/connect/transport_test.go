package connect

import (
	"net/http"
	"testing"
	"testing/synctest"
	"time"
)

func TestNoMoreCallsThanDiscordTakes(t *testing.T) { synctest.Test(t, noMoreCallsThanDiscordTakes) }

func noMoreCallsThanDiscordTakes(t *testing.T) {
	tr := &transport{}
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
