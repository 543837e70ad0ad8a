package texts

import (
	"fmt"
	"strings"

	"verbatim/corpus"
	"verbatim/corpus/wording"
	"verbatim/index/ask"
	"verbatim/index/corrections"
)

// shownWords is how many characters of a quote's words an entry shows.
const shownWords = 120

// Change returns lines that say what was changed of a quote. The words of a hidden quote are not repeated: others may
// read the answer.
func Change(c *ask.Change, typed Typed) []string {
	e := &c.Entry
	what := e.Quote + ", " + shortened(e.Words) + " in " + e.Path
	if c.Hidden {
		what = e.Quote + " in " + e.Path
	}
	below := "The change applies now."
	switch {
	case e.Do == corrections.Undo:
		below += " To make the change again: " + typed(ask.Redo.Name)
	case c.More:
		below += " To undo it: " + typed(ask.Undo.Name+" "+e.Quote+" REASON")
	}
	return []string{what + ": " + changed(c), below}
}

// changed says what was done with a quote.
func changed(c *ask.Change) string {
	e := &c.Entry
	switch e.Do {
	case corrections.Hide:
		return "hidden. It is no longer shown anywhere."
	case corrections.Unhide:
		return "shown again."
	case corrections.Speaker:
		return "now by " + corpus.Speaker{Name: e.Speaker, Role: e.Role}.String() + ". It was by " + e.Was + "."
	}
	const undone = "the last change is undone."
	switch {
	case c.Hidden && c.Undone == corrections.Unhide:
		return undone + " The quote is hidden again."
	case c.Hidden:
		return undone + " The quote stays hidden."
	case c.Undone == corrections.Hide && c.Hit != nil:
		return undone + " The quote is shown again."
	case c.Hit != nil:
		return undone + " The speaker is again " + c.Hit.Quote.Speaker.String() + "."
	}
	return undone
}

// Audit returns lines that say what was changed and what is wrong with it. The words of hidden quotes are left out,
// unless the reader may see all.
func Audit(a *ask.Audit, all bool) []string {
	var lines []string
	for i := range a.Entries {
		e := &a.Entries[i]
		lines = append(lines, entryLine(e, all || !a.Hidden[e.Quote]))
	}
	for i := range a.Loose {
		lines = append(
			lines,
			"No quote matches this change any more: "+entryText(&a.Loose[i], all || a.Loose[i].Do != corrections.Hide),
		)
	}
	for _, wrong := range a.Wrong {
		lines = append(lines, corrections.File+" can't be read at "+wrong)
	}
	return lines
}

// entryLine says when, by whom and why an entry does what.
func entryLine(e *corrections.Entry, words bool) string {
	line := e.Time.UTC().Format(ask.DayLayout+" 15:04 UTC") + ", "
	switch {
	case e.ByID != "":
		line += e.By + " (" + e.ByID + "): "
	case e.By != "":
		line += e.By + ": "
	}
	line += entryText(e, words)
	if e.Reason != "" {
		line += " Reason: " + e.Reason
	}
	return line
}

// againMark marks what a redo has made again.
const againMark = " (redo)"

// entryText says what an entry does, as a sentence.
func entryText(e *corrections.Entry, words bool) string {
	if e.Quote == "" {
		return articleText(e)
	}
	what := e.Done()
	if e.Do == corrections.Speaker {
		what += " " + corpus.Speaker{Name: e.Speaker, Role: e.Role}.String()
	}
	if e.Again {
		what += againMark
	}
	if !words {
		return e.Quote + " in " + e.Path + ": " + what + "."
	}
	return fmt.Sprintf("%s, %s by %s in %s: %s.", e.Quote, shortened(e.Words), e.Was, e.Path, what)
}

// articleText says what an entry does to an article, as a sentence.
func articleText(e *corrections.Entry) string {
	what := e.Done()
	if e.Again {
		what += againMark
	}
	if e.Do == corrections.Remove {
		what += "; its file is kept as " + e.Kept
	}
	var fields []string
	for _, f := range []struct{ name, value string }{
		{ask.ParamTitle, e.Title}, {ask.ParamPublisher, e.Publisher}, {ask.ParamDate, e.Date}, {ask.ParamURL, e.URL},
	} {
		if f.value != "" {
			fields = append(fields, f.name+" "+f.value)
		}
	}
	if len(fields) > 0 {
		what += ", with " + strings.Join(fields, ", ")
	}
	return e.Path + ": " + what + "."
}

// Preview returns lines that say what would be done with a file. Its quotes are shown below them.
func Preview(f *ask.PreviewFile, removes bool) []string {
	if f.Reason != "" {
		return []string{f.Sent + " is left out: " + strings.TrimSuffix(f.Reason, ".") + "."}
	}
	a := &f.Article
	would := "would be added"
	if removes {
		would = "would be removed"
	}
	lines := []string{a.Path + " " + would + ":"}
	for _, field := range []struct{ name, value string }{
		{"Title", a.Title}, {"Publisher", a.Publisher}, {"By", a.Byline}, {"Date", Day(a)}, {"Address", a.URL},
	} {
		if field.value == "" && !removes {
			field.value = "none found"
		}
		if field.value != "" {
			lines = append(lines, field.name+": "+field.value)
		}
	}
	lines = append(lines, f.Notes...)
	if len(f.Quotes) == 0 {
		return append(lines, "It has no quotes.")
	}
	return append(lines, "It has "+wording.Count(len(f.Quotes), "quote")+".")
}

// Edited returns lines that say what was changed of the corpus.
func Edited(e *ask.Edited, typed Typed) []string {
	var lines []string
	for i := range e.Entries {
		lines = append(lines, articleText(&e.Entries[i]))
	}
	for _, w := range e.Wrong {
		lines = append(lines, w.Sent+" was left out: "+w.Reason+".")
	}
	var below []string
	if e.Indexed && len(e.Entries) > 0 {
		below = append(below, indexed(e))
	}
	if n := len(e.Entries); n > 0 && e.Entries[n-1].Do == corrections.Undo {
		below = append(below, "To make the change again: "+typed(ask.Redo.Name))
	} else if n > 0 {
		below = append(below, "To undo it: "+typed(ask.Undo.Name+" "+quotedPath(e.Entries[n-1].Path)+" REASON"))
	}
	if len(below) == 0 {
		return lines
	}
	return append(lines, strings.Join(below, " "))
}

// indexed says which of the changed articles are in the index now.
func indexed(e *ask.Edited) string {
	n, quotes := len(e.Entries), ", with "+wording.Count(e.Quotes, "quote")+"."
	switch {
	case n == 1 && e.Served == 0:
		return "The article is no longer in the index."
	case n == 1:
		return "The article is in the index" + quotes
	case e.Served == n:
		return fmt.Sprintf("All %d articles are in the index", n) + quotes
	}
	return fmt.Sprintf("Of these %d articles, %d are in the index", n, e.Served) + quotes
}

// quotedPath returns a path as it is typed after a command.
func quotedPath(path string) string {
	if strings.ContainsAny(path, " \t") {
		return `"` + path + `"`
	}
	return path
}

// shortened returns the beginning of words, in quotation marks.
func shortened(words string) string {
	return wording.Quote(wording.Shorten(strings.Join(strings.Fields(words), " "), shownWords))
}
