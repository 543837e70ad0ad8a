package page

import (
	_ "embed"
	"fmt"
	"strings"

	g "maragu.dev/gomponents"
	h "maragu.dev/gomponents/html"

	"verbatim/corpus"
)

// Style is the style sheet of a page.
//
//go:embed page.css
var Style string

// line ends a line of the page's source. It stands only where white space is not shown.
var line = g.Text("\n")

// document returns the page. Its policy forbids scripts and every request, so that the page is safe even if an element
// of the article got through.
func (p *page) document() g.Node {
	return h.Doctype(g.Group{
		line,
		h.HTML(h.Lang("en"), line,
			h.Head(line,
				h.Meta(h.Charset("utf-8")), line,
				h.Meta(h.Name("viewport"), h.Content("width=device-width, initial-scale=1")), line,
				h.Meta(g.Attr("http-equiv", "Content-Security-Policy"),
					h.Content("default-src 'none'; style-src 'unsafe-inline'")), line,
				h.Meta(h.Name("robots"), h.Content("noindex")), line,
				h.TitleEl(g.Text(p.Title)), line,
				h.StyleEl(line, g.Raw(Style)), line,
			), line,
			h.Body(line, p.header(), line, p.legend(), line, p.main(), line, footer(), line), line,
		),
		line,
	})
}

// header returns the title of the article and what is known about it.
func (p *page) header() g.Node {
	facts := g.Group{g.Text(strings.Join(p.Facts, " · "))}
	if p.URL != "" {
		facts = append(facts, g.Text(" · "), h.A(h.Href(p.URL), h.Rel("noreferrer"), g.Text("as published")))
	}
	return h.Header(line, h.H1(g.Text(p.Title)), line, h.P(facts), line)
}

// legend returns the list of speakers, and what the marks mean.
func (p *page) legend() g.Node {
	var speakers, kinds g.Group
	for _, s := range p.Speakers {
		speakers = append(speakers, s.node(s.Quotes), line)
	}
	if len(speakers) == 0 {
		speakers = g.Group{h.Li(h.Class("quiet"), g.Text("No quotes were found.")), line}
	}
	for _, k := range p.Kinds {
		kinds = append(kinds, h.Li(h.B(g.Text(fmt.Sprint(k.Count))), g.Text(" "),
			h.Mark(h.Class(string(k.Kind)), g.Text(string(k.Kind))), g.Text(" "), quiet(aboutKind[k.Kind])), line)
	}
	return h.Section(h.Class("legend"), h.Aria("label", "Legend"), line,
		h.Div(line, h.H2(g.Text("Speakers")), line, h.Ul(line, speakers), line), line,
		h.Div(h.Class("plain"), line,
			h.H2(g.Text(p.Quotes)), line,
			h.Ul(h.Class("c0 p0"), line, kinds,
				h.Li(h.B(g.Text(fmt.Sprint(p.Unsure))), g.Text(" "), h.Span(h.Class("doubt"), g.Text("?")), g.Text(" "),
					quiet("attributed by context: confidence below 0.80")), line,
				h.Li(h.Span(h.Class("source"), g.Text("source")), g.Text(" "), quiet("names the speaker,"), g.Text(" "),
					h.Span(h.Class("cue"), g.Text("cue")), g.Text(" "), quiet("reports")), line,
			), line,
		), line,
	)
}

// aboutKind says what the kinds of quotes are.
var aboutKind = map[corpus.Kind]string{
	corpus.Direct:   "words in quotation marks",
	corpus.Mixed:    "the reporter’s clause, with some words in quotation marks",
	corpus.Indirect: "the reporter’s wording",
}

func quiet(words string) g.Node { return h.Span(h.Class("quiet"), g.Text(words)) }

// node returns the speaker's line of the legend, with a link to each of some quotes.
func (s *pageSpeaker) node(quotes []*pageQuote) g.Node {
	var links g.Group
	for i, q := range quotes {
		if i > 0 {
			links = append(links, g.Text(","))
		}
		links = append(links, g.Text(" "), h.A(h.Href(fmt.Sprint("#q", q.Number)), g.Text(fmt.Sprint(q.Number))))
	}
	return h.Li(h.Class(s.Class), h.Span(h.Class("who"), g.Text(s.Label)), h.B(g.Text(s.Name)), role(s.Role), g.Text(" "),
		h.Span(h.Class("quiet count"), g.Text("· "+s.Count)), links)
}

// role returns a role as it follows a name.
func role(r string) g.Node { return g.If(r != "", g.Text(", "+r)) }

// main returns the article. Nothing in it is white space but the article's own, so that its text is the article's.
func (p *page) main() g.Node {
	var rows g.Group
	for i := range p.Rows {
		rows = append(rows, p.Rows[i].node())
	}
	return h.Main(line, h.Article(rows, text(p.Tail)), line)
}

// node returns a paragraph with the white space before it and the notes beside it.
func (r *pageRow) node() g.Node {
	return g.Group{text(r.Gap), h.Div(h.Class("row"), h.P(r.Marked), notesBeside(r.Quotes))}
}

// notesBeside returns the notes on the quotes that begin in a paragraph.
func notesBeside(quotes []*pageQuote) g.Node {
	if len(quotes) == 0 {
		return nil
	}
	var all g.Group
	for _, q := range quotes {
		all = append(all, q.node(), line)
	}
	return h.Aside(h.Ol(line, all))
}

// node returns the note on a quote.
func (q *pageQuote) node() g.Node {
	var names g.Group
	for i, s := range q.Speakers {
		if i > 0 {
			names = append(names, g.Text("; "))
		}
		names = append(names, h.B(g.Text(s.Name)))
	}
	sure := g.Group{g.Text(string(q.Kind) + " · " + q.Confidence)}
	if q.Unsure {
		sure = append(sure, g.Text(" "), h.Span(h.Class("warn"), g.Text("attributed by context")))
	}
	why := g.Group{line}
	if len(q.Reasons) > 0 {
		why = append(why, h.Br(), quiet(strings.Join(q.Reasons, " · ")))
	}
	if q.Address != "" {
		why = append(why, h.Br(), h.A(h.Href(q.Address), g.Text(fmt.Sprint("quote ", q.Number))))
	}
	return h.Li(h.ID(fmt.Sprint("n", q.Number)), h.Class(q.Class),
		h.A(h.Class("label"), h.Href(fmt.Sprint("#q", q.Number)), g.Text(q.Label)), line,
		names, role(q.Role), line, h.Br(), sure, why)
}

func footer() g.Node {
	return h.Footer(g.Text("Quotes and speakers were found by rules, which can be wrong. The words are the article’s."))
}
