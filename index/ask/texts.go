package ask

import (
	"fmt"
	"strings"
	"time"

	"verbatim/corpus"
	"verbatim/corpus/wording"
	"verbatim/index"
	"verbatim/index/alerts"
	"verbatim/index/corrections"
)

// Texts that each surface shows as they are, but for its own marks.

// CountLines say by whom, where and when the quotes are of which only the first are shown, a line each. What has one value only tells
// nothing and is left out.
func CountLines(c *index.Counts) []string {
	if c == nil {
		return nil
	}
	var lines []string
	for _, list := range []struct {
		by     string
		counts []index.Count
	}{{"by speaker", c.Speakers}, {"by publisher", c.Publishers}, {"by month", c.Months}} {
		var items []string
		for _, n := range list.counts {
			value := n.Value
			if t, err := time.Parse(index.MonthLayout, value); err == nil {
				value = t.Format("January 2006")
			}
			items = append(items, fmt.Sprintf("%s (%d)", value, n.Quotes))
		}
		if len(items) > 1 {
			lines = append(lines, list.by+": "+strings.Join(items, ", "))
		}
	}
	return lines
}

// AboutLines say what answers, a line each.
func AboutLines(a *AboutInfo) []string {
	lines := []string{"verbatim finds who said what in a folder of news articles: the very words, who said them, where and when. It writes no answers of its own."}
	if a.Version != "" {
		lines = append(lines, "Version: "+strings.TrimPrefix(a.Version, "verbatim "))
	}
	s := &a.Status
	served := "Corpus: " + wording.Count(s.Articles, "article") + ", " + wording.Count(s.Quotes, "quote") + ", " + wording.Count(s.Speakers, "speaker")
	if !s.IndexedAt.IsZero() {
		served += ", read on " + s.IndexedAt.UTC().Format(DayLayout+" at 15:04 UTC")
	}
	return append(lines, served, "Licence: MIT", "Data: "+dataStatement)
}

// ReadAnew says that nothing could be taken over from the index before.
const ReadAnew = "Nothing could be taken over from the index before, so all was read anew."

// dataStatement says what is kept of whoever asks.
const dataStatement = "nothing is kept of whoever asks. Questions are answered and forgotten, and the log has neither names nor what was written. " +
	"An answer on Discord names in its buttons the id of whoever asked, so that they can turn its pages and delete it. " +
	"What a moderator changes is kept with their name, the time and their reason. An alert is kept with your id until you end it, and " +
	ForgetMe + " deletes all. Who reports a wrong speaker is named to the moderators, and kept nowhere else."

// shownWords is how many characters of a quote's words an entry shows.
const shownWords = 120

// ChangeLines say what was changed, a line each. typed shows a command as it is typed where the answer is read. The words of what is
// hidden are not repeated: others may read along.
func ChangeLines(c *Change, typed func(command string) string) []string {
	e := &c.Entry
	what := e.Quote + ", " + shortened(e.Words) + " in " + e.Path
	if c.Hidden {
		what = e.Quote + " in " + e.Path
	}
	line := ""
	switch e.Do {
	case corrections.Hide:
		line = what + ": hidden. It is shown nowhere any more."
	case corrections.Unhide:
		line = what + ": shown again."
	case corrections.Speaker:
		line = what + ": now by " + corpus.Speaker{Name: e.Speaker, Role: e.Role}.String() + ". It was shown as by " + e.Was + "."
	case corrections.Undo:
		line = what + ": the last change is undone."
		switch {
		case c.Hidden:
			line += " It is hidden."
		case c.Hit != nil:
			line += " It is shown as by " + c.Hit.Quote.Speaker.String() + "."
		}
	}
	below := "It holds from now on."
	if c.More {
		below += " Take it back: " + typed(Undo+" "+e.Quote+" REASON")
	}
	return []string{line, below}
}

// AuditLines say what was changed and what is wrong with it, a line each; without the words of what is hidden, unless all may be read.
func AuditLines(a *Audit, all bool) []string {
	var lines []string
	for i := range a.Entries {
		e := &a.Entries[i]
		line := e.Time.UTC().Format(DayLayout+" 15:04 UTC") + ", "
		if e.By != "" {
			line += e.By + ": "
		}
		line += entryText(e, all || !a.Hidden[e.Quote])
		if e.Reason != "" {
			line += " Reason: " + e.Reason
		}
		lines = append(lines, line)
	}
	for i := range a.Loose {
		lines = append(lines, "No quote answers to this any more: "+entryText(&a.Loose[i], all || a.Loose[i].Do != corrections.Hide))
	}
	for _, wrong := range a.Wrong {
		lines = append(lines, corrections.File+" can't be read at "+wrong)
	}
	return lines
}

