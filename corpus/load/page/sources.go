package page

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"verbatim/corpus"
	"verbatim/corpus/load/field"
	"verbatim/corpus/load/node"
	"verbatim/corpus/wording"
)

// pageSources says where the fields of a saved page are read: of the sources of a field the first that gives a usable value
// counts. What the page says about the article for machines (JSON-LD) goes before what it says for link previews
// (OpenGraph), before older meta tags, before what it shows. Two exceptions: a canonical link is the page's own word on its
// address, and a visible time may be that of anything, so it comes last.
//
// Behind all of these come the dateline of the text, the file's name (for the day) and the address (for the publisher).
var pageSources = []struct {
	field field.Field
	from  func(p *page) []string
}{
	{field.Title, (*page).headline},
	{field.Title, meta("og:title", "twitter:title", "parsely-title", "sailthru.title", "citation_title", "dc.title",
		"dcterms.title", "headline", "title")},
	{field.Title, (*page).heading},
	{field.Title, (*page).windowTitle},

	{field.Publisher, ld("publisher", "sourceOrganization", "provider")},
	{field.Publisher, meta("og:site_name", "publisher", "dc.publisher", "dcterms.publisher", "citation_journal_title",
		"article:publisher", "application-name")},
	{field.Publisher, (*page).siteOfTitle},

	{field.Byline, ld("author", "creator")},
	{field.Byline, meta("author", "article:author", "parsely-author", "sailthru.author", "citation_author", "dc.creator",
		"dcterms.creator", "byl", "byline")},
	{field.Byline, (*page).shownAuthor},
	{field.Byline, meta("twitter:creator")},

	{field.Day, ld("datePublished", "dateCreated")},
	{field.Day, meta("article:published_time", "og:article:published_time", "og:published_time", "datepublished",
		"parsely-pub-date", "sailthru.date", "citation_publication_date", "citation_date", "dc.date.issued", "dcterms.issued",
		"dc.date", "dcterms.date", "dc.date.created", "dcterms.created", "publish-date", "publish_date", "publication_date",
		"pubdate", "date")},
	{field.Day, (*page).times},

	{field.URL, (*page).canonical},
	{field.URL, meta("og:url")},
	{field.URL, ld("url", "mainEntityOfPage", "@id")},
	{field.URL, meta("parsely-link", "twitter:url", "dc.identifier")},
	{field.URL, (*page).savedFrom},
}

// A page is a parsed HTML file with its metadata gathered.
type page struct {
	doc  *html.Node
	meta map[string][]string // contents of meta tags, by metaKey of their names
	ld   map[string]any      // the JSON-LD object that describes the article; nil without one
	byID map[string]any      // the other JSON-LD objects, for references to them
	seen int                 // JSON-LD values that words has looked at
}

const (
	maxMeta     = 8   // names of one meta tag, and
	maxContents = 100 // tags of one name that are looked at; real pages have one, of authors a dozen
)

// readPage gathers the metadata of a parsed page.
func readPage(doc *html.Node) (*page, error) {
	p := &page{doc: doc, meta: map[string][]string{}}
	var err error
	if p.ld, p.byID, err = findLinkedData(doc); err != nil {
		return nil, err
	}
	for n := range doc.Descendants() {
		if n.DataAtom == atom.Meta {
			p.addMeta(n)
		}
	}
	return p, nil
}

// addMeta gathers a meta tag. What is longer than an address may be is no value of any field, but the beginning of one.
func (p *page) addMeta(n *html.Node) {
	content := node.Attr(n, "content")
	content = field.OneLine(content[:wording.Floor(content, field.MaxURL+1)])
	if content == "" {
		return
	}
	for _, key := range []string{"name", "property", "itemprop"} {
		left := maxMeta
		for name := range strings.FieldsSeq(node.Attr(n, key)) {
			name = metaKey(name)
			if left--; left < 0 || len(p.meta[name]) >= maxContents {
				break
			}
			p.meta[name] = append(p.meta[name], content)
		}
	}
}

// metaKey is a meta tag's name as the table has it. Dublin Core's names are written with a stop or with a colon.
func metaKey(name string) string { return strings.ReplaceAll(strings.ToLower(name), ":", ".") }

// article returns the fields of the page.
func (p *page) article() corpus.Article {
	var a corpus.Article
	for _, source := range pageSources {
		for _, value := range source.from(p) {
			switch {
			case source.field == field.Title:
				value = field.CleanTitle(value)
			case source.field == field.Publisher || source.field == field.Byline:
				if field.IsURL(value) {
					continue // a page about them, not their name
				}
			}
			field.Set(&a, source.field, value)
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
			if contents := p.meta[metaKey(name)]; strings.HasSuffix(name, "author") || strings.HasSuffix(name, "creator") {
				values = append(values, joinNames(contents))
			} else {
				values = append(values, contents...)
			}
		}
		return values
	}
}

// joinNames joins names, each once.
func joinNames(names []string) string {
	var out []string
	seen := map[string]bool{"": true}
	for _, name := range names {
		if name = field.OneLine(name); !seen[name] && !field.IsURL(name) {
			seen[name] = true
			out = append(out, name)
		}
	}
	return strings.Join(out, ", ")
}
