package bot

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/bwmarrin/discordgo"

	"verbatim/bot/attached"
	"verbatim/bot/channel"
	"verbatim/bot/connect"
	"verbatim/bot/cooling"
	"verbatim/bot/memory"
	"verbatim/bot/meter"
	"verbatim/bot/queue"
	"verbatim/bot/registry"
	"verbatim/bot/shards"
	"verbatim/bot/typed"
	"verbatim/index/alerts"
	"verbatim/index/ask"
	"verbatim/index/servers"
)

// DefaultPrefix is what commands begin with in a channel unless Options say otherwise.
const DefaultPrefix = typed.UsualPrefix

// An Answerer answers requests; *corpora.Choice is one.
type Answerer interface {
	// Do carries out a request. ask.Explain puts its error into words for the user.
	Do(ctx context.Context, r ask.Request) (ask.Answer, error)
	// Complete returns values that complete what was typed, the best first.
	// guild is the id of the server; empty in direct messages.
	Complete(ctx context.Context, guild string, kind ask.Completion, typed string) ([]string, error)
}

// An Alerter knows what is new in the corpus for the owners of alerts; *corpora.Choice is one.
type Alerter interface {
	// NoteNews finds what is new in the corpus since its last call, and queues it for the owners of alerts.
	NoteNews(ctx context.Context) error
	// DueNews returns what waits to be posted.
	DueNews(ctx context.Context) ([]ask.News, error)
	// NewsPosted records that a post was sent. id is the post's.
	NewsPosted(ctx context.Context, id int64) error
	// NewsFailed records that a post could not be sent, for now or for good. It reports whether that ended the alert.
	// id is the post's.
	NewsFailed(ctx context.Context, id int64, forGood bool) (ended bool, err error)
	// UnreadableAlerts returns the alerts whose queries can't be read, and whose owners were not told yet.
	UnreadableAlerts(ctx context.Context) ([]alerts.Unreadable, error)
	// UnreadableTold records that the owner of such an alert was told. id is the alert's.
	UnreadableTold(ctx context.Context, id int64) error
}

// Options describe a bot. Token and Answerer are required. New copies them.
type Options struct {
	Token    string // from the bot's page on discord.com/developers; with or without "Bot " before it
	Answerer Answerer
	Alerts   Alerter // no alerts are posted when nil

	Servers *servers.Store // the settings of servers; they have none when nil

	Losses []Loss // of articles, which the log and the report channel are told of

	Prefix string // DefaultPrefix when empty
	API    string // the API base, without a final slash; Discord's when empty

	HomeGuilds     []string // ids of servers whose moderators may change the corpus; their commands are registered there
	ModeratorRoles []string // ids of roles whose members are moderators, besides members who may manage the server
	CommandsFile   string   // remembers in which servers commands are registered; when empty, each run has to look
	ReportChannel  string   // id of the channel that is told of reindexes and doubted speakers; none when empty

	Cooldown cooling.Cooldown // none when zero

	SessionsFile string // keeps when sessions began, so that restarts do not begin too many; none when empty
	// SessionsLock keeps other processes that share SessionsFile from using it. No other does when it is nil.
	SessionsLock func() (release func(), err error)

	Shards shards.Range // those that this process runs; all that Discord recommends when zero
	// Leads reports whether this process does what is done once for all that share its data: it looks for new quotes,
	// writes direct messages of alerts and reports losses. It always does so when nil.
	Leads func() bool

	PlainText   bool   // answers are text, as for servers that refuse layouts of components, and for screen readers
	SharedNames bool   // commands that other bots may have too are heard with the prefix alone, in each server
	Site        string // the address of a site with a page per quote, for articles without one; may be empty

	// NoMessageContent leaves out the privileged Message Content intent. Then the bot does not see commands with a
	// prefix in servers. Mentions, direct messages and slash commands work.
	NoMessageContent bool

	Log *slog.Logger // nothing is logged when nil
}

// validate fills in what is empty, copies what is shared, and reports what is wrong. Token and API are validated by
// package connect.
func (o *Options) validate() error {
	if o.Answerer == nil {
		return errors.New("no answerer")
	}
	o.Prefix = strings.TrimSpace(o.Prefix)
	if o.Prefix == "" {
		o.Prefix = DefaultPrefix
	}
	if o.Log == nil {
		o.Log = slog.New(slog.NewTextHandler(io.Discard, nil))
	}
	if o.Leads == nil {
		o.Leads = func() bool { return true }
	}
	o.HomeGuilds, o.ModeratorRoles = slices.Clone(o.HomeGuilds), slices.Clone(o.ModeratorRoles)
	return nil
}

// timing says how long the bot waits for what.
type timing struct {
	deferral time.Duration // after which an interaction is acknowledged, of the 3 s that Discord allows
	search   time.Duration // for one request, except a slow one
	first    time.Duration // in which Discord takes the first response to an interaction
	complete time.Duration // for finding completions: Discord's client waits 3 s, but the member does not
	progress time.Duration // between two edits of a progress message
	drain    time.Duration // for the running requests when the bot stops
	webhook  time.Duration // how long an interaction can be answered: 15 minutes, less some room
	fetch    time.Duration // for one attached file
	news     time.Duration // between two looks at what is new in the corpus
	closed   time.Duration // between two attempts to post in a channel that is closed to the bot
}

