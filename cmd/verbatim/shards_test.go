package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"verbatim/bot/discordtest"
	"verbatim/bot/show"
)

// How large the bot of TestShardsOverProcesses is, and how long it is asked. The defaults are for every run of the
// tests; the arguments -shards 16 -processes 4 -servers 10000 -rate 200 -load 60s -buckets 1 are what docs/tests.md
// claims.
var (
	shardsTotal = flag.Int("shards", 4, "TestShardsOverProcesses: how many shards")
	processes   = flag.Int("processes", 2, "TestShardsOverProcesses: how many processes run them")
	serversLoad = flag.Int("servers", 40, "TestShardsOverProcesses: in how many servers the bot is")
	rate        = flag.Int("rate", 40, "TestShardsOverProcesses: commands per second, over all servers")
	load        = flag.Duration("load", time.Second, "TestShardsOverProcesses: how long the bot is asked at this rate")
	buckets     = flag.Int("buckets", 16, "TestShardsOverProcesses: how many sessions may begin at once")
)

// backWithin is how long the shards of a killed process may be missing after its restart.
const backWithin = time.Minute

// A largeBot is a bot in many servers, whose shards several processes of the program run.
type largeBot struct {
	t       *testing.T
	discord *discordtest.Server
	data    string // shared by the processes
	corpus  string

	channels []*discordtest.Channel // one per server; that of the server n is on shard n % shardsTotal
	members  []discordtest.User
	each     []*shardProcess
}

// A shardProcess is a process of the program.
type shardProcess struct {
	shards string // VERBATIM_SHARDS
	cmd    *exec.Cmd
	log    lockedBuffer
}

// newLargeBot makes the servers, with a channel and a member each. The first members manage theirs.
func newLargeBot(t *testing.T) *largeBot {
	b := &largeBot{t: t, data: t.TempDir(), corpus: t.TempDir()}
	b.discord = discordtest.Start(discordtest.Options{
		Token: "hunter2", Shards: *shardsTotal, MaxConcurrency: *buckets, InteractionDeadline: patience,
	})
	t.Cleanup(b.discord.Close)
	for i := range min(*serversLoad, 500) {
		b.members = append(b.members, b.discord.World.AddUser(fmt.Sprint("member", i)))
	}
	for i := range *serversLoad {
		g := b.discord.World.AddGuild(fmt.Sprint("Quay ", i), discordtest.Shard{Number: i % *shardsTotal, Total: *shardsTotal})
		member := b.members[i%len(b.members)]
		if b.discord.World.Join(g, member); i < *shardsTotal {
			b.discord.World.Own(g, member)
		}
		b.channels = append(b.channels, b.discord.World.AddChannel(g, "news"))
	}
	for i := range 30 {
		b.publish(fmt.Sprintf("talk%d.txt", i), fmt.Sprintf("The ferries of day %d wait for the harbour", i))
	}
	per := *shardsTotal / *processes
	for i := range *processes {
		b.each = append(b.each, &shardProcess{shards: fmt.Sprintf("%d-%d/%d", i*per, (i+1)*per-1, *shardsTotal)})
	}
	return b
}

// publish adds an article with a quote to the corpus.
func (b *largeBot) publish(name, words string) {
	b.t.Helper()
	text := fmt.Sprintf("NORTH QUAY, Dec 3 (Harbour Wire) - \"%s,\" said Tor Lund, a harbour pilot.\n", words)
	if err := os.WriteFile(filepath.Join(b.corpus, name), []byte(text), 0o600); err != nil {
		b.t.Fatal(err)
	}
}

// start starts a process.
func (b *largeBot) start(p *shardProcess) {
	b.t.Helper()
	p.cmd = program(b.t, "bot", "--data", b.data, "--corpus", b.corpus)
	p.cmd.Env = append(p.cmd.Env, "VERBATIM_TOKEN=hunter2", "VERBATIM_DISCORD_API="+b.discord.URL, "VERBATIM_SHARDS="+p.shards,
		"VERBATIM_COOLDOWN=0s", "VERBATIM_SHARED_NAMES=true", "VERBATIM_WATCH=1s", "VERBATIM_HTTP=127.0.0.1:0")
	p.cmd.Stderr = &p.log
	if err := p.cmd.Start(); err != nil {
		b.t.Fatal(err)
	}
	cmd := p.cmd
	b.t.Cleanup(func() { _, _ = cmd.Process.Kill(), cmd.Wait() })
}

// connected waits until so many sessions have begun.
func (b *largeBot) connected(n int) {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(b.t.Context(), patience)
	defer cancel()
	for range n {
		if _, err := b.discord.Gateway.Connected(ctx); err != nil {
			for _, p := range b.each {
				b.t.Logf("the log of the process with %s:\n%s", p.shards, &p.log)
			}
			b.t.Fatal(err)
		}
	}
}

