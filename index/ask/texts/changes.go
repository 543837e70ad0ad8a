package texts

import (
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
func Change(c *ask.Change, typed Typed) []wording.Text {
	e := &c.Entry
	what := wording.Say("%s, %s in %s", e.Quote, shortened(e.Words), e.Path)
	if c.Hidden {
		what = wording.Say("%s in %s", e.Quote, e.Path)
	}
	below := wording.Say("The change applies now.")
	switch {
	case e.Do == corrections.Undo:
		below = wording.Joined(" ", below, again(typed))
	case c.More:
		below = wording.Joined(" ", below, wording.Say("To undo it: %s", typed(ask.Undo.Name+" "+e.Quote+" REASON")))
	}
	return []wording.Text{wording.Say("%s: %s", what, changed(c)), below}
}

// again says how a change that was undone is made again.
func again(typed Typed) wording.Text {
	return wording.Say("To make the change again: %s", typed(ask.Redo.Name))
}

// changed says what was done with a quote.
func changed(c *ask.Change) wording.Text {
	e := &c.Entry
	switch e.Do {
	case corrections.Hide:
		return wording.Say("hidden. It is no longer shown anywhere.")
	case corrections.Unhide:
		return wording.Say("shown again.")
	case corrections.Speaker:
		return wording.Say("now by %s. It was by %s.", corpus.Speaker{Name: e.Speaker, Role: e.Role}.String(), e.Was)
	}
	undone := wording.Say("the last change is undone.")
	switch {
	case c.Hidden && c.Undone == corrections.Unhide:
		return wording.Joined(" ", undone, wording.Say("The quote is hidden again."))
	case c.Hidden:
		return wording.Joined(" ", undone, wording.Say("The quote stays hidden."))
	case c.Undone == corrections.Hide && c.Hit != nil:
		return wording.Joined(" ", undone, wording.Say("The quote is shown again."))
	case c.Hit != nil:
		return wording.Joined(" ", undone, wording.Say("The speaker is again %s.", c.Hit.Quote.Speaker.String()))
	}
	return undone
}

// Audit returns lines that say what was changed and what is wrong with it. The words of hidden quotes are left out,
// unless the reader may see all.
func Audit(a *ask.Audit, all bool) []wording.Text {
	var lines []wording.Text
	for i := range a.Entries {
		e := &a.Entries[i]
		lines = append(lines, entryLine(e, all || !a.Hidden[e.Quote]))
	}
	for i := range a.Loose {
		lines = append(lines, wording.Say("No quote matches this change any more: %s",
			entryText(&a.Loose[i], all || a.Loose[i].Do != corrections.Hide)))
	}
	for _, wrong := range a.Wrong {
		lines = append(lines, wording.Say("%s can't be read at %s", corrections.File, wrong))
	}
	return lines
}

// entryLine says when, by whom and why an entry does what.
func entryLine(e *corrections.Entry, words bool) wording.Text {
	at, what := e.Time.UTC(), entryText(e, words)
	switch {
	case e.ByID != "":
		what = wording.Say("%s: %s", e.By+" ("+e.ByID+")", what)
	case e.By != "":
		what = wording.Say("%s: %s", e.By, what)
	}
	line := wording.Say("%s %s, %s", wording.DayOf(at), at.Format("15:04 UTC"), what)
	if e.Reason != "" {
		line = wording.Say("%s Reason: %s", line, e.Reason)
	}
	return line
}

// marked marks what a redo has made again.
func marked(what wording.Text, again bool) wording.Text {
	if again {
		return wording.Say("%s (redo)", what)
	}
	return what
}

// entryText says what an entry does, as a sentence.
func entryText(e *corrections.Entry, words bool) wording.Text {
	if e.Quote == "" {
		return articleText(e)
	}
	what := e.Done()
	if e.Do == corrections.Speaker {
		what = wording.Say("%s %s", what, corpus.Speaker{Name: e.Speaker, Role: e.Role}.String())
	}
	what = marked(what, e.Again).Stop()
	if !words {
		return wording.Say("%s: %s", wording.Say("%s in %s", e.Quote, e.Path), what)
	}
	return wording.Say("%s, %s by %s in %s: %s", e.Quote, shortened(e.Words), e.Was, e.Path, what)
}

// articleText says what an entry does to an article, as a sentence.
func articleText(e *corrections.Entry) wording.Text {
	what := marked(e.Done(), e.Again)
	if e.Do == corrections.Remove {
		what = wording.Say("%s; its file is kept as %s", what, e.Kept)
	}
	var fields []wording.Text
	for _, f := range []struct{ name, value string }{
		{ask.ParamTitle, e.Title}, {ask.ParamPublisher, e.Publisher}, {ask.ParamDate, e.Date}, {ask.ParamURL, e.URL},
	} {
		if f.value != "" {
			fields = append(fields, wording.Say("%s %s", wording.Known(f.name), f.value))
		}
	}
	if len(fields) > 0 {
		what = wording.Say("%s, with %s", what, wording.Joined(", ", fields...))
	}
	return wording.Say("%s: %s", e.Path, what.Stop())
}

// Preview returns lines that say what would be done with a file. Its quotes are shown below them.
func Preview(f *ask.PreviewFile, removes bool) []wording.Text {
	if !f.Reason.IsZero() {
		return []wording.Text{wording.Say("%s is left out: %s", f.Sent, f.Reason.Stop())}
	}
	a := &f.Article
	lines := []wording.Text{wording.Say("%s would be added:", a.Path)}
	if removes {
		lines[0] = wording.Say("%s would be removed:", a.Path)
	}
	for _, field := range []struct{ name, value wording.Text }{
		{wording.Say("Title"), wording.Typed(a.Title)}, {wording.Say("Publisher"), wording.Typed(a.Publisher)},
		{wording.Say("By"), wording.Typed(a.Byline)}, {wording.Say("Date"), dayText(a)},
		{wording.Say("Address"), wording.Typed(a.URL)},
	} {
		if field.value.IsZero() && !removes {
			field.value = wording.Say("none found")
		}
		if !field.value.IsZero() {
			lines = append(lines, wording.Say("%s: %s", field.name, field.value))
		}
	}
	lines = append(lines, f.Notes...)
	if len(f.Quotes) == 0 {
		return append(lines, wording.Say("It has no quotes."))
	}
	return append(lines, wording.Say("It has %s.", wording.Amount(len(f.Quotes), "quote")))
}

// dayText is Day as a text.
func dayText(a *corpus.Article) wording.Text {
	switch {
	case a.Date.IsZero():
		return wording.Text{}
	case a.Future:
		return wording.Say("%s (date in the future)", wording.DayOf(a.Date))
	}
	return wording.Say("%s", wording.DayOf(a.Date))
}

// Edited returns lines that say what was changed of the corpus.
func Edited(e *ask.Edited, typed Typed) []wording.Text {
	var lines []wording.Text
	for i := range e.Entries {
		lines = append(lines, articleText(&e.Entries[i]))
	}
	for _, w := range e.Wrong {
		lines = append(lines, wording.Say("%s was left out: %s", w.Sent, w.Reason.Stop()))
	}
	var below []wording.Text
	if e.Indexed && len(e.Entries) > 0 {
		below = append(below, indexed(e))
	}
	if n := len(e.Entries); n > 0 && e.Entries[n-1].Do == corrections.Undo {
		below = append(below, again(typed))
	} else if n > 0 {
		below = append(below, wording.Say("To undo it: %s",
			typed(ask.Undo.Name+" "+quotedPath(e.Entries[n-1].Path)+" REASON")))
	}
	if len(below) == 0 {
		return lines
	}
	return append(lines, wording.Joined(" ", below...))
}

// indexed says which of the changed articles are in the index now.
func indexed(e *ask.Edited) wording.Text {
	n, quotes := len(e.Entries), wording.Amount(e.Quotes, "quote")
	switch {
	case n == 1 && e.Served == 0:
		return wording.Say("The article is no longer in the index.")
	case n == 1:
		return wording.Say("The article is in the index, with %s.", quotes)
	case e.Served == n:
		return wording.Say("All %d articles are in the index, with %s.", n, quotes)
	}
	return wording.Say("Of these %d articles, %d are in the index, with %s.", n, e.Served, quotes)
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
