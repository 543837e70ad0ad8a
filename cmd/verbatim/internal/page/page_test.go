package page

import (
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"verbatim/cmd/verbatim/internal/terminal"
	"verbatim/cmd/verbatim/internal/terminal/terminaltest"
	"verbatim/corpus"
	"verbatim/corpus/attribution"
	"verbatim/corpus/legible"
)

// readPage parses a page as a browser does.
func readPage(t *testing.T, page []byte) *html.Node {
	t.Helper()
	doc, err := html.Parse(strings.NewReader(string(page)))
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

func attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// pageText returns the text of the page's article without its notes, and the marked words of each quote by its number.
func pageText(doc *html.Node) (text string, said map[string]string) {
	var b strings.Builder
	said = map[string]string{}
	var walk func(n *html.Node, inside bool, marks []string)
	walk = func(n *html.Node, inside bool, marks []string) {
		switch {
		case n.Type == html.TextNode && inside:
			b.WriteString(n.Data)
			for _, m := range marks {
				said[m] += n.Data
			}
		case n.Data == "aside":
			return
		case n.Data == "article":
			inside = true
		case n.Data == "mark" && inside:
			_, number, _ := strings.Cut(strings.TrimSuffix(attr(n, "data-label"), "?"), "·")
			marks = append(marks[:len(marks):len(marks)], number)
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c, inside, marks)
		}
	}
	walk(doc, false, nil)
	return b.String(), said
}

func TestPage(t *testing.T) {
	a, quotes := explainedArticle()
	page, err := HTML(a, quotes)
	if err != nil {
		t.Fatal(err)
	}
	_, body, _ := strings.Cut(string(page), "</head>\n")
	checkGolden(t, "page.golden", body)
	if text, _ := pageText(readPage(t, page)); text != a.Text {
		t.Errorf("the page's text is\n%q, the article's\n%q", text, a.Text)
	}
}

// TestPageStandsAlone checks that a page runs and loads nothing, whatever the article holds. Its only link is the
// address of the article, if that is on the web.
func TestPageStandsAlone(t *testing.T) {
	evil := `"><script>alert(1)</script><img src=//evil.example onerror=x></article></mark>'` + "`{{.}}"
	who := corpus.Speaker{Name: evil, Role: evil, Kind: corpus.Unnamed}
	a := &corpus.Article{Path: evil, Title: evil, Publisher: evil, Byline: evil, Text: evil, URL: "javascript:alert(1)"}
	all := corpus.Span{Start: 0, End: len(evil)}
	q := corpus.Quote{
		Kind: corpus.Direct, Spans: []corpus.Span{all}, Cue: all, Source: all,
		Speaker: who, Speakers: []corpus.Speaker{who},
	}
	page, err := HTML(a, []attribution.Explained{{Quote: q, Why: evil}})
	if err != nil {
		t.Fatal(err)
	}
	doc := readPage(t, page)
	if text, _ := pageText(doc); text != evil {
		t.Errorf("the text became %q", text)
	}
	for n := range doc.Descendants() {
		if n.Data == "script" || n.Data == "img" || n.Data == "link" || n.Data == "iframe" {
			t.Errorf("the page has an element %s", n.Data)
		}
		for _, at := range n.Attr {
			if at.Key == "src" || strings.HasPrefix(at.Key, "on") || at.Key == "href" && !strings.HasPrefix(at.Val, "#") {
				t.Errorf("the page has %s=%q", at.Key, at.Val)
			}
		}
	}
	if strings.Contains(string(page), "url(") || strings.Contains(string(page), "@import") {
		t.Error("the style loads something")
	}
}

