package field

import (
	"path"
	"strconv"
	"strings"
	"time"

	"verbatim/corpus/day"
	"verbatim/corpus/table"
)

// leadDays are the days that the first lines of an article give, by what the lines say of them.
type leadDays map[dating]time.Time

// add keeps a day unless an earlier line gave one of its kind.
func (d leadDays) add(list []dated) {
	for _, found := range list {
		if d[found.dating].IsZero() {
			d[found.dating] = found.day
		}
	}
}

// maxDelay is how long after an article appeared its page may give another day. A later day is that of printing.
const maxDelay = 31 * 24 * time.Hour

// publication returns the day on which the article in the file at name appeared, or the zero time. A day of printing
// is none, and a day without further words is none if another source gives one long before it.
func (d leadDays) publication(line dateline, name, address string) time.Time {
	others := []time.Time{line.day, dateOfName(name), dateOfAddress(address)}
	shown := d[plain]
	for _, other := range others {
		if !other.IsZero() && shown.Sub(other) > maxDelay {
			shown = time.Time{}
		}
	}
	inYear := line.yearless.near(d[updated], yearOf(name, address))
	for _, t := range append([]time.Time{d[published], shown}, append(others, inYear, d[updated])...) {
		if !t.IsZero() {
			return t
		}
	}
	return time.Time{}
}

// A yearless is a day that an agency prints without its year.
type yearless struct{ found day.Found }

// near returns the day in the year of another day that the page gives, or else in a year; the zero time if both are
// unknown.
func (y yearless) near(other time.Time, year int) time.Time {
	if !other.IsZero() {
		year = other.Year()
	}
	t, ok := y.found.InYear(year)
	if ok && !other.IsZero() && t.Sub(other) > maxDelay { // "Dec 31", changed on 1 January
		t, ok = y.found.InYear(year - 1)
	}
	if !ok {
		return time.Time{}
	}
	return t
}

var (
	dateInName    = table.Pattern(`(?:^|\D)(\d{4}-\d\d-\d\d|\d{8})(?:\D|$)`)
	dateInFolders = table.Pattern(`(?:^|/)((?:19|20)\d\d)/([01]?\d)/([0-3]?\d)(?:/|$)`)
	dateInAddress = table.Pattern(`[/._-]((?:19|20)\d\d)[/_-]([01]?\d)[/_-]([0-3]?\d)(?:[/._-]|$)|` +
		`[/._-]((?:19|20)\d\d)([01]\d)([0-3]\d)(?:[/._-]|$)`)
	yearInName = table.Pattern(`(?:^|[^\d])((?:19|20)\d\d)(?:[^\d]|$)`)
)

// dateOfName returns the day in the name of a file, as in 2021-12-21-slug.txt, or in its folders, as in 2021/12/21.
func dateOfName(name string) time.Time {
	if m := dateInName().FindStringSubmatch(path.Base(name)); m != nil {
		found, _ := day.Find(m[1])
		return found.Day
	}
	return dateOf(dateInFolders().FindStringSubmatch(path.Dir(name)))
}

// dateOfAddress returns the day in an address, as in /2021/12/21/slug.
func dateOfAddress(address string) time.Time {
	_, rest, _ := strings.Cut(address, "://")
	_, rest, _ = strings.Cut(rest, "/")
	rest, _, _ = strings.Cut("/"+rest, "?")
	m := dateInAddress().FindStringSubmatch(rest)
	if m != nil && m[1] == "" {
		m = append(m[:1], m[4:]...)
	}
	return dateOf(m)
}

// dateOf returns the day of a match whose groups are year, month and day.
func dateOf(m []string) time.Time {
	if m == nil {
		return time.Time{}
	}
	found, _ := day.Find(m[1] + "-" + m[2] + "-" + m[3])
	return found.Day
}

// yearOf returns the year in the name of a file, its folders or an address, or 0.
func yearOf(name, address string) int {
	_, place, _ := strings.Cut(address, "://")
	_, place, _ = strings.Cut(place, "/")
	for _, s := range []string{path.Base(name), path.Dir(name), place} {
		if m := yearInName().FindStringSubmatch(s); m != nil {
			year, _ := strconv.Atoi(m[1])
			return year
		}
	}
	return 0
}
