// Package render shows the answers of index/ask: as text for people ([Reply]), as JSON ([JSON]), as CSV and as Markdown.
// Each form takes its quotes from the same few functions in quote.go, so that a quote looks the same everywhere.
package render

import (
	"fmt"
	"strings"

	"verbatim/cmd/verbatim/internal/terminal"
	"verbatim/corpus"
	"verbatim/corpus/wording"
	"verbatim/index"
	"verbatim/index/ask"
)

// Reply prints the answer to a request for people.
func Reply(s *terminal.Screen, r *ask.Reply) {
	if Notes(s, r) {
		fmt.Fprintln(s.W)
	}
	switch {
	case r.Search != nil:
		printSearch(s, r.Search)
	case r.Speakers != nil:
		printSpeakers(s, r.Speakers)
	case r.Articles != nil:
		printArticles(s, r.Articles)
	case r.Context != nil:
		printSurroundings(s, &r.Context.Hit)
	case r.Status != nil:
		printStatus(s, r.Status)
	case r.About != nil:
		printLines(s, ask.AboutLines(r.About))
	case r.Changed != nil:
		printLines(s, ask.ChangeLines(r.Changed, func(command string) string { return "verbatim " + command }))
	case r.Audit != nil:
		printLines(s, ask.AuditLines(r.Audit, true))
		printMore(s, len(r.Audit.Entries), r.Audit.Total, "change")
	case r.Preview != nil:
		printPreview(s, r)
	case r.Edited != nil:
		printLines(s, ask.EditedLines(r.Edited, func(command string) string { return "verbatim " + command }))
	case r.Reindex != nil:
		printReindexed(s, r.Reindex)
	}
}

// printLines prints lines that go beyond the screen's width on several.
func printLines(s *terminal.Screen, list []string) {
	for _, line := range list {
		fmt.Fprintln(s.W, s.Wrap("", terminal.Clean(line)))
	}
}

// printDimmed is lines for what stands beside an answer.
func printDimmed(s *terminal.Screen, list []string) {
	for _, line := range list {
		fmt.Fprintln(s.W, s.Wrap("", s.Dim(terminal.Clean(line))))
	}
}

// Notes prints how a question was understood and the sentences that belong to an answer, and reports whether there are any.
func Notes(s *terminal.Screen, r *ask.Reply) bool {
	notes := r.Notes
	if q := r.Query.String(); r.Command == ask.Ask && q != "" {
		notes = append([]string{"understood as: who-said " + q}, notes...)
	}
	for _, note := range notes {
		fmt.Fprintln(s.W, s.Wrap("", s.Dim(terminal.Clean(note))))
	}
	return len(notes) > 0
}

// printSearch prints hits by speaker, and how many there are more.
func printSearch(s *terminal.Screen, r *ask.Search) {
	for i, g := range r.Groups {
		if i > 0 {
			fmt.Fprintln(s.W)
		}
		Group(s, g.Speaker, g.Known, g.Hits)
	}
	printMore(s, len(r.Hits), r.Total, "quote")
	printDimmed(s, ask.CountLines(r.Counts))
}

// printMore prints that a list goes on behind what is shown.
func printMore(s *terminal.Screen, shown, total int, noun string) {
	if shown > 0 && shown < total {
		line := fmt.Sprintf("%d of %s; --limit shows more", shown, wording.Count(total, noun))
		fmt.Fprintf(s.W, "\n%s\n", s.Wrap("", s.Dim(line)))
	}
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

// printArticles prints a list of articles.
func printArticles(s *terminal.Screen, l *ask.ArticleList) {
	for _, a := range l.Articles {
		fmt.Fprintln(s.W, s.Wrap("", s.Bold(terminal.Clean(ArticleName(&a.Article)))))
		var facts []string
		for _, f := range []string{a.Publisher, a.Byline, ask.Day(&a.Article), wording.Count(a.Quotes, "quote"), a.Path} {
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

// printSurroundings prints a quote within its article. The paragraphs that hold its words begin with "> ", so that it can be
// told from the rest where there is no bold.
func printSurroundings(s *terminal.Screen, h *index.Hit) {
	fmt.Fprintln(s.W, s.Wrap("", creditLine(s, h.Quote.Speaker, h.KnownOf(0))))
	for _, p := range LineParagraphs(h.Passage) {
		p = corpus.Span{Start: h.PassageAt + p.Start, End: h.PassageAt + p.End}
		margin := "  "
		for _, span := range h.Quote.Spans {
			if span.Overlaps(p) {
				margin = "> "
			}
		}
		fmt.Fprintf(s.W, "\n%s\n", s.Wrap(margin, markedWords(s, h, p, h.Quote.Spans, s.Bold)))
	}
	fmt.Fprintln(s.W)
	printPlace(s, h, h.Quote.Speaker)
}

// printStatus prints what is served.
func printStatus(s *terminal.Screen, st *ask.StatusInfo) {
	rows := [][2]string{
		{"corpus", st.Corpus},
		{"articles", wording.Count(st.Articles, "article")},
		{"quotes", wording.Count(st.Quotes, "quote") + " by " + wording.Count(st.Speakers, "speaker")},
		{"snapshot", st.Snapshot},
		{"indexed", st.IndexedAt.Local().Format(terminal.MomentLayout)},
	}
	if st.Running != nil {
		rows = append(rows, [2]string{"reindexing", runningText(st.Running)})
	}
	if st.LeftOut > 0 {
		rows = append(rows, [2]string{"skipped", wording.Count(st.LeftOut, "file")})
	}
	for _, row := range rows {
		fmt.Fprintf(s.W, "%s%s\n", s.Bold(fmt.Sprintf("%-12s", row[0])), terminal.Clean(row[1]))
	}
	printSkipped(s, st.Skipped)
}

// runningText says how far a reindex is.
func runningText(r *ask.Running) string {
	text := "since " + r.Since.Local().Format("15:04:05")
	if r.By != "" {
		text += ", asked for by " + r.By
	}
	if r.Total > 0 {
		text += fmt.Sprintf(", %d of %s read", r.Done, wording.Count(r.Total, "article"))
	}
	return text
}

// printSkipped prints the files that could not be read.
func printSkipped(s *terminal.Screen, files []ask.Skipped) {
	for _, f := range files {
		fmt.Fprintln(s.W, s.Wrap("  ", terminal.Clean(f.Path)+": "+terminal.Clean(f.Reason)))
	}
}

// printReindexed prints what a reindex changed.
func printReindexed(s *terminal.Screen, r *ask.ReindexReport) {
	fmt.Fprintf(s.W, "%s, %s: %d added, %d changed, %d removed, %d as they were; %.1f s\n",
		s.Bold(wording.Count(r.Articles, "article")), wording.Count(r.Quotes, "quote"), r.Added, r.Changed, r.Removed, r.Unchanged, r.Took.Seconds())
	if r.Anew != "" {
		fmt.Fprintln(s.W, s.Wrap("", ask.ReadAnew+" ("+terminal.Clean(r.Anew)+")"))
	}
	printSkipped(s, r.Skipped)
}
