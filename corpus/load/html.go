package load

import (
	"errors"
	"strings"

	readability "codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"

	"verbatim/corpus"
)

const (
	// maxElements is the number of elements above which a page is not read: finding the body takes time that grows faster
	// than they do. News pages have 1,000 to 5,000.
	maxElements = 30_000

	// minBody is the length in bytes below which a page has no article: what is left of a front page or an error page.
	minBody = 100
)

// parseHTML reads a saved page. Text is the article's body, a blank line between paragraphs.
func parseHTML(name string, data []byte) (corpus.Article, error) {
	data, err := decodePage(data)
	if err != nil {
		return corpus.Article{}, err
	}
	if err := checkText(data); err != nil {
		return corpus.Article{}, err
	}
	doc, err := parseDocument(string(data))
	if err != nil {
		return corpus.Article{}, err
	}
	if countElements(doc) > maxElements {
		return corpus.Article{}, skipf(reasonManyTags)
	}
	p := readPage(doc)
	a := p.article()
	if a.Text, err = pageBody(doc); err != nil {
		return corpus.Article{}, err
	}
	if len(a.Text) < minBody {
		a.Text = p.statedBody()
	}
	if len(a.Text) < minBody {
		return corpus.Article{}, skipf(reasonNoBody)
	}
	fill(&a, name)
	if a.Publisher == "" {
		a.Publisher = siteOf(a.URL)
	}
	return a, nil
}

// parseDocument parses a page.
func parseDocument(page string) (doc *html.Node, err error) {
	defer recoverAs(&err)
	doc, err = html.Parse(strings.NewReader(page))
	if err != nil {
		return nil, skipf(reasonDeep) // the only error of reading from memory
	}
	return doc, nil
}

func countElements(doc *html.Node) int {
	n := 0
	for d := range doc.Descendants() {
		if d.Type == html.ElementNode {
			n++
		}
	}
	return n
}

// pageBody returns the article's body as plain text, or "" when there is none. It changes doc.
func pageBody(doc *html.Node) (body string, err error) {
	defer recoverAs(&err)
	parser := readability.NewParser()
	parser.DisableJSONLD = true
	found, err := parser.ParseAndMutate(doc, nil)
	if err != nil {
		return "", errors.Join(skipf(reasonUnreadable), err)
	}
	if found.Node == nil {
		return "", nil
	}
	var out plain
	writeText(&out, found.Node)
	return out.String(), nil
}

// Elements are told apart by their names: the readability library renames elements without changing their atoms.
var (
	// silent are elements whose text is not shown or is no part of an article.
	silent = setOf("head", "script", "style", "template", "noscript", "iframe", "object", "svg", "math", "button", "select",
		"textarea", "audio", "video", "canvas")

	// blocks are the elements that begin a paragraph and end it.
	blocks = setOf("address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog",
		"dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
		"header", "hgroup", "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "p", "pre", "search", "section",
		"summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul")
)

// writeText writes what n shows. It calls itself as deep as the page nests, which the parser bounds at 512.
func writeText(out *plain, n *html.Node) {
	if n.Type == html.TextNode {
		out.text(n.Data)
		return
	}
	name := ""
	if n.Type == html.ElementNode {
		name = n.Data
	}
	switch {
	case silent[name]:
		return
	case name == "br":
		out.newline()
		return
	case name == "pre":
		out.paragraph()
		out.verbatim(innerText(n))
		out.paragraph()
		return
	case name == "q":
		out.text("“")
		defer out.text("”")
	case blocks[name]:
		out.paragraph()
		defer out.paragraph()
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		writeText(out, c)
	}
}

// innerText returns the text within n as it stands.
func innerText(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return b.String()
}
