package web

import (
	"crypto/sha256"
	"encoding/hex"
	"net/netip"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/idna"
)

// maxAddress is the longest address in bytes that servers and caches are known to accept (RFC 9110, section 4.1, asks
// for 8,000).
const maxAddress = 8000

// An Address is the URL of a page, checked by Parse.
type Address struct{ *url.URL }

// hostForm matches the name of a host.
var hostForm = regexp.MustCompile(`^([a-z0-9_]([a-z0-9_-]*[a-z0-9_])?\.)*[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?$`)

// numeric matches the last part of a host that some programs read as a number, and so as an IPv4 address in an
// unusual spelling.
var numeric = regexp.MustCompile(`^(0x[0-9a-f]*|[0-9]+)$`)

// Parse reads the URL of a page. It must have http or https, the name of a host or a plain IP address, and no user or
// password. Names become lower-case ASCII. A Client decides which ports and IP addresses are allowed. The error is an
// *Error.
func Parse(text string) (Address, error) {
	if len(text) > maxAddress {
		return Address{}, refuse("an address of more than %d characters", maxAddress)
	}
	u, err := url.Parse(strings.TrimSpace(text))
	switch {
	case err != nil:
		return Address{}, refuse("not the address of a page: it is not a valid URL")
	case u.Scheme != "http" && u.Scheme != "https":
		return Address{}, refuse("not the address of a page: expected http:// or https://")
	case u.User != nil:
		return Address{}, refuse("an address with a user name or a password; remove them")
	case u.Opaque != "" || u.Host == "":
		return Address{}, refuse("not the address of a page: it has no host")
	}
	host, err := plainHost(u.Hostname())
	if err != nil {
		return Address{}, err
	}
	port := u.Port()
	if n, err := strconv.Atoi(port); port != "" && (err != nil || n < 1 || n > 65535) {
		return Address{}, refuse("port %s: expected a number from 1 to 65535", port)
	}
	if port == defaultPorts[u.Scheme] {
		port = ""
	}
	if u.Host = host; strings.Contains(host, ":") {
		u.Host = "[" + host + "]"
	}
	if port != "" {
		u.Host += ":" + port
	}
	u.Fragment, u.RawFragment = "", ""
	return Address{u}, nil
}

var defaultPorts = map[string]string{"http": "80", "https": "443"}

// plainHost returns the name of a host in lower-case ASCII, or its IP address. It rejects spellings of addresses that
// only some programs understand, such as 0x7f000001.
func plainHost(host string) (string, error) {
	if strings.ContainsFunc(host, func(r rune) bool { return r > 0x7f }) {
		ascii, err := idna.Lookup.ToASCII(host)
		if err != nil {
			return "", refuse("the host is not a valid name")
		}
		host = ascii
	}
	host = strings.ToLower(host)
	if a, err := netip.ParseAddr(host); err == nil {
		if a.Zone() != "" {
			return "", refuse("an IP address with a zone")
		}
		return a.String(), nil
	}
	host = strings.TrimSuffix(host, ".")
	last := host[strings.LastIndexByte(host, '.')+1:]
	switch {
	case numeric.MatchString(last):
		return "", refuse("the host is an IP address in an unusual spelling; expected four numbers from 0 to 255, or a name")
	case !hostForm.MatchString(host) || len(host) > 253: // RFC 1035, section 2.3.4
		return "", refuse("the host is not a valid name")
	}
	return host, nil
}

// Port returns the port in the address, or that of the scheme.
func (a Address) Port() string {
	if p := a.URL.Port(); p != "" {
		return p
	}
	return defaultPorts[a.Scheme]
}

// Sum identifies an address without revealing it: some contain a reader's key.
func (a Address) Sum() string {
	sum := sha256.Sum256([]byte(a.String()))
	return hex.EncodeToString(sum[:16])
}

// check rejects a port that is not in the list, and an IP address that is not public.
func (c *Client) check(a Address) error {
	if p := a.Port(); p != "80" && p != "443" && !slices.Contains(c.options.Ports, a.Host) {
		return refuse("port %s: only ports 80 and 443 are used, unless the list names the port", p)
	}
	if ip, err := netip.ParseAddr(a.Hostname()); err == nil {
		if is := c.options.NotPublic(ip); is != "" {
			return notPublicError(ip, is)
		}
	}
	return nil
}

func notPublicError(ip netip.Addr, is string) error {
	return refuse("%s is %s; verbatim requests pages from public servers only", ip, is)
}

// longNumber matches a value in a query that may be shown: a number, such as that of an article.
var longNumber = regexp.MustCompile(`^[0-9]{1,12}$`)

// Shown returns an address for messages and logs. It removes user and password, and replaces values in the query by …
// unless they are short numbers, because they may be a reader's key. An invalid URL is shown up to where such a value
// may begin.
func Shown(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Opaque != "" {
		if i := strings.IndexAny(address, "?@"); i >= 0 {
			return address[:max(strings.LastIndexByte(address[:i], '/'), 0)] + "…"
		}
		return address
	}
	if u.User != nil {
		u.User = url.User("…")
	}
	u.Fragment, u.RawFragment = "", ""
	query := u.RawQuery
	u.RawQuery = ""
	shown := strings.Replace(u.String(), "%E2%80%A6@", "…@", 1)
	for i, pair := range strings.FieldsFunc(query, func(r rune) bool { return r == '&' || r == ';' }) {
		mark := "?"
		if i > 0 {
			mark = "&"
		}
		name, value, has := strings.Cut(pair, "=")
		if !has {
			name, value = "", name
		} else {
			name += "="
		}
		if !longNumber.MatchString(value) {
			value = "…"
		}
		shown += mark + name + value
	}
	return shown
}