func usualTiming() timing {
	return timing{
		deferral: 1500 * time.Millisecond, search: 20 * time.Second, first: discordgo.InteractionDeadline,
		complete: 300 * time.Millisecond, progress: 5 * time.Second, drain: 8 * time.Second, webhook: 14 * time.Minute,
		fetch: 30 * time.Second, news: time.Minute, closed: time.Hour,
	}
}

// A setup is all that a bot is made of. Tests change what Options do not have.
type setup struct {
	Options
	timing     timing
	connection connect.Options // what Options have, too, is filled in from them
}

// A Bot is one bot account with its connection to Discord. Its methods take the gateway's events; other types carry
// them out.
type Bot struct {
	*sender
	meter      *meter.Meter
	cooling    *cooling.Keeper
	answered   memory.Newest[question] // by the ids of the messages that ask
	editing    sync.Mutex              // held while an edit is taken
	replies    *replier
	access     *access
	reports    *reporting
	moderating *moderating
	announcer  *announcer
	registry   *registry.Registry
	greeter    *greeter
	threads    *channel.Threads

	dropped atomic.Int64 // events that could not be decoded
	invited sync.Once    // the address for inviting the bot was logged
}

// New validates the options and makes a bot that is not connected yet.
func New(o Options) (*Bot, error) { return newBot(setup{Options: o, timing: usualTiming()}) }

func newBot(s setup) (*Bot, error) {
	if err := s.validate(); err != nil {
		return nil, fmt.Errorf("setting up the bot: %w", err)
	}
	o := s.Options
	b := &Bot{meter: meter.New(), cooling: cooling.New(o.Cooldown)}
	c := s.connection
	c.Token, c.API, c.NoMessageContent, c.Log, c.Observer = o.Token, o.API, o.NoMessageContent, o.Log, b.meter
	c.SessionsFile, c.SessionsLock, c.Shards = o.SessionsFile, o.SessionsLock, o.Shards
	conn, err := connect.New(c)
	if err != nil {
		return nil, fmt.Errorf("setting up the bot: %w", err)
	}
	b.sender = &sender{conn: conn, rest: conn.REST(), log: o.Log, timing: s.timing, prefix: o.Prefix, servers: o.Servers,
		sharedNames: o.SharedNames, site: o.Site}
	b.sender.layouts.off = o.PlainText
	b.meter.Watch(conn, b.Dropped)
	b.access = &access{sender: b.sender, home: o.HomeGuilds, roles: o.ModeratorRoles}
	b.replies = &replier{
		sender: b.sender, answerer: o.Answerer, reportChannel: o.ReportChannel, meter: b.meter, wake: b.Wake,
		files:  &attached.Fetcher{Host: conn.Host(), Limit: s.timing.fetch, Log: o.Log},
		isHome: b.access.isHome,
	}
	b.reports = &reporting{replier: b.replies, access: b.access, cooling: b.cooling}
	b.moderating = &moderating{b.replies, b.access}
	b.announcer = newAnnouncer(b.sender, o)
	b.greeter, b.threads = &greeter{sender: b.sender}, &channel.Threads{REST: b.rest, Log: b.log}
	b.registry = registry.New(b.rest, b.log, o.HomeGuilds, o.CommandsFile)
	return b, nil
}

// Run connects to Discord and answers until ctx ends. Then it takes no more commands, finishes the running ones within
// some seconds, and returns nil. It returns an error that says what to do when Discord refuses the bot for good.
func (b *Bot) Run(ctx context.Context) error {
	work, stop := context.WithCancel(context.WithoutCancel(ctx))
	defer stop()
	b.replies.jobs = queue.New(work, b.log)
	var announcing sync.WaitGroup
	serving, stopServing := context.WithCancel(ctx)
	defer stopServing()
	announcing.Go(func() { b.announcer.run(serving) })
	err := b.conn.Run(ctx, connect.Handlers{
		Ready: b.onReady, Message: b.onMessage, Edited: b.onEdited, Deleted: b.onDeleted, Interaction: b.onInteraction,
		Guild: b.onGuild,
	})
	stopServing() // Discord may have refused the bot for good
	announcing.Wait()
	var hungUp sync.WaitGroup
	hungUp.Go(b.conn.HangUp) // while the requests finish: they answer over REST
	if !b.replies.jobs.Drain(b.timing.drain) {
		b.log.Warn("requests were still running when the bot stopped")
	}
	hungUp.Wait()
	stop()
	if err != nil {
		return fmt.Errorf("running the bot: %w", err)
	}
	return nil
}

// Wake lets the bot look soon at what is new in the corpus, or gone from it.
func (b *Bot) Wake() { b.announcer.wakeUp() }

// Dropped returns how many events were dropped because discordgo could not decode them.
func (b *Bot) Dropped() int64 { return b.dropped.Load() }

// Ready returns nil while all shards of this process receive events from Discord, and otherwise the reason why one of
// them does not.
func (b *Bot) Ready() error { return b.conn.Ready() }

// WriteMetrics writes what the bot counts, in Prometheus' text format.
func (b *Bot) WriteMetrics(w io.Writer) { b.meter.Write(w) }
