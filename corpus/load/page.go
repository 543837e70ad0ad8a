package load

import (
	"net/url"
	"regexp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"verbatim/corpus"
)

// pageSources says where the fields of a saved page are read: of the sources of a field the first that gives a usable value
// counts. What the page says about the article for machines (JSON-LD) goes before what it says for link previews
// (OpenGraph), before older meta tags, before what it shows. Two exceptions: a canonical link is the page's own word on its
// address, and a visible time may be that of anything, so it comes last.
//
// Behind all of these come the dateline of the text, the file's name (for the day) and the address (for the publisher).
var pageSources = []struct {
	field field
	from  func(p *page) []string
}{
	{fieldTitle, ld("headline", "name")},
	{fieldTitle, meta("og:title", "twitter:title", "parsely-title", "sailthru.title", "citation_title", "dc.title", "dcterms.title", "headline", "title")},
	{fieldTitle, shown(atom.H1)},
	{fieldTitle, (*page).windowTitle},

	{fieldPublisher, ld("publisher", "sourceOrganization", "provider")},
	{fieldPublisher, meta("og:site_name", "publisher", "dc.publisher", "dcterms.publisher", "citation_journal_title", "article:publisher", "application-name")},

	{fieldByline, ld("author", "creator")},
	{fieldByline, meta("author", "article:author", "parsely-author", "sailthru.author", "citation_author", "dc.creator", "dcterms.creator", "byl", "byline", "twitter:creator")},
	{fieldByline, (*page).shownAuthor},

	{fieldDay, ld("datePublished", "dateCreated", "uploadDate")},
	{fieldDay, meta("article:published_time", "og:article:published_time", "og:published_time", "datepublished", "parsely-pub-date", "sailthru.date",
		"citation_publication_date", "citation_date", "dc.date.issued", "dcterms.issued", "dc.date", "dcterms.date", "dc.date.created", "dcterms.created",
		"publish-date", "publish_date", "publication_date", "pubdate", "date")},
	{fieldDay, (*page).times},

	{fieldURL, (*page).canonical},
	{fieldURL, meta("og:url")},
	{fieldURL, ld("url", "mainEntityOfPage", "@id")},
	{fieldURL, meta("parsely-link", "twitter:url", "dc.identifier")},
	{fieldURL, (*page).savedFrom},
}

// A page is a parsed HTML file with its metadata gathered.
type page struct {
	doc  *html.Node
	meta map[string][]string // contents of meta tags and of elements with itemprop, by name in lower case
	ld   map[string]any      // the JSON-LD object that describes the article; nil without one
	byID map[string]any      // the other JSON-LD objects, for references to them
}

// readPage gathers the metadata of a parsed page.
func readPage(doc *html.Node) *page {
	p := &page{doc: doc, meta: map[string][]string{}}
	p.ld, p.byID = findLinkedData(doc)
	for n := range doc.Descendants() {
		if n.DataAtom == atom.Meta {
			content := oneLine(attr(n, "content"))
			for _, key := range []string{"name", "property", "itemprop"} {
				if name := strings.ToLower(strings.TrimSpace(attr(n, key))); name != "" && content != "" {
					p.meta[name] = append(p.meta[name], content)
				}
			}
		}
	}
	return p
}

// article returns the fields of the page.
func (p *page) article() corpus.Article {
	var a corpus.Article
	for _, source := range pageSources {
		for _, value := range source.from(p) {
			switch {
			case source.field == fieldTitle:
				value = cleanTitle(value)
			case source.field == fieldPublisher || source.field == fieldByline:
				if isURL(value) {
					continue // a page about them, not their name
				}
			}
			set(&a, source.field, value)
		}
	}
	a.Title = trimSite(a.Title, a.Publisher)
	return a
}

// ld returns a source: the first of the properties of the article's JSON-LD object.
func ld(properties ...string) func(*page) []string {
	return func(p *page) (values []string) {
		for _, name := range properties {
			values = append(values, p.property(name))
		}
		return values
	}
}

