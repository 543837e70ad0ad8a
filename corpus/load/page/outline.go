package page

import (
	"golang.org/x/net/html"

	"verbatim/corpus/load/node"
	"verbatim/corpus/table"
)

// otherParts are elements that are not part of an article's text.
var otherParts = table.Set("aside", "details", "dialog", "figure", "footer", "form", "label", "li", "nav", "table")

// otherRoles are the roles of such elements.
var otherRoles = table.Set("alert", "alertdialog", "complementary", "dialog", "menu", "menubar", "navigation")

// otherClasses are classes of such elements.
var otherClasses = table.Pattern(`advert|author|breadcrumb|byline|caption|comment|consent|cookie|copyright|credit|` +
	`disclaim|disclos|login|menu|modal|newsletter|paywall|popup|promo|related|share|sign-?in|social|sponsor|subscri|` +
	`tagline|toolbar|tooltip`)

// An outline tells which parts of a page are not the article.
type outline struct {
	headline *html.Node          // may be nil
	around   map[*html.Node]bool // the headline and the elements that contain it
	apart    map[*html.Node]bool // what isApart has found so far
}

func newOutline(headline *html.Node) *outline {
	o := &outline{headline, map[*html.Node]bool{}, map[*html.Node]bool{}}
	for n := headline; n != nil; n = n.Parent {
		o.around[n] = true
	}
	return o
}

// isApart reports whether an element is in a part of the page that is not the article. What also contains the headline
// is part of the article, whatever its class. It recurses as deep as the page nests, which the parser bounds at 512.
func (o *outline) isApart(n *html.Node) bool {
	if n == nil || o.around[n] {
		return false
	}
	apart, known := o.apart[n]
	if !known {
		apart = o.isApart(n.Parent) || otherParts[n.Data] || otherRoles[node.Attr(n, "role")] ||
			node.Attr(n, "aria-hidden") == "true" || otherClasses().MatchString(classesOf(n))
		o.apart[n] = apart
	}
	return apart
}
