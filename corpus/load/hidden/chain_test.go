package hidden

import (
	"strings"
	"testing"

	"github.com/andybalholm/cascadia"
	"golang.org/x/net/html"
)

// TestChainMatchesAsTheLibrary checks that a chain matches the same elements as the library's selector.
func TestChainMatchesAsTheLibrary(t *testing.T) {
	doc, err := html.Parse(strings.NewReader(`<main class=a><section><div class="b c"><p>1</p><p id=x>2</p><div><p class=c>3</p></div></div>` +
		`<div class=a><p>4</p></div></section><p>5</p></main>`))
	if err != nil {
		t.Fatal(err)
	}
	for _, selector := range []string{"p", "main p", ".a p", ".a > p", ".a .a p", "div > p", "div div p",
		"section > div p", "p + p", "div + div p",
		".b > p + p", "main > section > div > div > p", ".a .b .c", ".c p:not(.c)", "p:is(.c,#x)", ".a div + .a > p",
		"section p + div p", "i b u"} {
		whole, err := cascadia.Parse(rewriteFunctions(selector, false))
		if err != nil {
			t.Fatal(selector, err)
		}
		parts, ok := parseChain(selector)
		if !ok {
			t.Errorf("%s is not parsed", selector)
			continue
		}
		for n := range doc.Descendants() {
			if n.Type != html.ElementNode {
				continue
			}
			if got, _ := parts.match(n); got != whole.Match(n) {
				t.Errorf("%s matches %s %v: %t", selector, n.Data, n.Attr, got)
			}
		}
	}
}

// TestChainIsBounded checks that the number of comparisons grows with the depth of the page, not with the combinations of
// ancestors.
func TestChainIsBounded(t *testing.T) {
	const depth = 60
	doc, err := html.Parse(strings.NewReader(strings.Repeat("<b>", depth) + "<u>x</u>"))
	if err != nil {
		t.Fatal(err)
	}
	selector := "i" + strings.Repeat(" b", 20) + " u"
	parts, ok := parseChain(selector)
	if !ok {
		t.Fatal("the selector is not parsed")
	}
	for n := range doc.Descendants() {
		if n.Type != html.ElementNode || n.Data != "u" {
			continue
		}
		if matched, compared := parts.match(n); matched || compared > 22*(depth+2) {
			t.Errorf("matched %t with %d comparisons", matched, compared)
		}
	}
	for _, selector := range []string{"p:not(a b)", "p:is(a > b)"} {
		if _, ok := parseChain(selector); ok {
			t.Errorf("%s is accepted, although matching it is not bounded", selector)
		}
	}
}
