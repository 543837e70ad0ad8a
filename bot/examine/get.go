package examine

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"time"
	"unicode/utf8"

	"verbatim/bot/connect"
)

// A refusal is Discord's answer when it refuses a request.
type refusal struct {
	status int
	body   struct {
		Code    int    `json:"code"`
		Message string `json:"message"`
	}
}

// longestMessage is how many characters of Discord's message are shown.
const longestMessage = 200

// Error implements error.
func (r *refusal) Error() string {
	message := r.body.Message
	switch {
	case message == "":
		return "Discord answers " + http.StatusText(r.status)
	case utf8.RuneCountInString(message) > longestMessage:
		message = string([]rune(message)[:longestMessage-1]) + "…"
	}
	return "Discord answers: " + message
}

// Rejected reports whether err says that Discord rejected the token.
func Rejected(err error) bool {
	var r *refusal
	return errors.As(err, &r) && r.status == http.StatusUnauthorized
}

// largestBody is how much of an answer is read, in bytes.
const largestBody = 8 << 20

// get asks Discord for something and compares the clocks. discordgo's own calls return neither headers nor all fields.
func (e *examiner) get(ctx context.Context, url string, into any) error {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
	if err != nil {
		return err
	}
	request.Header.Set("Authorization", e.rest.Token)
	request.Header.Set("User-Agent", e.rest.UserAgent)
	asked := time.Now()
	resp, err := e.rest.Client.Do(request)
	if err != nil {
		return errors.New(connect.Redact(err))
	}
	defer resp.Body.Close()
	e.compare(resp.Header.Get("Date"), asked, time.Now())
	body, err := io.ReadAll(io.LimitReader(resp.Body, largestBody))
	if err != nil {
		return fmt.Errorf("reading Discord's answer: %s", connect.Redact(err))
	}
	if resp.StatusCode != http.StatusOK {
		refused := &refusal{status: resp.StatusCode}
		_ = json.Unmarshal(body, &refused.body) // a proxy may refuse with a web page
		return refused
	}
	if err := json.Unmarshal(body, into); err != nil {
		return fmt.Errorf("reading Discord's answer: %w", err)
	}
	return nil
}
