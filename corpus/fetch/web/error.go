package web

import (
	"context"
	"errors"
	"fmt"
	"net"
	"strings"
	"time"
)

// An Error says why there is no page, in words for whoever listed it. They hold no part of a URL that Shown would hide.
type Error struct {
	Reason string
	Again  bool      // another time may go better: the network, the server's state
	Until  time.Time // before then the server wants no request; zero where it said nothing
}

// Error implements error.
func (e *Error) Error() string { return e.Reason }

// refuse returns an Error that no other time mends.
func refuse(format string, args ...any) error { return &Error{Reason: fmt.Sprintf(format, args...)} }

// again returns an Error that another time may mend.
func again(format string, args ...any) error {
	return &Error{Reason: fmt.Sprintf(format, args...), Again: true}
}

// explain makes an Error of one of the network. What ended the whole run is returned as it is.
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
		return again("there was no whole answer within %v", limit)
	}
	text := err.Error()
	if i := strings.Index(text, "malformed"); i > 0 {
		text = text[i:] // what a server sent follows the word; nothing else is known
	}
	return again("%s", clipped(text))
}

// clipped shortens what a server may have had a say in.
func clipped(text string) string {
	const most = 200
	if len(text) > most {
		return strings.ToValidUTF8(text[:most], "") + "…"
	}
	return text
}
