package bot

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"verbatim/bot/budget"
	"verbatim/bot/discordtest"
	"verbatim/bot/discordtest/gateway"
)

// A paced place is one in which a test decides how late it is, and ends the bot's waits for its next session.
type paced struct {
	*place
	file  string
	waits chan time.Duration // what the bot waits for
	over  chan time.Time     // ends a wait

	mu  sync.Mutex
	now time.Time
}

func newPaced(t *testing.T) *paced {
	p := &paced{
		file:  filepath.Join(t.TempDir(), "sessions.txt"),
		waits: make(chan time.Duration), over: make(chan time.Time),
		now: time.Date(2026, 11, 30, 12, 0, 0, 0, time.UTC),
	}
	p.place = newPlace(t, discordtest.Options{Now: p.clock, IdentifyEvery: discordtest.DefaultIdentifyEvery})
	t.Cleanup(func() {
		if n := p.Gateway.Hasty(); n > 0 {
			t.Errorf("%d sessions began too soon", n)
		}
	})
	return p
}

// clock returns the time.
func (p *paced) clock() time.Time {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.now
}

// begin starts a process of the bot. The function stop ends it.
func (p *paced) begin(t *testing.T) (b *Bot, stop func()) {
	t.Helper()
	o := Options{Token: p.Token, API: p.URL, Answerer: forAll{teller}, Log: logTo(t)}
	b = p.newBot(t, o, func(s *setup) {
		s.connection.Budget = budget.New(budget.Options{File: p.file, Now: p.clock, Log: o.Log})
		s.connection.Alarm = func(d time.Duration) (<-chan time.Time, func() bool) {
			if d == patience {
				return p.late, func() bool { return true }
			}
			p.waits <- d
			return p.over, func() bool { return true }
		}
	})
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- b.Run(ctx) }()
	return b, func() {
		t.Helper()
		cancel()
		if err := <-ended; err != nil {
			t.Errorf("the bot ended with %v", err)
		}
	}
}

// waitsFor waits until the bot waits for its next session, as long as it should, and ends that wait.
func (p *paced) waitsFor(t *testing.T, want time.Duration, identified int) {
	t.Helper()
	select {
	case got := <-p.waits:
		if got != want {
			t.Errorf("the bot waits for %s, want %s", got, want)
		}
		if n := p.Gateway.Identifies(); n != identified {
			t.Errorf("meanwhile the bot has identified %d times, want %d", n, identified)
		}
		p.mu.Lock()
		p.now = p.now.Add(got)
		p.mu.Unlock()
		p.over <- p.clock()
	case <-soon(t).Done():
		t.Fatal("the bot does not wait for its next session")
	}
}

// connected waits until the bot has begun a session.
func (p *paced) connected(t *testing.T) {
	t.Helper()
	if c, err := p.Gateway.Connected(soon(t)); err != nil || c.Resumed {
		t.Fatalf("the bot has begun no session: %+v, %v", c, err)
	}
}

// TestSessionsAreCountedOverRestarts starts the bot again at once, and then once more after ten sessions that earlier
// processes have begun: the pace of sessions is kept, and a dozen of them make the next wait for half an hour.
func TestSessionsAreCountedOverRestarts(t *testing.T) {
	t.Parallel()
	p := newPaced(t)
	earlier := p.now.Add(-time.Minute)
	ten := strings.Repeat(earlier.Format(time.RFC3339)+"\n", 10)
	if err := os.WriteFile(p.file, []byte(ten), 0o600); err != nil {
		t.Fatal(err)
	}
	_, stop := p.begin(t)
	p.connected(t)
	stop()
	_, stop = p.begin(t)
	p.waitsFor(t, 6*time.Second, 1)
	p.connected(t)
	stop()
	b, stop := p.begin(t)
	left := earlier.Add(30 * time.Minute).Sub(p.clock())
	eventually(t, "the bot says that it waits", func() bool {
		return b.Ready() != nil && strings.Contains(b.Ready().Error(), "too many sessions have begun")
	})
	p.waitsFor(t, left, 2)
	p.connected(t)
	stop()
}

// TestClosesBeforeREADYCountAsSessions closes the first connections after their IDENTIFY.
func TestClosesBeforeREADYCountAsSessions(t *testing.T) {
	t.Parallel()
	p := newPaced(t)
	var attempt atomic.Int64
	p.Gateway.OnConnect(func(int) gateway.Outcome {
		codes := []int{4000, 4008}
		if n := int(attempt.Add(1)); n <= len(codes) {
			return gateway.Outcome{Close: codes[n-1]}
		}
		return gateway.Outcome{}
	})
	_, stop := p.begin(t)
	p.waitsFor(t, 6*time.Second, 1)
	p.waitsFor(t, 6*time.Second, 2)
	p.connected(t)
	stop()
}

// TestInvalidSessionsAreCounted answers with op 9, to which discordgo identifies by itself.
func TestInvalidSessionsAreCounted(t *testing.T) {
	t.Parallel()
	p := newPlace(t, discordtest.Options{})
	file := filepath.Join(t.TempDir(), "sessions.txt")
	p.run(t, teller, func(s *setup) {
		limits := []budget.Limit{{Most: 1, In: time.Millisecond}, {Most: 100, In: time.Hour}}
		s.connection.Budget = budget.New(budget.Options{File: file, Limits: limits})
	})
	p.Gateway.ForgetSessions()
	p.Gateway.SendOp(gateway.OpInvalidSession, false)
	p.once(gateway.Outcome{Op: gateway.OpInvalidSession, Data: false})
	if _, err := p.Gateway.Connected(soon(t)); err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(string(text), "\n"); n != p.Gateway.Identifies() || n < 2 {
		t.Errorf("%d sessions were counted, and %d begun", n, p.Gateway.Identifies())
	}
}
