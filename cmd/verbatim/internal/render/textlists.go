package render

import (
	"fmt"
	"strings"

	"verbatim/cmd/verbatim/internal/terminal"
	"verbatim/corpus"
	"verbatim/corpus/wording"
	"verbatim/index/ask"
	"verbatim/index/ask/texts"
)

// listPrinters print quotes, and lists of what the corpus has.
var listPrinters = []printer{
	prints(printQuotes), prints(printContext), prints(printSpeakers), prints(printPublishers), prints(printArticles),
}

// printQuotes prints hits by speaker, and how many more there are.
func printQuotes(s *terminal.Screen, q *ask.Quotes) {
	if !q.Talk().IsZero() {
		return // printed with the notes
	}
	for i, g := range q.Groups {
		if i > 0 {
			fmt.Fprintln(s.W)
		}
		if g.ByMeaning && i > 0 && !q.Groups[i-1].ByMeaning { // where all are, a note says so
			fmt.Fprintf(s.W, "%s\n\n", s.Dim(texts.ByMeaning+":"))
		}
		Group(s, g.Speaker, g.Known, g.Hits)
	}
	printMore(s, len(q.Hits), q.Total, "quote")
	printDimmed(s, texts.Counts(q.Counts))
}

// printContext prints a quote within its article. The paragraphs that hold its words begin with "> ", so that they
// differ from the rest without bold type.
func printContext(s *terminal.Screen, c *ask.QuoteContext) {
	h := &c.Hit
	fmt.Fprintln(s.W, s.Wrap("", creditLine(s, h.Quote.Speaker, h.KnownOf(0))))
	for _, p := range LineParagraphs(h.Passage) {
		p = corpus.Span{Start: h.PassageAt + p.Start, End: h.PassageAt + p.End}
		margin := "  "
		for _, span := range h.Quote.Spans {
			if span.Overlaps(p) {
				margin = "> "
			}
		}
		fmt.Fprintf(s.W, "\n%s\n", s.Wrap(margin, markedWords(h, p, h.Quote.Spans, s.Bold)))
	}
	fmt.Fprintln(s.W)
	printPlace(s, h, h.Quote.Speaker)
}

// printSpeakers prints a list of speakers.
func printSpeakers(s *terminal.Screen, l *ask.SpeakerList) {
	for _, sp := range l.Speakers {
		fmt.Fprintln(s.W, s.Wrap("", SpeakerLine(s, sp.Speaker)))
		line := wording.Count(sp.Quotes, "quote") + " in " + wording.Count(sp.Articles, "article")
		if sp.RoleDated() {
			line += terminal.Separator + "role as of " + sp.RoleDay.Format(ask.DayLayout)
		}
		fmt.Fprintln(s.W, s.Wrap("  ", s.Dim(line)))
	}
	printMore(s, len(l.Speakers), l.Total, "speaker")
}

// printPublishers prints a list of publishers.
func printPublishers(s *terminal.Screen, l *ask.PublisherList) {
	for _, p := range l.Publishers {
		fmt.Fprintln(s.W, s.Wrap("", s.Bold(terminal.Clean(p.Name))))
		line := wording.Count(p.Quotes, "quote") + " in " + wording.Count(p.Articles, "article")
		fmt.Fprintln(s.W, s.Wrap("  ", s.Dim(line)))
	}
	printMore(s, len(l.Publishers), l.Total, "publisher")
}

// printArticles prints a list of articles.
func printArticles(s *terminal.Screen, l *ask.ArticleList) {
	for _, a := range l.Articles {
		fmt.Fprintln(s.W, s.Wrap("", s.Bold(terminal.Clean(ArticleName(&a.Article)))))
		var facts []string
		for _, f := range []string{a.Publisher, a.Byline, texts.Day(&a.Article), wording.Count(a.Quotes, "quote"), a.Path} {
			if f = terminal.Clean(f); f != "" {
				facts = append(facts, f)
			}
		}
		fmt.Fprintln(s.W, s.Wrap("  ", s.Dim(strings.Join(facts, terminal.Separator))))
		if a.URL != "" {
			fmt.Fprintln(s.W, s.Wrap("  ", s.Dim(terminal.Clean(a.URL))))
		}
	}
	printMore(s, len(l.Articles), l.Total, "article")
}
