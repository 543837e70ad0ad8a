package advice

import (
	"fmt"
	"strings"

	"verbatim/corpus/wording"
	"verbatim/index"
	"verbatim/index/ask/notice"
	"verbatim/index/query"
)

// Extent says how many quotes a question's words have, and from when they are.
func Extent(q *query.Question, e *index.Extent) string {
	whose, has, with := whoseQuotes(q.Speakers, e)
	switch words := len(q.Terms); {
	case words == 1:
		with = " with this word" + with
	case words > 1:
		with = " with all of these words" + with
	}
	if e.Quotes == 0 {
		return whose + has + "no quote" + with + "."
	}
	return whose + has + wording.Count(e.Quotes, "quote") + with + dayRange(e) + "."
}

// whoseQuotes says whose quotes an extent has: of the one speaker with the name, or how many of each of several.
func whoseQuotes(asked []string, e *index.Extent) (whose, has, each string) {
	names := wording.Or(asked)
	switch {
	case len(asked) == 0:
		return "The corpus", " has ", ""
	case e.ByRole:
		return "Speakers with " + wording.Quote(names) + " in their name or role", " have ", ""
	case len(e.Speakers) == 1:
		return e.Speakers[0].Value, " has ", ""
	case len(e.Speakers) == 0 && len(asked) == 1:
		return names, " has ", ""
	}
	var list []string
	for _, c := range e.Speakers[:min(len(e.Speakers), MaxNames)] {
		list = append(list, fmt.Sprint(c.Value, " ", c.Quotes))
	}
	if more := len(e.Speakers) - len(list); more > 0 {
		list = append(list, fmt.Sprint(more, " others with this name"))
	}
	if list != nil {
		each = " (" + strings.Join(list, ", ") + ")"
	}
	return "Speakers called " + names, " have ", each
}

// dayRange says from which days the quotes are, as the end of a sentence.
func dayRange(e *index.Extent) string {
	if e.First == nil {
		return ""
	}
	first, last := e.First.Article.Date.Format(notice.DayLayout), e.Last.Article.Date.Format(notice.DayLayout)
	if first == last {
		return ", from " + last
	}
	return ", the first of " + first + ", the last of " + last
}

// Speaker says who a speaker is, in what role and since when that is known, and how much they are quoted.
func Speaker(sp *index.Speaker, e *index.Extent) string {
	text := sp.Speaker.String()
	if sp.Role != "" && !sp.RoleDay.IsZero() {
		text += " (as of " + sp.RoleDay.Format(notice.DayLayout) + ")"
	}
	text += ": " + wording.Count(sp.Quotes, "quote") + " in " + wording.Count(sp.Articles, "article")
	if sp.Quotes > 1 {
		e = &index.Extent{Quotes: sp.Quotes, First: e.First, Last: e.Last}
	}
	return text + dayRange(e) + "."
}
