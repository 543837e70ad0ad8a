package load

import (
	"math/rand/v2"
	"strings"
	"testing"
)

// TestReopened holds that HTML within the elements that are reopened shows what it shows within all that are open.
func TestReopened(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	names := []string{"div", "section", "p", "ul", "li", "table", "span", "b", "article"}
	name := func() string { return names[r.IntN(len(names))] }
	for range 3000 {
		var open openTags
		for range r.IntN(12) {
			in := openTag{name: name(), look: look{background: white}}
			in.gone = len(open) > 0 && open[len(open)-1].gone || r.IntN(6) == 0
			open = append(open, in)
		}
		var raw strings.Builder
		for range r.IntN(8) {
			raw.WriteString([]string{"<" + name() + ">", "</" + name() + ">", "word ", "<br>"}[r.IntN(4)])
		}
		all := strings.Repeat("</x>", len(open)) // with so many ends all are needed
		if got, want := textOf(t, open.reopened(raw.String())+raw.String()), textOf(t, open.reopened(all)+raw.String()); got != want {
			t.Fatalf("%q within %q shows %q, want %q as within %q", &raw, open.reopened(raw.String()), got, want, open.reopened(all))
		}
	}
}

// TestFewAreReopened holds that many open elements cost a block without end tags little.
func TestFewAreReopened(t *testing.T) {
	var open openTags
	for range maxOpen {
		open = append(open, openTag{name: "div", look: look{background: white}, gone: true})
	}
	if got := open.reopened("<div>words</div>"); strings.Count(got, "<div") > 3 {
		t.Errorf("reopened is %q", got)
	}
}

// textOf returns what some HTML shows.
func textOf(t *testing.T, raw string) string {
	t.Helper()
	doc, err := parseDocument(raw)
	if err != nil {
		t.Fatal(err)
	}
	newHider(nil).hide(doc)
	var p plain
	writeText(&p, doc)
	p.paragraph()
	return p.done.String()
}
