package page

import (
	"errors"

	readability "codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"

	"verbatim/corpus"
	"verbatim/corpus/load/plain"
	"verbatim/corpus/load/skip"
)

// pageBody returns the body of the article with that title as plain text, or "", and its blocks. It changes doc. The
// library finds the body, within the element that the page marks as the body if there is one. The standfirst is added.
func pageBody(doc *html.Node, title string) (body string, blocks []corpus.Block, err error) {
	defer skip.Recover(&err)
	removeBoxes(doc)
	forgetClasses(doc)
	outline := newOutline(findHeadline(doc, title))
	leads := numberBlocks(doc, outline)
	if n := markedBody(doc, outline); n != nil {
		keepOnly(doc, n)
	}
	parser := readability.NewParser()
	parser.DisableJSONLD = true
	found, err := parser.ParseAndMutate(doc, nil)
	if err != nil {
		return "", nil, errors.Join(skip.Errorf(skip.Unreadable), err)
	}
	if found.Node == nil {
		return "", nil, nil
	}
	var out plain.Builder
	for _, lead := range standfirst(leads, found.Node) {
		out.Paragraph()
		writeChildren(&out, lead)
		out.Paragraph()
	}
	WriteText(&out, found.Node)
	return out.String(), out.Blocks(), nil
}
