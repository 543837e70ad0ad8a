package discordtest

import (
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"regexp"
	"slices"
	"strings"

	"verbatim/bot/discordtest/schema"
)

// Paths on the server.
const (
	apiPath     = "/api/v9"
	gatewayPath = "/gateway-socket/"
)

// maxRequest is the largest request in bytes: 25 MiB, of the message page.
const maxRequest = 25 << 20

// userAgent is what the reference page requires of a bot's User-Agent.
var userAgent = regexp.MustCompile(`^DiscordBot \(\S+, \S+\)`)

// A Refusal is a request that was answered with an error.
type Refusal struct {
	Method, Path string
	Status       int
	Code         int // Discord's error code; 0 for none
	Message      string
}

// An Interceptor may answer a REST request instead of the server; it reports whether it did. It must not read the body
// of a request that it leaves to the server.
type Interceptor func(w http.ResponseWriter, r *http.Request) bool

// API is the REST API of a server, with its faults.
type API struct {
	server    *Server
	intercept Interceptor
	limits    rateLimits
	losing    int // how many posts are stored and answered with an outage
	refusals  []Refusal
	forbidden []string // words that AutoMod refuses
	shards    int      // see RequireShards
}

// Intercept lets a test answer REST requests: rate limits, outages. Nil ends it.
func (a *API) Intercept(f Interceptor) {
	a.server.mu.Lock()
	defer a.server.mu.Unlock()
	a.intercept = f
}

// LosePosts accepts the next n messages that the bot posts into channels and first responses to interactions, but
// answers them with an outage.
func (a *API) LosePosts(n int) {
	a.server.mu.Lock()
	defer a.server.mu.Unlock()
	a.losing = n
}

// loses reports whether the answer to a post is to be lost.
func (a *API) loses() bool {
	a.server.mu.Lock()
	defer a.server.mu.Unlock()
	lost := a.losing > 0
	a.losing = max(0, a.losing-1)
	return lost
}

// Forbid has AutoMod refuse the bot's messages with a word, in all guilds. Letters count as they are.
func (a *API) Forbid(word string) {
	a.server.mu.Lock()
	defer a.server.mu.Unlock()
	a.forbidden = append(a.forbidden, word)
}

// moderate returns an error for a message that AutoMod refuses in a channel. Call it with the server's mu held.
func (a *API) moderate(c *Channel, f *schema.Form) error {
	text := f.Content + "\n" + schema.Texts(f.Components)
	has := func(word string) bool { return strings.Contains(text, word) }
	if c.Guild != "" && slices.ContainsFunc(a.forbidden, has) {
		return schema.ErrAutoMod
	}
	return nil
}

// Refusals returns all requests that were refused so far, in order. A bot that keeps the rules has none.
func (a *API) Refusals() []Refusal {
	a.server.mu.Lock()
	defer a.server.mu.Unlock()
	return append([]Refusal(nil), a.refusals...)
}

// A handler answers a request with a status and a body, or an *schema.Error.
type handler func(r *http.Request) (status int, body any, err error)

// A route is a pattern below the API's path, with its handler.
type route struct {
	method, path string
	open         bool // it needs no token of the bot
	handler      handler
}

