package pages

import (
	"fmt"
	"strconv"

	g "maragu.dev/gomponents"
	h "maragu.dev/gomponents/html"

	"verbatim/cmd/verbatim/internal/site/visit"
	"verbatim/cmd/verbatim/internal/terminal"
	"verbatim/corpus/wording"
	"verbatim/index"
	"verbatim/index/ask"
	"verbatim/index/ask/texts"
	"verbatim/index/timeline"
)

// Timeline returns the page that says who spoke of something when.
func Timeline(s visit.Search, t *ask.TimelineInfo) *Page {
	main := g.Group{h.H1(g.Text(texts.TimelineFound(t).String())), notes(&t.Head), chart(&t.Chart)}
	for _, e := range texts.Ends(t) {
		main = append(main, h.Section(h.Class("group"), h.H2(g.Text(e.Label.String())), end(e.Hit)))
	}
	main = append(main, h.P(h.A(h.Href(s.Address(visit.Results)), g.Text("The quotes"))))
	return &Page{
		Title: "Timeline: " + terminal.Clean(Subject(&s)), Search: s, Main: main,
		JSON: visit.AsJSON(s.Address(visit.Timeline)),
	}
}

// end returns the first or the last quote of a timeline.
func end(hit *index.Hit) g.Node {
	return g.Group{h.P(credit(hit.Quote.Speaker, hit.KnownOf(0))), quote(hit, hit.Quote.Speaker)}
}

// The size of a chart in units of its own: it is as wide as the page.
const (
	chartWidth  = 720
	chartHeight = 140
	mostBar     = 48 // the width of a bar
)

// chart draws bars of quotes by time, and has the same numbers as a table.
func chart(c *timeline.Chart) g.Node {
	facts := g.Map(texts.TimelineFacts(c), func(line wording.Text) g.Node {
		return h.P(h.Class("quiet"), g.Text(terminal.Clean(line.String())))
	})
	if len(c.Bars) == 0 {
		return facts
	}
	return h.Figure(h.Class("chart"),
		g.El("svg", g.Attr("viewBox", fmt.Sprintf("0 0 %d %d", chartWidth, chartHeight)),
			g.Attr("preserveAspectRatio", "none"), h.Role("img"),
			h.Aria("label", terminal.Clean(texts.DescribeChart(c).String())), bars(c)),
		axis(c),
		h.FigCaption(legend(c)),
		facts,
		h.Details(h.Summary(g.Text("The numbers")), h.Div(h.Class("wide"), h.TabIndex("0"), h.Role("region"),
			h.Aria("label", "The numbers of the chart"), table(c))),
	)
}

// bars returns the rectangles of a chart: a stack per bar.
func bars(c *timeline.Chart) g.Node {
	highest, step := max(1, c.Highest()), float64(chartWidth)/float64(len(c.Bars))
	width := min(mostBar, step*.8)
	var all g.Group
	for i := range c.Bars {
		at := float64(chartHeight)
		for j, n := range c.Bars[i].Quotes {
			if n == 0 {
				continue
			}
			height := chartHeight * float64(n) / float64(highest)
			at -= height
			all = append(all, g.El("rect", h.Class(fmt.Sprint("s", j)), number("x", step*(float64(i)+.5)-width/2),
				number("y", at), number("width", width), number("height", height)))
		}
	}
	return all
}

// number returns an attribute with a length.
func number(name string, v float64) g.Node { return g.Attr(name, strconv.FormatFloat(v, 'f', 1, 64)) }

// axis returns the labels below the bars, and how many quotes the longest has. They are not in the picture, because
// that is small on a phone.
func axis(c *timeline.Chart) g.Node {
	first, last := c.Unit.Label(c.Bars[0].From), c.Unit.Label(c.Bars[len(c.Bars)-1].From)
	return h.Div(h.Class("axis"), h.Aria("hidden", "true"), h.Span(g.Text(first)),
		h.Span(g.Text(fmt.Sprint("at most ", c.Highest()))), g.If(first != last, h.Span(g.Text(last))))
}

// legend says which colour is whose.
func legend(c *timeline.Chart) g.Node {
	var list g.Group
	for i, s := range c.Series {
		swatch := h.Span(h.Class(fmt.Sprint("swatch s", i)), h.Aria("hidden", "true"))
		list = append(list, h.Li(swatch, g.Text(terminal.Clean(s.Name))))
	}
	return h.Ul(list)
}

// table returns the numbers of a chart.
func table(c *timeline.Chart) g.Node {
	head := g.Group{h.Th(h.Scope("col"), g.Text(c.Unit.String())), h.Th(h.Scope("col"), g.Text("quotes"))}
	for _, s := range c.Series {
		head = append(head, h.Th(h.Scope("col"), g.Text(terminal.Clean(s.Name))))
	}
	var rows g.Group
	for i := range c.Bars {
		b := &c.Bars[i]
		if b.Total() == 0 {
			continue
		}
		row := g.Group{h.Th(h.Scope("row"), g.Text(c.Unit.Label(b.From))), h.Td(g.Text(strconv.Itoa(b.Total())))}
		for _, n := range b.Quotes {
			row = append(row, h.Td(g.Text(strconv.Itoa(n))))
		}
		rows = append(rows, h.Tr(row))
	}
	return h.Table(h.THead(h.Tr(head)), h.TBody(rows))
}
