package bot

import (
	"context"
	"flag"
	"io"
	"log/slog"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"verbatim/bot/budget"
	"verbatim/bot/connect"
	"verbatim/bot/discordtest"
	"verbatim/bot/locale"
	"verbatim/bot/told"
	"verbatim/corpus/wording"
	"verbatim/index/ask"
	"verbatim/index/ask/param"
)

// reindexed is the answer of a reindex.
func reindexed(report ask.ReindexReport) ask.Answer {
	return &ask.Reindexed{Head: ask.Head{Command: ask.Reindex}, ReindexReport: report}
}

// A service answers for one corpus; *ask.Service is one.
type service interface {
	Do(ctx context.Context, r ask.Request) (ask.Answer, error)
	Complete(ctx context.Context, kind ask.Completion, typed string) ([]string, error)
}

// forAll is the Answerer that asks one service for all servers.
type forAll struct{ service }

// Complete implements Answerer.
func (a forAll) Complete(ctx context.Context, _ string, kind ask.Completion, typed string) ([]string, error) {
	return a.service.Complete(ctx, kind, typed)
}

// An answererFunc is a service.
type answererFunc func(ctx context.Context, r ask.Request) (ask.Answer, error)

func (f answererFunc) Do(ctx context.Context, r ask.Request) (ask.Answer, error) { return f(ctx, r) }

// Complete completes with the speakers of told.
func (f answererFunc) Complete(_ context.Context, kind ask.Completion, typed string) ([]string, error) {
	if kind == param.Speakers && strings.HasPrefix(strings.ToLower(told.Marsh.Name), strings.ToLower(typed)) {
		return []string{told.Marsh.Name}, nil
	}
	return nil, nil
}

// teller answers searches with the quotes of told.
var teller answererFunc = func(_ context.Context, r ask.Request) (ask.Answer, error) {
	switch {
	case r.Command == ask.Help:
		return &ask.CommandHelp{Head: ask.Head{Command: ask.Help}, Commands: ask.Commands}, nil
	case r.Words == "":
		return nil, &ask.UsageError{
			Message: wording.Say("%s requires words", r.Command.Name),
			Hint:    ask.Hint{Example: "who-said moratorium"},
		}
	}
	return told.Found(r.Words, told.Hits()...), nil
}

// update rewrites what the tests expect; long makes them run as long as their numbers are asked to hold for.
var (
	update = flag.Bool("update", false, "write the golden files in testdata again")
	long   = flag.Bool("long", false, "run the long tests in full")
)

// patience ends a test that hangs. Nothing else may depend on it: on a busy machine everything takes many times as
// long.
const patience = 8 * time.Minute

// quick returns a timing for tests: pauses are as short as possible, and nothing is given up or deferred because the
// machine is busy.
func quick() timing {
	t := usualTiming()
	t.progress, t.closed = time.Millisecond, 0
	for _, limit := range []*time.Duration{&t.deferral, &t.search, &t.first, &t.complete, &t.drain, &t.fetch} {
		*limit = patience
	}
	return t
}

// quickConnection returns the same for the connection.
func quickConnection() connect.Timing {
	t := connect.UsualTiming()
	t.Backoff, t.Settled = 5*time.Millisecond, 0
	t.InvalidLeast, t.InvalidMost = time.Millisecond, 2*time.Millisecond
	for _, limit := range []*time.Duration{&t.Ready, &t.Idle, &t.REST, &t.RateLimit} {
		*limit = patience
	}
	return t
}

