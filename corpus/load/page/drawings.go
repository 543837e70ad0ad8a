package page

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"verbatim/corpus/table"
)

var drawings = table.Pattern(`(?i)<(?:svg|math)`)

// withoutDrawings returns a page without its drawings and formulas (svg and math), which show no text of an article.
// A style or a title in them contains elements, so only the parser knows where it ends. Without them, tags can be
// counted before the page is parsed. It returns the page unchanged if one of them does not end.
func withoutDrawings(page string) string {
	if !drawings().MatchString(page) {
		return page
	}
	kept := make([]byte, 0, len(page))
	depth, found := 0, false
	for z := html.NewTokenizer(strings.NewReader(page)); ; {
		kind, before := z.Next(), len(kept)
		kept = append(kept, z.Raw()...)
		if kind == html.ErrorToken {
			break
		}
		if depth > 0 {
			z.NextIsNotRawText()
		}
		name, _ := z.TagName()
		tag := atom.Lookup(name)
		drawing := tag == atom.Svg || tag == atom.Math
		if drawing && kind == html.StartTagToken {
			depth++
		}
		if depth > 0 || drawing {
			kept, found = kept[:before], true
		}
		if drawing && kind == html.EndTagToken && depth > 0 {
			depth--
		}
	}
	if depth > 0 || !found {
		return page
	}
	return string(kept)
}
