package statedbtest

import (
	"io"
	"net"
	"net/url"
	"sync"
	"testing"
)

// A Proxy is a way to a server of PostgreSQL that a test can cut, as a server that is stopped does.
type Proxy struct {
	Address string // of the server through the proxy

	t    testing.TB
	to   string
	at   string // where it listens
	mu   sync.Mutex
	open map[net.Conn]bool
	in   net.Listener
	all  sync.WaitGroup
}

// NewProxy returns a proxy to the server at an address, until the test ends.
func NewProxy(t testing.TB, address string) *Proxy {
	t.Helper()
	at, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	p := &Proxy{t: t, to: at.Host, at: "127.0.0.1:0", open: map[net.Conn]bool{}}
	p.Start()
	at.Host = p.at
	p.Address = at.String()
	t.Cleanup(p.Stop)
	return p
}

// Start lets connections through.
func (p *Proxy) Start() {
	p.t.Helper()
	in, err := net.Listen("tcp", p.at)
	if err != nil {
		p.t.Fatal(err)
	}
	p.in, p.at = in, in.Addr().String()
	p.all.Go(func() {
		for {
			c, err := in.Accept()
			if err != nil {
				return
			}
			p.all.Go(func() { p.carry(c) })
		}
	})
}

// Stop cuts all connections, and refuses new ones.
func (p *Proxy) Stop() {
	p.in.Close()
	p.mu.Lock()
	for c := range p.open {
		c.Close()
	}
	p.mu.Unlock()
	p.all.Wait()
}

func (p *Proxy) carry(from net.Conn) {
	defer from.Close()
	to, err := net.Dial("tcp", p.to)
	if err != nil {
		return
	}
	defer to.Close()
	p.note(from, to)
	defer p.forget(from, to)
	var both sync.WaitGroup
	both.Go(func() { _, _ = io.Copy(to, from); to.Close() })
	_, _ = io.Copy(from, to)
	from.Close()
	both.Wait()
}

func (p *Proxy) note(conns ...net.Conn) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, c := range conns {
		p.open[c] = true
	}
}

func (p *Proxy) forget(conns ...net.Conn) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, c := range conns {
		delete(p.open, c)
	}
}
