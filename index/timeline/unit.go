package timeline

import "time"

// A Unit is the time of one bar.
type Unit int

// The units.
const (
	Day Unit = iota
	Month
	Year
)

// String returns the unit's name in a sentence.
func (u Unit) String() string { return [...]string{"day", "month", "year"}[u] }

// Label names the bar that begins on a day, as in "21 Dec 2021", "Dec 2021" or "2021".
func (u Unit) Label(from time.Time) string { return from.Format(u.Layout()) }

// Layout returns the layout of Label, of package time.
func (u Unit) Layout() string { return [...]string{"2 Jan 2006", "Jan 2006", "2006"}[u] }

// Key names the bar that begins on a day for programs, as in "2021-12-21", "2021-12" or "2021".
func (u Unit) Key(from time.Time) string {
	return from.Format([...]string{"2006-01-02", "2006-01", "2006"}[u])
}

// unitOf returns the unit for the time from a first day to a last one: the shortest for which bars are few enough.
func unitOf(first, last time.Time) Unit {
	switch {
	case Day.between(first, last) < maxDays:
		return Day
	case Month.between(first, last) < maxMonths:
		return Month
	}
	return Year
}

// start returns the first day of the unit in which a day is.
func (u Unit) start(day time.Time) time.Time {
	switch u {
	case Month:
		return time.Date(day.Year(), day.Month(), 1, 0, 0, 0, 0, time.UTC)
	case Year:
		return time.Date(day.Year(), time.January, 1, 0, 0, 0, 0, time.UTC)
	}
	return time.Date(day.Year(), day.Month(), day.Day(), 0, 0, 0, 0, time.UTC)
}

// next returns the first day of the next unit.
func (u Unit) next(from time.Time) time.Time {
	switch u {
	case Month:
		return from.AddDate(0, 1, 0)
	case Year:
		return from.AddDate(1, 0, 0)
	}
	return from.AddDate(0, 0, 1)
}

// between returns how many units a day is after the unit of a first one.
func (u Unit) between(first, day time.Time) int {
	switch u {
	case Month:
		return 12*(day.Year()-first.Year()) + int(day.Month()) - int(first.Month())
	case Year:
		return day.Year() - first.Year()
	}
	return int(u.start(day).Sub(u.start(first)).Hours()) / 24
}
