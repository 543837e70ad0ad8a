// Package pages lays out the pages of the site as nodes of HTML. Start with [Site.Write], which writes a whole
// page, and [Results], which returns what one shows. Nothing here does I/O, and no page has a script.
package pages

import (
	_ "embed"
	"io"

	g "maragu.dev/gomponents"
	h "maragu.dev/gomponents/html"

	"verbatim/cmd/verbatim/internal/page"
	"verbatim/cmd/verbatim/internal/site/visit"
	"verbatim/index/query"
)

//go:embed site.css
var siteStyle string

// Style returns the style sheet of all pages: that of a whole article, and what the site adds.
func Style() string { return page.Style + siteStyle }

// A Page is one page of the site.
type Page struct {
	Title  string
	Search visit.Search // what the form in the head of the page shows
	Main   g.Node
	JSON   string // the address of the same as JSON; may be empty
	Feeds  bool   // the search has feeds
}

// A Site is what all pages share.
type Site struct {
	Speakers   []string // suggestions for the form, the most quoted first
	Publishers []string
}

// Write writes a page.
func (s *Site) Write(w io.Writer, p *Page) error { return s.document(p).Render(w) }

// document returns a page as HTML.
func (s *Site) document(p *Page) g.Node {
	return h.Doctype(h.HTML(h.Lang("en"),
		h.Head(
			h.Meta(h.Charset("utf-8")),
			h.Meta(h.Name("viewport"), h.Content("width=device-width, initial-scale=1")),
			h.Meta(h.Name("robots"), h.Content("noindex")),
			h.TitleEl(g.Text(p.Title+" · verbatim")),
			h.Link(h.Rel("stylesheet"), h.Href(visit.Style)),
			h.Link(h.Rel("search"), h.Type("application/opensearchdescription+xml"), h.Href(visit.Searching),
				h.Title("verbatim")),
			g.If(p.Feeds, g.Group{
				feedLink("application/rss+xml", "RSS", p.Search.Address(visit.RSS)),
				feedLink("application/atom+xml", "Atom", p.Search.Address(visit.Atom)),
			}),
		),
		h.Body(h.Class("site"),
			h.A(h.Class("skip"), h.Href("#main"), g.Text("Skip to the content")),
			h.Header(h.Class("bar"),
				h.A(h.Class("home"), h.Href(visit.Home), g.Text("verbatim")),
				h.Nav(h.Aria("label", "Site"),
					h.A(h.Href(visit.Speakers), g.Text("Speakers")), g.Text(" "),
					h.A(h.Href(visit.Articles), g.Text("Articles"))),
			),
			s.form(&p.Search),
			h.Main(h.ID("main"), p.Main),
			h.Footer(
				h.P(g.Text("Quotes and speakers were found by rules, which can be wrong. The words are the articles’.")),
				h.P(footerLinks(p)),
			),
		),
	))
}

func feedLink(kind, title, address string) g.Node {
	return h.Link(h.Rel("alternate"), h.Type(kind), h.Title(title), h.Href(address))
}

// footerLinks returns the links to other forms of a page.
func footerLinks(p *Page) g.Node {
	links := g.Group{h.A(h.Href(visit.OpenAPI), g.Text("For programs"))}
	if p.JSON != "" {
		links = append(links, g.Text(" · "), h.A(h.Href(p.JSON), g.Text("JSON")))
	}
	if p.Feeds {
		links = append(links, g.Text(" · "), h.A(h.Href(p.Search.Address(visit.RSS)), g.Text("RSS")),
			g.Text(" · "), h.A(h.Href(p.Search.Address(visit.Atom)), g.Text("Atom")))
	}
	return links
}

// Home returns the page that explains the site, with lines about the corpus. The examples fit the built-in sample if
// it is the corpus, or else its speakers.
func Home(about []string, sample bool, speakers []string) *Page {
	var lines g.Group
	for _, line := range about {
		lines = append(lines, h.P(g.Text(line)))
	}
	return &Page{Title: "Who said what", Main: g.Group{
		h.H1(g.Text("Who said what in the news, word for word")),
		lines,
		h.H2(g.Text("Ways to ask")),
		h.Ul(examples(sample, speakers)...),
	}}
}

// examples returns lines that search the corpus when they are followed.
func examples(sample bool, speakers []string) []g.Node {
	if sample {
		return []g.Node{
			example("moratorium", "", "a word, or several"),
			example(`"arms control"`, "", "words next to each other"),
			example("morator* -missile", "", "words that begin so, without another"),
			example("who spoke about a moratorium?", "", "a question"),
			example("you can build a garage in a month", "source", "a sentence: who said it?"),
		}
	}
	var list []g.Node
	for i, name := range speakers[:min(len(speakers), 2)] {
		if i == 0 {
			list = append(list, example("what did "+name+" say?", "", "a question"))
		} else {
			list = append(list, example("speaker:"+query.Quoted(name), "", "a speaker; put words before it"))
		}
	}
	return append(list, h.Li(quiet("a word, several, or words next to each other in quotation marks")))
}

// example returns a line of the list of examples.
func example(words, as, about string) g.Node {
	address := visit.Search{Words: words}.Address(visit.Results)
	if as != "" {
		address += "&" + visit.ParamAs + "=" + as
	}
	return h.Li(h.A(h.Href(address), g.Text(words)), g.Text(" "), quiet(about))
}

func quiet(text string) g.Node { return h.Span(h.Class("quiet"), g.Text(text)) }

// Problem returns a page that says what is wrong and what to do.
func Problem(title, hint string, s visit.Search) *Page {
	return &Page{Title: title, Search: s, Main: g.Group{
		h.H1(g.Text(title)),
		g.If(hint != "", h.P(g.Text(hint))),
		h.P(h.A(h.Href(visit.Home), g.Text("Home"))),
	}}
}
