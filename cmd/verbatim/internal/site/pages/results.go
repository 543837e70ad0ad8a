package pages

import (
	"bytes"
	"fmt"
	"time"

	g "maragu.dev/gomponents"
	h "maragu.dev/gomponents/html"

	"verbatim/cmd/verbatim/internal/site/visit"
	"verbatim/cmd/verbatim/internal/terminal"
	"verbatim/corpus/wording"
	"verbatim/index"
	"verbatim/index/ask"
	"verbatim/index/ask/notice"
	"verbatim/index/ask/texts"
)

// room is how many bytes the quotes of a page have at most, or the paragraphs of an article, so that a page stays below
// 50 kB. One that is longer has a page of its own.
const room = 32_000

// Results returns the page of a search: its quotes from s.From on, by speaker.
func Results(s visit.Search, q *ask.Quotes) *Page {
	p := &Page{
		Title: "Quotes: " + terminal.Clean(Subject(&s)), Search: s, JSON: visit.AsJSON(s.Address(visit.Results)), Feeds: true,
	}
	shown := fitting(q, s.From)
	main := g.Group{h.H1(g.Text(heading(q, s.From, shown)))}
	if whole := (visit.Search{Words: s.Words, As: s.As}); s.Words != "" && narrowed(&s) != "" {
		main = append(main, h.P(g.Text(narrowed(&s)+". "), h.A(h.Href(whole.Address(visit.Results)), g.Text("Show all"))))
	}
	main = append(main, notes(&q.Head), counts(&s, q.Counts))
	if q.Talk().IsZero() && !q.Found() && len(q.Notes) == 0 {
		main = append(main, h.P(g.Text("Try fewer or other words.")))
	}
	if shown > 0 {
		main = append(main, groups(q, s.From, shown))
	}
	main = append(main, pager(&s, q, shown))
	if q.Found() {
		main = append(main, h.P(h.A(h.Href(s.Address(visit.Timeline)), g.Text("When they spoke: a timeline"))))
	}
	p.Main = main
	return p
}

// Subject returns what a search is about in a few words.
func Subject(s *visit.Search) string {
	for _, words := range []string{s.Words, s.Speaker, s.Publisher} {
		if words != "" {
			return words
		}
	}
	return "all"
}

// heading says how many quotes were found.
func heading(q *ask.Quotes, from, shown int) string {
	switch {
	case !q.Talk().IsZero():
		return "verbatim"
	case q.Total == 0 && len(q.Hits) == 0:
		return "No quotes found"
	case shown == 0:
		return "No more quotes"
	case shown == q.Total:
		return wording.Count(q.Total, "quote")
	}
	return fmt.Sprintf("Quotes %d to %d of %s", from+1, from+shown, wording.Number(max(q.Total, from+shown)))
}

// fitting returns how many quotes from one on a page shows.
func fitting(q *ask.Quotes, from int) int {
	size, n := 0, 0
	for ; n < visit.PageQuotes && from+n < len(q.Hits); n++ {
		var b bytes.Buffer
		_ = quote(&q.Hits[from+n], q.Hits[from+n].Quote.Speaker).Render(&b) // a buffer has no errors
		if size += b.Len(); size > room && n > 0 {
			break
		}
	}
	return n
}

// notes returns how a question was understood, and what else is to be said.
func notes(head *ask.Head) g.Node {
	lines := notice.Texts(head.Notes)
	var list g.Group
	if q := head.Query.String(); head.Asked != "" && q != "" {
		list = append(list, h.P(g.Text("Understood as: "),
			h.A(h.Href(visit.Search{Words: q, As: ask.WhoSaid}.Address(visit.Results)), g.Text(q))))
	}
	for _, line := range lines {
		list = append(list, h.P(g.Text(terminal.Clean(line))))
	}
	return g.If(len(list) > 0, h.Div(h.Class("notes"), list))
}

// groups returns the quotes of a page, by speaker and role.
func groups(q *ask.Quotes, from, n int) g.Node {
	var all g.Group
	byMeaning := false
	for i, group := range q.Grouped(from, n) {
		if group.ByMeaning && !byMeaning && i > 0 {
			all = append(all, h.P(h.Class("quiet"), g.Text(texts.ByMeaning+":")))
		}
		byMeaning = group.ByMeaning
		var quotes g.Group
		for i := range group.Hits {
			quotes = append(quotes, quote(&group.Hits[i], group.Speaker))
		}
		all = append(all, h.Section(h.Class("group"), h.H2(credit(group.Speaker, group.Known)), quotes))
	}
	return all
}

// counts returns links that narrow a search to a speaker, an outlet or a month.
func counts(s *visit.Search, c *index.Counts) g.Node {
	if c == nil {
		return nil
	}
	bySpeaker := func(n index.Count) (visit.Search, string) {
		to := *s
		to.Speaker, to.From = n.Value, 0
		return to, n.Value
	}
	byPublisher := func(n index.Count) (visit.Search, string) {
		to := *s
		to.Publisher, to.From = n.Value, 0
		return to, n.Value
	}
	byMonth := func(n index.Count) (visit.Search, string) {
		to := *s
		month, err := time.Parse(index.MonthLayout, n.Value)
		if err != nil {
			return to, n.Value
		}
		to.After, to.Before, to.From = n.Value, month.AddDate(0, 1, 0).Format(index.MonthLayout), 0
		return to, month.Format("January 2006")
	}
	return h.Nav(h.Class("counts"), h.Aria("label", "Narrow the search"),
		h.Ul(countLine("by speaker", c.Speakers, bySpeaker), countLine("by outlet", c.Publishers, byPublisher),
			countLine("by month", c.Months, byMonth)))
}

// countLine returns a line of counts. A list with one value tells nothing and is left out.
func countLine(label string, counts []index.Count, narrow func(index.Count) (visit.Search, string)) g.Node {
	if len(counts) < 2 {
		return nil
	}
	var links []g.Node
	for _, n := range counts {
		to, text := narrow(n)
		links = append(links, g.Group{h.A(h.Href(to.Address(visit.Results)), g.Text(terminal.Clean(text))),
			g.Text(fmt.Sprintf(" (%s)", wording.Number(n.Quotes)))})
	}
	return h.Li(g.Text(label+": "), joined(links))
}

// pager returns the links to the pages before and after.
func pager(s *visit.Search, q *ask.Quotes, shown int) g.Node {
	before, after := *s, *s
	before.From, after.From = max(0, s.From-visit.PageQuotes), s.From+shown
	more := shown > 0 && after.From < q.Total && after.From < visit.MostQuotes
	if s.From == 0 && !more {
		return g.If(shown > 0 && after.From < q.Total, h.P(g.Text(tooMany)))
	}
	return h.Nav(h.Class("pager"), h.Aria("label", "Pages"),
		g.If(s.From > 0, h.A(h.Rel("prev"), h.Href(before.Address(visit.Results)), g.Text("Previous quotes"))),
		g.If(more, h.A(h.Rel("next"), h.Href(after.Address(visit.Results)), g.Text("Next quotes"))),
		g.If(shown > 0 && !more && after.From < q.Total, h.P(g.Text(tooMany))))
}

// tooMany says why there is no next page.
var tooMany = fmt.Sprintf("The first %d quotes are shown. Narrow the search to see others.", visit.MostQuotes)
