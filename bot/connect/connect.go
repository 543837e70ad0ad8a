package connect

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/url"
	"strings"
	"sync/atomic"
	"time"

	"github.com/bwmarrin/discordgo"

	"verbatim/bot/budget"
	"verbatim/bot/shards"
)

// developers is the page on which a bot's owner sets it up.
const developers = "https://discord.com/developers/applications"

// Options describe the account and the API. Token is required.
type Options struct {
	Token string // from the bot's page on discord.com/developers; with or without "Bot " before it
	API   string // the API base, such as https://discord.com/api/v9; Discord's when empty

	Shards shards.Range // those that this process runs; all that Discord recommends when zero

	// NoMessageContent leaves out the privileged Message Content intent. Then Discord sends no text of messages in
	// servers, except of those that mention the bot.
	NoMessageContent bool

	// SessionsFile keeps when sessions began, so that a restart does not begin too many. Empty keeps nothing.
	SessionsFile string
	// SessionsLock keeps other processes that share SessionsFile from using it. No other does when it is nil.
	SessionsLock func() (release func(), err error)
	Budget       *budget.Budget // of sessions; made of the usual limits and SessionsFile when nil

	Timing   Timing       // UsualTiming when zero
	Observer Observer     // counts calls and connections; may be nil
	Log      *slog.Logger // nothing is logged when nil

	// Alarm returns a channel on which a time arrives after d, and a function that stops it. It bounds the wait for READY
	// or RESUMED, and ends the wait for the next session. A timer when nil; a test can ring it at will.
	Alarm func(d time.Duration) (rings <-chan time.Time, stop func() bool)
}

// validate fills in what is empty and reports what is wrong.
func (o *Options) validate() error {
	o.Token = strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(o.Token), "Bot "))
	o.API = strings.TrimRight(strings.TrimSpace(o.API), "/")
	if o.Token == "" {
		return errors.New("no token: copy the bot's token from " + developers + " into VERBATIM_TOKEN")
	}
	if strings.ContainsAny(o.Token, " \t\r\n") {
		return errors.New("the token contains white space: copy it again from " + developers)
	}
	if o.API == "" {
		o.API = strings.TrimRight(discordgo.EndpointAPI, "/")
	}
	if u, err := url.Parse(o.API); err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return fmt.Errorf("the API base %q is not an address: expected something like https://discord.com/api/v9", o.API)
	}
	if o.Timing == (Timing{}) {
		o.Timing = UsualTiming()
	}
	if o.Log == nil {
		o.Log = slog.New(slog.NewTextHandler(io.Discard, nil))
	}
	if o.Observer == nil {
		o.Observer = noObserver{}
	}
	if o.Alarm == nil {
		o.Alarm = alarm
	}
	if o.Budget == nil {
		o.Budget = budget.New(budget.Options{File: o.SessionsFile, Lock: o.SessionsLock, Log: o.Log})
	}
	return nil
}

// An Observer counts what happens on the wire. Its methods may be called from any goroutine.
type Observer interface {
	Called(route, status string)       // a REST call was answered; see Routes and Statuses
	Connected(shard int, resumed bool) // a session began or was resumed
	Lost(shard int)                    // the gateway connection of a shard was lost
	Responded(after time.Duration)     // the first call in response to an event was made; see ResponseTimes
}

// A noObserver counts nothing.
type noObserver struct{}

// Called implements Observer.
func (noObserver) Called(string, string) {}

// Connected implements Observer.
func (noObserver) Connected(int, bool) {}

// Lost implements Observer.
func (noObserver) Lost(int) {}

// Responded implements Observer.
func (noObserver) Responded(time.Duration) {}

// Handlers receive the gateway's events. Each event has a goroutine of its own. A panic in a handler is logged.
type Handlers struct {
	Ready       func(shard int, r *discordgo.Ready)
	Message     func(*discordgo.MessageCreate)
	Edited      func(*discordgo.MessageUpdate)
	Deleted     func(*discordgo.MessageDelete)
	Interaction func(*discordgo.InteractionCreate)
	Guild       func(*Guild) // a server that the bot is in, also one that it was just added to
}

