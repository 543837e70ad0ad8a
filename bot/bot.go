// Package bot answers verbatim's commands on Discord: behind a prefix, behind a mention, in direct messages and as slash
// commands. Make a [Bot] with [New] and start it with [Bot.Run]. [Decode] and [Render] are its pure parts: what was typed
// becomes a request of index/ask, and the reply becomes messages; a terminal can use them too.
package bot

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/url"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/bwmarrin/discordgo"

	"verbatim/index"
	"verbatim/index/ask"
)

// DefaultPrefix is what commands begin with in a channel unless Options say otherwise.
const DefaultPrefix = "!"

// An Answerer answers requests; *ask.Service is one.
type Answerer interface {
	Do(ctx context.Context, r ask.Request) (ask.Reply, error)
	Complete(ctx context.Context, kind ask.Completion, typed string) ([]string, error)
}

// An Alerter knows what is new in the corpus for those who have subscribed to it; *ask.Service is one.
type Alerter interface {
	NoteNews(ctx context.Context) error
	DueNews(ctx context.Context) ([]ask.News, error)
	NewsPosted(ctx context.Context, id int64) error
	NewsFailed(ctx context.Context, id int64, forGood bool) (ended bool, err error)
}

// Options are how a bot is set up. Token and Answerer are required.
type Options struct {
	Token    string // of the bot's page on discord.com/developers; with or without "Bot " before it
	Answerer Answerer
	Alerts   Alerter // nothing is posted of its own accord when nil

	// Loss returns why the index is kept although most articles are gone, or nil. The log and the report channel are
	// told once. Nil where no one looks.
	Loss func() *index.LossError

	Prefix string // DefaultPrefix when empty
	API    string // the API base, without a slash at its end; Discord's when empty

	HomeGuilds     []string // ids: slash commands are registered for these servers alone, and at once; everywhere when empty
	ModeratorRoles []string // ids of roles whose members are moderators, beside those who may manage the server
	ReportChannel  string   // id of a channel in which reindexes and doubted speakers are reported; none when empty

	Cooldown Cooldown // none when zero

	// NoMessageContent leaves out the privileged Message Content intent. Then commands behind the prefix are not heard in
	// servers; mentions, direct messages and slash commands are.
	NoMessageContent bool

	Log *slog.Logger // nothing is logged when nil
}

// validate fills in what was left empty and reports what is wrong.
func (o *Options) validate() error {
	o.Token = strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(o.Token), "Bot "))
	o.API = strings.TrimRight(strings.TrimSpace(o.API), "/")
	o.Prefix = strings.TrimSpace(o.Prefix)
	if o.Token == "" {
		return errors.New("no token: copy the bot's token from " + developers + " into VERBATIM_TOKEN")
	}
	if strings.ContainsAny(o.Token, " \t\r\n") {
		return errors.New("the token has white space in it: copy it again from " + developers)
	}
	if o.Answerer == nil {
		return errors.New("no answerer")
	}
	if o.Prefix == "" {
		o.Prefix = DefaultPrefix
	}
	if o.API == "" {
		o.API = strings.TrimRight(discordgo.EndpointAPI, "/")
	}
	if u, err := url.Parse(o.API); err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return fmt.Errorf("the API base %q is no address: expected something like https://discord.com/api/v9", o.API)
	}
	if o.Log == nil {
		o.Log = slog.New(slog.NewTextHandler(io.Discard, nil))
	}
	return nil
}

// timing is how long the bot waits for what.
type timing struct {
	ready     time.Duration // for READY or RESUMED, from the beginning of a connection
	idle      time.Duration // for anything from the gateway: two heartbeats of 41.25 s, and some
	identify  time.Duration // between two new sessions; Discord allows one in 5 s
	backoff   time.Duration // before the first attempt to connect again; doubled from attempt to attempt
	maxPause  time.Duration // between two attempts
	settled   time.Duration // after which a connection counts as good, and backoff begins anew
	hangUp    time.Duration // for closing a connection; discordgo waits 1 s in it
	deferral  time.Duration // after which an interaction is acknowledged, of the 3 s there are
	search    time.Duration // for one request, except a reindex
	first     time.Duration // in which Discord takes the first response to an interaction
	complete  time.Duration // for finding completions: Discord's client waits for 3 s, but who types does not
	rest      time.Duration // for a REST call with all its waiting
	progress  time.Duration // between two edits of a progress message
	drain     time.Duration // for the running requests at the end
	webhook   time.Duration // how long an interaction can be answered: 15 minutes, and some room
	rateLimit time.Duration // the longest wait that a rate limit may ask for
	fetch     time.Duration // for one file that somebody sends
	news      time.Duration // between two looks at what is new in the corpus
	closed    time.Duration // between two tries to post what is new where the bot may not
}

