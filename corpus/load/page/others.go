package page

import (
	"slices"
	"strings"

	"golang.org/x/net/html"

	"verbatim/corpus/load/field"
	"verbatim/corpus/load/node"
	"verbatim/corpus/table"
	"verbatim/corpus/wording"
)

// boxes are classes and ids of boxes that are in the body of an article but not part of it: about its author or its
// owner, and forms to subscribe.
var boxes = table.Pattern(`newsletter|disclosure|disclaimer|copyright|` +
	`(?:author|writer|contributor)s?[-_]*(?:about|bio|box|card|desc|info)|` +
	`(?:about|bio|entry|post)[-_]*(?:the[-_]*)?author`)

// boxWords are words of which each match of boxes contains one. A search for them first takes less time.
var boxWords = []string{"newsletter", "disclosure", "disclaimer", "copyright", "author", "writer", "contributor"}

// adLabels are lines around an advertisement that a script loads.
var adLabels = table.Set("advertisement", "advertising", "sponsored content", "article continues below",
	"article continues below advertisement", "article continues after advertisement", "story continues below",
	"story continues below advertisement", "story continues after advertisement")

const (
	maxBox     = 1_000 // bytes of a box; a longer one may be the article
	maxLabel   = 100   // bytes of a label, with the white space around it
	maxClasses = 1_000 // bytes of classes that are read; pages made by scripts have up to 500
)

// removeBoxes removes from a page the boxes and labels that are not part of an article.
func removeBoxes(doc *html.Node) {
	for n := doc.FirstChild; n != nil; {
		following := next(n)
		if n.Type == html.ElementNode && node.Blocks[n.Data] && isBox(n) {
			following = after(n)
			n.Parent.RemoveChild(n)
		}
		n = following
	}
}

// isBox reports whether a block is not part of an article.
func isBox(n *html.Node) bool {
	label := node.TextUpTo(n, maxLabel+1)
	if len(label) <= maxLabel && adLabels[strings.ToLower(strings.Trim(field.OneLine(label), " :–—-"))] {
		return true
	}
	if paragraphs[n.Data] {
		return false
	}
	classes := classesOf(n)
	return slices.ContainsFunc(boxWords, func(word string) bool { return strings.Contains(classes, word) }) &&
		boxes().MatchString(classes) && len(node.TextUpTo(n, maxBox+1)) <= maxBox
}

// classesOf returns the classes and the id of an element in lower case.
func classesOf(n *html.Node) string {
	classes := node.Attr(n, "class")
	return strings.ToLower(classes[:wording.Floor(classes, maxClasses)] + " " + node.Attr(n, "id"))
}
