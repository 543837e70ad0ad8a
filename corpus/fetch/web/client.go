package web

import (
	"context"
	"crypto/tls"
	"maps"
	"net"
	"net/http"
	"net/netip"
	"syscall"
	"time"
)

const (
	// Timeout is the time for a request and its response.
	Timeout = 30 * time.Second

	connectTimeout = 10 * time.Second
	maxHeader      = 64 << 10 // bytes of a response's header; Go's own limit is 10 MB
	maxRedirects   = 5        // in a row; sites that move need two
)

// Options configure a client. Each comment ends with the default.
type Options struct {
	UserAgent string               // Agent
	Ports     []string             // hosts with another allowed port than 80 and 443, as in Address.Host; none
	Until     map[string]time.Time // hosts that want no request before a time; none
	Pause     time.Duration        // between two requests to a host; Pause
	Timeout   time.Duration        // per request; Timeout

	// For tests, whose servers are on loopback.
	NotPublic func(netip.Addr) string // which addresses are refused; NotPublic
	Resolver  *net.Resolver           // the system's
	TLS       *tls.Config             // trusts the system's authorities
}

// A Client gets pages. Several goroutines may use it. The caller closes it.
type Client struct {
	options   Options
	transport *http.Transport
	turns     turns
}

// New returns a client. It ignores proxies in the environment: a proxy would make the connections, so their addresses
// could not be checked.
func New(o Options) *Client {
	if o.UserAgent == "" {
		o.UserAgent = Agent
	}
	if o.Pause == 0 {
		o.Pause = Pause
	}
	if o.Timeout == 0 {
		o.Timeout = Timeout
	}
	if o.NotPublic == nil {
		o.NotPublic = NotPublic
	}
	c := &Client{options: o, turns: turns{hosts: map[string]*turn{}, pause: o.Pause, until: map[string]time.Time{}}}
	maps.Copy(c.turns.until, o.Until)
	dialer := &net.Dialer{Timeout: connectTimeout, Resolver: o.Resolver, ControlContext: c.connecting}
	c.transport = &http.Transport{
		DialContext: dialer.DialContext, TLSClientConfig: o.TLS, ForceAttemptHTTP2: true,
		TLSHandshakeTimeout: connectTimeout, ResponseHeaderTimeout: o.Timeout, MaxResponseHeaderBytes: maxHeader,
		MaxIdleConnsPerHost: 1, IdleConnTimeout: 2 * maxPause,
	}
	return c
}

// connecting is called with each resolved address, right before the connection is made.
func (c *Client) connecting(_ context.Context, _, address string, _ syscall.RawConn) error {
	at, err := netip.ParseAddrPort(address)
	if err != nil {
		return refuse("no IP address was found for the host")
	}
	if is := c.options.NotPublic(at.Addr()); is != "" {
		return notPublicError(at.Addr(), is)
	}
	return nil
}

// Close closes the client's idle connections.
func (c *Client) Close() { c.transport.CloseIdleConnections() }

// Until returns the hosts that want no request before a time.
func (c *Client) Until() map[string]time.Time {
	c.turns.mu.Lock()
	defer c.turns.mu.Unlock()
	return maps.Clone(c.turns.until)
}
