package discordtest

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"regexp"
	"strings"
)

// apiPath is where the API lies on the server.
const apiPath = "/api/v9"

// maxRequest is the largest request in bytes: 25 MiB, of the message page.
const maxRequest = 25 << 20

// userAgent is what the reference page demands of a bot's User-Agent.
var userAgent = regexp.MustCompile(`^DiscordBot \(\S+, \S+\)`)

// An apiError is an error as Discord answers it.
type apiError struct {
	status  int
	code    int
	message string
}

func (e *apiError) Error() string { return fmt.Sprintf("%d: %s (%d)", e.code, e.message, e.status) }

// Discord's error codes that the server uses, of its page of opcodes and status codes.
var (
	errUnauthorized     = &apiError{401, 0, "401: Unauthorized"}
	errUserAgent        = &apiError{403, 40333, "internal network error"}
	errNotFound         = &apiError{404, 0, "404: Not Found"}
	errUnknownChannel   = &apiError{404, 10003, "Unknown Channel"}
	errUnknownGuild     = &apiError{404, 10004, "Unknown Guild"}
	errUnknownMember    = &apiError{404, 10007, "Unknown Member"}
	errUnknownMessage   = &apiError{404, 10008, "Unknown Message"}
	errUnknownUser      = &apiError{404, 10013, "Unknown User"}
	errUnknownWebhook   = &apiError{404, 10015, "Unknown Webhook"}
	errUnknownAction    = &apiError{404, 10062, "Unknown interaction"}
	errTooManyCommands  = &apiError{400, 30032, "Maximum number of application commands reached (100)."}
	errTooManyFollowUps = &apiError{400, 40094, "The interaction has reached the maximum number of follow up messages."}
	errDirectMessages   = &apiError{403, 50003, "Cannot execute action on a DM channel"}
	errAcknowledged     = &apiError{400, 40060, "Interaction has already been acknowledged."}
	errTooLarge         = &apiError{413, 40005, "Request entity too large"}
	errMissingAccess    = &apiError{403, 50001, "Missing Access"}
	errNotYours         = &apiError{403, 50005, "Cannot edit a message authored by another user"}
	errEmpty            = &apiError{400, 50006, "Cannot send an empty message"}
	errNoPermission     = &apiError{403, 50013, "Missing Permissions"}
	errNoHistory        = &apiError{403, 160002, "Cannot reply without permission to read message history"}
	errTokenExpired     = &apiError{401, 50027, "Invalid Webhook Token"}
	errOutage           = &apiError{502, 0, "502: Bad Gateway"}
	errInvalidJSONBody  = &apiError{400, 50109, "The request body contains invalid JSON."}
)

// invalid is the error of a form that breaks a rule: code 50035.
func invalid(format string, args ...any) *apiError {
	return &apiError{400, 50035, "Invalid Form Body: " + fmt.Sprintf(format, args...)}
}

// A handler answers a request with a status and a body, or an *apiError.
type handler func(r *http.Request) (status int, body any, err error)

func (s *Server) routes() http.Handler {
	mux := http.NewServeMux()
	open := func(pattern string, h handler) { s.route(mux, pattern, false, h) }
	bot := func(pattern string, h handler) { s.route(mux, pattern, true, h) }
	mux.HandleFunc("GET /gateway-socket/", s.gateway.serve)
	mux.HandleFunc("GET "+attachmentsPath+"{channel}/{id}/{name}", s.serveAttachment)
	open("GET /gateway", s.getGateway)
	bot("GET /gateway/bot", s.getGatewayBot)
	bot("GET /users/@me", func(*http.Request) (int, any, error) { return 200, s.Bot.wire(), nil })
	bot("POST /users/@me/channels", s.openDirect)
	bot("GET /guilds/{guild}", s.getGuild)
	bot("GET /guilds/{guild}/roles", s.getRoles)
	bot("GET /guilds/{guild}/members/{user}", s.getMember)
	bot("GET /channels/{channel}", s.getChannel)
	bot("GET /applications/@me", s.getApplication)
	bot("POST /channels/{channel}/messages", s.createMessage)
	bot("PATCH /channels/{channel}/messages/{message}", s.editMessage)
	bot("DELETE /channels/{channel}/messages/{message}", s.deleteMessage)
	bot("GET /applications/{app}/commands", s.getCommands)
	bot("PUT /applications/{app}/commands", s.putCommands)
	bot("GET /applications/{app}/guilds/{guild}/commands", s.getCommands)
	bot("PUT /applications/{app}/guilds/{guild}/commands", s.putCommands)
	open("POST /interactions/{id}/{token}/callback", s.callback)
	open("POST /webhooks/{app}/{token}", s.followUp)
	open("PATCH /webhooks/{app}/{token}/messages/{message}", s.editResponse)
	open("DELETE /webhooks/{app}/{token}/messages/{message}", s.deleteResponse)
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) { s.refuse(w, r, errNotFound) })
	return mux
}

