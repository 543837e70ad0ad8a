package site

import (
	"net/http"
	"net/netip"
	"strings"
	"sync"
	"time"

	"golang.org/x/time/rate"
)

// How often an address may ask. A page is one request, and a style sheet that the browser keeps.
const (
	perSecond  = 2
	burst      = 30
	mostClient = 10_000 // addresses that are remembered
)

// visitors limit how often an address may ask.
type visitors struct {
	mu    sync.Mutex
	by    map[netip.Addr]*rate.Limiter
	swept time.Time
}

// take reports whether an address may ask now, and if not, how long it waits.
func (v *visitors) take(from netip.Addr, now time.Time) (wait time.Duration, ok bool) {
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.by == nil {
		v.by = map[netip.Addr]*rate.Limiter{}
	}
	l := v.by[from]
	if l == nil {
		v.makeRoom(now)
		l = rate.NewLimiter(perSecond, burst)
		v.by[from] = l
	}
	if l.AllowN(now, 1) {
		return 0, true
	}
	return time.Second, false
}

// makeRoom forgets the addresses that have asked nothing for a while. It looks for them once a second, because a flood
// of new addresses must not make each request slow. If all are busy, it forgets any.
func (v *visitors) makeRoom(now time.Time) {
	if len(v.by) < mostClient {
		return
	}
	if now.Sub(v.swept) >= time.Second {
		v.swept = now
		for from, l := range v.by {
			if l.TokensAt(now) >= burst {
				delete(v.by, from)
			}
		}
	}
	for from := range v.by {
		if len(v.by) < mostClient {
			return
		}
		delete(v.by, from)
	}
}

// client returns the address that asks. What a request says of that counts only if a proxy of the operator has sent it:
// then it is the last address that is no such proxy. Of an IPv6 address only the network counts, because one machine
// has many.
func client(r *http.Request, proxies []netip.Prefix) netip.Addr {
	at, err := netip.ParseAddrPort(r.RemoteAddr)
	if err != nil {
		return netip.Addr{}
	}
	from := at.Addr().Unmap()
	forwarded := strings.Split(strings.Join(r.Header.Values("X-Forwarded-For"), ","), ",")
	for i := len(forwarded) - 1; i >= 0 && trusted(from, proxies); i-- {
		next, err := netip.ParseAddr(strings.TrimSpace(forwarded[i]))
		if err != nil {
			break
		}
		from = next.Unmap().WithZone("")
	}
	if from.Is6() {
		if network, err := from.Prefix(64); err == nil {
			return network.Addr()
		}
	}
	return from
}

// trusted reports whether an address is that of a proxy of the operator.
func trusted(a netip.Addr, proxies []netip.Prefix) bool {
	for _, p := range proxies {
		if p.Contains(a) {
			return true
		}
	}
	return false
}
