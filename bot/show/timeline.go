package show

import (
	"strings"
	"unicode/utf8"

	"verbatim/index/ask"
	"verbatim/index/ask/texts"
)

// timelineRenderers show who spoke of something when.
var timelineRenderers = []renderer{ask.For(renderTimeline)}

// The size of a chart made of characters: as many lines as half a phone's screen, and bars that leave room for labels.
const (
	barLines = 15
	barCells = 16
)

// chartName is the name of the picture's file.
const chartName = "timeline.png"

// renderTimeline shows a chart of quotes, and below it the first and the last of them, whole.
func renderTimeline(v View, t *ask.TimelineInfo) []Message {
	below := v.notes(&t.Head)
	if !t.Found() {
		return []Message{nothing(v, &t.Head, v.Lang.Say("nothing found"))}
	}
	head := v.title(&t.Head, v.Lang.Text(texts.TimelineFound(t)))
	pages := []Message{chartPage(v, t, JoinLines(head, below))}
	ends := texts.Ends(t)
	for i, e := range ends {
		number := i + 1
		if len(ends) == 1 {
			number = 0
		}
		last := &pages[len(pages)-1]
		longer := pageOf(append(append([]Part{}, last.Parts...), v.endParts(e, number)...))
		longer.From = max(last.From, 1)
		if fits(longer.Content) {
			*last = longer
			continue
		}
		pages = append(pages, v.endPages(e, head, number)...)
	}
	if len(t.Chart.Bars) > 0 {
		about := Clip(v.Lang.Text(texts.DescribeChart(&t.Chart)), maxDescription)
		pages[0].Picture = &Picture{
			Name: chartName, Description: about, Chart: &t.Chart, Query: t.Query.String(), In: v.Lang,
		}
	}
	return pages
}

// chartPage is the page with the chart, below a text. A long text leaves room for fewer lines of bars.
func chartPage(v View, t *ask.TimelineInfo, top string) Message {
	var page Message
	for _, lines := range []int{barLines, barLines / 2, barLines / 4, 0} {
		if page = pageOf(append([]Part{{Text: top}}, chartParts(v, t, lines)...)); fits(page.Content) {
			break
		}
	}
	return page
}

// chartParts show the bars as so many lines of text, in place of the picture, and what they do not say.
func chartParts(v View, t *ask.TimelineInfo, most int) []Part {
	var parts []Part
	if most == 0 {
		return []Part{{Text: "-# " + Escape(v.Lang.Text(texts.TooLong)), Pictured: true}}
	}
	if lines := texts.BarLines(&t.Chart, most, barCells, v.Lang); len(lines) > 0 {
		parts = append(parts, Part{Text: "```\n" + strings.Join(lines, "\n") + "\n```", Pictured: true})
	}
	for _, line := range texts.TimelineFacts(&t.Chart) {
		parts = append(parts, Part{Text: "-# " + Escape(Clip(v.Lang.Text(line), MaxQuery))})
	}
	return parts
}

// endParts show the first or the last quote below what is on the page. number is its place, or 0 if it is the only one.
func (v View) endParts(e texts.End, number int) []Part {
	who := e.Hit.Quote.Speaker
	return append([]Part{{Text: v.Lang.Say("%s: %s", v.Lang.Text(e.Label), quoting{v}.creditLine(who, e.Hit.KnownOf(0))),
		Above: Rule}},
		quoting{v}.hitParts(e.Hit, who, number, false)...)
}

// endPages show a quote on pages of its own, below their first line.
func (v View) endPages(e texts.End, head string, number int) []Message {
	page := pageOf(append([]Part{{Text: head}}, v.endParts(e, number)...))
	page.From = max(number, 1)
	if fits(page.Content) {
		return []Message{page}
	}
	head += "\n" + v.Lang.Text(e.Label) + ":"
	var pages []Message
	for _, body := range (quoting{v}).longQuote(e.Hit, e.Hit.Quote.Speaker, maxPage-utf8.RuneCountInString(head)-1) {
		page := pageOf(append([]Part{{Text: head}}, body...))
		page.From = max(number, 1)
		pages = append(pages, page)
	}
	return pages
}
