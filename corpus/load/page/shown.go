package page

import (
	"net/url"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"verbatim/corpus/load/field"
	"verbatim/corpus/load/node"
	"verbatim/corpus/table"
)

// headline is the title in the article's JSON-LD object. Some sites put it under one name and something else under the
// other: what the window's title begins with goes first.
func (p *page) headline() []string {
	headline, name := p.property("headline"), p.property("name")
	window := strings.Join(p.windowTitle(), "")
	if name != "" && strings.HasPrefix(window, name) && !strings.Contains(window, headline) {
		return []string{name}
	}
	return []string{headline, name}
}

// heading is the page's only heading of the first rank, unless the window's title speaks of something else: then it is the
// site's.
func (p *page) heading() []string {
	var headings []string
	for n := range p.doc.Descendants() {
		if n.DataAtom == atom.H1 {
			if headings = append(headings, field.OneLine(node.TextUpTo(n, node.MaxShown))); len(headings) > 1 {
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

// similar reports whether at least half the words of the shorter of two titles are in the other.
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

// windowTitle is the title element.
func (p *page) windowTitle() []string {
	for n := range p.doc.Descendants() {
		if n.DataAtom == atom.Title && n.Namespace == "" {
			return []string{field.OneLine(node.TextUpTo(n, node.MaxShown))}
		}
	}
	return nil
}

// siteOfTitle is the site's name as the window's title has it behind the article's: "Talks resume | The Example Herald".
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

// titleMarks stand between an article's title and the site's name.
var titleMarks = []string{" | ", " - ", " – ", " — ", " :: ", " · "}

// maxSiteWords bounds the name of a site.
const maxSiteWords = 6

// shownAuthor is what the page marks as its author, where that reads like names.
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
		return byClass[:min(len(byClass), 1)] // the others are those of other articles
	}
	return []string{joinNames(names)}
}

// maxTimes is how many time elements of a page are looked at, of each sort; the comments below an article have one each.
const maxTimes = 1_000

// times are the days of the page's time elements, those marked as the publication's first.
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

// canonical is the page's own address for itself.
func (p *page) canonical() (values []string) {
	for n := range p.doc.Descendants() {
		if n.DataAtom == atom.Link && strings.EqualFold(strings.TrimSpace(node.Attr(n, "rel")), "canonical") {
			values = append(values, node.Attr(n, "href"))
		}
	}
	return values
}

// savedFromMark finds the address in the comments that browsers and tools leave in pages they save.
var savedFromMark = table.Pattern(`(?:saved from url=\(\d+\)|\burl:\s+)(https?://\S+)`)

// savedFrom is the address the page was saved from.
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

// siteOf returns the host of an address, which stands for a publisher that is named nowhere.
func siteOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(u.Hostname(), "www.")
}

// trimSite takes the site's name off a title: "Talks resume | The Example Herald".
func trimSite(title, site string) string {
	for _, mark := range titleMarks {
		i := strings.LastIndex(title, mark)
		if i > 0 && site != "" && strings.EqualFold(strings.TrimSpace(title[i+len(mark):]), site) {
			return field.CleanTitle(title[:i])
		}
	}
	return title
}