// newBot makes a bot with the timing for tests. It is not connected.
func (p *place) newBot(t testing.TB, o Options, change ...func(*setup)) *Bot {
	t.Helper()
	s := setup{Options: o, timing: quick()}
	s.connection.Timing = quickConnection()
	s.connection.Budget = budget.New(budget.Options{Limits: []budget.Limit{{Most: 1, In: 10 * time.Millisecond}}})
	s.connection.Alarm = p.alarm
	for _, f := range change {
		f(&s)
	}
	b, err := newBot(s)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// alarm rings when a test says that READY is late. Other waits end by themselves.
func (p *place) alarm(d time.Duration) (<-chan time.Time, func() bool) {
	if d == patience {
		return p.late, func() bool { return true }
	}
	timer := time.NewTimer(d)
	return timer.C, timer.Stop
}

// A place is a fake Discord with a guild in it.
type place struct {
	*discordtest.Server
	guild   *discordtest.Guild
	channel *discordtest.Channel
	member  discordtest.User
	late    chan time.Time   // takes one for each connection that is to be given up without READY
	lang    *locale.Language // of the labels that are pressed; nil for English
}

func newPlace(t testing.TB, o discordtest.Options) *place {
	t.Helper()
	if o.InteractionDeadline == 0 {
		o.InteractionDeadline = patience
	}
	if o.IdentifyEvery == 0 {
		o.IdentifyEvery = -1 // the fake's clock would measure how busy the machine is
	}
	p := &place{Server: discordtest.Start(o), late: make(chan time.Time)}
	t.Cleanup(p.Close)
	p.guild = p.World.AddGuild("Harbour")
	p.channel = p.World.AddChannel(p.guild, "news")
	p.member = p.World.AddUser("ines")
	p.World.Join(p.guild, p.member)
	return p
}

// start starts a bot in the place. It is stopped at the test's end, and must stop without an error.
func (p *place) start(t testing.TB, a service, change ...func(*setup)) *Bot {
	t.Helper()
	alerter, _ := a.(Alerter)
	o := Options{Token: p.Token, API: p.URL, Answerer: forAll{a}, Alerts: alerter, HomeGuilds: []string{p.guild.ID}, Log: logTo(t),
		SharedNames: true}
	b := p.newBot(t, o, change...)
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- b.Run(ctx) }()
	t.Cleanup(func() {
		cancel()
		if err := <-ended; err != nil {
			t.Errorf("the bot ended with %v", err)
		}
	})
	return b
}

// run starts a bot and waits until it is connected and its commands are registered.
func (p *place) run(t testing.TB, a service, change ...func(*setup)) *Bot {
	t.Helper()
	b := p.start(t, a, change...)
	if _, err := p.Gateway.Connected(soon(t)); err != nil {
		t.Fatal(err)
	}
	for range 2 { // everywhere, and at home
		if err := p.Commands.Registered(soon(t)); err != nil {
			t.Fatal(err)
		}
	}
	return b
}

// logTo returns a logger whose lines are shown if the test fails. Lines after the end of the test are dropped:
// discordgo may have a word to say of a connection that was given up.
func logTo(t testing.TB) *slog.Logger {
	out := &output{to: t.Output()}
	t.Cleanup(func() {
		out.mu.Lock()
		defer out.mu.Unlock()
		out.to = io.Discard
	})
	return slog.New(slog.NewTextHandler(out, &slog.HandlerOptions{Level: slog.LevelDebug}))
}

// output is where the log of a test goes.
type output struct {
	mu sync.Mutex
	to io.Writer
}

func (o *output) Write(p []byte) (int, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.to.Write(p)
}

func soon(t testing.TB) context.Context {
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	t.Cleanup(cancel)
	return ctx
}

// answer waits for the next message of an exchange.
func answer(t *testing.T, x *discordtest.Exchange) discordtest.Message {
	t.Helper()
	m, err := x.Answer(soon(t))
	if err != nil {
		t.Fatal(err)
	}
	if got := m.Pinged(); len(got) > 0 {
		t.Errorf("the answer pings %v", got)
	}
	return m
}

// slash uses a slash command.
func (p *place) slash(t *testing.T, command string, options map[string]any) *discordtest.Exchange {
	t.Helper()
	x, err := p.Slash(p.channel, p.member, command, options)
	if err != nil {
		t.Fatal(err)
	}
	return x
}

// eventually waits for something that sends no event when it happens.
func eventually(t testing.TB, what string, happened func() bool) {
	t.Helper()
	for end := soon(t); !happened(); {
		select {
		case <-end.Done():
			stacks := make([]byte, 1<<16)
			t.Fatalf("still waiting: %s\n%s", what, stacks[:runtime.Stack(stacks, true)])
		case <-time.After(time.Millisecond):
		}
	}
}

// unharmed fails the test when the bot broke a rule of Discord's.
func (p *place) unharmed(t testing.TB) {
	t.Helper()
	for _, r := range p.API.Refusals() {
		t.Errorf("Discord refused %s %s: %d %s", r.Method, r.Path, r.Code, r.Message)
	}
}