// TestPageOfManySpeakers checks that any number of speakers have different labels, and the first ones different colours
// and patterns.
func TestPageOfManySpeakers(t *testing.T) {
	const many = 800
	a := &corpus.Article{Path: "many.txt", Text: strings.Repeat("word ", many)}
	var quotes []attribution.Explained
	for i := range many {
		q := explainedOf(corpus.Span{}, corpus.Span{}, i*5, i*5+4)
		q.Speaker = corpus.Speaker{Name: fmt.Sprint("Speaker ", i), Kind: corpus.Person}
		q.Speakers = []corpus.Speaker{q.Speaker}
		quotes = append(quotes, q)
	}
	var p page
	p.notes(a.Text, quotes)
	labels, looks := map[string]bool{}, map[string]bool{}
	for _, s := range p.Speakers {
		labels[s.Label], looks[s.Class] = true, true
	}
	if len(labels) != many || len(looks) != pageColours*pagePatterns {
		t.Errorf("%d speakers have %d labels and %d looks", many, len(labels), len(looks))
	}
	for look := range looks {
		for _, class := range strings.Fields(look) {
			if !strings.Contains(Style, "."+class+" {") && !strings.Contains(Style, "."+class+",") {
				t.Errorf("page.css has no style for %s", class)
			}
		}
	}
	if p.Speakers[25].Label != "Z" || p.Speakers[26].Label != "AA" || p.Speakers[702].Label != "AAA" {
		t.Errorf("the labels 26, 27 and 703 are %s, %s, %s",
			p.Speakers[25].Label, p.Speakers[26].Label, p.Speakers[702].Label)
	}
}

// TestPageContrast checks the contrast of all colours: WCAG 2.2, success criterion 1.4.3, requires 4.5 to 1 for text.
func TestPageContrast(t *testing.T) {
	const least = 4.5
	themes := regexp.MustCompile(`(?s):root \{(.*?)\}`).FindAllStringSubmatch(Style, -1)
	if len(themes) != 2 {
		t.Fatalf("page.css has %d sets of colours, want light and dark", len(themes))
	}
	for i, theme := range themes {
		colour := map[string]string{}
		for _, m := range regexp.MustCompile(`--([a-z0-9-]+): (#[0-9a-f]{6})`).FindAllStringSubmatch(theme[1], -1) {
			colour[m[1]] = m[2]
		}
		pairs := [][2]string{{"ink", "paper"}, {"quiet", "paper"}, {"warn", "paper"}}
		for _, c := range []string{"0", "1", "2", "3", "4", "5", "6", "7", "n"} {
			tint, strong := "tint-"+c, "strong-"+c
			pairs = append(pairs, [2]string{"ink", tint}, [2]string{strong, tint}, [2]string{strong, "paper"})
		}
		for _, p := range pairs {
			if got := contrast(t, colour[p[0]], colour[p[1]]); got < least {
				t.Errorf("theme %d: %s on %s has a contrast of %.2f", i, p[0], p[1], got)
			}
		}
	}
}

// contrast returns the contrast ratio of two colours as WCAG defines it.
func contrast(t *testing.T, a, b string) float64 {
	la, lb := luminance(t, a), luminance(t, b)
	return (max(la, lb) + .05) / (min(la, lb) + .05)
}

// luminance returns the relative luminance of a colour #rrggbb.
func luminance(t *testing.T, colour string) float64 {
	t.Helper()
	n, err := strconv.ParseUint(strings.TrimPrefix(colour, "#"), 16, 32)
	if err != nil {
		t.Fatalf("colour %q: %v", colour, err)
	}
	sum := 0.0
	for i, weight := range []float64{.0722, .7152, .2126} {
		c := float64(n>>(8*i)&0xff) / 255
		if c <= .04045 {
			c /= 12.92
		} else {
			c = math.Pow((c+.055)/1.055, 2.4)
		}
		sum += weight * c
	}
	return sum
}

