package connect

import (
	"errors"
	"fmt"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/bwmarrin/discordgo"
)

func TestErrorsForTheLogHoldNoTokens(t *testing.T) {
	const address = "https://discord.example/api/v9/webhooks/1/secret-token/messages/@original"
	for want, err := range map[string]error{
		"connection refused":      &url.Error{Op: "Patch", URL: address, Err: errors.New("connection refused")},
		"rate limit, retry in 3s": &discordgo.RateLimitError{RateLimit: &discordgo.RateLimit{TooManyRequests: &discordgo.TooManyRequests{RetryAfter: 3 * time.Second}, URL: address}},
	} {
		for _, err := range []error{err, fmt.Errorf("responding to an interaction: %w", err)} {
			if got := Redact(err); !strings.Contains(got, want) || strings.Contains(got, "secret") {
				t.Errorf("the log gets %q, want something with %q", got, want)
			}
		}
	}
}
