package ask

import "verbatim/corpus"

// inFuture marks a day that can't be right.
const inFuture = " (date in the future)"

// Day returns the day of an article as it is shown to people, or "" where it is unknown. One in the future is marked.
func Day(a *corpus.Article) string {
	if a.Date.IsZero() {
		return ""
	}
	day := a.Date.Format(DayLayout)
	if a.Future {
		day += inFuture
	}
	return day
}