// route serves a pattern below the API's path with the checks that all requests share.
func (s *Server) route(mux *http.ServeMux, pattern string, authorized bool, h handler) {
	method, path, _ := strings.Cut(pattern, " ")
	mux.HandleFunc(method+" "+apiPath+path, func(w http.ResponseWriter, r *http.Request) {
		s.mu.Lock()
		intercept := s.intercept
		s.mu.Unlock()
		switch {
		case intercept != nil && intercept(w, r):
			return
		case !userAgent.MatchString(r.UserAgent()):
			s.refuse(w, r, errUserAgent)
			return
		case authorized && r.Header.Get("Authorization") != "Bot "+s.Token:
			s.refuse(w, r, errUnauthorized)
			return
		}
		if err := s.take(w.Header(), pattern, r); err != nil {
			s.refuse(w, r, err)
			return
		}
		r.Body = http.MaxBytesReader(w, r.Body, maxRequest)
		status, body, err := h(r)
		if err != nil {
			s.refuse(w, r, err)
			return
		}
		write(w, status, body)
	})
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
func (s *Server) refuse(w http.ResponseWriter, r *http.Request, err error) {
	var e *apiError
	var many *tooMany
	switch {
	case errors.As(err, &many):
		e = &apiError{http.StatusTooManyRequests, 0, err.Error()}
	case !errors.As(err, &e):
		e = &apiError{500, 0, err.Error()}
	}
	s.mu.Lock()
	s.refusals = append(s.refusals, Refusal{r.Method, r.URL.Path, e.status, e.code, e.message})
	s.mu.Unlock()
	if many != nil {
		many.refuse(w)
		return
	}
	write(w, e.status, object{"code": e.code, "message": e.message})
}

func (s *Server) gatewayURL() string {
	return "ws" + strings.TrimPrefix(s.http.URL, "http") + "/gateway-socket/"
}

func (s *Server) getGateway(*http.Request) (int, any, error) {
	return 200, object{"url": s.gatewayURL()}, nil
}

func (s *Server) getGatewayBot(*http.Request) (int, any, error) {
	return 200, object{"url": s.gatewayURL(), "shards": 1, "session_start_limit": object{
		"total": 1000, "remaining": 1000 - s.Identifies(), "reset_after": 86400000, "max_concurrency": 1,
	}}, nil
}

func (s *Server) openDirect(r *http.Request) (int, any, error) {
	var in struct {
		Recipient string `json:"recipient_id"`
	}
	if err := decode(r.Body, &in); err != nil {
		return 0, nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	u, ok := s.users[in.Recipient]
	if !ok {
		return 0, nil, errUnknownUser
	}
	return 200, object{"id": s.direct(u.ID).ID, "type": 1, "recipients": []any{u.wire()}}, nil
}

func (s *Server) getGuild(r *http.Request) (int, any, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	g := s.guild(r.PathValue("guild"))
	if g == nil {
		return 0, nil, errUnknownGuild
	}
	return 200, object{"id": g.ID, "name": g.Name, "owner_id": g.Owner, "roles": g.rolesWire()}, nil
}

func (s *Server) getRoles(r *http.Request) (int, any, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	g := s.guild(r.PathValue("guild"))
	if g == nil {
		return 0, nil, errUnknownGuild
	}
	return 200, g.rolesWire(), nil
}

func (g *Guild) rolesWire() []object {
	roles := []object{}
	for _, role := range g.roles {
		roles = append(roles, role.wire())
	}
	return roles
}

func decode(body io.Reader, into any) error {
	data, err := io.ReadAll(body)
	if err != nil {
		return errTooLarge
	}
	if err := json.Unmarshal(data, into); err != nil {
		return errInvalidJSONBody
	}
	return nil
}
