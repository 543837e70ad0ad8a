package show

import (
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"verbatim/corpus"
	"verbatim/index"
	"verbatim/index/ask"
	"verbatim/index/ask/texts"
)

// quoteRenderers show quotes.
var quoteRenderers = []renderer{ask.For(renderQuotes), ask.For(renderContext)}

// quotesPerPage is how many quotes a page shows at most.
const quotesPerPage = index.DefaultLimit

// renderQuotes shows the quotes that a search has found.
func renderQuotes(v View, s *ask.Quotes) []Message {
	if talk := s.Talk(); !talk.IsZero() {
		return []Message{{Content: Escape(v.Lang.Text(talk)), Private: true}}
	}
	head := v.title(&s.Head, v.foundLine(s))
	below := v.notes(&s.Head)
	if len(s.Hits) == 0 {
		return []Message{nothing(v, &s.Head, v.foundLine(s))}
	}
	var counts []string
	for _, line := range texts.Counts(s.Counts) {
		counts = append(counts, "-# "+Escape(Clip(v.Lang.Text(line), MaxQuery)))
	}
	pages := v.searchPages(s, JoinLines(head, below), strings.Join(counts, "\n"))
	pages[0].Try, pages[0].People = proposed(&s.Head), peopleIn(s, v.Lang)
	return pages
}

// nothing says that nothing was found, and what to do.
func nothing(v View, head *ask.Head, found string) Message {
	below := v.notes(head)
	if below == "" {
		below = "-# " + v.Lang.Say("Try fewer or other words. %s explains searches.",
			v.typed(ask.Help.Name+" "+ask.WhoSaid.Name))
	}
	page := headed(v.title(head, found), below)
	page.Private, page.Try = true, proposed(head)
	return page
}

// mostTried is how many queries an answer proposes: as many as a row has buttons.
const mostTried = 5

// proposed returns the queries that the notes of an answer propose.
func proposed(head *ask.Head) []string {
	var list []string
	for _, n := range head.Notes {
		for _, q := range n.Try {
			if len(list) < mostTried && !slices.Contains(list, q) {
				list = append(list, q)
			}
		}
	}
	return list
}

// foundLine says how many quotes were found, of how many speakers, and from when. Of quotes that are not all at hand it
// says the number alone.
func (v View) foundLine(s *ask.Quotes) string {
	line := v.tally(s.Total, len(s.Hits), "quote")
	switch {
	case s.Ends:
		line = v.count(s.Total, "quote")
	case s.Total == 0 && len(s.Hits) > 0:
		line = v.Lang.Say("%s near in meaning", v.count(len(s.Hits), "quote"))
	}
	if len(s.Hits) < 2 || s.Total > 0 && len(s.Hits) != s.Total { // further hits are near in meaning
		return line
	}
	speakers := map[string]bool{}
	for _, g := range s.Groups {
		if g.Speaker.Named() {
			speakers[g.Speaker.Name] = true
		}
	}
	if len(speakers) > 1 {
		line = v.Lang.Say("%s by %s", line, v.count(len(speakers), "speaker"))
	}
	if months := v.monthsOf(s.Hits); months != "" {
		line += " · " + months
	}
	return line
}

// How days and months are written, unless the language of a view has other layouts.
const (
	dayLayout   = ask.DayLayout
	monthLayout = "January 2006"
)

// monthsOf says from when the articles of hits are: "December 2021 – January 2022". It returns "" if none has a date.
func (v View) monthsOf(hits []index.Hit) string {
	var first, last time.Time
	for i := range hits {
		day := hits[i].Article.Date
		if day.IsZero() {
			continue
		}
		if first.IsZero() || day.Before(first) {
			first = day
		}
		if day.After(last) {
			last = day
		}
	}
	from, to := v.Lang.Day(first, monthLayout), v.Lang.Day(last, monthLayout)
	switch {
	case first.IsZero():
		return ""
	case from == to:
		return from
	}
	return from + " – " + to
}

// searchPages are the pages that show what a search has found. The first has top and foot; the others begin with the
// first line of top. Quotes are numbered over all pages.
func (v View) searchPages(s *ask.Quotes, top, foot string) []Message {
	head, _, _ := strings.Cut(top, "\n")
	var pages []Message
	for from := 0; from < len(s.Hits); {
		more, n := v.fullest(s, from, top, foot)
		pages = append(pages, more...)
		from += n
		top, foot = head, ""
	}
	return pages
}

