package corpus

import "time"

// furthestEast is the time in Kiribati, where a day begins first, minus UTC.
const furthestEast = 14 * time.Hour

// LastCredibleDay returns the latest valid date of an article that is read now. It is tomorrow where the day begins
// first, because tomorrow's paper appears in the evening.
func LastCredibleDay(now time.Time) time.Time {
	y, m, d := now.UTC().Add(furthestEast).Date()
	return time.Date(y, m, d+1, 0, 0, 0, 0, time.UTC)
}

// InFuture reports whether a day is after LastCredibleDay.
func InFuture(day, now time.Time) bool { return day.After(LastCredibleDay(now)) }

// CredibleDate returns the date, or the zero time if the day is in the future: then it is unknown when the article
// appeared.
func (a *Article) CredibleDate() time.Time {
	if a.Future {
		return time.Time{}
	}
	return a.Date
}
