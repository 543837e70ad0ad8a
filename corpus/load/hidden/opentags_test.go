package hidden

import (
	"math/rand/v2"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"verbatim/corpus/load/node"
	"verbatim/corpus/load/plain"
)

// TestReopened checks that HTML shows the same text in the reopened elements as in all open elements.
func TestReopened(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	names := []string{"div", "section", "p", "ul", "li", "table", "span", "b", "article"}
	name := func() string { return names[r.IntN(len(names))] }
	for range 3000 {
		var open OpenTags
		for range r.IntN(12) {
			in := openTag{name: name(), look: look{background: white}}
			in.gone = len(open) > 0 && open[len(open)-1].gone || r.IntN(6) == 0
			open = append(open, in)
		}
		var raw strings.Builder
		for range r.IntN(8) {
			raw.WriteString([]string{"<" + name() + ">", "</" + name() + ">", "word ", "<br>"}[r.IntN(4)])
		}
		all := strings.Repeat("</x>", len(open)) // as many end tags as elements: all are needed
		if got, want := textOf(t, open.Reopened(raw.String())+raw.String()), textOf(t,
			open.Reopened(all)+raw.String()); got != want {
			t.Fatalf("%q within %q shows %q, want %q as within %q", &raw, open.Reopened(raw.String()), got, want,
				open.Reopened(all))
		}
	}
}

// TestFewAreReopened checks that many open elements add little to a block without end tags.
func TestFewAreReopened(t *testing.T) {
	var open OpenTags
	for range MaxOpen {
		open = append(open, openTag{name: "div", look: look{background: white}, gone: true})
	}
	if got := open.Reopened("<div>words</div>"); strings.Count(got, "<div") > 3 {
		t.Errorf("reopened is %q", got)
	}
}

// textOf returns the text that some HTML shows, a line per paragraph.
func textOf(t *testing.T, raw string) string {
	t.Helper()
	doc, err := html.Parse(strings.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	New(nil).Hide(doc)
	var out plain.Builder
	writeParagraphs(&out, doc)
	return out.String()
}

func writeParagraphs(out *plain.Builder, n *html.Node) {
	switch {
	case n.Type == html.TextNode:
		out.Words(n.Data)
	case n.Data == "br":
		out.Newline()
	case node.Blocks[n.Data]:
		out.Paragraph()
		defer out.Paragraph()
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		writeParagraphs(out, c)
	}
}
