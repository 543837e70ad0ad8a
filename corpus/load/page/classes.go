package page

import (
	"golang.org/x/net/html"

	"verbatim/corpus/table"
)

// paragraphs are the elements that hold one paragraph.
var paragraphs = table.Set("p", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "li", "figure", "figcaption")

// forgetClasses removes the classes of an article's own paragraphs. The library drops elements by words in their
// classes ("extra", "social", "header"), which are right for parts of a page and wrong for its paragraphs.
func forgetClasses(doc *html.Node) {
	for n := range doc.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		if paragraphs[n.Data] || n.Data == "div" && amongParagraphs(n) && !linked(n) {
			removeAttr(n, "class")
			removeAttr(n, "id")
		}
	}
}

// minSiblings is how many sibling paragraphs make an element part of the article.
const minSiblings = 3

// amongParagraphs reports whether an element has paragraphs beside it.
func amongParagraphs(n *html.Node) bool {
	count, seen := 0, 0
	for _, next := range []func(*html.Node) *html.Node{
		func(n *html.Node) *html.Node { return n.PrevSibling },
		func(n *html.Node) *html.Node { return n.NextSibling },
	} {
		for s := next(n); s != nil && seen < maxSiblings; s, seen = next(s), seen+1 {
			if s.Type == html.ElementNode && s.Data == "p" {
				count++
			}
		}
	}
	return count >= minSiblings
}

// maxSiblings bounds how many nodes beside an element are looked at.
const maxSiblings = 20

// maxPart is how many nodes a part of an article has at most; looking at all of a page for each element takes too long.
const maxPart = 500

// linked reports whether at least a third of an element's text is in links, as it is in boxes with other articles.
func linked(n *html.Node) bool {
	all, links, nodes := 0, 0, 0
	for d := range n.Descendants() {
		if nodes++; nodes > maxPart {
			return true
		}
		if d.Type != html.TextNode {
			continue
		}
		all += len(d.Data)
		for around := d.Parent; around != nil && around != n; around = around.Parent {
			if around.Data == "a" {
				links += len(d.Data)
				break
			}
		}
	}
	return all == 0 || links*3 >= all
}

func removeAttr(n *html.Node, name string) {
	for i := range n.Attr {
		if n.Attr[i].Key == name {
			n.Attr = append(n.Attr[:i], n.Attr[i+1:]...)
			return
		}
	}
}
