package load

import (
	"cmp"
	"errors"
	"math"
	"strings"
	"unicode/utf8"

	readability "codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"

	"verbatim/corpus"
)

// minBody is the length in bytes below which a page has no article: what is left of a front page or an error page.
const minBody = 100

// parseHTML reads a saved page. Text is the article's body, a blank line between paragraphs.
func parseHTML(name string, data []byte) (corpus.Article, error) {
	data, err := decodePage(data)
	if err != nil {
		return corpus.Article{}, err
	}
	if err := checkText(data); err != nil {
		return corpus.Article{}, err
	}
	a, from, err := readShown(name, string(data), true)
	if err == nil && len(a.Text) < minBody { // the page's own styles hide it until a script has run
		a, from, err = readShown(name, string(data), false)
	}
	if err != nil {
		return corpus.Article{}, err
	}
	if len(a.Text) < minBody {
		return corpus.Article{}, skipf(reasonNoBody)
	}
	fill(&a, name)
	from.settle(&a)
	if a.Publisher == "" {
		a.Publisher = cmp.Or(siteOf(a.URL), strings.TrimPrefix(from.host, "www."))
	}
	return a, nil
}

// readShown reads what a page says of its article, and of its body what is seen, by the page's own styles if these are
// to count.
func readShown(name, text string, styles bool) (a corpus.Article, from origin, err error) {
	doc, err := parseDocument(text)
	if err != nil {
		return a, from, err
	}
	if err := checkTree(doc); err != nil {
		return a, from, err
	}
	p, err := readPage(doc)
	if err != nil {
		return a, from, err
	}
	from = pageOrigin(name, doc)
	var s *sheet
	if styles {
		if s, err = readSheet(doc); err != nil {
			return a, from, err
		}
	}
	h := newHider(s)
	if h.hide(doc); h.exceeded() != nil {
		return a, from, h.exceeded()
	}
	a = p.article()
	if a.Text, err = pageBody(doc); err != nil {
		return a, from, err
	}
	if len(a.Text) < minBody && s == nil {
		a.Text = p.statedBody()
	}
	return a, from, nil
}

// parseDocument parses a page.
func parseDocument(page string) (doc *html.Node, err error) {
	defer recoverAs(&err)
	page = withoutDrawings(page)
	if err := checkTags(page); err != nil {
		return nil, err
	}
	doc, err = html.Parse(strings.NewReader(page))
	if err != nil {
		return nil, skipf(reasonDeep) // the only error of reading from memory
	}
	return doc, nil
}

// maxWeight is how much text may lie within elements, in bytes, each counted once for every element around it: finding the body looks
// at all text of each of them, 100 MB of it in a second. A page of 200 KB of text has about 5 MB.
const maxWeight = 100 << 20

// checkTree returns why finding the body of a parsed page would take too long, or nil.
func checkTree(doc *html.Node) error {
	elements, weight, depth := 0, 0, 0
	for n := doc; n != nil; {
		switch n.Type {
		case html.ElementNode:
			elements++
		case html.TextNode:
			if !silent[n.Parent.Data] {
				weight += depth * len(n.Data)
			}
		}
		if n.FirstChild != nil {
			n, depth = n.FirstChild, depth+1
			continue
		}
		for n != nil && n.NextSibling == nil {
			n, depth = n.Parent, depth-1
		}
		if n != nil {
			n = n.NextSibling
		}
	}
	switch {
	case elements > maxElements:
		return skipf(reasonManyTags)
	case weight > maxWeight:
		return skipf(reasonDeep)
	}
	return nil
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
func innerText(n *html.Node) string { return innerTextUpTo(n, math.MaxInt) }

// innerTextUpTo returns the text within n, or its beginning where it has more than limit bytes: elements that are looked into for
// a name or a day may lie within each other by the hundred, around all of the page.
func innerTextUpTo(n *html.Node, limit int) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data[:runeFloor(d.Data, limit-b.Len())])
			if b.Len()+utf8.UTFMax > limit {
				break
			}
		}
	}
	return b.String()
}
