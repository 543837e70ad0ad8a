package discordtest

import (
	"net/http"

	"verbatim/bot/discordtest/schema"
)

// flagContent is the flag of an application in few servers with the Message Content intent, of the application page.
const flagContent = 1 << 19

// sessionsPerDay is how many sessions a bot may begin in a day, of the gateway page.
const sessionsPerDay = 1000

func (s *Server) getGateway(*http.Request) (int, any, error) {
	return 200, schema.Object{"url": s.gatewayURL()}, nil
}

func (s *Server) getGatewayBot(*http.Request) (int, any, error) {
	return 200, schema.Object{"url": s.gatewayURL(), "shards": 1, "session_start_limit": schema.Object{
		"total": sessionsPerDay, "remaining": sessionsPerDay - s.Gateway.Identifies(),
		"reset_after": 86400000, "max_concurrency": 1,
	}}, nil
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
