package pages

import (
	"fmt"
	"net/url"
	"strconv"

	g "maragu.dev/gomponents"
	h "maragu.dev/gomponents/html"

	"verbatim/cmd/verbatim/internal/site/visit"
	"verbatim/cmd/verbatim/internal/terminal"
	"verbatim/corpus"
	"verbatim/corpus/wording"
	"verbatim/index"
	"verbatim/index/ask"
	"verbatim/index/ask/texts"
)

// ListLength is how many speakers or articles a page lists.
const ListLength = 50

// Speakers returns the page that lists speakers, the most quoted first, from one on. words are those that their names
// or roles have.
func Speakers(words string, l *ask.SpeakerList, from int) *Page {
	var items g.Group
	for _, s := range l.Speakers[min(from, len(l.Speakers)):] {
		items = append(items, h.Li(credit(s.Speaker, index.KnownRole{}), g.Text(" "),
			quiet(wording.Count(s.Quotes, "quote")+" in "+wording.Count(s.Articles, "article"))))
	}
	return list(visit.Speakers, "Speakers", "Words of a name or role", words, from, l.Total, &l.Head, items)
}

// Articles returns the page that lists articles, the newest first, from one on.
func Articles(words string, l *ask.ArticleList, from int) *Page {
	var items g.Group
	for i := range l.Articles[min(from, len(l.Articles)):] {
		a := &l.Articles[from+i]
		items = append(items, h.Li(articleLink(&a.Article), g.Text(" "), quiet(articleFacts(&a.Article, a.Quotes))))
	}
	return list(visit.Articles, "Articles", "Words of a title", words, from, l.Total, &l.Head, items)
}

func articleFacts(a *corpus.Article, quotes int) string {
	text := ""
	for _, f := range []string{a.Publisher, a.Byline, texts.Day(a)} {
		if f = terminal.Clean(f); f != "" {
			text += f + separator
		}
	}
	return text + wording.Count(quotes, "quote")
}

// list returns the page of a list, with a form to look for something in it.
func list(path, title, label, words string, from, total int, head *ask.Head, items g.Group) *Page {
	page := func(from int) string {
		v := url.Values{}
		if words != "" {
			v.Set(visit.ParamWords, words)
		}
		if from > 0 {
			v.Set(visit.ParamFrom, strconv.Itoa(from))
		}
		if len(v) == 0 {
			return path
		}
		return path + "?" + v.Encode()
	}
	next := from + ListLength
	return &Page{Title: title, JSON: visit.AsJSON(page(from)), Main: g.Group{
		h.H1(g.Text(fmt.Sprintf("%s (%s)", title, wording.Number(total)))),
		h.Form(h.Class("list"), h.Action(path), h.Method("get"), h.Label(h.For("of"), g.Text(label)), g.Text(" "),
			h.Input(h.ID("of"), h.Type("search"), h.Name(visit.ParamWords), h.Value(words), h.MaxLength(mostTyped)), g.Text(" "),
			h.Button(h.Type("submit"), g.Text("List"))),
		notes(head),
		g.If(len(items) > 0, h.Ul(h.Class("list"), items)),
		g.If(len(items) == 0, h.P(g.Text("Nothing found. Try fewer or other words."))),
		g.If(from > 0 || next < total, h.Nav(h.Class("pager"), h.Aria("label", "Pages"),
			g.If(from > 0, h.A(h.Rel("prev"), h.Href(page(max(0, from-ListLength))), g.Text("Previous"))),
			g.If(next < total, h.A(h.Rel("next"), h.Href(page(next)), g.Text("Next"))))),
	}}
}
