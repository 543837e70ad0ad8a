package load

import (
	"path"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// Years outside these are taken for numbers that are no year.
const (
	firstYear = 1700
	lastYear  = 2199
)

const (
	monthName = `(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|` +
		`sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)`
	dayNumber = `(?P<day>\d{1,2})(?:st|nd|rd|th)?`
)

// dateForms are the ways of writing a day, tried in this order. Day and month in digits with slashes are read only where
// one of them can't be a month.
var dateForms = []func() *regexp.Regexp{
	pattern(`\b(?P<year>\d{4})[-/.](?P<m>\d{1,2})[-/.](?P<day>\d{1,2})(?:\b|T)`),
	pattern(`\b(?P<year>\d{4})(?P<m>\d\d)(?P<day>\d\d)(?:T\d+|\b)`),
	pattern(`(?i)\b` + monthName + `\.?[ \x{a0}]+` + dayNumber + `(?:[ \x{a0}]*,[ \x{a0}]*|[ \x{a0}]+)(?P<year>\d{4})\b`),
	pattern(`(?i)\b` + dayNumber + `(?:[ \x{a0}]+of)?[ \x{a0}-]+` + monthName + `\.?,?[ \x{a0}-]+(?P<year>\d{4})\b`),
	pattern(`\b(?P<day>\d{1,2})\.(?P<m>\d{1,2})\.(?P<year>\d{4})\b`),
	pattern(`\b(?P<either>\d{1,2})/(?P<other>\d{1,2})/(?P<year>\d{4})\b`),
}

// dayForms are the ways of writing a day without its year, as agencies do.
var dayForms = []func() *regexp.Regexp{
	pattern(`(?i)\b` + monthName + `\.?[ \x{a0}]+` + dayNumber + `\b`),
	pattern(`(?i)\b` + dayNumber + `[ \x{a0}]+` + monthName + `\b`),
}

// findDay returns the first day written in s and where it stands. The day is at midnight UTC, as printed: a time and zone
// beside it don't move it.
func findDay(s string) (day time.Time, start, end int, ok bool) {
	for _, compiled := range dateForms {
		form := compiled()
		m := form.FindStringSubmatchIndex(s)
		if m == nil {
			continue
		}
		year, month, number := dateParts(form, s, m)
		if day, ok = date(year, month, number); ok {
			return day, m[0], m[1], true
		}
	}
	return time.Time{}, 0, 0, false
}

// Day returns the day that is written in text, as the fields of an article are read, at midnight UTC.
func Day(text string) (day time.Time, ok bool) { return parseDay(text) }

// parseDay returns the day written in s, which may stand among other words.
func parseDay(s string) (time.Time, bool) {
	day, _, _, ok := findDay(s)
	return day, ok
}

// findYearless finds a day without its year, as agencies write it. It can't be dated; only where it stands is returned.
func findYearless(s string) (start, end int, ok bool) {
	for _, form := range dayForms {
		if m := form().FindStringIndex(s); m != nil {
			return m[0], m[1], true
		}
	}
	return 0, 0, false
}

// dateParts returns the numbers of a match; 0 for those that are missing or unclear.
func dateParts(form *regexp.Regexp, s string, m []int) (year, month, day int) {
	group := func(name string) string {
		i := form.SubexpIndex(name)
		if i < 0 || m[2*i] < 0 {
			return ""
		}
		return s[m[2*i]:m[2*i+1]]
	}
	number := func(name string) int { n, _ := strconv.Atoi(group(name)); return n }
	year, month, day = number("year"), number("m"), number("day")
	if name := group("month"); name != "" {
		month = monthNumber(name)
	}
	if a, b := number("either"), number("other"); a > 12 {
		day, month = a, b
	} else if b > 12 || a > 0 && a == b {
		month, day = a, b
	}
	return year, month, day
}

func monthNumber(name string) int {
	const firstLetters = "janfebmaraprmayjunjulaugsepoctnovdec"
	return strings.Index(firstLetters, strings.ToLower(name[:3]))/3 + 1
}

// date returns the day at midnight UTC, and whether there is such a day.
func date(year, month, day int) (time.Time, bool) {
	t := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	ok := year >= firstYear && year <= lastYear && int(t.Month()) == month && t.Day() == day
	return t, ok
}

// datePrefix and dateSuffix are what may stand beside a day on a line that gives the date and nothing else.
var (
	datePrefix = pattern(`(?i)^(?:(?:first )?(?:published|posted|updated|issued|filed|date)(?: on| at)?:?\s*)?` +
		`(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?[.,]*\s*)?$`)
	dateSuffix = pattern(`(?i)^[\s,.|•·-]*(?:T?(?:at )?\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:\.\d+)?\s*(?:[ap]\.?m\.?)?)?` +
		`\s*(?:\(?(?:[A-Z]{2,5}(?:[+-]\d+)?|Z|[+-]\d\d:?\d\d)\)?)?[\s.]*$`)
)

// dateLine returns the day of a line that gives the date and nothing else: "Published: Tuesday, December 21, 2021, 10:15 GMT".
func dateLine(line string) (time.Time, bool) {
	day, start, end, ok := findDay(line)
	if !ok || !datePrefix().MatchString(line[:start]) || !dateSuffix().MatchString(line[end:]) {
		return time.Time{}, false
	}
	return day, true
}

var dateInName = pattern(`(?:^|\D)(\d{4}-\d\d-\d\d|\d{8})(?:\D|$)`)

// dateOfName returns the day in a file's name, at its start by custom: 2021-12-21-slug.txt.
func dateOfName(name string) time.Time {
	m := dateInName().FindStringSubmatch(path.Base(name))
	if m == nil {
		return time.Time{}
	}
	day, _ := parseDay(m[1])
	return day
}
