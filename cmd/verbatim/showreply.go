package main

import (
	"fmt"
	"strconv"
	"strings"

	"verbatim/corpus"
	"verbatim/index"
	"verbatim/index/ask"
)

// reply prints the answer to a request for people.
func (s *screen) reply(r *ask.Reply) {
	if s.notes(r) {
		fmt.Fprintln(s.w)
	}
	switch {
	case r.Search != nil:
		s.search(r.Search)
	case r.Speakers != nil:
		s.speakers(r.Speakers)
	case r.Articles != nil:
		s.articles(r.Articles)
	case r.Context != nil:
		s.surroundings(&r.Context.Hit)
	case r.Status != nil:
		s.status(r.Status)
	case r.About != nil:
		s.lines(ask.AboutLines(r.About))
	case r.Changed != nil:
		s.lines(ask.ChangeLines(r.Changed, func(command string) string { return "verbatim " + command }))
	case r.Audit != nil:
		s.lines(ask.AuditLines(r.Audit, true))
		s.more(len(r.Audit.Entries), r.Audit.Total, "change")
	case r.Preview != nil:
		s.preview(r)
	case r.Edited != nil:
		s.lines(ask.EditedLines(r.Edited, func(command string) string { return "verbatim " + command }))
	case r.Reindex != nil:
		s.reindexed(r.Reindex)
	}
}

// lines prints lines that go beyond the screen's width on several.
func (s *screen) lines(list []string) {
	for _, line := range list {
		fmt.Fprintln(s.w, s.wrap("", clean(line)))
	}
}

// dimmed is lines for what stands beside an answer.
func (s *screen) dimmed(list []string) {
	for _, line := range list {
		fmt.Fprintln(s.w, s.wrap("", s.dim(clean(line))))
	}
}

// notes prints how a question was understood and the sentences that belong to an answer, and reports whether there are any.
func (s *screen) notes(r *ask.Reply) bool {
	notes := r.Notes
	if q := r.Query.String(); r.Command == ask.Ask && q != "" {
		notes = append([]string{"understood as: who-said " + q}, notes...)
	}
	for _, note := range notes {
		fmt.Fprintln(s.w, s.wrap("", s.dim(clean(note))))
	}
	return len(notes) > 0
}

// search prints hits by speaker, and how many there are more.
func (s *screen) search(r *ask.Search) {
	for i, g := range r.Groups {
		if i > 0 {
			fmt.Fprintln(s.w)
		}
		s.group(g.Speaker, g.Known, g.Hits)
	}
	s.more(len(r.Hits), r.Total, "quote")
	s.dimmed(ask.CountLines(r.Counts))
}

// more prints that a list goes on behind what is shown.
func (s *screen) more(shown, total int, noun string) {
	if shown > 0 && shown < total {
		line := fmt.Sprintf("%d of %s; --limit shows more", shown, count(total, noun))
		fmt.Fprintf(s.w, "\n%s\n", s.wrap("", s.dim(line)))
	}
}

// count returns "1 quote", "2,345 quotes".
func count(n int, noun string) string {
	digits := strconv.Itoa(n)
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	if n != 1 {
		noun += "s"
	}
	return digits + " " + noun
}

// speakers prints a list of speakers.
func (s *screen) speakers(l *ask.SpeakerList) {
	for _, sp := range l.Speakers {
		fmt.Fprintln(s.w, s.wrap("", s.speaker(sp.Speaker)))
		line := count(sp.Quotes, "quote") + " in " + count(sp.Articles, "article")
		if sp.RoleDated() {
			line += separator + "role as of " + sp.RoleDay.Format(ask.DayLayout)
		}
		fmt.Fprintln(s.w, s.wrap("  ", s.dim(line)))
	}
	s.more(len(l.Speakers), l.Total, "speaker")
}

// articles prints a list of articles.
func (s *screen) articles(l *ask.ArticleList) {
	for _, a := range l.Articles {
		fmt.Fprintln(s.w, s.wrap("", s.bold(clean(articleName(&a.Article)))))
		var facts []string
		for _, f := range []string{a.Publisher, a.Byline, ask.Day(&a.Article), count(a.Quotes, "quote"), a.Path} {
			if f = clean(f); f != "" {
				facts = append(facts, f)
			}
		}
		fmt.Fprintln(s.w, s.wrap("  ", s.dim(strings.Join(facts, separator))))
		if a.URL != "" {
			fmt.Fprintln(s.w, s.wrap("  ", s.dim(clean(a.URL))))
		}
	}
	s.more(len(l.Articles), l.Total, "article")
}

// surroundings prints a quote within its article. The paragraphs that hold its words begin with "> ", so that it can be
// told from the rest where there is no bold.
func (s *screen) surroundings(h *index.Hit) {
	fmt.Fprintln(s.w, s.wrap("", s.credited(h.Quote.Speaker, h.KnownOf(0))))
	for _, p := range lineParagraphs(h.Passage) {
		p = corpus.Span{Start: h.PassageAt + p.Start, End: h.PassageAt + p.End}
		margin := "  "
		for _, span := range h.Quote.Spans {
			if span.Overlaps(p) {
				margin = "> "
			}
		}
		fmt.Fprintf(s.w, "\n%s\n", s.wrap(margin, s.marked(h, p, h.Quote.Spans, s.bold)))
	}
	fmt.Fprintln(s.w)
	s.place(h, h.Quote.Speaker)
}

// status prints what is served.
func (s *screen) status(st *ask.StatusInfo) {
	rows := [][2]string{
		{"corpus", st.Corpus},
		{"articles", count(st.Articles, "article")},
		{"quotes", count(st.Quotes, "quote") + " by " + count(st.Speakers, "speaker")},
		{"snapshot", st.Snapshot},
		{"indexed", st.IndexedAt.Local().Format(momentLayout)},
	}
	if st.Running != nil {
		rows = append(rows, [2]string{"reindexing", runningText(st.Running)})
	}
	if st.LeftOut > 0 {
		rows = append(rows, [2]string{"skipped", count(st.LeftOut, "file")})
	}
	for _, row := range rows {
		fmt.Fprintf(s.w, "%s%s\n", s.bold(fmt.Sprintf("%-12s", row[0])), clean(row[1]))
	}
	s.skipped(st.Skipped)
}

// runningText says how far a reindex is.
func runningText(r *ask.Running) string {
	text := "since " + r.Since.Local().Format("15:04:05")
	if r.By != "" {
		text += ", asked for by " + r.By
	}
	if r.Total > 0 {
		text += fmt.Sprintf(", %d of %s read", r.Done, count(r.Total, "article"))
	}
	return text
}

// skipped prints the files that could not be read.
func (s *screen) skipped(files []ask.Skipped) {
	for _, f := range files {
		fmt.Fprintln(s.w, s.wrap("  ", clean(f.Path)+": "+clean(f.Reason)))
	}
}

// reindexed prints what a reindex changed.
func (s *screen) reindexed(r *ask.ReindexReport) {
	fmt.Fprintf(s.w, "%s, %s: %d added, %d changed, %d removed, %d as they were; %.1f s\n",
		s.bold(count(r.Articles, "article")), count(r.Quotes, "quote"), r.Added, r.Changed, r.Removed, r.Unchanged, r.Took.Seconds())
	if r.Anew != "" {
		fmt.Fprintln(s.w, s.wrap("", ask.ReadAnew+" ("+clean(r.Anew)+")"))
	}
	s.skipped(r.Skipped)
}
