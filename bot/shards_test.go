package bot

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"verbatim/bot/budget"
	"verbatim/bot/discordtest"
	"verbatim/bot/discordtest/gateway"
	"verbatim/bot/shards"
	"verbatim/bot/told"
	"verbatim/index/alerts"
	"verbatim/index/ask"
)

// A division is a place with a server on each of several shards.
type division struct {
	*place
	channels []*discordtest.Channel // of shard 0, 1, …
}

// newDivision makes a place of as many shards as Discord recommends there. The place's own server has the first shard
// at home.
func newDivision(t *testing.T, o discordtest.Options, total int) *division {
	t.Helper()
	o.Shards = total
	d := &division{place: newPlace(t, o)}
	for shard := range total {
		g := d.World.AddGuild(fmt.Sprint("Quay ", shard), discordtest.Shard{Number: shard, Total: total})
		d.World.Join(g, d.member)
		d.channels = append(d.channels, d.World.AddChannel(g, "news"))
	}
	return d
}

// connects waits until so many sessions have begun or were resumed.
func (d *division) connects(t *testing.T, n int) {
	t.Helper()
	for range n {
		if _, err := d.Gateway.Connected(soon(t)); err != nil {
			t.Fatal(err)
		}
	}
}

// registers waits until the commands are registered everywhere and at home.
func (d *division) registers(t *testing.T) {
	t.Helper()
	for range 2 {
		if err := d.Commands.Registered(soon(t)); err != nil {
			t.Fatal(err)
		}
	}
}

// asks asks in the channels of shards, by a message and by a slash command, and checks that each is answered once.
func (d *division) asks(t *testing.T, of ...int) {
	t.Helper()
	var all []*discordtest.Exchange
	for _, shard := range of {
		all = append(all, d.Say(d.channels[shard], d.member, "!who-said moratorium"))
		x, err := d.Slash(d.channels[shard], d.member, ask.WhoSaid.Name, map[string]any{"words": "moratorium"})
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, x)
	}
	for i, x := range all {
		if got := answer(t, x).Text(); !strings.Contains(got, "Elin Marsh") {
			t.Errorf("question %d is answered with %q", i, got)
		}
	}
	for i, x := range all {
		if n := x.Pending(); n > 0 {
			t.Errorf("question %d has %d more answers", i, n)
		}
	}
}

// TestFourShardsInOneProcess runs as many shards as Discord recommends: commands are answered whichever hears them, and
// registered once. A shard that loses its connection leaves the others answering.
func TestFourShardsInOneProcess(t *testing.T) {
	t.Parallel()
	d := newDivision(t, discordtest.Options{MaxConcurrency: 4}, 4)
	b := d.start(t, teller)
	d.connects(t, 4)
	d.registers(t)
	eventually(t, "all shards are ready", func() bool { return b.Ready() == nil })
	d.asks(t, 0, 1, 2, 3)
	if got := answer(t, d.DM(d.member, "who said moratorium?")).Text(); !strings.Contains(got, "Elin Marsh") {
		t.Errorf("the direct message is answered with %q", got)
	}
	if n := d.Gateway.Identifies(); n != 4 {
		t.Errorf("%d identifies", n)
	}
	if n := d.Commands.Puts(); n != 2 {
		t.Errorf("the commands were written %d times", n)
	}
	goOn := make(chan struct{})
	d.Gateway.OnConnect(func(int) gateway.Outcome { <-goOn; return gateway.Outcome{} })
	d.Gateway.CutShard(2)
	eventually(t, "a shard is missing", func() bool {
		return b.Ready() != nil && strings.Contains(b.Ready().Error(), "3 of 4 shards are connected; shard 2: ")
	})
	d.asks(t, 0, 1, 3)
	for shard, want := range map[int]string{0: "1", 2: "0"} {
		if got := counted(b, fmt.Sprintf("verbatim_shard_ready{shard=\"%d\"}", shard)); got != want {
			t.Errorf("the metric of shard %d is %q, want %s", shard, got, want)
		}
	}
	close(goOn)
	d.connects(t, 1)
	eventually(t, "all shards are ready again", func() bool { return b.Ready() == nil })
	d.asks(t, 2)
	for shard, want := range []string{"0", "0", "1", "0"} {
		if got := counted(b, fmt.Sprintf("verbatim_shard_disconnects_total{shard=\"%d\"}", shard)); got != want {
			t.Errorf("shard %d was disconnected %q times, want %s", shard, got, want)
		}
	}
	d.unharmed(t)
}

