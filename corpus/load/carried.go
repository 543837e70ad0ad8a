package load

import (
	"net/netip"
	"net/url"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/net/publicsuffix"

	"verbatim/corpus"
)

// Fetched is the folder of a corpus that holds fetched pages: a folder per host, and in it a file per page.
const Fetched = "fetched"

// FetchedRel is the rel of the link element with which a fetched page begins. Its href is the address of the page,
// its title the publisher that the moderator's list names. It comes before all that the page says, so the page can't
// forge it.
const FetchedRel = "verbatim-fetched"

// An origin says where a page was fetched. The zero value is that of an article that was not fetched.
type origin struct {
	host      string // the one that sent the page, without a port
	url       string // the page's address; empty in files of earlier versions
	publisher string // the name that the moderator's list gives; may be empty
}

// pageOrigin returns the origin of the page in the file at path. Its link counts only where fetch writes it: at the
// start of the page, after the charset and perhaps a title.
func pageOrigin(path string, doc *html.Node) origin {
	from := originOfPath(path)
	written := 0 // elements that may be those that fetch writes before the link
	for n := range doc.Descendants() {
		switch {
		case n.Type != html.ElementNode, n.DataAtom == atom.Html, n.DataAtom == atom.Head:
		case written == 0 && n.DataAtom == atom.Meta && attr(n, "charset") == "utf-8" && len(n.Attr) == 1,
			written == 1 && n.DataAtom == atom.Title:
			written++
		case written > 0 && n.DataAtom == atom.Link && attr(n, "rel") == FetchedRel:
			return from.stated(attr(n, "href"), attr(n, "title"))
		default:
			return from // what follows is the page's own
		}
	}
	return from
}

// textOrigin returns the origin of the text in the file at path. A fetched text begins with its address on a line of
// its own, then the publisher that the moderator's list names, then an empty line.
func textOrigin(path, text string) origin {
	from := originOfPath(path)
	if from.host == "" {
		return from
	}
	address, rest, _ := strings.Cut(text, "\n")
	line, rest, _ := strings.Cut(rest, "\n")
	name, ok := strings.CutPrefix(line, PublisherLine)
	if !ok || !strings.HasPrefix(rest, "\n") {
		name = ""
	}
	return from.stated(address, name)
}

// PublisherLine is what the second line of a fetched text begins with if the moderator's list names its publisher.
const PublisherLine = "Publisher: "

// stated completes an origin by what the file says, unless the file's folder says something else.
func (o origin) stated(address, publisher string) origin {
	u, err := url.Parse(address)
	if err != nil || !isURL(address) || o.host != "" && Site(u.Hostname()) != Site(o.host) {
		return o
	}
	return origin{u.Hostname(), address, clip(oneLine(publisher))}
}

var portInPath = pattern(`-\d{1,5}$`)

// originOfPath returns the origin of a file in the folder of fetched pages: its host names the second folder,
// "herald.example-8080".
func originOfPath(path string) origin {
	parts := strings.Split(path, "/")
	if len(parts) < 3 || parts[0] != Fetched {
		return origin{}
	}
	return origin{host: portInPath().ReplaceAllString(parts[1], "")}
}

// settle makes the article's publisher and address those of the host that sent it. What the page claims of another
// domain is shown as a claim, and no link leads to a page that was not fetched.
func (o origin) settle(a *corpus.Article) {
	if o.host == "" {
		return
	}
	switch {
	case o.url != "":
		a.URL = o.url
	case Site(hostOf(a.URL)) != Site(o.host):
		a.URL = ""
	}
	switch {
	case o.publisher != "":
		a.Publisher = o.publisher
	case a.Publisher != "" && !namedAfter(a.Publisher, o.host):
		a.Publisher = carried(a.Publisher, Site(o.host))
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
