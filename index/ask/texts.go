package ask

import (
	"fmt"
	"strings"
	"time"

	"verbatim/corpus"
	"verbatim/index"
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
	served := "Corpus: " + counted(s.Articles, "article") + ", " + counted(s.Quotes, "quote") + ", " + counted(s.Speakers, "speaker")
	if !s.IndexedAt.IsZero() {
		served += ", read on " + s.IndexedAt.UTC().Format(DayLayout+" at 15:04 UTC")
	}
	return append(lines, served, "Licence: MIT", "Data: "+dataStatement)
}

// dataStatement says what is kept of whoever asks.
const dataStatement = "nothing is kept of whoever asks. Questions are answered and forgotten, and the log has neither names nor what was written. " +
	"An answer on Discord names in its buttons the id of whoever asked, so that they can turn its pages and delete it."

// shownWords is how many characters of a quote's words an entry shows.
const shownWords = 120

// ChangeLines say what was changed, a line each.
func ChangeLines(c *Change) []string {
	lines := []string{entryText(&c.Entry)}
	if c.Entry.Do != corrections.Hide && c.Hit.Quote.ID != "" {
		lines = append(lines, "It is now shown as by "+c.Hit.Quote.Speaker.String()+".")
	}
	return append(lines, "It holds from now on. undo "+c.Entry.Quote+" takes it back; audit lists what was changed.")
}

// AuditLines say what was changed and what is wrong with it, a line each.
func AuditLines(a *Audit) []string {
	var lines []string
	for i := range a.Entries {
		e := &a.Entries[i]
		line := e.Time.UTC().Format(DayLayout+" 15:04 UTC") + ", "
		if e.By != "" {
			line += e.By + ": "
		}
		lines = append(lines, line+entryText(e)+" Reason: "+e.Reason)
	}
	for i := range a.Loose {
		lines = append(lines, "No quote answers to this any more: "+entryText(&a.Loose[i]))
	}
	for _, wrong := range a.Wrong {
		lines = append(lines, corrections.File+" can't be read at "+wrong)
	}
	return lines
}

// entryText says what an entry does, as a sentence.
func entryText(e *corrections.Entry) string {
	what := map[corrections.Action]string{corrections.Hide: "hidden", corrections.Unhide: "shown again", corrections.Undo: "the last change undone",
		corrections.Speaker: "now by " + corpus.Speaker{Name: e.Speaker, Role: e.Role}.String()}[e.Do]
	words := strings.Join(strings.Fields(e.Words), " ")
	if r := []rune(words); len(r) > shownWords {
		words = strings.TrimSpace(string(r[:shownWords])) + "…"
	}
	return fmt.Sprintf("%s, %q by %s in %s: %s.", e.Quote, words, e.Was, e.Path, what)
}