// meta returns a source: the first of the meta tags of these names. Where several tags name authors, all count.
func meta(names ...string) func(*page) []string {
	return func(p *page) (values []string) {
		for _, name := range names {
			if contents := p.meta[name]; strings.HasSuffix(name, "author") || strings.HasSuffix(name, "creator") {
				values = append(values, joinNames(contents))
			} else {
				values = append(values, contents...)
			}
		}
		return values
	}
}

// shown returns a source: what the page's only element of that kind shows.
func shown(kind atom.Atom) func(*page) []string {
	return func(p *page) (values []string) {
		for n := range p.doc.Descendants() {
			if n.DataAtom == kind {
				values = append(values, oneLine(innerText(n)))
			}
		}
		if len(values) != 1 {
			return nil
		}
		return values
	}
}

// windowTitle is the title element.
func (p *page) windowTitle() []string {
	for n := range p.doc.Descendants() {
		if n.DataAtom == atom.Title && n.Namespace == "" {
			return []string{oneLine(innerText(n))}
		}
	}
	return nil
}

// maxByline is the length in bytes above which what is marked as the author is more than names.
const maxByline = 120

// shownAuthor is what the page marks as its author.
func (p *page) shownAuthor() []string {
	var names []string
	for n := range p.doc.Descendants() {
		if n.Type != html.ElementNode || n.DataAtom == atom.Link || n.DataAtom == atom.Meta {
			continue
		}
		if attr(n, "rel") == "author" || attr(n, "itemprop") == "author" {
			if name := trimBy(oneLine(innerText(n))); name != "" && len(name) <= maxByline {
				names = append(names, name)
			}
		}
	}
	return []string{joinNames(names)}
}

// times are the days of the page's time elements, those marked as the publication's first.
func (p *page) times() (values []string) {
	for n := range p.doc.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		value := attr(n, "datetime")
		switch {
		case attr(n, "itemprop") == "datePublished" || hasAttr(n, "pubdate"):
			values = append([]string{value, attr(n, "content")}, values...)
		case n.DataAtom == atom.Time:
			values = append(values, value, oneLine(innerText(n)))
		}
	}
	return values
}

// canonical is the page's own address for itself.
func (p *page) canonical() (values []string) {
	for n := range p.doc.Descendants() {
		if n.DataAtom == atom.Link && strings.EqualFold(strings.TrimSpace(attr(n, "rel")), "canonical") {
			values = append(values, attr(n, "href"))
		}
	}
	return values
}

// savedFromMark finds the address in the comments that browsers and tools leave in pages they save.
var savedFromMark = regexp.MustCompile(`(?:saved from url=\(\d+\)|\burl:\s+)(https?://\S+)`)

// savedFrom is the address the page was saved from.
func (p *page) savedFrom() []string {
	for n := range p.doc.Descendants() {
		if n.Type == html.CommentNode {
			if m := savedFromMark.FindStringSubmatch(n.Data); m != nil {
				return []string{m[1]}
			}
		}
	}
	return nil
}

// siteOf returns the host of an address, which stands for a publisher that is named nowhere.
func siteOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(u.Hostname(), "www.")
}

// trimSite takes the site's name off a title: "Talks resume | The Example Herald".
func trimSite(title, site string) string {
	for _, mark := range []string{" | ", " - ", " – ", " — ", " :: ", " · "} {
		i := strings.LastIndex(title, mark)
		if i > 0 && site != "" && strings.EqualFold(strings.TrimSpace(title[i+len(mark):]), site) {
			return cleanTitle(title[:i])
		}
	}
	return title
}

// joinNames joins names, each once.
func joinNames(names []string) string {
	var out []string
	seen := map[string]bool{"": true}
	for _, name := range names {
		if name = oneLine(name); !seen[name] && !isURL(name) {
			seen[name] = true
			out = append(out, name)
		}
	}
	return strings.Join(out, ", ")
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func hasAttr(n *html.Node, key string) bool {
	for _, a := range n.Attr {
		if a.Key == key {
			return true
		}
	}
	return false
}
