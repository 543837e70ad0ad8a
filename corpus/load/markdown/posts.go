package markdown

import (
	"strings"

	"github.com/yuin/goldmark/ast"

	"verbatim/corpus"
	"verbatim/corpus/day"
	"verbatim/corpus/layout/post"
)

// postIn returns the post to which a block quote links with its day, as embedded posts do. It is zero for any other
// block quote.
func (m *markdown) postIn(quote ast.Node) corpus.Post {
	var found corpus.Post
	seen := 0
	_ = ast.Walk(quote, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if seen++; seen > maxPostNodes {
			found = corpus.Post{}
			return ast.WalkStop, nil
		}
		if !entering {
			return ast.WalkContinue, nil
		}
		if of, text := m.linked(n); of != "" {
			printed, dated := day.Find(text)
			if dated || text == of {
				found = corpus.Post{Day: printed.Day, URL: of}
			}
		}
		return ast.WalkContinue, nil
	})
	return found
}

// maxPostNodes is how many nodes of a block quote are looked at, each twice. A post has about 20.
const maxPostNodes = 400

// linked returns the address and the text of a link to a post.
func (m *markdown) linked(n ast.Node) (address, text string) {
	switch n := n.(type) {
	case *ast.Link:
		address, text = string(n.Destination), m.words(n)
	case *ast.AutoLink:
		address = string(n.URL(m.source))
		text = address
	}
	if _, ok := post.Address(address); !ok {
		return "", ""
	}
	return address, text
}

// words returns the text of a link.
func (m *markdown) words(n ast.Node) string {
	var b strings.Builder
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if t, ok := c.(*ast.Text); ok {
			b.Write(t.Segment.Value(m.source))
		}
	}
	return b.String()
}