func usualTiming() timing {
	return timing{
		ready: 30 * time.Second, idle: 90 * time.Second, identify: 5 * time.Second, backoff: time.Second,
		maxPause: 5 * time.Minute, settled: time.Minute, hangUp: 3 * time.Second, deferral: 1500 * time.Millisecond,
		search: 20 * time.Second, progress: 5 * time.Second, drain: 8 * time.Second, webhook: 14 * time.Minute,
		first: discordgo.InteractionDeadline, complete: 300 * time.Millisecond, rest: 20 * time.Second,
		rateLimit: 10 * time.Second, fetch: 30 * time.Second, news: time.Minute, closed: time.Hour,
	}
}

// A Bot is one bot account with its connection to Discord.
type Bot struct {
	options Options
	timing  timing
	log     *slog.Logger
	rest    *discordgo.Session // for REST alone; never opened
	web     *transport
	pool    *pool
	cooling *cooling
	own     ownTime
	meter   *meter

	late func(time.Duration) (rings <-chan time.Time, stop func() bool) // for READY or RESUMED; alarm, but in tests
	news chan struct{}                                                  // the corpus may have changed

	reported register // reports, by quote and member
	settled  register // reports that were dealt with, by the message's id

	self       atomic.Pointer[string] // the bot's user id, known from READY on
	name       atomic.Pointer[string] // the bot's name
	app        atomic.Pointer[string] // the application's id
	roles      sync.Map               // whether a role, by its id, is the bot's own
	shut       sync.Map               // the channels, by their ids, of which the log says that the bot may not write there
	dropped    atomic.Int64           // events that could not be decoded
	invited    sync.Once              // the address for inviting the bot was logged
	registered atomic.Bool            // the slash commands are, or it is under way
	withText   atomic.Bool            // the Message Content intent is asked for
	unready    atomic.Pointer[error]  // why the gateway is not heard; nil while it is
}

// New checks the options and makes a bot that is not connected yet.
func New(o Options) (*Bot, error) {
	if err := o.validate(); err != nil {
		return nil, fmt.Errorf("setting up the bot: %w", err)
	}
	b := &Bot{options: o, timing: usualTiming(), late: alarm, log: o.Log, cooling: newCooling(o.Cooldown), news: make(chan struct{}, 1)}
	b.unready.Store(&errNotConnected)
	b.meter = newMeter(b)
	b.own.seen = b.meter.took
	b.web = newTransport(o.API, b)
	b.withText.Store(!o.NoMessageContent)
	routeLog(o.Log)
	rest, err := b.newSession()
	if err != nil {
		return nil, fmt.Errorf("setting up the bot: %w", err)
	}
	b.rest = rest
	return b, nil
}

// Run connects to Discord and answers until ctx ends; then it takes no more commands, finishes the running ones within some
// seconds, and returns nil. It returns an error that says what to do when Discord refuses the bot for good.
func (b *Bot) Run(ctx context.Context) error {
	work, stop := context.WithCancel(context.WithoutCancel(ctx))
	defer stop()
	b.pool = newPool(work, b.log)
	var announcing sync.WaitGroup
	serving, noMore := context.WithCancel(ctx)
	defer noMore()
	announcing.Go(func() { b.announceNews(serving) })
	s := &supervisor{bot: b}
	err := s.run(ctx)
	b.unready.Store(&errEnded)
	noMore() // Discord may have refused the bot for good
	announcing.Wait()
	var hungUp sync.WaitGroup
	hungUp.Go(s.hangUp) // while the requests finish: they answer over REST
	if !b.pool.drain(b.timing.drain) {
		b.log.Warn("requests were still running at the end")
	}
	hungUp.Wait()
	stop()
	if err != nil {
		return fmt.Errorf("running the bot: %w", err)
	}
	return nil
}

// Dropped returns how many events were dropped because discordgo could not decode them.
func (b *Bot) Dropped() int64 { return b.dropped.Load() }

func known(p *atomic.Pointer[string]) string {
	if s := p.Load(); s != nil {
		return *s
	}
	return ""
}