// table returns the routes of the API.
func (s *Server) table() []route {
	w, m, c, in := s.World, s.Messages, s.Commands, s.interactions
	return []route{
		{"GET", "/gateway", true, s.getGateway},
		{"GET", "/gateway/bot", false, s.getGatewayBot},
		{"GET", "/users/@me", false, s.getSelf},
		{"GET", "/applications/@me", false, s.getApplication},
		{"POST", "/users/@me/channels", false, w.openDirect},
		{"GET", "/guilds/{guild}", false, w.getGuild},
		{"GET", "/guilds/{guild}/roles", false, w.getRoles},
		{"GET", "/guilds/{guild}/members/{user}", false, w.getMember},
		{"GET", "/guilds/{guild}/channels", false, w.listed(isNoThread, asList)},
		{"GET", "/guilds/{guild}/threads/active", false, w.listed(isActive, asThreads)},
		{"GET", "/channels/{channel}", false, w.getChannel},
		{"POST", "/channels/{channel}/messages", false, m.createMessage},
		{"GET", "/channels/{channel}/messages/{message}", false, m.getMessage},
		{"PATCH", "/channels/{channel}/messages/{message}", false, m.editMessage},
		{"DELETE", "/channels/{channel}/messages/{message}", false, m.deleteMessage},
		{"GET", "/applications/{app}/commands", false, c.getCommands},
		{"PUT", "/applications/{app}/commands", false, c.putCommands},
		{"GET", "/applications/{app}/guilds/{guild}/commands", false, c.getCommands},
		{"PUT", "/applications/{app}/guilds/{guild}/commands", false, c.putCommands},
		{"POST", "/interactions/{id}/{token}/callback", true, in.callback},
		{"POST", "/webhooks/{app}/{token}", true, in.followUp},
		{"PATCH", "/webhooks/{app}/{token}/messages/{message}", true, in.editResponse},
		{"DELETE", "/webhooks/{app}/{token}/messages/{message}", true, in.deleteResponse},
	}
}

// routes serves the routes, the gateway and the attachments.
func (a *API) routes() http.Handler {
	mux := http.NewServeMux()
	for _, r := range a.server.table() {
		mux.HandleFunc(r.method+" "+apiPath+r.path, func(w http.ResponseWriter, req *http.Request) { a.serve(w, req, r) })
	}
	mux.Handle("GET "+gatewayPath, a.server.Gateway)
	mux.HandleFunc("GET "+attachmentsPath+"{channel}/{id}/{name}", a.server.Files.serve)
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) { a.refuse(w, r, schema.ErrNotFound) })
	return mux
}

// serve answers a request, after the checks that all requests share.
func (a *API) serve(w http.ResponseWriter, r *http.Request, to route) {
	a.server.mu.Lock()
	intercept := a.intercept
	a.server.mu.Unlock()
	switch {
	case intercept != nil && intercept(w, r):
		return
	case !userAgent.MatchString(r.UserAgent()):
		a.refuse(w, r, schema.ErrUserAgent)
		return
	case !to.open && r.Header.Get("Authorization") != "Bot "+a.server.Token:
		a.refuse(w, r, schema.ErrUnauthorized)
		return
	}
	if err := a.take(w.Header(), to, r); err != nil {
		a.refuse(w, r, err)
		return
	}
	r.Body = http.MaxBytesReader(w, r.Body, maxRequest)
	status, body, err := to.handler(r)
	if err != nil {
		a.refuse(w, r, err)
		return
	}
	write(w, status, body)
}

func write(w http.ResponseWriter, status int, body any) {
	if body == nil {
		w.WriteHeader(status)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	json.NewEncoder(w).Encode(body)
}

// refuse answers with an error and keeps it for Refusals.
func (a *API) refuse(w http.ResponseWriter, r *http.Request, err error) {
	var e *schema.Error
	var many *tooMany
	switch {
	case errors.As(err, &many):
		e = &schema.Error{Status: http.StatusTooManyRequests, Message: err.Error()}
	case !errors.As(err, &e):
		e = &schema.Error{Status: http.StatusInternalServerError, Message: err.Error()}
	}
	a.server.mu.Lock()
	refusal := Refusal{Method: r.Method, Path: r.URL.Path, Status: e.Status, Code: e.Code, Message: e.Message}
	a.refusals = append(a.refusals, refusal)
	a.server.mu.Unlock()
	if many != nil {
		many.refuse(w)
		return
	}
	write(w, e.Status, schema.Object{"code": e.Code, "message": e.Message})
}

// decode reads a JSON body.
func decode(body io.Reader, into any) error {
	data, err := io.ReadAll(body)
	if err != nil {
		return schema.ErrTooLarge
	}
	if err := json.Unmarshal(data, into); err != nil {
		return schema.ErrInvalidJSONBody
	}
	return nil
}