// waiting is an Alerter with posts that wait, which several processes share.
type waiting struct {
	answererFunc
	mu    sync.Mutex
	noted int
	due   []ask.News
}

func (w *waiting) NoteNews(context.Context) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.noted++
	return nil
}

func (w *waiting) DueNews(context.Context) ([]ask.News, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	return append([]ask.News(nil), w.due...), nil
}

func (w *waiting) NewsPosted(_ context.Context, id int64) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	for i, n := range w.due {
		if n.Post.ID == id {
			w.due = append(w.due[:i:i], w.due[i+1:]...)
			return nil
		}
	}
	return fmt.Errorf("post %d was recorded twice", id)
}

func (w *waiting) NewsFailed(context.Context, int64, bool) (bool, error)         { return false, nil }
func (w *waiting) UnreadableAlerts(context.Context) ([]alerts.Unreadable, error) { return nil, nil }
func (w *waiting) UnreadableTold(context.Context, int64) error                   { return nil }
func (w *waiting) left() int                                                     { w.mu.Lock(); defer w.mu.Unlock(); return len(w.due) }

// TestTwoProcesses runs two processes of a bot, each with half of the shards. Each answers where its shards are. The
// commands are registered once, and alerts are posted once: those of channels by the process that has the shard.
func TestTwoProcesses(t *testing.T) {
	t.Parallel()
	d := newDivision(t, discordtest.Options{MaxConcurrency: 2}, 4)
	w := &waiting{answererFunc: teller}
	for i, c := range d.channels {
		for n := range 5 {
			a := alerts.Alert{ID: int64(10*i + n), Owner: d.member.ID, Channel: c.ID, Guild: c.Guild, Query: "moratorium"}
			w.due = append(w.due, ask.News{Post: alerts.Post{ID: a.ID, Alert: a}, Quotes: told.Found("moratorium", told.Hits()...)})
		}
	}
	direct := alerts.Alert{ID: 100, Owner: d.member.ID, Guild: d.channels[3].Guild, Query: "moratorium"}
	w.due = append(w.due, ask.News{Post: alerts.Post{ID: 100, Alert: direct}, Quotes: told.Found("moratorium", told.Hits()...)})
	for _, first := range []int{0, 2} {
		d.start(t, w, func(s *setup) {
			s.Shards, s.Leads = shards.Range{First: first, Last: first + 1, Total: 4}, func() bool { return first == 2 }
		})
	}
	d.connects(t, 4)
	d.registers(t)
	d.asks(t, 0, 1, 2, 3)
	if got := answer(t, d.DM(d.member, "who said moratorium?")).Text(); !strings.Contains(got, "Elin Marsh") {
		t.Errorf("the direct message is answered with %q", got)
	}
	eventually(t, "all alerts are posted", func() bool { return w.left() == 0 })
	for i, c := range append(d.channels, d.World.Direct(d.member)) {
		told, want := 0, 5
		if i == len(d.channels) {
			want = 1
		}
		for d.Messages.Pending(c) > 0 {
			m, err := d.Messages.Posted(soon(t), c)
			if err != nil {
				t.Fatal(err)
			}
			if strings.Contains(m.Text(), " new quotes") {
				told++
			}
		}
		if told != want {
			t.Errorf("channel %d has %d alerts, want %d", i, told, want)
		}
	}
	if n := d.Gateway.Identifies(); n != 4 {
		t.Errorf("%d identifies", n)
	}
	if n := d.Commands.Puts(); n != 2 {
		t.Errorf("the commands were written %d times", n)
	}
	d.unharmed(t)
}

// TestMoreShardsAreRequired lets Discord require more shards (4011) from a bot whose number it decides: it begins again
// with as many as Discord recommends then.
func TestMoreShardsAreRequired(t *testing.T) {
	t.Parallel()
	d := newDivision(t, discordtest.Options{MaxConcurrency: 8}, 4)
	d.API.RecommendShards(1)
	b := d.start(t, teller)
	d.connects(t, 1)
	d.registers(t)
	d.asks(t, 0, 3)
	d.API.RequireShards(4)
	d.API.RecommendShards(4)
	d.Gateway.ForgetSessions()
	d.Gateway.Cut()
	d.connects(t, 4)
	eventually(t, "all shards are ready", func() bool { return b.Ready() == nil })
	if got := d.Gateway.Shards(4); len(got) != 4 {
		t.Errorf("the shards %v are connected", got)
	}
	d.asks(t, 0, 1, 2, 3)
	if n := d.Gateway.Identifies(); n > 7 { // 1, up to two that are refused, 4
		t.Errorf("%d identifies", n)
	}
	if n := d.Commands.Puts(); n != 2 {
		t.Errorf("the commands were written %d times", n)
	}
	d.unharmed(t)
}

