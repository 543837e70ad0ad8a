package show

import (
	"strings"
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
	if talk := s.Talk(); talk != "" {
		return []Message{{Content: Escape(talk), Private: true}}
	}
	head := title(&s.Head, tally(s.Total, len(s.Hits), "quote"))
	below := notes(&s.Head)
	if len(s.Hits) == 0 {
		if below == "" {
			below = "-# Try fewer or other words. " + v.typed(ask.Help.Name+" "+ask.WhoSaid.Name) + " explains searches."
		}
		return []Message{{Content: JoinLines(head, below), Private: true}}
	}
	var counts []string
	for _, line := range texts.Counts(s.Counts) {
		counts = append(counts, "-# "+Escape(Clip(line, MaxQuery)))
	}
	return searchPages(s, JoinLines(head, below), strings.Join(counts, "\n"))
}

// searchPages are the pages that show what a search has found. The first has top and foot; the others begin with the
// first line of top.
func searchPages(s *ask.Quotes, top, foot string) []Message {
	head, _, _ := strings.Cut(top, "\n")
	var pages []Message
	for from := 0; from < len(s.Hits); {
		more := fullest(s, from, top, foot)
		pages = append(pages, more...)
		from += len(more[0].Quotes)
		top, foot = head, ""
	}
	return pages
}

// fullest returns a page with as many hits as fit, beginning with a number. A hit that fits on no page gets pages of
// its own.
func fullest(s *ask.Quotes, from int, top, foot string) []Message {
	for n := min(quotesPerPage, len(s.Hits)-from); n > 0; n-- {
		blocks, ids := groupBlocks(s.Grouped(from, n), s.Hits[0].Fit != index.FitMeaning)
		for _, end := range []string{foot, ""} {
			text := JoinLines(top, strings.Join(blocks, "\n"))
			if end != "" {
				text += "\n\n" + end
			}
			if fits(text) {
				return []Message{{Content: text, Quotes: ids}}
			}
			if n > fewestWithFoot {
				break
			}
		}
	}
	var pages []Message
	g := s.Grouped(from, 1)[0]
	for _, body := range longQuote(&g.Hits[0], g.Speaker, maxPage-utf8.RuneCountInString(top)-1) {
		pages = append(pages, Message{Content: JoinLines(top, body), Quotes: []string{g.Hits[0].Quote.ID}})
	}
	return pages
}

// fewestWithFoot is how many quotes a page has at least before the foot makes room for more.
const fewestWithFoot = 3

// groupBlocks returns the lines that show groups of quotes, and the quotes' IDs in order. If there are several quotes,
// each has a number. headed says that quotes that are near in meaning have a heading; without it a note says so of all.
func groupBlocks(groups []ask.Group, headed bool) (blocks, ids []string) {
	several := len(groups) > 1 || len(groups[0].Hits) > 1
	for n, g := range groups {
		if headed && g.ByMeaning && (n == 0 || !groups[n-1].ByMeaning) {
			blocks = append(blocks, "", "**"+texts.ByMeaning+"**")
		}
		for i := range g.Hits {
			if i == 0 || g.Hits[i-1].Answer != nil { // the name above the quote would be that of the answer's speaker
				blocks = append(blocks, "", creditLine(g.Speaker, g.Known))
			}
			ids = append(ids, g.Hits[i].Quote.ID)
			number := 0
			if several {
				number = len(ids)
			}
			blocks = append(blocks, quoteBlock(&g.Hits[i], g.Speaker, number))
		}
	}
	return blocks, ids
}

// renderContext shows the paragraphs around a quote, its words in bold type.
func renderContext(_ View, c *ask.QuoteContext) []Message {
	hit := &c.Hit
	who := Clip(hit.Quote.Speaker.String(), MaxName)
	if known := hit.KnownOf(0); !known.IsZero() {
		who += " (" + Clip(known.Role, MaxRole) + ", " + texts.KnownSince(known) + ")"
	}
	head := JoinLines(title(&c.Head, "the article around the quote by "+Escape(who)), notes(&c.Head))
	foot := sourceLine(hit, hit.Quote.Speaker, 0)
	whole := stretch{hit, corpus.Span{Start: hit.PassageAt, End: hit.PassageAt + len(hit.Passage)}, hit.Quote.Spans}
	parts := whole.split(maxPage - utf8.RuneCountInString(head+foot) - len("> \n\n"))
	var pages []Message
	for i, s := range parts {
		body := "> " + strings.ReplaceAll(s.markdown(), "\n", "\n> ")
		if i == len(parts)-1 {
			body = JoinLines(body, foot)
		}
		pages = append(pages, Message{Content: JoinLines(head, body)})
	}
	return pages
}
