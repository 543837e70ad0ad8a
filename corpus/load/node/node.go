// Package node has what the packages that read HTML need of its elements: attributes, text, and which elements show text.
package node

import (
	"math"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"

	"verbatim/corpus/table"
	"verbatim/corpus/wording"
)

// Attr returns the value of an attribute, or "".
func Attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// HasAttr reports whether an element has an attribute.
func HasAttr(n *html.Node, key string) bool {
	for _, a := range n.Attr {
		if a.Key == key {
			return true
		}
	}
	return false
}

// Elements are told apart by their names: the readability library renames elements without changing their atoms.
var (
	// Silent are elements whose text is not shown or is no part of an article.
	Silent = table.Set("head", "script", "style", "template", "noscript", "iframe", "object", "svg", "math", "button", "select",
		"textarea", "audio", "video", "canvas")

	// Blocks are the elements that begin a paragraph and end it.
	Blocks = table.Set("address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog",
		"dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
		"header", "hgroup", "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "p", "pre", "search", "section",
		"summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul")
)

// Text returns the text within n as it stands.
func Text(n *html.Node) string { return TextUpTo(n, math.MaxInt) }

// TextUpTo returns the text within n, or its beginning where it has more than limit bytes: elements that are looked into for
// a name or a day may lie within each other by the hundred, around all of the page.
func TextUpTo(n *html.Node, limit int) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data[:wording.Floor(d.Data, limit-b.Len())])
			if b.Len()+utf8.UTFMax > limit {
				break
			}
		}
	}
	return b.String()
}

// MaxShown is how many bytes of an element are looked at that may hold a title, an author or a day. The longest title seen has 200.
const MaxShown = 2_000
