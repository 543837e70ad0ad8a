package page

import (
	"net/url"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"verbatim/corpus/load/field"
	"verbatim/corpus/load/node"
	"verbatim/corpus/load/plain"
	"verbatim/corpus/table"
	"verbatim/corpus/wording"
)

// headline returns the title in the article's JSON-LD object, which is its headline or its name. If the window's
// title begins with only one of them, that one is the title.
func (p *page) headline() []string {
	headline, name := p.property("headline"), p.property("name")
	window := strings.Join(p.windowTitle(), "")
	if name != "" && strings.HasPrefix(window, name) && !strings.Contains(window, headline) {
		return []string{name}
	}
	return []string{headline, name}
}

// heading returns the only h1 of the page, unless it differs from the window's title: then it is the name of the site.
func (p *page) heading() []string {
	var headings []string
	for n := range p.doc.Descendants() {
		if n.DataAtom == atom.H1 {
			if headings = append(headings, headingText(n)); len(headings) > 1 {
				return nil
			}
		}
	}
	window := strings.Join(p.windowTitle(), "")
	if window != "" && len(headings) == 1 && !similar(headings[0], window) {
		return nil
	}
	return headings
}

// headingText returns the lines of a heading as one, without the page's controls in it.
func headingText(n *html.Node) string {
	var out plain.Builder
	WriteText(&out, n)
	text := out.String()
	var lines []string
	for line := range strings.Lines(text[:wording.Floor(text, node.MaxShown)]) {
		if !field.Furniture(line) {
			lines = append(lines, line)
		}
	}
	return field.OneLine(strings.Join(lines, " "))
}

// similar reports whether at least half the words of the shorter title are in the other.
func similar(a, b string) bool {
	short, long := strings.Fields(strings.ToLower(a)), strings.Fields(strings.ToLower(b))
	if len(short) > len(long) {
		short, long = long, short
	}
	common := 0
	for _, word := range short {
		if slices.Contains(long, word) {
			common++
		}
	}
	return 2*common >= len(short)
}

// windowTitle returns the title element.
func (p *page) windowTitle() []string {
	for n := range p.doc.Descendants() {
		if n.DataAtom == atom.Title && n.Namespace == "" {
			title := field.OneLine(node.TextUpTo(n, node.MaxShown))
			if field.Furniture(title) || field.IsURL(title) {
				return nil
			}
			return []string{title}
		}
	}
	return nil
}

// siteOfTitle returns the name of the site, which the window's title has after the article's: "Talks resume | The
// Example Herald".
func (p *page) siteOfTitle() []string {
	window := strings.Join(p.windowTitle(), "")
	for _, title := range append(p.headline(), append(meta("og:title")(p), p.heading()...)...) {
		rest, ok := strings.CutPrefix(window, title)
		if !ok || title == "" {
			continue
		}
		for _, mark := range titleMarks {
			if site, ok := strings.CutPrefix(rest, mark); ok && len(strings.Fields(site)) <= maxSiteWords {
				return []string{site}
			}
		}
	}
	return nil
}

// titleMarks separate an article's title from the name of the site.
var titleMarks = []string{" | ", " - ", " – ", " — ", " :: ", " · "}

// maxSiteWords is the most words in the name of a site.
const maxSiteWords = 6

// shownAuthor returns what the page marks as its author, if it looks like names.
func (p *page) shownAuthor() []string {
	var names, byClass []string
	for n := range p.doc.Descendants() {
		if n.Type != html.ElementNode || n.DataAtom == atom.Link || n.DataAtom == atom.Meta {
			continue
		}
		class := strings.ToLower(node.Attr(n, "class"))
		marked := node.Attr(n, "rel") == "author" || node.Attr(n, "itemprop") == "author"
		if !marked && !strings.Contains(class, "byline") && !strings.Contains(class, "author") {
			continue
		}
		line := field.OneLine(node.TextUpTo(n, node.MaxShown))
		name, by := field.BylineNames(line)
		switch {
		case by && !marked:
			byClass = append(byClass, name)
		case by:
			names = append(names, name)
		case marked && len(line) <= field.MaxAside && field.LooksLikeNames(line):
			names = append(names, line)
		}
	}
	if len(names) == 0 {
		return byClass[:min(len(byClass), 1)] // the others wrote other articles
	}
	return []string{joinNames(names)}
}

// maxTimes is how many time elements of each kind are read; each comment below an article has one.
const maxTimes = 1_000

// times returns the days in the page's time elements, those marked as the day of publication first.
func (p *page) times() []string {
	var marked, others []string
	for n := range p.doc.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		value := node.Attr(n, "datetime")
		switch {
		case node.Attr(n, "itemprop") == "datePublished" || node.HasAttr(n, "pubdate"):
			if len(marked) < maxTimes {
				marked = append(marked, value, node.Attr(n, "content"))
			}
		case n.DataAtom == atom.Time && len(others) < maxTimes:
			others = append(others, value, field.OneLine(node.TextUpTo(n, node.MaxShown)))
		}
	}
	return append(marked, others...)
}

// canonical returns the address that the page gives for itself.
func (p *page) canonical() (values []string) {
	for n := range p.doc.Descendants() {
		if n.DataAtom == atom.Link && strings.EqualFold(strings.TrimSpace(node.Attr(n, "rel")), "canonical") {
			values = append(values, node.Attr(n, "href"))
		}
	}
	return values
}

// savedFromMark finds the address in the comments that browsers and tools write into saved pages.
var savedFromMark = table.Pattern(`(?:saved from url=\(\d+\)|\burl:\s+)(https?://\S+)`)

// savedFrom returns the address from which the page was saved.
func (p *page) savedFrom() []string {
	for n := range p.doc.Descendants() {
		if n.Type == html.CommentNode {
			if m := savedFromMark().FindStringSubmatch(n.Data); m != nil {
				return []string{m[1]}
			}
		}
	}
	return nil
}

// siteOf returns the host of an address, which replaces a missing publisher.
func siteOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(u.Hostname(), "www.")
}

// trimSite removes the site's name from a title: "Talks resume | The Example Herald".
func trimSite(title, site string) string {
	for _, mark := range titleMarks {
		i := strings.LastIndex(title, mark)
		if i > 0 && site != "" && strings.EqualFold(strings.TrimSpace(title[i+len(mark):]), site) {
			return field.CleanTitle(title[:i])
		}
	}
	return title
}