// healthAddress is where a process serves health, as its log says.
var healthAddress = regexp.MustCompile(`msg="health and metrics are served" address=(\S+)`)

// ready returns what the process answers when it is asked whether it is ready.
func (b *largeBot) ready(p *shardProcess) (status int, body string) {
	b.t.Helper()
	at := healthAddress.FindAllStringSubmatch(p.log.String(), -1)
	if at == nil {
		return 0, "not served yet"
	}
	resp, err := http.Get("http://" + at[len(at)-1][1] + "/readyz")
	if err != nil {
		return 0, err.Error()
	}
	defer resp.Body.Close()
	text, err := io.ReadAll(resp.Body)
	if err != nil {
		b.t.Error(err)
	}
	return resp.StatusCode, string(text)
}

// becomesReady waits until a process says that it is ready.
func (b *largeBot) becomesReady(p *shardProcess) {
	b.t.Helper()
	for end := time.Now().Add(patience); ; time.Sleep(10 * time.Millisecond) {
		status, body := b.ready(p)
		if status == http.StatusOK {
			return
		}
		if time.Now().After(end) {
			b.t.Fatalf("%s is not ready: %d %s; the log:\n%s", p.shards, status, body, &p.log)
		}
	}
}

// A survey is questions that were asked, with what was answered.
type survey struct {
	*largeBot
	wait  sync.WaitGroup
	mu    sync.Mutex
	asked []*discordtest.Exchange
	took  []time.Duration
	wrong atomic.Int64
}

// ask uses a slash command in a server. The answer has words that no other question has.
func (s *survey) ask(server int) {
	s.t.Helper()
	s.mu.Lock()
	n := len(s.asked)
	s.mu.Unlock()
	words := fmt.Sprintf("ferries -without%d", n)
	began := time.Now()
	x, err := s.discord.Slash(s.channels[server], s.members[server%len(s.members)], "who-said", map[string]any{"words": words})
	if err != nil {
		s.t.Error(err)
		return
	}
	s.mu.Lock()
	s.asked = append(s.asked, x)
	s.mu.Unlock()
	s.wait.Go(func() {
		ctx, cancel := context.WithTimeout(s.t.Context(), patience)
		defer cancel()
		m, err := x.Answer(ctx)
		if err != nil || !strings.Contains(show.Unescape(m.Text()), words+" ") || !strings.Contains(m.Text(), "Tor Lund") {
			if s.wrong.Add(1) < 5 {
				s.t.Errorf("in server %d, %s is answered with %q (%v)", server, words, m.Text(), err)
			}
		}
		s.mu.Lock()
		defer s.mu.Unlock()
		s.took = append(s.took, time.Since(began))
	})
}

// done waits for all answers, and checks that no question has two.
func (s *survey) done(what string) {
	s.t.Helper()
	s.wait.Wait()
	twice := 0
	for _, x := range s.asked {
		for x.Pending() > 0 {
			if e, err := x.Next(s.t.Context()); err == nil && e.Kind == discordtest.Posted {
				twice++
			}
		}
	}
	if twice > 0 || s.wrong.Load() > 0 {
		s.t.Errorf("%s: %d of %d questions were answered twice, %d wrongly", what, twice, len(s.asked), s.wrong.Load())
	}
	slices.Sort(s.took)
	at := func(percent int) time.Duration { return s.took[(len(s.took)-1)*percent/100].Round(time.Millisecond) }
	s.t.Logf("%s: %d questions, each answered once; median %s, p99 %s, slowest %s",
		what, len(s.asked), at(50), at(99), at(100))
}

