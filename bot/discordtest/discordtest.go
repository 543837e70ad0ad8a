// Package discordtest is a fake Discord at the wire: a server on loopback with Discord's REST API and gateway, for
// tests of a bot and for trying one by hand. It holds a bot to Discord's rules (limits in code points, components,
// commands, permissions, closed threads, AutoMod, intents, shards, the pace of sessions, pings, deadlines) and refuses
// with Discord's own error codes.
//
// [Start] a server. Set the scene with its [World]: members, channels, permissions. The Server's own methods are what
// users do: [Server.Say], [Server.Slash], [Server.Press] and their like each do only what Discord's client would let
// the user do. Wait for the answer with [Exchange.Answer]. [Messages], [Commands] and [Files] show what the server
// has. The Gateway and the [API] cause faults: cut connections, rate limits, outages. Nothing sleeps or polls.
//
// Not supported: components other than buttons, select menus of texts, layouts of texts, and in modals text inputs;
// options in subcommands; events of messages of the bot that are edited or deleted.
package discordtest

import (
	"cmp"
	"net/http/httptest"
	"strconv"
	"strings"
	"sync"
	"time"

	"verbatim/bot/discordtest/gateway"
	"verbatim/bot/discordtest/schema"
)

// Options describe a fake Discord. The zero Options are Discord's, with the Message Content intent enabled.
type Options struct {
	Token               string        // the bot's token; DefaultToken when empty
	NoMessageContent    bool          // the Message Content intent is not enabled on the application's page
	Heartbeat           time.Duration // the interval announced in HELLO; DefaultHeartbeat when zero
	InteractionDeadline time.Duration // for the first response to an interaction; DefaultInteractionDeadline when zero
	TokenLife           time.Duration // how long an interaction can be answered; DefaultTokenLife when zero
	Starts              int           // how many sessions may begin in a day; sessionsPerDay when zero
	NoLayouts           bool          // messages that consist of components are refused, as by servers without them
	MostGuilds          int           // for one connection of the gateway; DefaultMostGuilds when zero
	Shards              int           // how many Discord recommends; one per thousand guilds when zero
	MaxConcurrency      int           // how many sessions may begin at once, in buckets of shards; 1 when zero

	// IdentifyEvery is the least time between two IDENTIFY payloads of a bucket, by Now: DefaultIdentifyEvery when zero,
	// none when negative. The one that comes too soon is answered with op 9.
	IdentifyEvery time.Duration
	Now           func() time.Time // the clock for IdentifyEvery; time.Now when nil

	Locale, GuildLocale string // of interactions: the user's client, and the guild's; DefaultLocale when empty
}

// Defaults of Options, as Discord has them.
const (
	DefaultToken               = "discordtest"
	DefaultHeartbeat           = 41250 * time.Millisecond
	DefaultInteractionDeadline = 3 * time.Second
	DefaultTokenLife           = 15 * time.Minute
	DefaultIdentifyEvery       = 5 * time.Second
	DefaultMostGuilds          = 2500
	DefaultLocale              = "en-GB"
)

func (o Options) withDefaults() Options {
	o.Token = cmp.Or(o.Token, DefaultToken)
	o.Heartbeat = cmp.Or(o.Heartbeat, DefaultHeartbeat)
	o.InteractionDeadline = cmp.Or(o.InteractionDeadline, DefaultInteractionDeadline)
	o.TokenLife = cmp.Or(o.TokenLife, DefaultTokenLife)
	o.IdentifyEvery = cmp.Or(o.IdentifyEvery, DefaultIdentifyEvery)
	o.MaxConcurrency = cmp.Or(o.MaxConcurrency, 1)
	o.MostGuilds = cmp.Or(o.MostGuilds, DefaultMostGuilds)
	o.Locale, o.GuildLocale = cmp.Or(o.Locale, DefaultLocale), cmp.Or(o.GuildLocale, DefaultLocale)
	if o.Now == nil {
		o.Now = time.Now
	}
	return o
}

// A Server is a fake Discord. Its methods, and those of its parts, may be called from any goroutine.
type Server struct {
	URL   string // the API base, without a final slash
	Token string // the token that it accepts
	Bot   User   // the bot's own account; its id is also the application's

	Gateway  *gateway.Gateway
	World    *World
	Messages *Messages
	Files    *Files
	Commands *Commands
	API      *API

	interactions *interactions

	options Options
	http    *httptest.Server
	closed  chan struct{} // ends downloads that hang
	closing sync.Once

	mu     sync.Mutex // guards the state of all parts but the gateway
	lastID uint64

	yesterday int // sessions that began before today; see Options.Starts
}

// Start starts a fake Discord on loopback. Close it when done.
func Start(o Options) *Server {
	o = o.withDefaults()
	s := &Server{Token: o.Token, options: o, lastID: firstID, closed: make(chan struct{})}
	s.World = newWorld(s)
	s.Messages = newMessages(s)
	s.Files = newFiles(s)
	s.Commands = newCommands(s)
	s.interactions = newInteractions(s)
	s.API = &API{server: s}
	s.Gateway = gateway.New(gateway.Options{
		Token: o.Token, NoMessageContent: o.NoMessageContent,
		Heartbeat: o.Heartbeat, IdentifyEvery: o.IdentifyEvery, MaxConcurrency: o.MaxConcurrency, Now: o.Now, Shards: s.API.required,
		Guilds: s.World.joined, MostGuilds: o.MostGuilds, Ready: s.ready,
	})
	s.Bot = User{ID: s.newID(), Name: "verbatim", Bot: true}
	s.World.users[s.Bot.ID] = s.Bot
	s.http = httptest.NewUnstartedServer(s.API.routes())
	s.URL = "http://" + s.http.Listener.Addr().String() + apiPath
	s.http.Start() // now that its handlers find everything set
	return s
}

// Close cuts all connections and stops the server.
func (s *Server) Close() {
	s.closing.Do(func() { close(s.closed) })
	s.Gateway.Cut()
	s.http.Close()
}

// Forget drops all messages, attachments, exchanges and interactions so far. A test that measures a bot's memory does
// not want to measure the server's.
func (s *Server) Forget() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.Messages.clear()
	s.Files.clear()
	clear(s.interactions.byToken)
	for _, c := range s.World.channels {
		c.posts.Clear()
	}
	s.Gateway.ForgetEvents()
}

// Mention returns the text that mentions the bot.
func (s *Server) Mention() string { return "<@" + s.Bot.ID + ">" }

// firstID is where ids begin: a snowflake of the year 2021, so that they have the 18 to 19 digits of Discord's.
const firstID = 920000000000000000

// newID returns an unused id. Call it with mu held, or before the server is shared.
func (s *Server) newID() string {
	s.lastID++
	return strconv.FormatUint(s.lastID, 10)
}

// gatewayURL returns the address of the gateway.
func (s *Server) gatewayURL() string {
	return "ws" + strings.TrimPrefix(s.http.URL, "http") + gatewayPath
}

// ready returns the data of READY, apart from the guilds.
func (s *Server) ready() schema.Object {
	return schema.Object{
		"v": 9, "user": s.Bot.wire(), "private_channels": []any{},
		"resume_gateway_url": s.gatewayURL(), "application": schema.Object{"id": s.Bot.ID, "flags": 0},
	}
}
