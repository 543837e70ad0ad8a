package discordtest

import (
	"net/http"
	"time"

	"verbatim/bot/discordtest/schema"
)

// flagContent is the flag of an application in few servers with the Message Content intent, of the application page.
const flagContent = 1 << 19

// sessionsPerDay is how many sessions a bot may begin in a day, of the gateway page.
const sessionsPerDay = 1000

// guildsPerShard is how many guilds a shard has for which Discord recommends another.
const guildsPerShard = 1000

func (s *Server) getGateway(*http.Request) (int, any, error) {
	return 200, schema.Object{"url": s.gatewayURL()}, nil
}

func (s *Server) getGatewayBot(*http.Request) (int, any, error) {
	left, reset := s.starts()
	s.mu.Lock()
	shards, buckets := s.options.Shards, s.options.MaxConcurrency
	s.mu.Unlock()
	if shards == 0 {
		shards = 1 + len(s.World.joined())/guildsPerShard
	}
	return 200, schema.Object{"url": s.gatewayURL(), "shards": shards, "session_start_limit": schema.Object{
		"total": sessionsPerDay, "remaining": left, "reset_after": reset.Milliseconds(), "max_concurrency": buckets,
	}}, nil
}

// RecommendShards changes how many shards Discord recommends.
func (a *API) RecommendShards(n int) {
	a.server.mu.Lock()
	defer a.server.mu.Unlock()
	a.server.options.Shards = n
}

// RequireShards lets the gateway refuse a bot with fewer shards (4011). Sessions that have begun stay.
func (a *API) RequireShards(least int) {
	a.server.mu.Lock()
	defer a.server.mu.Unlock()
	a.shards = least
}

// required returns how many shards a bot must have.
func (a *API) required() int {
	a.server.mu.Lock()
	defer a.server.mu.Unlock()
	return a.shards
}

// shortDay is how long a day still lasts where Options limit its sessions: tests wait for its end.
const shortDay = 50 * time.Millisecond

// starts returns how many sessions may begin, and when the next day begins. With a limit of Options, a day is over once
// it was told that no more may.
func (s *Server) starts() (left int, reset time.Duration) {
	s.mu.Lock()
	defer s.mu.Unlock()
	most, used := sessionsPerDay, s.Gateway.Identifies()-s.yesterday
	if s.options.Starts > 0 {
		most = s.options.Starts
	}
	if left = most - used; left > 0 || s.options.Starts == 0 {
		return left, 24 * time.Hour
	}
	s.yesterday += used
	return 0, shortDay
}

func (s *Server) getSelf(*http.Request) (int, any, error) { return 200, s.Bot.wire(), nil }

// getApplication returns what the bot's owner has set on the application's page.
func (s *Server) getApplication(*http.Request) (int, any, error) {
	flags := flagContent
	if s.options.NoMessageContent {
		flags = 0
	}
	app := schema.Object{"id": s.Bot.ID, "name": s.Bot.Name, "description": "", "bot_public": true, "flags": flags}
	return 200, app, nil
}
