// Package cluster speaks to an OpenSearch cluster: addresses, requests, and errors that say what to do. It knows
// nothing of quotes. Start with Parse and Open.
package cluster

import (
	"errors"
	"fmt"
	"net/url"
	"os"
	"regexp"
	"strconv"
	"strings"
)

// The schemes of an address: without and with TLS.
const (
	Scheme       = "opensearch"
	SchemeSecure = "opensearchs"
)

// An Address says where an index is: opensearch://user:password@host:9200,host2:9200/name?shards=4.
type Address struct {
	Secure bool     // with TLS
	Hosts  []string // host:port
	Name   string   // the alias of the index

	User     string
	password string

	Shards   int    // of a new index; 1 unless the address says otherwise
	Replicas int    // of each shard; -1 for one on a cluster of several nodes, none on a single node
	CA       string // the file with the certificates to trust; empty for those of the system
}

// defaultPort is the port of a host without one.
const defaultPort = "9200"

// name matches names of indexes, which OpenSearch wants in lower case.
var name = regexp.MustCompile(`^[a-z0-9][a-z0-9_.-]{0,99}$`)

// Form is an example of an address, for messages.
const Form = "opensearch://user:password@host:9200/name, or opensearchs:// for TLS"

// Parse reads an address. Its errors do not contain it, since it may have a password.
func Parse(s string) (Address, error) {
	a := Address{Shards: 1, Replicas: -1}
	scheme, rest, _ := strings.Cut(s, "://")
	switch scheme {
	case Scheme:
	case SchemeSecure:
		a.Secure = true
	default:
		return a, fmt.Errorf("the address of an index begins with %s:// or %s://", Scheme, SchemeSecure)
	}
	rest, options, _ := strings.Cut(rest, "?")
	hosts, path, _ := strings.Cut(rest, "/")
	if at := strings.LastIndexByte(hosts, '@'); at >= 0 {
		if err := a.login(hosts[:at]); err != nil {
			return a, err
		}
		hosts = hosts[at+1:]
	}
	for host := range strings.SplitSeq(hosts, ",") {
		u, err := url.Parse("http://" + host)
		if err != nil || u.Hostname() == "" || u.Host != host {
			return a, errors.New("a host in the address of the index is not valid: write host:port, separated by commas")
		}
		if u.Port() == "" {
			host = strings.TrimSuffix(host, ":") + ":" + defaultPort
		}
		a.Hosts = append(a.Hosts, host)
	}
	if a.Name = path; !name.MatchString(path) {
		return a, errors.New("the address of the index ends in its name, of small letters, digits, hyphens, dots and underscores")
	}
	return a, a.options(options)
}

// Decode sets the address to one that was typed, as package envconfig asks.
func (a *Address) Decode(typed string) (err error) {
	*a, err = Parse(typed)
	return err
}

// login reads the user and the password of an address.
func (a *Address) login(s string) (err error) {
	user, password, _ := strings.Cut(s, ":")
	if a.User, err = url.PathUnescape(user); err == nil {
		a.password, err = url.PathUnescape(password)
	}
	if err != nil {
		return errors.New("the password in the address of the index is not valid: write % as %25, @ as %40, / as %2F and ? as %3F")
	}
	return nil
}

// options reads what follows the question mark of an address.
func (a *Address) options(s string) error {
	values, err := url.ParseQuery(s)
	if err != nil {
		return errors.New("what follows the question mark of the index's address is not valid")
	}
	for key, list := range values {
		n, err := strconv.Atoi(list[0])
		switch {
		case key == "shards" && err == nil && 1 <= n && n <= 1024:
			a.Shards = n
		case key == "replicas" && err == nil && 0 <= n && n <= 10:
			a.Replicas = n
		case key == "ca":
			if _, err := os.Stat(list[0]); err != nil {
				return fmt.Errorf("the certificates of the index: %w", err)
			}
			a.CA = list[0]
		case key == "shards", key == "replicas":
			return fmt.Errorf("%s in the address of the index is not a number that is possible", key)
		default:
			return fmt.Errorf("the address of the index has %q, but only shards, replicas and ca can follow the question mark", key)
		}
	}
	return nil
}

// String returns the address without user and password.
func (a Address) String() string {
	scheme := Scheme
	if a.Secure {
		scheme = SchemeSecure
	}
	return scheme + "://" + strings.Join(a.Hosts, ",") + "/" + a.Name
}

// GoString is String, so that no format shows the password.
func (a Address) GoString() string { return a.String() }
