package pages

import (
	"bytes"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"
	g "maragu.dev/gomponents"

	"verbatim/cmd/verbatim/internal/render"
	"verbatim/cmd/verbatim/internal/site/visit"
	"verbatim/cmd/verbatim/internal/terminal"
	"verbatim/corpus"
	"verbatim/corpus/attribution"
	"verbatim/index"
	"verbatim/index/ask"
	"verbatim/index/ask/group"
)

// found returns the answer of a search that finds all quotes of an article.
func found(a *corpus.Article) *ask.Quotes {
	q := &ask.Quotes{Hits: render.HitsOf(a, attribution.Extract(a))}
	for i := range q.Hits {
		h := &q.Hits[i]
		h.Quote.ID, h.Highlights = "abcdefghij", h.Quote.Spans[:1]
		q.Groups = append(q.Groups, group.Group{Speaker: h.Quote.Speaker, Hits: q.Hits[i : i+1]})
	}
	q.Total = len(q.Hits)
	return q
}

// read writes a page and parses it as a browser does.
func read(t *testing.T, p *Page) *html.Node {
	t.Helper()
	var b bytes.Buffer
	if err := new(Site).Write(&b, p); err != nil {
		t.Fatal(err)
	}
	doc, err := html.Parse(&b)
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

func text(n *html.Node) string {
	s := ""
	for c := range n.Descendants() {
		if c.Type == html.TextNode {
			s += c.Data
		}
	}
	return s
}

// outsideWords returns the text of a node that is not in an element of one of the classes.
func outsideWords(n *html.Node, classes ...string) string {
	if n.Type == html.TextNode {
		return n.Data
	}
	if slices.Contains(classes, attr(n, "class")) {
		return "\n"
	}
	s := ""
	for c := range n.ChildNodes() {
		s += outsideWords(c, classes...)
	}
	return s
}

// FuzzQuotes checks the promise: what a page of quotes has in a block quote or in quotation marks is of the article.
func FuzzQuotes(f *testing.F) {
	f.Add("“We will see,” said Mara Quillon, “what it brings.”\n\n“Soon,” she added.", "Mara Quillon")
	f.Add("Oskar Brandvold denied that the dam would be sold. He said \"a pause [sic] & <more>\" was near.", "<b>")
	f.Add("\"No one <script>alert(1)</script> asked us,\" Oskar Brandvold said. \u202e\"By train.\x01\x02\"", "\x01“\x02”")
	f.Fuzz(func(t *testing.T, words, name string) {
		a := &corpus.Article{Path: "a.txt", Title: name, Publisher: name, Text: strings.ToValidUTF8(words, "?")}
		q := found(a)
		for i := range q.Hits {
			q.Hits[i].Quote.Speaker.Role = name
		}
		quotes, shown := checkQuotes(t, a, read(t, Results(visit.Search{Words: name}, q))), fitting(q, 0)
		if quotes != shown {
			t.Errorf("%q: the page has %d quotes, want %d", a.Text, quotes, shown)
		}
		for i := range q.Hits[:min(3, len(q.Hits))] {
			checkQuotes(t, a, read(t, Quote(&ask.QuoteContext{Hit: q.Hits[i]})))
		}
	})
}

// checkQuotes checks that what a page has in a block quote, in quotation marks or as a passage is of the article. It
// returns the number of quotes.
func checkQuotes(t *testing.T, a *corpus.Article, doc *html.Node) (quotes int) {
	t.Helper()
	whole := terminal.Fold(a.Text)
	for n := range doc.Descendants() {
		switch class := attr(n, "class"); {
		case class == "said" || class == "frame" || class == "passage":
			if !strings.Contains(whole, strings.TrimSpace(text(n))) {
				t.Errorf("%q: the page says %q", a.Text, text(n))
			}
		case class == "paraphrase":
			quotes++
		case n.Data == "blockquote":
			quotes++
			if rest := outsideWords(n, "said", "frame"); strings.Trim(rest, " …“”:\n") != "" {
				t.Errorf("%q: a quotation also has %q", a.Text, rest)
			}
		case n.Data == "script" || n.Data == "style" || attr(n, "style") != "":
			t.Errorf("%q: the page has an element %s", a.Text, n.Data)
		}
	}
	return quotes
}

// FuzzArticle checks that all parts of an article together have its text, and that each part is of a bounded size.
func FuzzArticle(f *testing.F) {
	f.Add("“We will see,” said Mara Quillon.\n\n“Soon,” she added.\n", 3)
	f.Add("A.\r\n\r\n\"No <b>one</b>,\" Oskar Brandvold said.\n\n", 400)
	f.Fuzz(func(t *testing.T, words string, times int) {
		if times < 0 || (times+1)*len(words) > 40_000 {
			t.Skip("as long as no article is")
		}
		a := &corpus.Article{Path: "a.txt", Text: strings.Repeat(strings.ToValidUTF8(words, "?")+"\n\n", times+1)}
		quotes := attribution.Extract(a)
		var b strings.Builder
		for from := 0; ; {
			p := Article(a, quotes, from)
			if p == nil {
				t.Fatalf("there is no part from paragraph %d on", from)
			}
			doc := read(t, p)
			next := 0
			for n := range doc.Descendants() {
				if n.Data == "article" {
					b.WriteString(outsideAside(n))
				}
				if attr(n, "rel") == "next" {
					to, err := url.Parse(attr(n, "href"))
					if err != nil {
						t.Fatal(err)
					}
					if next, err = visit.ReadFrom(to.Query(), 1_000_000); err != nil {
						t.Fatal(err)
					}
				}
			}
			if from = next; next == 0 {
				break
			}
		}
		got, want := terminal.Fold(b.String()), terminal.Fold(terminal.Harmless(strings.ReplaceAll(a.Text, "\r", "\n")))
		if got != want {
			t.Errorf("the parts have %q, the article %q", got, want)
		}
	})
}

// outsideAside returns the text of a node without the notes beside it.
func outsideAside(n *html.Node) string {
	if n.Type == html.TextNode {
		return n.Data
	}
	s := ""
	for c := range n.ChildNodes() {
		if c.Data != "aside" {
			s += outsideAside(c)
		}
	}
	return s
}

// TestPagesAreSmall checks that a page of many long quotes, and a part of a long article, have less than 50 kB.
func TestPagesAreSmall(t *testing.T) {
	const most = 50_000
	long := "\"" + strings.Repeat("We have said so, and we say it again. ", 120) + "\" Mara Quillon said.\n\n"
	a := &corpus.Article{Path: "a.txt", Text: strings.Repeat(long, 40)}
	q := found(a)
	if len(q.Hits) < 40 {
		t.Fatalf("the article has %d quotes", len(q.Hits))
	}
	for name, p := range map[string]*Page{
		"quotes": Results(visit.Search{Words: "again"}, q), "article": Article(a, attribution.Extract(a), 0),
	} {
		var b bytes.Buffer
		if err := new(Site).Write(&b, p); err != nil || b.Len() > most || !strings.Contains(b.String(), `rel="next"`) {
			t.Errorf("the page of %s has %d bytes, %v, and must have a next page", name, b.Len(), err)
		}
	}
}

// TestRoles checks that the roles of a speaker come with their days, the newest first, and without days that can't be.
func TestRoles(t *testing.T) {
	hit := func(role string, year int, future bool) index.Hit {
		h := index.Hit{Quote: corpus.Quote{Speaker: corpus.Speaker{Name: "Mara Quillon", Role: role}}}
		h.Article.Future = future
		if year > 0 {
			h.Article.Date = day(year)
		}
		return h
	}
	roles := rolesOf([]index.Hit{
		hit("a judge", 2019, false), hit("the minister", 2021, false), hit("a judge", 2017, false), hit("", 2020, false),
		hit("a fellow", 0, false), hit("a fellow", 2199, true),
	})
	var got []string
	for i := range roles {
		got = append(got, roles[i].String())
	}
	want := []string{
		"the minister (3 May 2021, 1 quote)", "a judge (3 May 2017 to 3 May 2019, 2 quotes)", "a fellow (2 quotes)",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func day(year int) time.Time { return time.Date(year, 5, 3, 0, 0, 0, 0, time.UTC) }

// TestHomeOfAnotherCorpus offers searches that a corpus answers.
func TestHomeOfAnotherCorpus(t *testing.T) {
	t.Parallel()
	for _, speakers := range [][]string{nil, {"Ada Marsh"}, {"Ada Marsh", "Tor Lund", "Ines Drage"}} {
		var b strings.Builder
		if err := g.Group(examples(false, speakers)).Render(&b); err != nil {
			t.Fatal(err)
		}
		if page := b.String(); strings.Contains(page, "moratorium") || len(speakers) > 0 && !strings.Contains(page, "Ada Marsh") {
			t.Errorf("the examples with the speakers %q are %s", speakers, page)
		}
	}
}
