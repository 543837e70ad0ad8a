package page

import (
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"verbatim/corpus/load/node"
	"verbatim/corpus/load/origin"
)

// pageOrigin returns the origin of the page in the file at path. The link with the origin is valid only where fetch
// writes it: at the start of the page, after the charset and an optional title.
func pageOrigin(path string, doc *html.Node) origin.Origin {
	from := origin.OfPath(path)
	written := 0 // elements so far that fetch may have written before the link
	for n := range doc.Descendants() {
		switch {
		case n.Type != html.ElementNode, n.DataAtom == atom.Html, n.DataAtom == atom.Head:
		case written == 0 && n.DataAtom == atom.Meta && node.Attr(n, "charset") == "utf-8" && len(n.Attr) == 1,
			written == 1 && n.DataAtom == atom.Title:
			written++
		case written > 0 && n.DataAtom == atom.Link && node.Attr(n, "rel") == origin.Rel:
			return from.Stated(node.Attr(n, "href"), node.Attr(n, "title"))
		default:
			return from // the rest is the page's own
		}
	}
	return from
}
