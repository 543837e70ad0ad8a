package page

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"verbatim/corpus/load/node"
	"verbatim/corpus/table"
	"verbatim/corpus/wording"
)

var (
	// paragraphs are the elements that hold one paragraph, or the author of a block quote.
	paragraphs = table.Set("p", "blockquote", "cite", "dd", "dt", "figcaption", "figure", "h1", "h2", "h3", "h4", "h5",
		"h6", "li", "pre")

	// groups are the elements that hold several, of an article or of another part of the page.
	groups = table.Set("div", "dl", "ol", "section", "ul")
)

// forgetClasses removes the classes of an article's own paragraphs and of what is in their sentences. The library drops
// elements by words in their classes ("extra", "social", "header"), which are right for parts of a page and wrong for
// its paragraphs.
func forgetClasses(doc *html.Node) {
	inSentence := map[*html.Node]bool{}
	for n := range doc.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		if !node.Blocks[n.Data] && (inSentence[n.Parent] || anySibling(n, hasWords) || isParagraph(n)) {
			inSentence[n] = true
		}
		switch {
		case isLinkedSentence(n):
			n.Data, n.DataAtom, n.Attr = "p", atom.P, nil
		case len(n.Attr) == 0:
		case paragraphs[n.Data], groups[n.Data] && amongParagraphs(n) && !linked(n):
			removeAttrs(n, "class", "id")
		case inSentence[n]:
			removeAttrs(n, "class", "id", "rel", "itemprop") // the last two mark authors
		}
	}
}

// isLinkedSentence reports whether an element among paragraphs is a sentence that is a link. The library drops it unless
// it is marked as a paragraph.
func isLinkedSentence(n *html.Node) bool {
	if n.Data != "div" || !amongParagraphs(n) || hasBlock(n) || !linked(n) {
		return false
	}
	text := strings.TrimRight(node.TextUpTo(n, node.MaxShown), "\"”’» \t\n")
	return strings.HasSuffix(text, ".") && len(strings.Fields(text)) >= minLead
}

// isParagraph reports whether an element in a line has so many words that it is a whole paragraph.
func isParagraph(n *html.Node) bool {
	switch n.Parent.Data {
	case "p", "blockquote", "figcaption":
		return len(strings.Fields(node.TextUpTo(n, maxWords))) >= minLead
	}
	return false
}

// hasWords reports whether a node is text that begins with two words.
func hasWords(n *html.Node) bool {
	return n.Type == html.TextNode && len(strings.Fields(n.Data[:wording.Floor(n.Data, maxWords)])) > 1
}

// maxWords is how many bytes of a text are read to count its words, with the white space before them.
const maxWords = 200

// minSiblings is how many sibling paragraphs make an element part of the article.
const minSiblings = 3

// amongParagraphs reports whether an element has paragraphs beside it.
func amongParagraphs(n *html.Node) bool {
	count := 0
	return anySibling(n, func(s *html.Node) bool {
		if s.Data == "p" && s.Type == html.ElementNode {
			count++
		}
		return count >= minSiblings
	})
}

// anySibling reports whether is is true for a node beside n. It looks at maxSiblings nodes.
func anySibling(n *html.Node, is func(*html.Node) bool) bool {
	seen := 0
	for s := n.PrevSibling; s != nil && seen < maxSiblings; s, seen = s.PrevSibling, seen+1 {
		if is(s) {
			return true
		}
	}
	for s := n.NextSibling; s != nil && seen < maxSiblings; s, seen = s.NextSibling, seen+1 {
		if is(s) {
			return true
		}
	}
	return false
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

// removeAttrs removes attributes of an element.
func removeAttrs(n *html.Node, names ...string) {
	n.Attr = slices.DeleteFunc(n.Attr, func(a html.Attribute) bool { return slices.Contains(names, a.Key) })
}
