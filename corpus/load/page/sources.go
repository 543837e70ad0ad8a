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

// pageSources says where the fields of a saved page come from. The first source with a valid value wins. The order is
// metadata for machines (JSON-LD), for link previews (OpenGraph), older meta tags, then the visible page. There are
// two exceptions. A canonical link comes first, because it is the page's own statement of its address. A visible time
// comes last, because it may be the time of anything.
//
// If no source has a value, the dateline of the text, the name of the file (for the day) and the address (for the
// publisher) are used.
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
	{field.URL, func(p *page) []string { return []string{p.source.Address} }},
}

// A page is a parsed HTML file with its metadata.
type page struct {
	doc  *html.Node
	meta map[string][]string // contents of meta tags, by metaKey of their names
	ld   map[string]any      // the JSON-LD object of the article; may be nil
	byID map[string]any      // JSON-LD objects by id, to resolve references
	seen int                 // JSON-LD values that words has visited

	source *Source
}

const (
	maxMeta     = 8   // names of one meta tag that are read
	maxContents = 100 // tags with one name that are read; real pages have one, or a dozen for authors
)

// readPage collects the metadata of a parsed page.
func readPage(doc *html.Node, source *Source) (*page, error) {
	p := &page{doc: doc, meta: map[string][]string{}, source: source}
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

// addMeta collects a meta tag. It cuts the content to just over the longest address, which is longer than any field's
// value.
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

// metaKey normalises the name of a meta tag. Dublin Core's names are written with a full stop or a colon.
func metaKey(name string) string { return strings.ReplaceAll(strings.ToLower(name), ":", ".") }

// article returns the fields of the page.
func (p *page) article() corpus.Article {
	a := p.source.Known
	for _, source := range pageSources {
		for _, value := range source.from(p) {
			switch {
			case source.field == field.Title:
				if value = field.CleanTitle(value); field.Furniture(value) || field.IsURL(value) {
					continue
				}
			case source.field == field.Publisher || source.field == field.Byline:
				if field.IsURL(value) {
					continue // a page about them, not a name
				}
			}
			field.Set(&a, source.field, value)
		}
	}
	a.Title = trimSite(a.Title, a.Publisher)
	return a
}

// ld returns a source that reads these properties of the article's JSON-LD object.
func ld(properties ...string) func(*page) []string {
	return func(p *page) (values []string) {
		for _, name := range properties {
			values = append(values, p.property(name))
		}
		return values
	}
}

// meta returns a source that reads the meta tags with these names. Of tags for authors it joins all.
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

// joinNames joins names without duplicates.
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
