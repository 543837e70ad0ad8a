// Package origin keeps a fetched page from claiming that another outlet published it. [OfPath] and [OfText] say which
// host sent the page; [Origin.Settle] corrects the publisher and the address that it claims.
package origin

import (
	"net/netip"
	"net/url"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/publicsuffix"

	"verbatim/corpus"
	"verbatim/corpus/load/field"
	"verbatim/corpus/table"
)

// Folder is the folder of a corpus for fetched pages. It has a folder per host, with a file per page.
const Folder = "fetched"

// Rel is the rel of the link element that fetch writes at the start of a page. Its href is the page's address, its
// title the publisher that the moderators' list gives. It precedes the page's own markup, so the page can't forge it.
const Rel = "verbatim-fetched"

// An Origin says where a page was fetched. It is zero for an article that was not fetched.
type Origin struct {
	Host      string // the host that sent the page, without a port
	URL       string // the address of the page; empty in files of earlier versions
	Publisher string // the name in the moderators' list; may be empty
}

// OfText returns the origin of the text in the file at path. The first line of a fetched text is its address. The
// second line may give the publisher in the moderators' list. An empty line follows.
func OfText(path, text string) Origin {
	from := OfPath(path)
	if from.Host == "" {
		return from
	}
	address, rest, _ := strings.Cut(text, "\n")
	line, rest, _ := strings.Cut(rest, "\n")
	name, ok := strings.CutPrefix(line, field.PublisherLine)
	if !ok || !strings.HasPrefix(rest, "\n") {
		name = ""
	}
	return from.Stated(address, name)
}

// Stated returns the origin with what the file says of itself, unless that contradicts the file's folder.
func (o Origin) Stated(address, publisher string) Origin {
	u, err := url.Parse(address)
	if err != nil || !field.IsURL(address) || o.Host != "" && Site(u.Hostname()) != Site(o.Host) {
		return o
	}
	return Origin{u.Hostname(), address, field.Clip(field.OneLine(publisher))}
}

var portInPath = table.Pattern(`-\d{1,5}$`)

// OfPath returns the origin of a file by its path. In the folder of fetched pages, the second folder is the host:
// "herald.example-8080".
func OfPath(path string) Origin {
	parts := strings.Split(path, "/")
	if len(parts) < 3 || parts[0] != Folder {
		return Origin{}
	}
	return Origin{Host: portInPath().ReplaceAllString(parts[1], "")}
}

// Settle corrects the article's publisher and address. The name of an outlet of another domain is marked as carried
// by the host that sent the page. An address of another domain is removed: no link leads to a page that was not
// fetched.
func (o Origin) Settle(a *corpus.Article) {
	if o.Host == "" {
		return
	}
	switch {
	case o.URL != "":
		a.URL = o.URL
	case Site(hostOf(a.URL)) != Site(o.Host):
		a.URL = ""
	}
	switch {
	case o.Publisher != "":
		a.Publisher = o.Publisher
	case a.Publisher != "" && !namedAfter(a.Publisher, o.Host):
		a.Publisher = carried(a.Publisher, Site(o.Host))
	}
}

// Sender returns the publisher of a message that a host sent under a name: the name if the host is named after it, of
// a list otherwise the name as carried by the host. Anything else is sent by a person, and has none.
func Sender(name, host string, isList bool) string {
	switch {
	case name != "" && namedAfter(name, host):
		return name
	case !isList:
		return ""
	case name == "":
		return Site(host)
	}
	return carried(name, Site(host))
}

const (
	carriedBy   = ", as carried by "
	maxCarried  = 80 // characters; every surface shows that many, so the carrier is never cut off
	maxCarrier  = 40 // characters of the carrier; of a longer domain, the last ones
	minClaimant = maxCarried - maxCarrier - len(carriedBy)
)

// carried returns the name that a page claims, with the site that sent it: "The Herald, as carried by other.example".
func carried(name, site string) string {
	if len(site) > maxCarrier {
		site = "…" + site[len(site)-maxCarrier+1:]
	}
	room := max(maxCarried-len(carriedBy)-utf8.RuneCountInString(site), minClaimant)
	if all := []rune(name); len(all) > room {
		name = strings.TrimSpace(string(all[:room-1])) + "…"
	}
	return name + carriedBy + site
}

// hostOf returns the host of an address without its port, or "".
func hostOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return strings.ToLower(u.Hostname())
}

// Site returns the registered domain of a host: news.example for www.news.example. For an IP address, and for names
// such as localhost, it returns the host itself. A host has no port.
func Site(host string) string {
	if _, err := netip.ParseAddr(host); err == nil {
		return host // which the list of suffixes would read as a name
	}
	if s, err := publicsuffix.EffectiveTLDPlusOne(host); err == nil {
		return s
	}
	return host
}