// TestShardsOverProcesses divides the shards of a bot among processes that share a data folder. One of them is killed:
// the shards of the others answer meanwhile, its own are back soon after its restart, and no session begins too soon.
// Then all are asked: each question is answered once. Alerts are posted once, although the leader was killed.
func TestShardsOverProcesses(t *testing.T) {
	if testing.Short() {
		t.Skip("it starts processes")
	}
	b := newLargeBot(t)
	per := *shardsTotal / *processes
	began := time.Now()
	for _, p := range b.each {
		b.start(p)
	}
	b.connected(*shardsTotal)
	for _, p := range b.each {
		b.becomesReady(p)
	}
	t.Logf("%d shards in %d processes are ready after %s", *shardsTotal, *processes, time.Since(began).Round(time.Second))
	wait(t, &b.each[0].log, b.discord.Commands.Registered)
	b.subscribe()

	leader := slices.IndexFunc(b.each, func(p *shardProcess) bool {
		return strings.Contains(p.log.String(), "this process looks for new quotes")
	})
	if leader < 0 {
		t.Fatal("no process leads")
	}
	b.killed(leader, per)

	b.publish("news.txt", "The thaw begins tonight")
	s := &survey{largeBot: b}
	began = time.Now()
	for i := range int(load.Seconds() * float64(*rate)) {
		time.Sleep(time.Until(began.Add(time.Duration(i) * time.Second / time.Duration(*rate))))
		s.ask(i * 7919 % len(b.channels)) // a prime, so that all servers are asked
	}
	t.Logf("%d commands in %s", len(s.asked), time.Since(began).Round(time.Millisecond))
	s.done("under load")
	if *load >= time.Minute {
		b.alerted()
	}
	for _, r := range b.discord.API.Refusals() {
		t.Errorf("Discord refused %s %s: %d %s", r.Method, r.Path, r.Code, r.Message)
	}
	want := *shardsTotal + per
	if n, hasty := b.discord.Gateway.Identifies(), b.discord.Gateway.Hasty(); n != want || hasty > 0 {
		t.Errorf("%d sessions began, want %d; %d of them began too soon", n, want, hasty)
	}
	if n := b.discord.Commands.Puts(); n != 1 {
		t.Errorf("the commands were written %d times", n)
	}
	for _, p := range b.each {
		b.end(p)
	}
}

// killed kills a process and starts it again. The shards of the others are asked meanwhile.
func (b *largeBot) killed(which, per int) {
	b.t.Helper()
	p := b.each[which]
	s := &survey{largeBot: b}
	stop := make(chan struct{})
	var asking sync.WaitGroup
	asking.Go(func() {
		for i := 0; ; i++ {
			select {
			case <-stop:
				return
			case <-time.After(20 * time.Millisecond):
			}
			if server := i % len(b.channels); server%*shardsTotal/per != which {
				s.ask(server)
			}
		}
	})
	if err := p.cmd.Process.Kill(); err != nil {
		b.t.Fatal(err)
	}
	_ = p.cmd.Wait() // it says that it was killed
	began := time.Now()
	b.start(p)
	b.connected(per)
	back := time.Since(began)
	close(stop)
	asking.Wait()
	s.done("while a process is killed and starts again")
	b.t.Logf("the %d shards of the killed process are back %s after its restart", per, back.Round(time.Millisecond))
	if back > backWithin {
		b.t.Errorf("the shards are back after %s, want at most %s", back, backWithin)
	}
	b.becomesReady(p)
	again := &survey{largeBot: b}
	for server := range *shardsTotal {
		again.ask(server)
	}
	again.done("on each shard after that")
}

// subscribe subscribes a channel of each shard, and a member, who asks on the last one.
func (b *largeBot) subscribe() {
	b.t.Helper()
	for i := range *shardsTotal {
		answerTo(b.t, b.discord.Say(b.channels[i], b.members[i], "!subscribe thaw where:here"))
	}
	last := *shardsTotal - 1
	if got := answerTo(b.t, b.discord.Say(b.channels[last], b.members[last], "!subscribe thaw")); !strings.Contains(got, "Alert") {
		b.t.Errorf("subscribing is answered with %q", got)
	}
	if got := answerTo(b.t, b.discord.DM(b.members[last], "alerts")); !strings.Contains(got, "thaw") {
		b.t.Errorf("in direct messages, the alerts are %q", got)
	}
}

// alerted waits until each subscriber was told of the new quote, and checks that each was told once.
func (b *largeBot) alerted() {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(b.t.Context(), patience)
	defer cancel()
	told := map[string]int{}
	next := func(c *discordtest.Channel) {
		m, err := b.discord.Messages.Posted(ctx, c)
		if err != nil {
			b.t.Fatal(err)
		}
		if strings.Contains(m.Text(), " · 1 new quote") {
			told[c.ID]++
		}
	}
	places := append(slices.Clone(b.channels[:*shardsTotal]), b.discord.World.Direct(b.members[*shardsTotal-1]))
	for _, c := range places {
		for told[c.ID] == 0 {
			next(c)
		}
	}
	for _, c := range places {
		for b.discord.Messages.Pending(c) > 0 {
			next(c)
		}
		if told[c.ID] != 1 {
			b.t.Errorf("an alert was posted %d times", told[c.ID])
		}
	}
	b.t.Logf("%d alerts were posted once each", len(places))
}

// end ends a process, which must end well.
func (b *largeBot) end(p *shardProcess) {
	b.t.Helper()
	if err := p.cmd.Process.Signal(syscall.SIGTERM); err != nil {
		b.t.Fatal(err)
	}
	if err := p.cmd.Wait(); err != nil || strings.Contains(p.log.String(), "hunter2") {
		b.t.Errorf("the process with %s ended with %v; the log:\n%s", p.shards, err, &p.log)
	}
}
