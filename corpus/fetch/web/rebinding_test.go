package web

import (
	"context"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"runtime"
	"sync/atomic"
	"testing"

	"golang.org/x/net/dns/dnsmessage"
)

// A nameServer answers each question for an IPv4 address by calling answer. It has no IPv6 addresses.
func nameServer(t *testing.T, answer func() [4]byte) *net.Resolver {
	t.Helper()
	conn, err := net.ListenPacket("udp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { conn.Close() })
	go func() {
		buf := make([]byte, 1500)
		for {
			n, from, err := conn.ReadFrom(buf)
			if err != nil {
				return
			}
			var m dnsmessage.Message
			if m.Unpack(buf[:n]) != nil || len(m.Questions) != 1 {
				continue
			}
			m.Response, m.Additionals = true, nil
			if q := m.Questions[0]; q.Type == dnsmessage.TypeA {
				m.Answers = []dnsmessage.Resource{{
					Header: dnsmessage.ResourceHeader{Name: q.Name, Type: q.Type, Class: q.Class},
					Body:   &dnsmessage.AResource{A: answer()},
				}}
			}
			if b, err := m.Pack(); err == nil {
				conn.WriteTo(b, from)
			}
		}
	}()
	return &net.Resolver{PreferGo: true, Dial: func(ctx context.Context, _, _ string) (net.Conn, error) {
		return (&net.Dialer{}).DialContext(ctx, "udp", conn.LocalAddr().String())
	}}
}

// TestRebinding checks that a name that first has a public address and then a private one gets no connection to the
// private one.
func TestRebinding(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("all of 127.0.0.0/8 is loopback on Linux alone")
	}
	public := netip.MustParseAddr("127.0.0.2") // stands for an allowed address
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	_, port, _ := net.SplitHostPort(l.Addr().String())
	there, err := net.Listen("tcp", net.JoinHostPort(public.String(), port))
	if err != nil {
		t.Skip(err)
	}
	var inside, outside atomic.Int64
	serve := func(l net.Listener, asked *atomic.Int64) {
		s := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			asked.Add(1)
			w.Header().Set("Connection", "close") // so that the next request resolves the name again
		}))
		s.Listener.Close()
		s.Listener = l
		s.Start()
		t.Cleanup(s.Close)
	}
	serve(l, &inside)
	serve(there, &outside)
	var asked atomic.Int64
	names := nameServer(t, func() [4]byte {
		if asked.Add(1) <= 2 { // for robots.txt, and for the first page
			return public.As4()
		}
		return [4]byte{127, 0, 0, 1}
	})
	c := newClient(t, Options{Resolver: names, Ports: []string{"rebinding.example:" + port},
		NotPublic: func(a netip.Addr) string {
			if a == public {
				return ""
			}
			return NotPublic(a)
		}})
	if _, err := get(t, c, "http://rebinding.example:"+port+"/a"); err != nil {
		t.Errorf("the first page: %v", err)
	}
	_, err = get(t, c, "http://rebinding.example:"+port+"/b")
	wants(t, err, false, "loopback")
	if inside.Load() != 0 || outside.Load() != 2 || asked.Load() != 3 {
		t.Errorf("inside there were %d requests, outside %d, for the name %d", inside.Load(), outside.Load(), asked.Load())
	}
}

// TestNamesOfPrivateNetworks checks that names with addresses that are not public are refused.
func TestNamesOfPrivateNetworks(t *testing.T) {
	for _, ip := range [][4]byte{{127, 0, 0, 1}, {10, 0, 0, 1}, {169, 254, 169, 254}, {100, 64, 0, 1}, {0, 0, 0, 0}} {
		c := newClient(t, Options{NotPublic: NotPublic, Resolver: nameServer(t, func() [4]byte { return ip })})
		_, err := get(t, c, "http://intranet.example/a")
		wants(t, err, false, "requests pages from public servers only")
	}
}
