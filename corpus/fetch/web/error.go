package web

import (
	"context"
	"errors"
	"fmt"
	"net"
	"strings"
	"time"
)

// An Error says why there is no page. Its text contains no part of a URL that Shown would hide.
type Error struct {
	Reason string
	Again  bool      // a later request may succeed: the network or the server failed
	Until  time.Time // the server wants no request before then; zero if it did not say
}

// Error implements error.
func (e *Error) Error() string { return e.Reason }

// refuse returns an Error that is permanent.
func refuse(format string, args ...any) error { return &Error{Reason: fmt.Sprintf(format, args...)} }

// again returns an Error that may not recur.
func again(format string, args ...any) error {
	return &Error{Reason: fmt.Sprintf(format, args...), Again: true}
}

// explain turns an error of the network into an Error. It returns an error that ends the whole run unchanged.
func explain(ctx context.Context, err error, limit time.Duration) error {
	var e *Error
	var lookup *net.DNSError
	var late net.Error
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case errors.As(err, &e):
		return e
	case errors.As(err, &lookup) && lookup.IsNotFound:
		return again("there is no host of that name")
	case errors.Is(err, context.DeadlineExceeded), errors.As(err, &late) && late.Timeout():
		return again("there was no complete answer within %v", limit)
	}
	text := err.Error()
	if i := strings.Index(text, "malformed"); i > 0 {
		text = text[i:] // the server's text follows
	}
	return again("%s", clipped(text))
}

// clipped shortens text that may come from a server.
func clipped(text string) string {
	const most = 200
	if len(text) > most {
		return strings.ToValidUTF8(text[:most], "") + "…"
	}
	return text
}