// entryText says what an entry does, as a sentence.
func entryText(e *corrections.Entry, words bool) string {
	if e.Quote == "" {
		return articleText(e)
	}
	what := map[corrections.Action]string{corrections.Hide: "hidden", corrections.Unhide: "shown again", corrections.Undo: "the last change undone",
		corrections.Speaker: "now by " + corpus.Speaker{Name: e.Speaker, Role: e.Role}.String()}[e.Do]
	if !words {
		return e.Quote + " in " + e.Path + ": " + what + "."
	}
	return fmt.Sprintf("%s, %s by %s in %s: %s.", e.Quote, shortened(e.Words), e.Was, e.Path, what)
}

// articleText says what an entry does to an article, as a sentence.
func articleText(e *corrections.Entry) string {
	what := map[corrections.Action]string{corrections.Add: "added", corrections.Remove: "removed; its file is kept as " + e.Kept,
		corrections.Edit: "edited", corrections.Undo: "the last change undone"}[e.Do]
	var fields []string
	for _, f := range []struct{ name, value string }{{ParamTitle, e.Title}, {ParamPublisher, e.Publisher}, {ParamDate, e.Date}, {ParamURL, e.URL}} {
		if f.value != "" {
			fields = append(fields, f.name+" "+f.value)
		}
	}
	if len(fields) > 0 {
		what += ", with " + strings.Join(fields, ", ")
	}
	return e.Path + ": " + what + "."
}

// AlertLines say what became of alerts, a line each. channel shows a channel by its id, and typed is as for ChangeLines.
func AlertLines(r *Reply, channel func(id string) string, typed func(command string) string) []string {
	list := r.Alerts
	name := func(a *alerts.Alert) string {
		where := "your direct messages"
		if a.Channel != "" {
			where = channel(a.Channel)
		}
		return fmt.Sprintf("%d: %s, to %s, since %s", a.ID, a.Query, where, a.Since.UTC().Format(DayLayout))
	}
	switch {
	case r.Command == ForgetMe:
		return []string{"All that was kept about you is deleted: " + wording.Count(list.Forgotten, "alert") + ". What moderators change stays in the corpus with their names."}
	case r.Command == Unsubscribe:
		return []string{"Ended is " + name(&list.Alerts[0]) + "."}
	case r.Command == Subscribe:
		return []string{"Alert " + name(&list.Alerts[0]) + ".", "Each new quote with all of these words is posted once, after the corpus was read. End it: " +
			typed(fmt.Sprintf("%s %d", Unsubscribe, list.Alerts[0].ID))}
	case len(list.Alerts) == 0:
		return []string{"There are no alerts. Begin one: " + typed(example(Subscribe))}
	}
	var lines []string
	for i := range list.Alerts {
		lines = append(lines, name(&list.Alerts[i]))
	}
	return lines
}

// PreviewLines say what would be done with a file, a line each; its quotes are shown below them.
func PreviewLines(command string, f *PreviewFile) []string {
	if f.Reason != "" {
		return []string{f.Sent + " is left out: " + strings.TrimSuffix(f.Reason, ".") + "."}
	}
	a := &f.Article
	would := "would be added"
	if command == Remove {
		would = "would be removed"
	}
	lines := []string{a.Path + " " + would + ":"}
	for _, field := range []struct{ name, value string }{{"Title", a.Title}, {"Publisher", a.Publisher}, {"By", a.Byline}, {"Date", Day(a)}, {"Address", a.URL}} {
		if field.value == "" && command == Add {
			field.value = "none found"
		}
		if field.value != "" {
			lines = append(lines, field.name+": "+field.value)
		}
	}
	lines = append(lines, f.Notes...)
	if len(f.Quotes) == 0 {
		return append(lines, "No quotes are found in it.")
	}
	return append(lines, wording.Count(len(f.Quotes), "quote")+" found in it.")
}

// EditedLines say what was changed of the corpus, a line each. typed is as for ChangeLines.
func EditedLines(e *Edited, typed func(command string) string) []string {
	var lines []string
	for i := range e.Entries {
		lines = append(lines, articleText(&e.Entries[i]))
	}
	for _, w := range e.Wrong {
		lines = append(lines, w.Sent+" was left out: "+w.Reason+".")
	}
	below := "Served now: " + wording.Count(e.Served, "article") + " of these, with " + wording.Count(e.Quotes, "quote") + "."
	if e.Served == 0 {
		below = "It is not served any more."
	}
	if n := len(e.Entries); n > 0 && e.Entries[n-1].Do != corrections.Undo {
		below += " Take it back: " + typed(Undo+" "+quotedPath(e.Entries[n-1].Path)+" REASON")
	}
	return append(lines, below)
}

// quotedPath is a path as it is typed behind a command.
func quotedPath(path string) string {
	if strings.ContainsAny(path, " \t") {
		return `"` + path + `"`
	}
	return path
}

// shortened returns the beginning of words, between quotation marks.
func shortened(words string) string {
	return wording.Quote(wording.Shorten(strings.Join(strings.Fields(words), " "), shownWords))
}
