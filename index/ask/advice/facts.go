package advice

import (
	"verbatim/corpus/wording"
	"verbatim/index"
	"verbatim/index/query"
)

// Extent says how many quotes a question's words have, and from when they are.
func Extent(q *query.Question, e *index.Extent) wording.Text {
	quotes := wording.Say("no quote")
	if e.Quotes > 0 {
		quotes = wording.Amount(e.Quotes, "quote")
	}
	switch words := len(q.Terms); {
	case words == 1:
		quotes = wording.Say("%s with this word", quotes)
	case words > 1:
		quotes = wording.Say("%s with all of these words", quotes)
	}
	text := whoseQuotes(q.Speakers, e, quotes)
	if e.Quotes == 0 {
		return text.Stop()
	}
	return dated(text, e)
}

// whoseQuotes says whose quotes an extent has: of the one speaker with the name, or how many of each of several.
func whoseQuotes(asked []string, e *index.Extent, quotes wording.Text) wording.Text {
	names := wording.AnyOf(asked)
	switch {
	case len(asked) == 0:
		return wording.Say("The corpus has %s", quotes)
	case e.ByRole:
		return wording.Say("Speakers with %s in their name or role have %s", wording.Quote(wording.Or(asked)), quotes)
	case len(e.Speakers) == 1:
		return wording.Say("%s has %s", e.Speakers[0].Value, quotes)
	case len(e.Speakers) == 0 && len(asked) == 1:
		return wording.Say("%s has %s", names, quotes)
	}
	if len(e.Speakers) == 0 {
		return wording.Say("Speakers called %s have %s", names, quotes)
	}
	var list []wording.Text
	for _, c := range e.Speakers[:min(len(e.Speakers), MaxNames)] {
		list = append(list, wording.Say("%s %d", c.Value, c.Quotes))
	}
	if more := len(e.Speakers) - len(list); more > 0 {
		list = append(list, wording.Say("%d others with this name", more))
	}
	return wording.Say("Speakers called %s have %s (%s)", names, quotes, wording.Joined(", ", list...))
}

// dated ends a sentence with the days from which the quotes are.
func dated(text wording.Text, e *index.Extent) wording.Text {
	switch {
	case e.First == nil:
		return text.Stop()
	case e.First.Article.Date.Equal(e.Last.Article.Date):
		return wording.Say("%s, from %s", text, wording.DayOf(e.Last.Article.Date)).Stop()
	}
	return wording.Say("%s, the first of %s, the last of %s", text, wording.DayOf(e.First.Article.Date),
		wording.DayOf(e.Last.Article.Date)).Stop()
}

// Speaker says who a speaker is, in what role and since when that is known, and how much they are quoted.
func Speaker(sp *index.Speaker, e *index.Extent) wording.Text {
	who := wording.Typed(sp.Speaker.String())
	if sp.Role != "" && !sp.RoleDay.IsZero() {
		who = wording.Say("%s (as of %s)", who, wording.DayOf(sp.RoleDay))
	}
	if sp.Quotes > 1 {
		e = &index.Extent{Quotes: sp.Quotes, First: e.First, Last: e.Last}
	}
	in := wording.Say("%s in %s", wording.Amount(sp.Quotes, "quote"), wording.Amount(sp.Articles, "article"))
	return dated(wording.Say("%s: %s", who, in), e)
}
