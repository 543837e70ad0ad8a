package day

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"verbatim/corpus/table"
)

// Find ignores numbers outside these years: in running text they are not years.
const (
	firstYear = 1700
	lastYear  = 2199
)

const (
	monthName = `(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|` +
		`sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)`
	dayNumber = `(?P<day>\d{1,2})(?:st|nd|rd|th)?`
)

// withYear are the ways of writing a day that Find tries, in this order. Day and month in digits with slashes are
// read only if one of them can't be a month.
var withYear = []func() *regexp.Regexp{
	table.Pattern(`\b(?P<year>\d{4})[-/.](?P<m>\d{1,2})[-/.](?P<day>\d{1,2})(?:\b|T)`),
	table.Pattern(`\b(?P<year>\d{4})(?P<m>\d\d)(?P<day>\d\d)(?:T\d+|\b)`),
	table.Pattern(`(?i)\b` + monthName + `\.?[ \x{a0}]+` + dayNumber +
		`(?:[ \x{a0}]*,[ \x{a0}]*|[ \x{a0}]+)(?P<year>\d{4})\b`),
	table.Pattern(`(?i)\b` + dayNumber + `(?:[ \x{a0}]+of)?[ \x{a0}-]+` + monthName + `\.?,?[ \x{a0}-]+(?P<year>\d{4})\b`),
	table.Pattern(`\b(?P<day>\d{1,2})\.(?P<m>\d{1,2})\.(?P<year>\d{4})\b`),
	table.Pattern(`\b(?P<either>\d{1,2})/(?P<other>\d{1,2})/(?P<year>\d{4})\b`),
}

// yearless are the ways of writing a day without its year, as news agencies do.
var yearless = []func() *regexp.Regexp{
	table.Pattern(`(?i)\b` + monthName + `\.?[ \x{a0}]+` + dayNumber + `\b`),
	table.Pattern(`(?i)\b` + dayNumber + `[ \x{a0}]+` + monthName + `\b`),
}

// A Found is a day in running text.
type Found struct {
	Day        time.Time // at midnight UTC, as printed: a time and a zone beside it don't change it
	Start, End int       // where it is written, in bytes

	month, number int // of a day without its year
}

// InYear returns a day that FindYearless found in a year, if the calendar has it.
func (f Found) InYear(year int) (time.Time, bool) { return valid(year, f.month, f.number) }

// Find returns the first day written in text.
func Find(text string) (Found, bool) {
	for _, compiled := range withYear {
		form := compiled()
		m := form.FindStringSubmatchIndex(text)
		if m == nil {
			continue
		}
		year, month, number := parts(form, text, m)
		if day, ok := valid(year, month, number); ok {
			return Found{Day: day, Start: m[0], End: m[1]}, true
		}
	}
	return Found{}, false
}

// FindYearless returns the first day written without its year. Its Day is zero.
func FindYearless(text string) (Found, bool) {
	for _, form := range yearless {
		if m := form().FindStringSubmatchIndex(text); m != nil {
			_, month, number := parts(form(), text, m)
			return Found{Start: m[0], End: m[1], month: month, number: number}, true
		}
	}
	return Found{}, false
}

// parts returns the numbers of a match; 0 for those that are missing or ambiguous.
func parts(form *regexp.Regexp, text string, m []int) (year, month, day int) {
	group := func(name string) string {
		i := form.SubexpIndex(name)
		if i < 0 || m[2*i] < 0 {
			return ""
		}
		return text[m[2*i]:m[2*i+1]]
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

// valid returns the day at midnight UTC, and whether the calendar has it.
func valid(year, month, day int) (time.Time, bool) {
	t := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	ok := year >= firstYear && year <= lastYear && int(t.Month()) == month && t.Day() == day
	return t, ok
}
