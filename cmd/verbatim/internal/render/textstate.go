package render

import (
	"fmt"

	"verbatim/cmd/verbatim/internal/terminal"
	"verbatim/corpus/wording"
	"verbatim/index/ask"
	"verbatim/index/ask/texts"
)

// statePrinters print the state of the index and of the program.
var statePrinters = []printer{
	prints(printStatus), prints(printAbout), prints(printReindexed), prints(printCancelled), prints(printStopped),
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
		text += ", started by " + r.By
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

// printAbout prints what answers.
func printAbout(s *terminal.Screen, a *ask.AboutInfo) { printLines(s, texts.About(a)) }

// printReindexed prints what a reindex changed.
func printReindexed(s *terminal.Screen, r *ask.Reindexed) {
	articles, quotes := s.Bold(wording.Count(r.Articles, "article")), wording.Count(r.Quotes, "quote")
	fmt.Fprintf(s.W, "%s, %s: %d added, %d changed, %d removed, %d unchanged; %.1f s\n",
		articles, quotes, r.Added, r.Changed, r.Removed, r.Unchanged, r.Took.Seconds())
	if r.Rebuilt != "" {
		fmt.Fprintln(s.W, s.Wrap("", texts.ReadAgain.String()+" ("+terminal.Clean(r.Rebuilt)+")"))
	}
	printSkipped(s, r.Skipped)
}

// printStopped prints that a reindex was cancelled.
func printStopped(s *terminal.Screen, r *ask.ReindexStopped) {
	printLines(s, []wording.Text{texts.Stopped(r)})
}

// printCancelled prints that a reindex is being cancelled.
func printCancelled(s *terminal.Screen, _ *ask.ReindexCancelled) {
	printLines(s, []wording.Text{texts.Cancelled})
}