// fullest returns a page with as many hits as fit, beginning with a number, and how many these are. A hit that fits on
// no page gets pages of its own.
func (v View) fullest(s *ask.Quotes, from int, top, foot string) (pages []Message, hits int) {
	for n := min(quotesPerPage, len(s.Hits)-from); n > 0; n-- {
		parts := append([]Part{{Text: top}}, v.groupParts(s, from, n)...)
		for _, end := range []string{foot, ""} {
			all := parts
			if end != "" {
				all = append(slices.Clip(parts), Part{Text: end, Above: Rule})
			}
			if page := pageOf(all); fits(page.Content) {
				page.From = from + 1
				return []Message{page}, n
			}
			if n > fewestWithFoot {
				break
			}
		}
	}
	g := s.Grouped(from, 1)[0]
	for _, body := range (quoting{v}).longQuote(&g.Hits[0], g.Speaker, maxPage-utf8.RuneCountInString(top)-1) {
		page := pageOf(append([]Part{{Text: top}}, body...))
		page.From = from + 1
		pages = append(pages, page)
	}
	return pages, 1
}

// fewestWithFoot is how many quotes a page has at least before the foot makes room for more.
const fewestWithFoot = 3

// groupParts returns the parts that show n hits from a number on, by speaker: what they said in their own words first,
// then what is told in the reporter's words, and then what is only near in meaning. If there are several hits, each
// has a number.
func (v View) groupParts(s *ask.Quotes, from, n int) []Part {
	headed := s.Hits[0].Fit != index.FitMeaning // otherwise a note says it of all
	number := 0
	if len(s.Hits) > 1 {
		number = from + 1
	}
	var parts []Part
	named := "" // the article that the last line named
	for i, run := range runsOf(s, from, n) {
		above := Gap
		if i > 0 && run.first {
			above = Rule
		}
		if headed && run.ByMeaning && run.first {
			parts = append(parts, Part{Text: "**" + v.Lang.Say("Nearest in meaning") + "**", Above: above})
			above = Near
		}
		for j := range run.Hits {
			hit := &run.Hits[j]
			if j == 0 || run.Hits[j-1].Answer != nil { // the name above the quote would be that of the answer's speaker
				parts = append(parts, Part{Text: quoting{v}.creditLine(run.Speaker, run.Known), Above: above})
			}
			above = Gap
			parts = append(parts, quoting{v}.hitParts(hit, run.Speaker, number, hit.Article.Path == named)...)
			named = hit.Article.Path
			if number > 0 {
				number++
			}
		}
	}
	return parts
}

// A run is hits of a group that are shown together. The runs of one rank stand together.
type run struct {
	ask.Group
	rank  int
	first bool // of its rank
}

// Ranks of runs.
const (
	ownWords = iota
	reporters
	byMeaning
)

// runsOf returns the runs of n hits from a number on. Hits that are sorted by date stay in their order.
func runsOf(s *ask.Quotes, from, n int) []run {
	var runs []run
	for rank := range byMeaning + 1 {
		first := true
		for _, g := range s.Grouped(from, n) {
			all := g.Hits
			g.Hits = slices.DeleteFunc(slices.Clone(all), func(h index.Hit) bool { return rankOf(s, &h) != rank })
			if len(g.Hits) > 0 {
				runs = append(runs, run{g, rank, first})
				first = false
			}
		}
	}
	return runs
}

func rankOf(s *ask.Quotes, h *index.Hit) int {
	switch {
	case h.Fit == index.FitMeaning:
		return byMeaning
	case h.Quote.Kind == corpus.Indirect && !s.ByDate:
		return reporters
	}
	return ownWords
}

// renderContext shows the paragraphs around a quote, its words in bold type.
func renderContext(v View, c *ask.QuoteContext) []Message {
	hit := &c.Hit
	who := Clip(hit.Quote.Speaker.String(), MaxName)
	if known := hit.KnownOf(0); !known.IsZero() {
		who += " (" + Clip(known.Role, MaxRole) + ", " + quoting{v}.knownSince(known) + ")"
	}
	head := JoinLines(v.title(&c.Head, v.Lang.Say("the article around the quote by %s", Escape(who))), v.notes(&c.Head))
	foot := quoting{v}.sourceLine(hit, hit.Quote.Speaker, 0, false)
	whole := stretch{hit, corpus.Span{Start: hit.PassageAt, End: hit.PassageAt + len(hit.Passage)}, hit.Quote.Spans}
	parts := whole.split(maxPage - utf8.RuneCountInString(head+foot) - len("> \n\n"))
	var pages []Message
	for i, s := range parts {
		body := "> " + strings.ReplaceAll(s.markdown(), "\n", "\n> ")
		if i == len(parts)-1 {
			body = JoinLines(body, foot)
		}
		pages = append(pages, headed(head, body))
	}
	return pages
}
