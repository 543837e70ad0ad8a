package web

import (
	"context"
	"errors"
	"net/http"
	"time"
)

// A Request asks for a page.
type Request struct {
	Address Address
	Max     int64                       // the largest page in bytes, unpacked
	Wants   func(mediaType string) bool // whether to read a page of that type, in lower case or empty; nil for all

	// The page that the caller has: the server's tags for it, and the Sum of its final address. May be empty.
	Tag, Modified, From string

	cut bool // cut a page longer than Max instead of refusing it
}

// A Page is what a server sent.
type Page struct {
	Address       Address // the final address, after redirects
	Unchanged     bool    // the caller's page is still current; there is no Body
	Body          []byte
	Type, Charset string // as the server says, in lower case; may be empty
	Tag, Modified string // for the next Request; may be empty
}

// Get gets a page through at most five redirects. Any error is an *Error, or that of ctx.
func (c *Client) Get(ctx context.Context, r Request) (*Page, error) {
	at := r.Address
	for hops := 0; ; hops++ {
		got, err := c.ask(ctx, at, r)
		switch {
		case err != nil && hops > 0:
			return nil, prefixed("redirected to "+Shown(at.String())+": ", err)
		case err != nil:
			return nil, err
		case got.next == nil:
			return got.page(at, r)
		case hops == maxRedirects:
			return nil, refuse("more than %d redirects in a row", maxRedirects)
		}
		at = *got.next
	}
}

// prefixed adds words before the reason of an Error.
func prefixed(words string, err error) error {
	var e *Error
	if !errors.As(err, &e) {
		return err
	}
	clone := *e
	clone.Reason = words + e.Reason
	return &clone
}

// ask makes a request once it is the host's turn, if robots.txt allows it.
func (c *Client) ask(ctx context.Context, at Address, r Request) (*answer, error) {
	if err := c.check(at); err != nil {
		return nil, err
	}
	h, err := c.turns.take(ctx, at.Host)
	if err != nil {
		return nil, err
	}
	defer h.done()
	if err := c.allowed(ctx, h, at); err != nil {
		var e *Error
		if errors.As(err, &e) && e.Again {
			h.closed = err // without its rules, a host is asked for nothing
			c.turns.failed(at.Host, h, err)
		}
		return nil, err
	}
	if err := h.rest(ctx); err != nil {
		return nil, err
	}
	got, err := c.exchange(ctx, at, r)
	h.last = time.Now()
	if err == nil && (got.status == http.StatusTooManyRequests || got.status >= 500) {
		err = c.busy(got)
	}
	c.turns.failed(at.Host, h, err)
	return got, err
}
