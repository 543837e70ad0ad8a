package pages

import (
	"cmp"
	"strings"

	g "maragu.dev/gomponents"
	h "maragu.dev/gomponents/html"

	"verbatim/cmd/verbatim/internal/render"
	"verbatim/cmd/verbatim/internal/site/visit"
	"verbatim/cmd/verbatim/internal/terminal"
	"verbatim/corpus"
	"verbatim/corpus/wording"
	"verbatim/index"
	"verbatim/index/ask/texts"
)

// separator stands between the facts of a quote.
const separator = " · "

// credit names a speaker with the role. The name leads to the speaker's page.
func credit(who corpus.Speaker, known index.KnownRole) g.Node {
	name := terminal.Clean(who.Name)
	var line g.Group
	switch {
	case name == "":
		line = g.Group{h.B(g.Text("Speaker unknown"))}
	case who.Kind == corpus.Unnamed:
		line = g.Group{h.B(g.Text("Speaker unnamed:")), g.Text(" " + name)}
	default:
		line = g.Group{h.A(h.Class("name"), h.Href(visit.SpeakerAddress(who.Name)), g.Text(name))}
	}
	if role := terminal.Clean(who.Role); role != "" && who.Role != who.Name {
		line = append(line, g.Text(", "+role))
	}
	return append(line, g.Text(render.Aside(known)))
}

// quote returns the words of a hit and what is known of them. The heading above has named the speaker.
func quote(hit *index.Hit, named corpus.Speaker) g.Node {
	return h.Div(h.Class("quote"), words(hit), facts(hit, named), copies(hit), answer(hit.Answer))
}

// words returns the content of a hit with its matches marked, and with its report: the words that say what the speaker
// did. A reporter's wording is no quotation: it comes after words that say whose it is.
func words(hit *index.Hit) g.Node {
	content := framed(hit)
	if hit.Quote.Kind == corpus.Indirect {
		return h.P(h.Class("paraphrase"), h.Em(g.Text(terminal.Clean(render.Paraphrased(hit))+":")), g.Text(" "), content)
	}
	return h.BlockQuote(g.If(render.WebAddress(hit.Article.URL) != "", g.Attr("cite", render.WebAddress(hit.Article.URL))),
		h.P(content))
}

// The places of parts in what [index.Hit.Framed] returns. No text has these characters: terminal.FoldSpace and
// legible.In leave no control characters.
const (
	contentPlace = "\x01"
	framePlace   = "\x02"
)

// framed returns the content of a hit in its frame.
func framed(hit *index.Hit) g.Node {
	var frames []corpus.Span
	line := hit.Framed(contentPlace, func(s corpus.Span) string {
		frames = append(frames, s)
		return framePlace
	})
	var all g.Group
	for line != "" {
		at := strings.IndexAny(line, contentPlace+framePlace)
		if at < 0 {
			return append(all, g.Text(line))
		}
		if at > 0 {
			all = append(all, g.Text(line[:at]))
		}
		if line[at:at+1] == contentPlace {
			all = append(all, content(hit))
		} else {
			all = append(all, h.Span(h.Class("frame"), g.Text(folded(hit, frames[0]))))
			frames = frames[1:]
		}
		line = line[at+1:]
	}
	return all
}

// content returns the words said. Only direct quotes are in quotation marks.
func content(hit *index.Hit) g.Node {
	var all g.Group
	for i, span := range hit.Quote.Spans {
		if i > 0 {
			all = append(all, g.Text(hit.Between(hit.Quote.Spans[i-1], span)))
		}
		said := h.Span(h.Class("said"), marked(hit, span, hit.Highlights))
		if hit.Quote.Kind == corpus.Direct {
			all = append(all, g.Text("“"), said, g.Text("”"))
		} else {
			all = append(all, said)
		}
	}
	return all
}

// marked returns the words of a span with the marks in it.
func marked(hit *index.Hit, span corpus.Span, marks []corpus.Span) g.Node {
	var all g.Group
	at := span.Start
	for _, m := range marks {
		m = corpus.Span{Start: max(m.Start, at), End: min(m.End, span.End)}
		if m.Start >= m.End {
			continue
		}
		all = append(all, g.Text(folded(hit, corpus.Span{Start: at, End: m.Start})), h.Mark(g.Text(folded(hit, m))))
		at = m.End
	}
	return append(all, g.Text(folded(hit, corpus.Span{Start: at, End: span.End})))
}

// folded returns a part of a hit's article with each run of white space as one space.
func folded(hit *index.Hit, s corpus.Span) string { return terminal.FoldSpace(hit.Legible(s)) }

// facts returns the line below a quote: what a reader must know of its attribution, and where it is from.
func facts(hit *index.Hit, named corpus.Speaker) g.Node {
	parts := []g.Node{}
	add := func(fact string) {
		if fact = terminal.Clean(fact); fact != "" {
			parts = append(parts, g.Text(fact))
		}
	}
	for _, fact := range render.Attribution(hit, named) {
		add(fact)
	}
	add(hit.Article.Publisher)
	add(texts.Day(&hit.Article))
	add(texts.Time(&hit.Quote))
	parts = append(parts, articleLink(&hit.Article))
	if address := render.WebAddress(hit.Article.URL); address != "" {
		parts = append(parts, outside(address, "as published"))
	}
	if address := render.WebAddress(hit.Quote.Post.URL); address != "" {
		parts = append(parts, outside(address, "the post"))
	}
	if hit.Quote.ID != "" {
		parts = append(parts, h.A(h.Class("id"), h.Href(visit.QuoteAddress(hit.Quote.ID)), g.Text("quote "+hit.Quote.ID)))
	}
	return h.P(h.Class("facts"), joined(parts))
}

// joined puts a separator between nodes.
func joined(parts []g.Node) g.Node {
	var all g.Group
	for i, p := range parts {
		if i > 0 {
			all = append(all, g.Text(separator))
		}
		all = append(all, p)
	}
	return all
}

// articleLink returns the title of an article, which leads to its page.
func articleLink(a *corpus.Article) g.Node {
	return h.A(h.Href(visit.ArticleAddress(a.Path, 0)), g.Text(cmp.Or(terminal.Clean(render.ArticleName(a)), "article")))
}

// outside returns a link to another site, which does not learn what was asked here.
func outside(address, text string) g.Node {
	return h.A(h.Href(address), h.Rel("noreferrer noopener"), g.Text(text))
}

// copies lists the other articles with the quote.
func copies(hit *index.Hit) g.Node {
	if len(hit.AlsoIn) == 0 {
		return nil
	}
	var list g.Group
	for i := range hit.AlsoIn {
		c := &hit.AlsoIn[i]
		var parts []g.Node
		for _, fact := range []string{c.Article.Publisher, texts.Day(&c.Article)} {
			if fact = terminal.Clean(fact); fact != "" {
				parts = append(parts, g.Text(fact))
			}
		}
		parts = append(parts, articleLink(&c.Article),
			h.A(h.Class("id"), h.Href(visit.QuoteAddress(c.ID)), g.Text("quote "+c.ID)))
		list = append(list, h.Li(joined(parts)))
	}
	return h.Details(h.Summary(g.Text("also in "+wording.Count(len(hit.AlsoIn), "article"))), h.Ul(list))
}

// answer returns the quote that answers a question.
func answer(hit *index.Hit) g.Node {
	if hit == nil {
		return nil
	}
	return h.Div(h.Class("answer"), h.P(g.Text("Answer: "), credit(hit.Quote.Speaker, hit.KnownOf(0))),
		words(hit), facts(hit, hit.Quote.Speaker))
}
