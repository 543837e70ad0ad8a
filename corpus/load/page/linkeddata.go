package page

import (
	"encoding/json"
	"html"
	"strings"

	nethtml "golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"verbatim/corpus"
	"verbatim/corpus/load/field"
	"verbatim/corpus/load/node"
	"verbatim/corpus/load/plain"
	"verbatim/corpus/load/skip"
)

// articleTypes are the endings of the schema.org types that are articles: NewsArticle, ReportageNewsArticle,
// AnalysisNewsArticle, Article, BlogPosting, LiveBlogPosting, Report and their like.
var articleTypes = []string{"Article", "BlogPosting", "Report"}

const (
	maxDepth      = 16      // nested objects; real pages need 5
	maxObjects    = 10_000  // objects that are visited, also by references
	maxLinkedData = 1 << 20 // bytes of all JSON-LD in a page; the longest seen, with the article's text, has 40 KB
)

// linkedData collects the JSON-LD objects of a page.
type linkedData struct {
	article map[string]any
	byID    map[string]any
	seen    int
}

// findLinkedData returns the first JSON-LD object that describes an article, and all objects with an identifier. More
// than maxLinkedData is an error.
func findLinkedData(doc *nethtml.Node) (article, byID map[string]any, err error) {
	d, size := linkedData{byID: map[string]any{}}, 0
	for n := range doc.Descendants() {
		if n.DataAtom != atom.Script ||
			!strings.HasPrefix(strings.ToLower(strings.TrimSpace(node.Attr(n, "type"))), "application/ld+json") {
			continue
		}
		text := node.Text(n)
		if size += len(text); size > maxLinkedData {
			return nil, nil, skip.Errorf(skip.LinkedData)
		}
		var value any
		if json.Unmarshal([]byte(repairJSON(text)), &value) == nil {
			d.visit(value, 0)
		}
	}
	return d.article, d.byID, nil
}

// repairJSON fixes frequent mistakes of pages: comment and CDATA marks around the JSON, and line breaks in strings.
func repairJSON(s string) string {
	s = strings.TrimSpace(s)
	for _, mark := range []string{"<!--", "//<![CDATA[", "/*<![CDATA[*/", "<![CDATA["} {
		s = strings.TrimSpace(strings.TrimPrefix(s, mark))
	}
	for _, mark := range []string{"-->", "//]]>", "/*]]>*/", "]]>", ";"} {
		s = strings.TrimSpace(strings.TrimSuffix(s, mark))
	}
	return strings.Map(func(r rune) rune {
		if r < ' ' {
			return ' '
		}
		return r
	}, s)
}

// visit collects a value and the values in it.
func (d *linkedData) visit(value any, depth int) {
	if d.seen++; depth > maxDepth || d.seen > maxObjects {
		return
	}
	switch v := value.(type) {
	case []any:
		for _, item := range v {
			d.visit(item, depth+1)
		}
	case map[string]any:
		if id, ok := v["@id"].(string); ok && len(v) > 1 && d.byID[id] == nil {
			d.byID[id] = v
		}
		if d.article == nil && isArticle(v["@type"]) {
			d.article = v
		}
		for _, within := range []string{"@graph", "mainEntity", "mainEntityOfPage", "author", "publisher",
			"itemListElement", "hasPart"} {
			if v[within] != nil {
				d.visit(v[within], depth+1)
			}
		}
	}
}

// isArticle reports whether a type, or one in a list of types, is that of an article.
func isArticle(value any) bool {
	switch v := value.(type) {
	case string:
		for _, ending := range articleTypes {
			if strings.HasSuffix(v, ending) {
				return true
			}
		}
	case []any:
		for _, item := range v {
			if s, ok := item.(string); ok && isArticle(s) {
				return true
			}
		}
	}
	return false
}

// property returns a property of the article's object as text.
func (p *page) property(name string) string {
	if p.ld == nil {
		return ""
	}
	return p.words(p.ld[name], 0)
}

// words returns a value as text. Of an object it returns the name or else the address, of a list all names. It
// follows references.
func (p *page) words(value any, depth int) string {
	if p.seen++; depth > maxDepth || p.seen > maxObjects {
		return ""
	}
	switch v := value.(type) {
	case string:
		return field.OneLine(html.UnescapeString(v))
	case []any:
		var names []string
		for _, item := range v {
			names = append(names, p.words(item, depth+1))
		}
		if len(names) == 1 {
			return names[0]
		}
		return joinNames(names)
	case map[string]any:
		for _, key := range []string{"name", "legalName", "@value", "headline", "url"} {
			if s := p.words(v[key], depth+1); s != "" {
				return s
			}
		}
		id, _ := v["@id"].(string)
		if known, ok := p.byID[id].(map[string]any); ok && len(v) == 1 {
			return p.words(known, depth+1)
		}
		return id
	}
	return ""
}

// statedBody returns the article's body from its JSON-LD object, for pages that write the body with a script. Each
// line is a paragraph.
func (p *page) statedBody() (string, []corpus.Block) {
	body, _ := p.ld["articleBody"].(string)
	var out plain.Builder
	for line := range strings.Lines(html.UnescapeString(body)) {
		out.Words(line)
		out.Paragraph()
	}
	return out.String(), out.Blocks()
}
