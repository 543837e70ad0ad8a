// Package page reads saved HTML pages. [Parse] makes an article of a page. Package hidden first removes what readers
// of the page don't see. A readability library then finds the body; the table pageSources says where the other fields
// come from.
package page

import (
	"cmp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"verbatim/corpus"
	"verbatim/corpus/load/decode"
	"verbatim/corpus/load/field"
	"verbatim/corpus/load/hidden"
	"verbatim/corpus/load/node"
	"verbatim/corpus/load/origin"
	"verbatim/corpus/load/plain"
	"verbatim/corpus/load/skip"
)

// minBody is the shortest body in bytes that is an article. Front pages and error pages have less.
const minBody = 100

// Parse reads a saved page. The text is the article's body, with a blank line between paragraphs.
func Parse(name string, data []byte) (corpus.Article, error) { return ParseFrom(name, data, Source{}) }

// A Source is what is known of a page that another file contains.
type Source struct {
	Address string            // from which it was saved, if the page does not give its own
	Sheets  map[string]string // styles that the page links to but contains, by their address
	Known   corpus.Article    // fields that the page does not overrule
}

// ParseFrom reads a page that another file contains.
func ParseFrom(name string, data []byte, s Source) (corpus.Article, error) {
	data = withoutPictures(data)
	if len(data) > corpus.MaxFileSize {
		return corpus.Article{}, skip.Errorf(skip.LargePage)
	}
	data, err := decode.Page(data)
	if err != nil {
		return corpus.Article{}, err
	}
	if err := decode.CheckText(data); err != nil {
		return corpus.Article{}, err
	}
	a, from, err := readShown(name, string(data), &s, true)
	if err == nil && len(a.Text) < minBody { // the page's styles hide the body until a script runs
		a, from, err = readShown(name, string(data), &s, false)
	}
	if err != nil {
		return corpus.Article{}, err
	}
	if len(a.Text) < minBody {
		return corpus.Article{}, skip.Errorf(skip.NoBody)
	}
	field.Fill(&a, name)
	from.Settle(&a)
	if a.Publisher == "" {
		a.Publisher = cmp.Or(siteOf(a.URL), strings.TrimPrefix(from.Host, "www."))
	}
	return a, nil
}

// readShown reads the fields of a page and the visible part of its body. It applies the styles in the page if styles
// is set.
func readShown(name, text string, source *Source, styles bool) (a corpus.Article, from origin.Origin, err error) {
	doc, err := ParseDocument(text)
	if err != nil {
		return a, from, err
	}
	if err := checkTree(doc); err != nil {
		return a, from, err
	}
	source.addSheets(doc)
	p, err := readPage(doc, source)
	if err != nil {
		return a, from, err
	}
	from = pageOrigin(name, doc)
	var s *hidden.Sheet
	if styles {
		if s, err = hidden.ReadSheet(doc); err != nil {
			return a, from, err
		}
	}
	h := hidden.New(s)
	if h.Hide(doc); h.Exceeded() != nil {
		return a, from, h.Exceeded()
	}
	a = p.article()
	Mark(doc)
	keepAuthors(doc)
	if a.Text, a.Blocks, err = pageBody(doc, a.Title); err != nil {
		return a, from, err
	}
	if len(a.Text) < minBody && s == nil {
		a.Text, a.Blocks = p.statedBody()
	}
	return a, from, nil
}

// keepAuthors makes the footers of block quotes, which name their authors, elements that the library keeps.
func keepAuthors(doc *html.Node) {
	for n := range doc.Descendants() {
		if n.Type != html.ElementNode || n.Data != "footer" {
			continue
		}
		for around := n.Parent; around != nil; around = around.Parent {
			if around.Data == "blockquote" {
				n.Data, n.DataAtom = "cite", atom.Cite
				break
			}
		}
	}
}

// ParseDocument parses a page.
func ParseDocument(page string) (doc *html.Node, err error) {
	defer skip.Recover(&err)
	page = withoutDrawings(page)
	if err := checkTags(page); err != nil {
		return nil, err
	}
	doc, err = html.Parse(strings.NewReader(page))
	if err != nil {
		return nil, skip.Errorf(skip.Deep) // the only error when reading from memory
	}
	return doc, nil
}

// maxWeight bounds the sum over all text of its length in bytes times its depth. Finding the body reads the text of
// each element, 100 MB in a second. A page with 200 KB of text has about 5 MB.
const maxWeight = 100 << 20

// checkTree returns an error if finding the body of a parsed page would take too long.
func checkTree(doc *html.Node) error {
	elements, weight, depth := 0, 0, 0
	for n := doc; n != nil; {
		switch n.Type {
		case html.ElementNode:
			elements++
		case html.TextNode:
			if !node.Silent[n.Parent.Data] {
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
		return skip.Errorf(skip.ManyTags)
	case weight > maxWeight:
		return skip.Errorf(skip.Deep)
	}
	return nil
}

// Text returns all text of a page, or "" if it can't be parsed.
func Text(page []byte) string {
	doc, err := ParseDocument(string(withoutPictures(page)))
	if err != nil {
		return ""
	}
	var out plain.Builder
	WriteText(&out, doc)
	return out.String()
}

// kinds are the kinds of blocks that elements hold.
var kinds = map[string]corpus.BlockKind{
	"blockquote": corpus.Quoted, "li": corpus.ListItem, "figcaption": corpus.Caption, "caption": corpus.Caption,
	"td": corpus.Cell, "th": corpus.Cell, "h1": corpus.Heading, "h2": corpus.Heading, "h3": corpus.Heading,
	"h4": corpus.Heading, "h5": corpus.Heading, "h6": corpus.Heading,
}

// WriteText writes the text that n shows. It recurses as deep as the page nests, which the parser bounds at 512.
func WriteText(out *plain.Builder, n *html.Node) {
	if n.Type == html.TextNode {
		out.Words(n.Data)
		return
	}
	name := ""
	if n.Type == html.ElementNode {
		name = n.Data
	}
	switch {
	case node.Silent[name]:
		return
	case name == "br":
		out.Break()
		return
	case name == "pre":
		writePreformatted(out, n)
		return
	case name == "q":
		out.Words("“")
		defer out.Words("”")
	case name == "b" || name == "strong":
		out.Bold(1)
		defer out.Bold(-1)
	case name == "i" || name == "em":
		out.Italic(1)
		defer out.Italic(-1)
	case writeMarked(out, n):
		return
	case name == "a":
		writeLink(out, n)
		return
	case kinds[name] != "":
		out.Within(kinds[name], func() { writeChildren(out, n) })
		return
	case name == "cite" || name == "footer":
		writeCitation(out, n)
		return
	case node.Blocks[name]:
		out.Paragraph()
		defer out.Paragraph()
	}
	writeChildren(out, n)
}

// writeCitation writes an element with the author of a block quote. A footer is a paragraph of its own.
func writeCitation(out *plain.Builder, n *html.Node) {
	if n.Data == "footer" {
		out.Paragraph()
		defer out.Paragraph()
	}
	out.Citing(func() { writeChildren(out, n) })
}

// writePreformatted writes an element whose line breaks and spaces are shown.
func writePreformatted(out *plain.Builder, n *html.Node) {
	out.Paragraph()
	for d := range n.Descendants() {
		switch {
		case d.Type == html.TextNode:
			out.Verbatim(d.Data)
		case d.Data == "br":
			out.Verbatim("\n")
		}
	}
	out.Paragraph()
}

// writeChildren writes the text that the children of n show.
func writeChildren(out *plain.Builder, n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		WriteText(out, c)
	}
}