// TestAShardIsTooLarge has too many servers on one shard of a number that the operator has set. The other goes on, and
// health says what to set.
func TestAShardIsTooLarge(t *testing.T) {
	t.Parallel()
	d := newDivision(t, discordtest.Options{MaxConcurrency: 2, MostGuilds: 3}, 2)
	for range 3 {
		d.World.AddGuild("Crowd", discordtest.Shard{Number: 1, Total: 2})
	}
	b := d.start(t, teller, func(s *setup) { s.Shards = shards.All(2) })
	d.connects(t, 1)
	d.registers(t)
	eventually(t, "health says what to do", func() bool {
		why := b.Ready()
		return why != nil && strings.Contains(why.Error(), "1 of 2 shards are connected; shard 1: ") &&
			strings.Contains(why.Error(), "more servers than 2 shards serve (2,500 each): set VERBATIM_SHARDS to auto")
	})
	d.asks(t, 0)
	if n := d.Gateway.Identifies(); n != 2 {
		t.Errorf("%d identifies", n)
	}
}

// TestShardsTakeTurns begins four shards in two buckets, by a clock of the test: two at once, and the others when their
// buckets allow it.
func TestShardsTakeTurns(t *testing.T) {
	t.Parallel()
	p := newPaced(t)
	p.place = newPlace(t, discordtest.Options{
		Now: p.clock, IdentifyEvery: discordtest.DefaultIdentifyEvery, Shards: 4, MaxConcurrency: 2,
	})
	b, stop := p.begin(t)
	for range 2 {
		p.connected(t)
	}
	var waits []time.Duration
	for range 2 {
		waits = append(waits, <-p.waits)
	}
	if want := 6 * time.Second; waits[0] != want || waits[1] != want {
		t.Errorf("the others wait for %v", waits)
	}
	if n := p.Gateway.Identifies(); n != 2 {
		t.Errorf("meanwhile %d sessions have begun", n)
	}
	p.mu.Lock()
	p.now = p.now.Add(6 * time.Second)
	p.mu.Unlock()
	for range 2 {
		p.over <- p.clock()
	}
	for range 2 {
		p.connected(t)
	}
	eventually(t, "all shards are ready", func() bool { return b.Ready() == nil })
	if n, hasty := p.Gateway.Identifies(), p.Gateway.Hasty(); n != 4 || hasty > 0 {
		t.Errorf("%d sessions began, %d of them too soon", n, hasty)
	}
	stop()
}

// TestProcessesThatKnowNothingOfEachOther begins two processes at once on two machines: the second identifies too soon,
// is refused with op 9, and tries again, until its turn has come. The budget counts each attempt.
func TestProcessesThatKnowNothingOfEachOther(t *testing.T) {
	t.Parallel()
	var mu sync.Mutex
	now := time.Date(2026, 11, 30, 12, 0, 0, 0, time.UTC)
	d := newDivision(t, discordtest.Options{
		IdentifyEvery: discordtest.DefaultIdentifyEvery,
		Now: func() time.Time { // each IDENTIFY comes 2 s after the one before
			mu.Lock()
			defer mu.Unlock()
			now = now.Add(2 * time.Second)
			return now
		},
	}, 2)
	files := []string{filepath.Join(t.TempDir(), "a"), filepath.Join(t.TempDir(), "b")}
	for shard, file := range files {
		d.start(t, teller, func(s *setup) {
			s.Shards = shards.Range{First: shard, Last: shard, Total: 2}
			limits := []budget.Limit{{Most: 1, In: time.Millisecond, PerBucket: true}, {Most: 100, In: time.Hour}}
			s.connection.Budget = budget.New(budget.Options{File: file, Limits: limits})
		})
	}
	d.connects(t, 2)
	d.registers(t)
	d.asks(t, 0, 1)
	if n, hasty := d.Gateway.Identifies(), d.Gateway.Hasty(); n != 4 || hasty != 2 {
		t.Errorf("%d identifies, of which %d came too soon; want 4 and 2", n, hasty)
	}
}
