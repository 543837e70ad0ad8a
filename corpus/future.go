package corpus

import "time"

// furthestEast is how far the clocks of Kiribati, where a day begins first, are ahead of UTC.
const furthestEast = 14 * time.Hour

// LastCredibleDay returns the last day that an article can have appeared on, as read at a moment: tomorrow where the
// day begins first. A paper of tomorrow is out in the evening; what is dated later has a wrong date.
func LastCredibleDay(now time.Time) time.Time {
	y, m, d := now.UTC().Add(furthestEast).Date()
	return time.Date(y, m, d+1, 0, 0, 0, 0, time.UTC)
}

// InFuture reports whether a day is after LastCredibleDay.
func InFuture(day, now time.Time) bool { return day.After(LastCredibleDay(now)) }

// Known returns the day, or the zero time where it is in the future: such a day says nothing of when an article
// appeared.
func (a *Article) Known() time.Time {
	if a.Future {
		return time.Time{}
	}
	return a.Date
}
