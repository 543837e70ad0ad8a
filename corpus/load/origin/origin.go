// Package origin keeps fetched pages from claiming to come from another outlet. [OfPath] and [OfText] say which host sent a page;
// [Origin.Settle] corrects the publisher and the address that it claims.
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

// Folder is the folder of a corpus that holds fetched pages: a folder per host, and in it a file per page.
const Folder = "fetched"

// Rel is the rel of the link element with which a fetched page begins. Its href is the address of the page,
// its title the publisher that the moderator's list names. It comes before all that the page says, so the page can't
// forge it.
const Rel = "verbatim-fetched"

// An Origin says where a page was fetched. The zero value is that of an article that was not fetched.
type Origin struct {
	Host      string // the one that sent the page, without a port
	URL       string // the page's address; empty in files of earlier versions
	Publisher string // the name that the moderator's list gives; may be empty
}

// OfText returns the origin of the text in the file at path. A fetched text begins with its address on a line of
// its own, then the publisher that the moderator's list names, then an empty line.
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

// Stated completes an origin by what the file says, unless the file's folder says something else.
func (o Origin) Stated(address, publisher string) Origin {
	u, err := url.Parse(address)
	if err != nil || !field.IsURL(address) || o.Host != "" && Site(u.Hostname()) != Site(o.Host) {
		return o
	}
	return Origin{u.Hostname(), address, field.Clip(field.OneLine(publisher))}
}

var portInPath = table.Pattern(`-\d{1,5}$`)

// OfPath returns the origin of a file in the folder of fetched pages: its host names the second folder,
// "herald.example-8080".
func OfPath(path string) Origin {
	parts := strings.Split(path, "/")
	if len(parts) < 3 || parts[0] != Folder {
		return Origin{}
	}
	return Origin{Host: portInPath().ReplaceAllString(parts[1], "")}
}

// Settle makes the article's publisher and address those of the host that sent it. What the page claims of another
// domain is shown as a claim, and no link leads to a page that was not fetched.
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

const (
	carriedBy   = ", as carried by "
	maxCarried  = 80 // characters; a surface that shows fewer would cut off who carried it
	maxCarrier  = 40 // characters of the carrier; of a longer domain the end counts
	minClaimant = maxCarried - maxCarrier - len(carriedBy)
)

// carried returns the name that a page of site gives itself, with the site that sent it: "The Herald, as carried by
// other.example".
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

// Site returns the part of a host's name that an owner has registered: news.example of www.news.example. It is the
// host itself for an IP address, and for names such as localhost. A host has no port.
func Site(host string) string {
	if _, err := netip.ParseAddr(host); err == nil {
		return host // the list of suffixes would take it for a name
	}
	if s, err := publicsuffix.EffectiveTLDPlusOne(host); err == nil {
		return s
	}
	return host
}