// FuzzPage checks the promise for the page: without its tags it is the article, byte for byte except for characters
// that would act on a screen; and every quote is marked.
func FuzzPage(f *testing.F) {
	a, _ := explainedArticle()
	f.Add(a.Text)
	f.Add("\n\n “We will see,” said <i>Mara &amp; Quillon</i>.\r\r\n" +
		"“Soon.\u0000\ufeff\n\n“Late.”\n" + terminaltest.Hostile)
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ToValidUTF8(text, "?")
		a := &corpus.Article{Path: "a.txt", Text: text}
		quotes := attribution.Explain(a)
		page, err := HTML(a, quotes)
		if err != nil {
			t.Fatal(err)
		}
		shown := func(text string) string {
			lines := strings.Split(text, "\r")
			for i := range lines {
				lines[i] = terminal.ShowCursorMoves(lines[i])
			}
			return strings.Join(lines, "\r")
		}
		got, said := pageText(readPage(t, page))
		if want := shown(legible.Text(text)); got != want {
			t.Errorf("the page's text is\n%q, the article's\n%q", got, want)
		}
		for i := range quotes {
			got, want := said[fmt.Sprint(i+1)], ""
			for _, span := range quotes[i].Spans {
				want += shown(legible.In(text, span.Start, span.End))
			}
			if strings.Join(strings.Fields(got), "") != strings.Join(strings.Fields(want), "") {
				t.Errorf("%q: %s is marked as %q", text, &quotes[i].Quote, got)
			}
			if strings.Count(string(page), fmt.Sprintf(`id="q%d"`, i+1)) != 1 {
				t.Errorf("%q: quote %d is not exactly one link target", text, i+1)
			}
		}
	})
}

// FuzzPageElements checks that what an article says about itself is text: whatever it is, the page has the elements and
// attributes of a harmless article, its headline is the title, and its only link outside is an address on the web.
func FuzzPageElements(f *testing.F) {
	f.Add("A Pause", "Harbour Wire", "Mara Quillon", "a fellow", "full name", "https://harbourwire.example/")
	f.Add("</h1><script>", `"><img src=x>`, "' onclick=alert(1) x='", "<!--", "]]>", "javascript:alert(1)")
	f.Add("Notes", "Notes", "", "", "", "https:page")
	f.Add("a+b&amp;\x00\u202e", "\r\n", "{{.}}", "`", "</style>", "https://x\" onclick=\"y")
	f.Fuzz(func(t *testing.T, title, publisher, name, role, why, address string) {
		page := pageSaying(t, title, publisher, name, role, why, address)
		link := ""
		for n := range page.Descendants() {
			if n.Data == "a" && attr(n, "rel") != "" {
				link = attr(n, "href")
			}
			if clean := terminal.Clean(title); n.Data == "h1" && clean != "" && innerText(n) != clean {
				t.Errorf("the headline is %q, the title %q", innerText(n), title)
			}
		}
		harmless := pageSaying(t, "A Pause", "Harbour Wire", "Mara Quillon", "a fellow", "full name", link)
		if got, want := skeleton(page), skeleton(harmless); got != want {
			t.Errorf("the elements are\n%s\nthose of a harmless article are\n%s", got, want)
		}
		if link != "" && !strings.HasPrefix(link, "https://") && !strings.HasPrefix(link, "http://") {
			t.Errorf("the page links to %q", link)
		}
	})
}

// pageSaying returns the page of an article with one quote.
func pageSaying(t *testing.T, title, publisher, name, role, why, address string) *html.Node {
	t.Helper()
	words := corpus.Span{Start: 0, End: 4}
	who := corpus.Speaker{Name: name, Role: role, Kind: corpus.Person}
	q := corpus.Quote{
		Kind: corpus.Direct, Spans: []corpus.Span{words}, Speaker: who, Speakers: []corpus.Speaker{who},
		Method: corpus.Named, Confidence: 1,
	}
	a := &corpus.Article{
		Path: "a.txt", Title: title, Publisher: publisher, Byline: publisher, URL: address, Text: "Soon, they said.",
	}
	page, err := HTML(a, []attribution.Explained{{Quote: q, Why: why}})
	if err != nil {
		t.Fatal(err)
	}
	return readPage(t, page)
}

// skeleton returns the elements of a page and the names of their attributes.
func skeleton(n *html.Node) string {
	if n.Type == html.TextNode {
		return ""
	}
	s := n.Data
	if n.Type == html.CommentNode {
		s = "a comment"
	}
	for _, a := range n.Attr {
		s += " " + a.Key
	}
	for c := range n.ChildNodes() {
		s += skeleton(c)
	}
	return "(" + s + ")"
}

func innerText(n *html.Node) string {
	s := ""
	for c := range n.Descendants() {
		if c.Type == html.TextNode {
			s += c.Data
		}
	}
	return s
}
