// Package discordtest is a fake Discord at the wire: a server on loopback with Discord's REST API and a websocket gateway
// of its own, for tests of a bot and for trying one by hand. It holds a bot to the rules that Discord holds it to (limits in
// code points, buttons, commands, permissions, intents, who is pinged, deadlines, close codes), and refuses with Discord's
// own error codes. Rate limits it has when a test sets some.
//
// [Start] one, add members and channels, speak with [Server.Say], [Server.DM] and [Server.Slash], and wait for what the bot
// answers with [Exchange.Answer]. Users also attach files ([Server.SayFiles]), press buttons ([Server.Press]), choose in
// select menus ([Server.Choose]), submit modals ([Server.SubmitModal]), type into options ([Server.Autocomplete]), use the menu
// of a message ([Server.Menu]), and take the bot along to where it is no member ([Server.InstallFor],
// [Server.AddForeignChannel]); each does only what Discord's client would let them do. [Server.Cut], [Server.OnConnect],
// [Server.Serve] and their like disturb the connection. Nothing in it sleeps or polls.
//
// What it has not: components other than buttons, select menus of texts and, in rows of modals, text inputs; options in
// subcommands; and events of messages that are edited or deleted.
//
// The rules are those of Discord's developer documentation as of August 2026.
package discordtest

import (
	"net/http/httptest"
	"strconv"
	"sync"
	"time"
)

// Options are how a fake Discord is set up. The zero Options are what Discord does, with the Message Content intent on.
type Options struct {
	Token               string        // the bot's token; "discordtest" when empty
	NoMessageContent    bool          // the Message Content intent is switched off on the application's page
	Heartbeat           time.Duration // the interval announced in HELLO; 41.25 s when zero
	InteractionDeadline time.Duration // how long an interaction waits for its first response; 3 s when zero
	IdentifyEvery       time.Duration // how long an IDENTIFY must wait for the one before; 5 s on Discord, not at all when zero
	TokenLife           time.Duration // how long an interaction can be answered further; 15 min when zero
}

// Defaults of Options, as Discord has them.
const (
	DefaultToken               = "discordtest"
	DefaultHeartbeat           = 41250 * time.Millisecond
	DefaultInteractionDeadline = 3 * time.Second
	DefaultTokenLife           = 15 * time.Minute
)

// A Server is a fake Discord. Its methods may be called from any goroutine.
type Server struct {
	URL   string // the API base: what stands before "/gateway/bot"
	Token string // the token that it accepts
	Bot   User   // the bot's own account; its id is also the application's

	options Options
	http    *httptest.Server
	closed  chan struct{} // what hangs ends with it
	closing sync.Once

	mu           sync.Mutex
	lastID       uint64
	users        map[string]User
	guilds       map[string]*Guild
	channels     map[string]*Channel
	messages     map[string]*Message
	attachments  map[string]File
	downloads    map[string]Download  // by attachment, what comes in its place
	fetches      map[string]int       // by attachment
	nonces       map[string]*Message  // by channel and nonce
	exchanges    map[string]*Exchange // by the id of what they answer
	interactions map[string]*interaction
	commands     map[string][]Command // by guild; "" holds the global ones
	installed    map[string]bool      // by user
	puts         int                  // how often commands were overwritten
	written      feed[string]         // the guilds for which
	intercept    Interceptor
	limits       rateLimits
	losing       int // how many posts are stored and answered with an outage
	refusals     []Refusal

	gateway gateway
}

// Start starts a fake Discord on loopback. Close it when done.
func Start(o Options) *Server {
	if o.Token == "" {
		o.Token = DefaultToken
	}
	if o.Heartbeat == 0 {
		o.Heartbeat = DefaultHeartbeat
	}
	if o.InteractionDeadline == 0 {
		o.InteractionDeadline = DefaultInteractionDeadline
	}
	if o.TokenLife == 0 {
		o.TokenLife = DefaultTokenLife
	}
	s := &Server{
		Token: o.Token, options: o, lastID: firstID,
		users: map[string]User{}, guilds: map[string]*Guild{}, channels: map[string]*Channel{},
		messages: map[string]*Message{}, nonces: map[string]*Message{}, exchanges: map[string]*Exchange{}, interactions: map[string]*interaction{},
		attachments: map[string]File{}, downloads: map[string]Download{}, fetches: map[string]int{}, closed: make(chan struct{}),
		commands: map[string][]Command{}, installed: map[string]bool{},
	}
	s.gateway.server = s
	s.gateway.sessions = map[string]*session{}
	s.gateway.conns = map[*conn]bool{}
	s.Bot = User{ID: s.newID(), Name: "verbatim", Bot: true}
	s.users[s.Bot.ID] = s.Bot
	s.http = httptest.NewUnstartedServer(s.routes())
	s.URL = "http://" + s.http.Listener.Addr().String() + apiPath
	s.http.Start() // now that all that its handlers read is set
	return s
}

// Close cuts all connections and stops the server.
func (s *Server) Close() {
	s.closing.Do(func() { close(s.closed) })
	s.Cut()
	s.http.Close()
}

// firstID is where ids begin: a snowflake of the year 2021, so that they have the 18 to 19 digits of Discord's.
const firstID = 920000000000000000

// newID returns an id that was not given out before. Call it with mu held, or before the server is shared.
func (s *Server) newID() string {
	s.lastID++
	return strconv.FormatUint(s.lastID, 10)
}

// A Refusal is a request that was answered with an error.
type Refusal struct {
	Method, Path string
	Status       int
	Code         int // Discord's error code; 0 where it has none
	Message      string
}

// Refusals returns all requests that were refused so far, in order. A bot that behaves has none.
func (s *Server) Refusals() []Refusal {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]Refusal(nil), s.refusals...)
}
