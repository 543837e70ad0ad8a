// Package texts has the texts of answers that every surface shows alike. A surface only adds its own marks. Start with
// [About] for an answer in lines, and with [Day] for a part of one.
package texts

import (
	"cmp"
	"strings"
	"time"

	"verbatim/corpus"
	"verbatim/corpus/wording"
	"verbatim/index"
	"verbatim/index/ask"
)

// ByMeaning is the heading of quotes that have not the words but are near in meaning.
const ByMeaning = "Nearest in meaning"

// A Typed function returns a command as users type it where the answer is read: with a prefix.
type Typed func(command string) string

// futureMark marks a day that can't be right.
const futureMark = " (date in the future)"

// Day returns the day of an article as it is shown to people, or "" if it is unknown. A day in the future is marked.
func Day(a *corpus.Article) string { return DayAs(a, ask.DayLayout) }

// DayAs is Day in a layout of package time.
func DayAs(a *corpus.Article, layout string) string {
	if a.Date.IsZero() {
		return ""
	}
	day := a.Date.Format(layout)
	if a.Future {
		day += futureMark
	}
	return day
}

// Posted says that words were posted, and when: "in a post of 5 January 2022". It is empty for other words.
func Posted(p corpus.Post) string {
	switch {
	case p.IsZero():
		return ""
	case p.Day.IsZero():
		return "in a post"
	}
	return "in a post of " + p.Day.Format(ask.DayLayout)
}

// Time says when in a recording a quote is said, or "" if its article is not of a recording.
func Time(q *corpus.Quote) string {
	if q.Time == "" {
		return ""
	}
	return "at " + q.Time
}

// KnownSince says where a role comes from that the article of a quote does not give: "as of 3 January 2022".
func KnownSince(k index.KnownRole) string {
	if k.Day.IsZero() {
		return "in an undated article"
	}
	return "as of " + k.Day.Format(ask.DayLayout)
}

// shownCopies is how many other articles an answer names with a quote.
const shownCopies = 3

// AlsoIn names the other articles that have a quote, as in "also in Harbour Herald, 2 January 2022". It is empty when
// there are none.
func AlsoIn(h *index.Hit) string {
	if copies := Copies(h, Day); copies != "" {
		return "also in " + copies
	}
	return ""
}

// Copies names the other articles that have a quote. day returns the day of an article as it is shown, or "".
func Copies(h *index.Hit, day func(*corpus.Article) string) string {
	if len(h.AlsoIn) == 0 {
		return ""
	}
	var names []string
	for _, c := range h.AlsoIn {
		name := cmp.Or(c.Article.Publisher, c.Article.Title, c.Article.Path)
		if on := day(&c.Article); on != "" {
			name += ", " + on
		}
		names = append(names, name)
	}
	return wording.First(names, shownCopies)
}

// Counts returns lines that say by whom, where and when the quotes are. A list with one value tells nothing and is left
// out.
func Counts(c *index.Counts) []wording.Text {
	if c == nil {
		return nil
	}
	var lines []wording.Text
	for _, list := range []struct {
		by     wording.Text
		counts []index.Count
	}{{wording.Say("by speaker"), c.Speakers}, {wording.Say("by publisher"), c.Publishers},
		{wording.Say("by month"), c.Months}} {
		var items []wording.Text
		for _, n := range list.counts {
			var value any = n.Value
			if t, err := time.Parse(index.MonthLayout, n.Value); err == nil {
				value = wording.Day{Time: t, Layout: "January 2006"}
			}
			items = append(items, wording.Say("%s (%d)", value, n.Quotes))
		}
		if len(items) > 1 {
			lines = append(lines, wording.Say("%s: %s", list.by, wording.Joined(", ", items...)))
		}
	}
	return lines
}

// dataStatement says what is stored about users.
var dataStatement = wording.Say("nothing is stored about people who ask. Questions are not kept, and the log has " +
	"neither names nor messages. The buttons of an answer on Discord contain the ID of the person who asked and what " +
	"was asked, so that this person can turn its pages and delete it. A moderator's change is stored with their name " +
	"and ID, the time and their reason. An alert is stored with your ID until you end it; forget-me deletes all of " +
	"them. A change of a server's settings is stored with the name and the ID of who made it; forget-me takes both " +
	"out. A report of a wrong speaker shows the moderators your name and ID, and is stored nowhere else.")

// About returns lines that say what answers.
func About(a *ask.AboutInfo) []wording.Text {
	lines := []wording.Text{
		wording.Say("verbatim finds who said what in a folder of news articles: the exact words, who said them, where and " +
			"when. It writes no answers of its own."),
	}
	if a.Version != "" {
		lines = append(lines, wording.Say("Version: %s", strings.TrimPrefix(a.Version, "verbatim ")))
	}
	served := wording.Say("Corpus: %s", wording.Joined(", ", wording.Amount(a.Articles, "article"),
		wording.Amount(a.Quotes, "quote"), wording.Amount(a.Speakers, "speaker")))
	if at := a.IndexedAt.UTC(); !at.IsZero() {
		served = wording.Say("%s, read on %s at %s", served, wording.DayOf(at), at.Format("15:04 UTC"))
	}
	return append(lines, served, wording.Say("Licence: %s", "MIT"), wording.Say("Data: %s", dataStatement))
}

// ReadAgain says that a reindex could reuse nothing of the previous index.
var ReadAgain = wording.Say("Nothing of the previous index could be reused, so all articles were read again.")

// Stopped says that a reindex was cancelled, by whom and when, and what is so now.
func Stopped(r *ask.ReindexStopped) wording.Text {
	text := wording.Say("Cancelled")
	if r.By != "" {
		text = wording.Say("Cancelled by %s", r.By)
	}
	if r.Total > 0 {
		text = wording.Say("%s when %d of %s were read", text, r.Done, wording.Amount(r.Total, "article"))
	}
	return wording.Say("%s. The previous index stays in use, as if there had been no reindex.", text)
}

// Cancelled says that a reindex is being cancelled.
var Cancelled = wording.Say("The reindex is being cancelled. The previous index stays in use.")
