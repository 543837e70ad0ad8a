package serve

import (
	"net"
	"testing"
)

func TestReachable(t *testing.T) {
	t.Parallel()
	for ip, want := range map[string]struct {
		address string
		open    bool
	}{
		"127.0.0.1": {"127.0.0.1:8420", false}, "::1": {"[::1]:8420", false},
		"0.0.0.0": {"localhost:8420", true}, "::": {"localhost:8420", true}, "192.0.2.7": {"192.0.2.7:8420", true},
	} {
		address, open := reachable(&net.TCPAddr{IP: net.ParseIP(ip), Port: 8420})
		if address != want.address || open != want.open {
			t.Errorf("%s: %s, reached by others: %v; want %+v", ip, address, open, want)
		}
	}
}