// A Guild is what the bot needs to know of a server.
type Guild struct {
	ID            string `json:"id"`
	Unavailable   bool   `json:"unavailable"`
	SystemChannel string `json:"system_channel_id"` // where Discord tells who joins; may be empty
	Channels      []struct {
		ID   string                `json:"id"`
		Type discordgo.ChannelType `json:"type"`
	} `json:"channels"`
}

// A Connection is one bot account's connection to Discord.
type Connection struct {
	Times ResponseTimes // how fast the bot responds to events

	options Options
	log     *slog.Logger
	rest    *discordgo.Session // for REST only; its gateway is never opened
	web     *transport
	manager *shardManager

	messageContent atomic.Bool // the Message Content intent is requested
	ended          atomic.Bool // Run has returned
}

// New validates the options and makes a connection that is not open yet. discordgo has one logger per process: it
// writes to the log of the last connection made.
func New(o Options) (*Connection, error) {
	if err := o.validate(); err != nil {
		return nil, err
	}
	c := &Connection{options: o, log: o.Log}
	c.Times.observer = o.Observer
	c.messageContent.Store(!o.NoMessageContent)
	c.web = newTransport(o, &c.Times)
	c.manager = &shardManager{conn: c, why: errNotConnected}
	c.web.told = c.divide
	routeLog(c)
	rest, err := c.newSession()
	if err != nil {
		return nil, err
	}
	c.rest = rest
	return c, nil
}

// REST returns the session that makes REST calls.
func (c *Connection) REST() *discordgo.Session { return c.rest }

// Host returns the host of the API base.
func (c *Connection) Host() string {
	u, err := url.Parse(c.options.API)
	if err != nil {
		return "" // validate has parsed it before
	}
	return u.Host
}

// MessageContent reports whether Discord sends the text of messages in servers that do not mention the bot.
func (c *Connection) MessageContent() bool { return c.messageContent.Load() }

// StartsLeft returns how many sessions Discord allows the bot to begin today. ok is false until Discord has told.
func (c *Connection) StartsLeft(now time.Time) (n int, ok bool) { return c.web.starts.left(now) }

// Run passes events to the handlers until ctx ends; then it returns nil. Call HangUp after it. It returns an error that
// says what to do when Discord refuses the bot for good.
func (c *Connection) Run(ctx context.Context, h Handlers) error {
	c.manager.handlers = h
	err := c.manager.run(ctx)
	c.ended.Store(true)
	return err
}

// HangUp closes the gateway connections that Run has left open.
func (c *Connection) HangUp() { c.manager.hangUp() }

// divide tells the budget how many shards there are, and in how many buckets they take turns.
func (c *Connection) divide() {
	c.options.Budget.Divide(c.manager.running().Total, c.web.starts.concurrency())
}

// Reasons why a connection is not ready.
var (
	errNotConnected = errors.New("the bot is not connected to Discord yet")
	errLost         = errors.New("the connection to Discord was lost; the bot is reconnecting")
	errRefused      = errors.New("connecting to Discord failed and is tried again; see the log for the reason")
	errPaced        = errors.New("too many sessions have begun; the log says when the bot begins the next")
	errEnded        = errors.New("the bot has stopped")
)

// Ready returns nil while all shards of this process are connected, and otherwise the reason why one of them is not.
func (c *Connection) Ready() error {
	if c.ended.Load() {
		return errEnded
	}
	return c.manager.ready()
}

// Shards returns for each shard of this process, by its number, whether it is connected. There are none before it is
// known how many shards the bot has.
func (c *Connection) Shards() map[int]bool {
	connected := map[int]bool{}
	for _, s := range c.manager.supervisors() {
		connected[s.shard] = s.ready() == nil
	}
	return connected
}

// Serves reports whether this process runs the shard of a server; of direct messages for "".
func (c *Connection) Serves(server string) bool { return c.options.Shards.Serves(server) }
