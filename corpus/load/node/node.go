// Package node reads the attributes and the text of HTML elements, and says which elements show text.
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

// Elements are identified by name: the readability library renames elements without changing their atoms.
var (
	// Silent are the elements whose text is not shown or not part of an article.
	Silent = table.Set("head", "script", "style", "template", "noscript", "iframe", "object", "svg", "math",
		"button", "select", "textarea", "audio", "video", "canvas")

	// Blocks are the elements that begin and end a paragraph.
	Blocks = table.Set("address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details",
		"dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3",
		"h4", "h5", "h6", "header", "hgroup", "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "p", "pre",
		"search", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul")
)

// Text returns the text in n, unchanged.
func Text(n *html.Node) string { return TextUpTo(n, math.MaxInt) }

// TextUpTo returns at most limit bytes of the text in n. The limit matters for time: hundreds of nested elements that
// may hold a name or a day can each contain the whole page.
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

// MaxShown is how many bytes of an element are read for a title, an author or a day. The longest title seen has 200.
const MaxShown = 2_000
