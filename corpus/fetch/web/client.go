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
	// Timeout is how long one request may take, with its answer.
	Timeout = 30 * time.Second

	connectTimeout = 10 * time.Second
	maxHeader      = 64 << 10 // bytes of an answer's header; Go's own limit is 10 MB
	maxRedirects   = 5        // in a row; sites that move need two
)

// Options say how a client asks. The zero value of each field is what its comment says.
type Options struct {
	UserAgent string               // who asks; Agent
	Ports     []string             // hosts with a port, as Address.Host, that may be asked beside 80 and 443; none
	Until     map[string]time.Time // hosts that want to be left alone, and how long; none
	Pause     time.Duration        // between two requests of a host; Pause
	Timeout   time.Duration        // of a request; Timeout

	// For tests, which have no servers but on loopback.
	NotPublic func(netip.Addr) string // what is refused, and as what; NotPublic
	Resolver  *net.Resolver           // of names; the system's
	TLS       *tls.Config             // whom to trust; the system's authorities
}

// A Client gets pages. It may be used by several goroutines. Close it when done.
type Client struct {
	options   Options
	transport *http.Transport
	turns     turns
}

// New returns a client. Proxies that the environment names are not used: a proxy makes the connections, and which address it connects to
// can't be checked from here.
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

// connecting is called with each address that a name was resolved to, right before the connection is made.
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

// Close frees what the client holds open.
func (c *Client) Close() { c.transport.CloseIdleConnections() }

// Until returns which hosts want to be left alone, and how long.
func (c *Client) Until() map[string]time.Time {
	c.turns.mu.Lock()
	defer c.turns.mu.Unlock()
	return maps.Clone(c.turns.until)
}
