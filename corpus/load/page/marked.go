package page

import (
	"strings"

	"golang.org/x/net/html"

	"verbatim/corpus/load/node"
	"verbatim/corpus/table"
)

// bodyClasses are classes and ids that content management systems give to the element with the body of an article,
// without hyphens and underscores.
var bodyClasses = table.Set("articlebody", "articlecontent", "articletext", "bodycontent", "bodytext", "entrybody",
	"entrycontent", "newsbody", "postbody", "postcontent", "storybody", "storycontent", "storytext")

// bodyElements are the elements that can hold a whole body.
var bodyElements = table.Set("article", "div", "main", "section", "td")

// bodyMarks are the ways to mark the body of an article, the most reliable first.
var bodyMarks = []func(n *html.Node) bool{
	func(n *html.Node) bool { return node.Attr(n, "itemprop") == "articleBody" },
	hasBodyClass,
	func(n *html.Node) bool { return n.Data == "article" },
}

const (
	minMarked   = 200 // bytes of paragraphs in an element that is marked as the body
	minMarkedOf = 4   // it has at least this part of the paragraphs of the page, or the headline
)

// markedBody returns the element that the page marks as the body of its article, or nil. A page with several such
// elements, as a list of posts has, marks none.
func markedBody(doc *html.Node, o *outline) *html.Node {
	for _, isMarked := range bodyMarks {
		bodies := outermost(doc, func(n *html.Node) bool {
			return bodyElements[n.Data] && isMarked(n) && !o.isApart(n)
		})
		if len(bodies) > 1 {
			return nil
		}
		if len(bodies) == 0 {
			continue
		}
		size := paragraphBytes(bodies[0])
		isMost := size*minMarkedOf >= paragraphBytes(doc)
		if size >= minMarked && (isMost || o.around[bodies[0]]) {
			return bodies[0]
		}
		return nil
	}
	return nil
}

var noHyphens = strings.NewReplacer("-", "", "_", "")

func hasBodyClass(n *html.Node) bool {
	for name := range strings.FieldsSeq(noHyphens.Replace(classesOf(n))) {
		if bodyClasses[name] {
			return true
		}
	}
	return false
}

// paragraphBytes returns the size of the text in the paragraphs in n.
func paragraphBytes(n *html.Node) (size int) {
	for d := range n.Descendants() {
		if d.Data == "p" {
			size += len(node.TextUpTo(d, node.MaxShown))
		}
	}
	return size
}

// outermost returns the elements for which is is true and that are in no other such element, at most two.
func outermost(doc *html.Node, is func(*html.Node) bool) (found []*html.Node) {
	for n := doc; n != nil && len(found) < 2; {
		if n.Type == html.ElementNode && is(n) {
			found = append(found, n)
			n = after(n)
			continue
		}
		n = next(n)
	}
	return found
}

// next returns the node after n in the order of the document, or nil.
func next(n *html.Node) *html.Node {
	if n.FirstChild != nil {
		return n.FirstChild
	}
	return after(n)
}

// after returns the node after n and all that is in it, or nil.
func after(n *html.Node) *html.Node {
	for n != nil && n.NextSibling == nil {
		n = n.Parent
	}
	if n == nil {
		return nil
	}
	return n.NextSibling
}

// keepOnly removes from the body of a page everything but an element.
func keepOnly(doc, n *html.Node) {
	for body := range doc.Descendants() {
		if body.Data != "body" {
			continue
		}
		n.Parent.RemoveChild(n)
		for body.FirstChild != nil {
			body.RemoveChild(body.FirstChild)
		}
		body.AppendChild(n)
		return
	}
}
