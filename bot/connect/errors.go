package connect

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/url"
	"runtime/debug"
	"time"

	"github.com/bwmarrin/discordgo"
)

// Attempts is how often a call is made that meets an outage and can be repeated without harm.
const Attempts = 3

// Persist makes a call that can be repeated without harm, and repeats it after an outage.
func Persist(ctx context.Context, call func() error) error {
	for attempt := 1; ; attempt++ {
		err := call()
		if err == nil || attempt == Attempts || !Outage(err) || !Sleep(ctx, time.Duration(attempt)*time.Second/2) {
			return err
		}
	}
}

// Outage reports whether the same call may succeed in a moment. For a 502 discordgo has an error of its own.
func Outage(err error) bool {
	var limit *discordgo.RateLimitError
	if errors.Is(err, ErrBlocked) || errors.Is(err, context.Canceled) || errors.As(err, &limit) {
		return false
	}
	status := Status(err)
	return status == 0 || status >= 500
}

// Status returns the HTTP status of an error that discordgo returned; 0 when Discord did not answer.
func Status(err error) int {
	var rest *discordgo.RESTError
	if errors.As(err, &rest) && rest.Response != nil {
		return rest.Response.StatusCode
	}
	return 0
}

// Forbidden reports whether the bot may not write there: it lacks a permission, or the thread is archived or locked.
func Forbidden(err error) bool {
	return Status(err) == http.StatusForbidden || IsCode(err, threadArchived) || IsCode(err, threadLocked)
}

// Codes of Discord's page of opcodes and status codes that discordgo does not name.
const (
	threadArchived = 50083
	threadLocked   = 160005
	autoMod        = 200000 // a rule of the server forbids the text
)

// Refused reports whether Discord refuses what was sent, so that something else may still be sent.
func Refused(err error) bool {
	s := Status(err)
	return (s == http.StatusBadRequest || s == http.StatusRequestEntityTooLarge) && !Forbidden(err)
}

// ByAutoMod reports whether a rule of the server forbids what was sent.
func ByAutoMod(err error) bool { return IsCode(err, autoMod) }

// IsCode reports whether err is an answer of Discord with that error code.
func IsCode(err error, code int) bool {
	var rest *discordgo.RESTError
	return errors.As(err, &rest) && rest.Message != nil && rest.Message.Code == code
}

// Sleep waits for d. It reports whether ctx lasted.
func Sleep(ctx context.Context, d time.Duration) bool {
	if d <= 0 {
		return ctx.Err() == nil
	}
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return true
	case <-ctx.Done():
		return false
	}
}

// longestLogged is how many characters of an error are logged.
const longestLogged = 500

// Redact returns an error's text for the log, without addresses: those of interactions and webhooks contain tokens.
func Redact(err error) string {
	var in *url.Error
	var limit *discordgo.RateLimitError
	switch {
	case errors.As(err, &in):
		return in.Op + ": " + Redact(in.Err)
	case errors.As(err, &limit):
		return "rate limit, retry in " + limit.RetryAfter.String()
	}
	return shorten(err.Error(), longestLogged)
}

// shorten returns at most n characters of s.
func shorten(s string, n int) string {
	if r := []rune(s); len(r) > n {
		return string(r[:n-1]) + "…"
	}
	return s
}

// LogPanic, deferred, logs a panic and keeps it from ending the process.
func LogPanic(log *slog.Logger, doing string) {
	if r := recover(); r != nil {
		log.Error("recovered from a panic", "doing", doing, "panic", fmt.Sprint(r), "stack", string(debug.Stack()))
	}
}
