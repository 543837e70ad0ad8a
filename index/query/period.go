package query

import (
	"strconv"
	"strings"
	"time"

	"verbatim/corpus/day"
)

// A Calendar has the days from which the days of a query count.
type Calendar struct {
	Today  time.Time // the user's day, for "yesterday" and "last week"; if it is zero, they are not understood
	Latest time.Time // the day of the newest article: a month without a year is the last that had begun on it
}

// On returns the calendar of a day.
func On(now time.Time) Calendar {
	today := time.Date(now.Year(), now.Month(), now.Day(), 0, 0, 0, 0, time.UTC)
	return Calendar{Today: today, Latest: today}
}

// The unit of a period.
const (
	oneDay = iota
	oneWeek
	oneMonth
	oneYear
)

// A period is the days from one day to the day before another.
type period struct {
	from, to time.Time
	words    int // the number of words that name it
	unit     int
	alone    bool // it needs no preposition: "yesterday"
	vague    bool // it may belong to the topic: "will win in November"
	dated    bool // the words have a year
}

// periodForms find a period at the beginning of some words, in this order. Folded are the words in small letters.
var periodForms = []func(words, folded []string, c Calendar) period{
	writtenPeriod, partOfMonth, feast, relativeDay, relativeSpan, agoPeriod, weekday,
}

// periodOf returns the period at the beginning of the words. If there is none, its number of words is 0.
func periodOf(words []string, c Calendar) period {
	folded := make([]string, len(words))
	for i, w := range words {
		folded[i] = strings.ToLower(w)
	}
	skip := 0
	if len(words) > 1 && folded[0] == "the" {
		skip = 1
	}
	for _, find := range periodForms {
		if p := find(words[skip:], folded[skip:], c); p.words > 0 {
			p.words += skip
			return p
		}
	}
	return period{}
}

// span returns the period of a unit that begins on a day.
func span(from time.Time, unit, words int) period {
	return period{from: from, to: after(from, unit, 1), words: words, unit: unit}
}

// after returns the day that is n units after another. N may be negative.
func after(from time.Time, unit, n int) time.Time {
	switch unit {
	case oneDay:
		return from.AddDate(0, 0, n)
	case oneWeek:
		return from.AddDate(0, 0, 7*n)
	case oneMonth:
		return from.AddDate(0, n, 0)
	}
	return from.AddDate(n, 0, 0)
}

// begin returns the first day of the week, month or year of a day. Weeks begin on Monday.
func begin(t time.Time, unit int) time.Time {
	switch unit {
	case oneWeek:
		return t.AddDate(0, 0, -(int(t.Weekday())+6)%7)
	case oneMonth:
		return t.AddDate(0, 0, 1-t.Day())
	case oneYear:
		return t.AddDate(0, 0, 1-t.YearDay())
	}
	return t
}

// writtenLayouts are the ways to write a day, a month or a year in a question, and the number of words of each.
var writtenLayouts = []struct {
	layout   string
	words    int
	unit     int
	yearless bool
}{
	{"2 January 2006", 3, oneDay, false},
	{"2 Jan 2006", 3, oneDay, false},
	{"January 2 2006", 3, oneDay, false},
	{"Jan 2 2006", 3, oneDay, false},
	{"January 2006", 2, oneMonth, false},
	{"Jan 2006", 2, oneMonth, false},
	{"January 2", 2, oneDay, true},
	{"2 January", 2, oneDay, true},
	{"2006-1-2", 1, oneDay, false},
	{"2006/1/2", 1, oneDay, false},
	{"2006-1", 1, oneMonth, false},
	{"2006", 1, oneYear, false},
	{"January", 1, oneMonth, true},
}

// writtenPeriod reads a day, a month or a year. Those without a year need a capital: "may" and "march" are verbs too.
func writtenPeriod(words, _ []string, c Calendar) period {
	for _, l := range writtenLayouts {
		if l.words > len(words) {
			continue
		}
		if l.yearless && (c.Latest.IsZero() || !isCapital(words[0]) && !isCapital(words[l.words-1])) {
			continue
		}
		form := day.Asked(l.layout)
		from, err := form.Parse(strings.Join(words[:l.words], " "))
		if err != nil {
			continue
		}
		if l.yearless {
			from = lastBegun(from, c.Latest)
		}
		p := span(from, l.unit, l.words)
		p.dated = !l.yearless
		p.alone = p.dated && l.words > 1
		p.vague = l.yearless && l.unit == oneMonth
		return p
	}
	return period{}
}

// lastBegun returns the last day with the month and day of from that is not after the latest day.
func lastBegun(from, latest time.Time) time.Time {
	from = time.Date(latest.Year(), from.Month(), from.Day(), 0, 0, 0, 0, time.UTC)
	if from.After(latest) {
		from = from.AddDate(-1, 0, 0)
	}
	return from
}

// parts are the words for a part of a month, and its first day and the day after it; 0 is the end of the month.
var parts = map[string]struct{ from, to int }{
	"first week": {1, 8}, "1st week": {1, 8}, "second week": {8, 15}, "2nd week": {8, 15}, "third week": {15, 22},
	"3rd week": {15, 22}, "fourth week": {22, 29}, "4th week": {22, 29}, "last week": {-7, 0}, "final week": {-7, 0},
	"first half": {1, 16}, "second half": {16, 0}, "middle": {11, 21}, "start": {1, 11}, "beginning": {1, 11},
	"end": {-10, 0}, "early": {1, 11}, "mid": {11, 21}, "late": {-10, 0},
}

// partOfMonth reads "first week of January", "early June 2021" and "mid-May".
func partOfMonth(words, folded []string, c Calendar) period {
	if len(words) > 0 {
		if head, month, ok := strings.Cut(words[0], "-"); ok && strings.EqualFold(head, "mid") {
			words, folded = append([]string{head, month}, words[1:]...), append([]string{"mid", month}, folded[1:]...)
			p := partOfMonth(words, folded, c)
			p.words = max(0, p.words-1)
			return p
		}
	}
	for n := 1; n <= 2 && n < len(words); n++ {
		part, ok := parts[strings.Join(folded[:n], " ")]
		if !ok {
			continue
		}
		at := n
		if at < len(words) && folded[at] == "of" {
			at++
		} else if n == 2 {
			continue // "last week"
		}
		month := monthAt(words[at:], c)
		if month.words == 0 {
			continue
		}
		p := period{from: within(month, part.from), to: within(month, part.to), words: at + month.words, unit: oneWeek}
		p.alone, p.dated = true, month.dated
		return p
	}
	return period{}
}

// monthAt reads a month with or without its year and capital.
func monthAt(words []string, c Calendar) period {
	if len(words) == 0 || words[0] == "" {
		return period{}
	}
	first := strings.ToUpper(words[0][:1]) + words[0][1:]
	p := writtenPeriod(append([]string{first}, words[1:]...), nil, c)
	if p.unit != oneMonth {
		return period{}
	}
	return p
}

// within returns a day of a month. A day that is not positive counts from the end.
func within(month period, day int) time.Time {
	if day <= 0 {
		return month.to.AddDate(0, 0, day)
	}
	return month.from.AddDate(0, 0, day-1)
}

// feasts are days that have a name.
var feasts = []struct {
	name  string
	month time.Month
	day   int
}{
	{"christmas eve", time.December, 24}, {"christmas day", time.December, 25}, {"christmas", time.December, 25},
	{"boxing day", time.December, 26}, {"new year's eve", time.December, 31}, {"new year's day", time.January, 1},
	{"new year's", time.January, 1}, {"new year", time.January, 1}, {"halloween", time.October, 31},
	{"may day", time.May, 1},
}

// feast reads the name of a day.
func feast(_, folded []string, c Calendar) period {
	if c.Latest.IsZero() {
		return period{}
	}
	text := strings.ReplaceAll(strings.Join(folded, " "), "’", "'") + " "
	for _, f := range feasts {
		if strings.HasPrefix(text, f.name+" ") {
			from := lastBegun(time.Date(2000, f.month, f.day, 0, 0, 0, 0, time.UTC), c.Latest)
			return span(from, oneDay, 1+strings.Count(f.name, " "))
		}
	}
	return period{}
}

// relativeDays are the words for a day near today, and its distance from today.
var relativeDays = []struct {
	name string
	days int
}{
	{"day before yesterday", -2}, {"earlier today", 0}, {"this morning", 0}, {"this afternoon", 0},
	{"this evening", 0}, {"last night", -1}, {"yesterday", -1}, {"today", 0}, {"tonight", 0},
}

// relativeDay reads "yesterday" and "today".
func relativeDay(_, folded []string, c Calendar) period {
	if c.Today.IsZero() {
		return period{}
	}
	text := strings.Join(folded, " ") + " "
	for _, r := range relativeDays {
		if strings.HasPrefix(text, r.name+" ") {
			p := span(c.Today.AddDate(0, 0, r.days), oneDay, 1+strings.Count(r.name, " "))
			p.alone = true
			return p
		}
	}
	return period{}
}

// units are the words for units of time.
var units = map[string]int{
	"day": oneDay, "days": oneDay, "week": oneWeek, "weeks": oneWeek, "month": oneMonth, "months": oneMonth,
	"year": oneYear, "years": oneYear,
}

// relativeSpan reads "last week", "this month", "past three days", "last Monday" and "last weekend".
func relativeSpan(_, folded []string, c Calendar) period {
	if c.Today.IsZero() || len(folded) < 2 {
		return period{}
	}
	back := map[string]int{"this": 0, "current": 0, "last": 1, "previous": 1, "past": 1}
	n, ok := back[folded[0]]
	if !ok {
		return period{}
	}
	p := period{words: 2, alone: true}
	unit, isUnit := units[folded[1]]
	weekday, isWeekday := weekdays[folded[1]]
	many, isMany := count(folded[1])
	switch {
	case isMany && n == 1 && len(folded) > 2:
		if unit, isUnit = units[folded[2]]; !isUnit {
			return period{}
		}
		p.from, p.to, p.unit, p.words = after(c.Today, unit, -many), c.Today.AddDate(0, 0, 1), unit, 3
	case isUnit && folded[0] == "past":
		p.from, p.to, p.unit = after(c.Today, unit, -1), c.Today.AddDate(0, 0, 1), unit
	case isUnit && unit != oneDay:
		p = span(after(begin(c.Today, unit), unit, -n), unit, 2)
		p.alone, p.vague = true, unit == oneYear
	case isWeekday:
		p.from = lastWeekday(c.Today.AddDate(0, 0, -n), weekday)
		p.to = p.from.AddDate(0, 0, 1)
	case folded[1] == "weekend":
		monday := begin(c.Today, oneWeek)
		if c.Today.Weekday() == time.Saturday || c.Today.Weekday() == time.Sunday {
			monday = after(monday, oneWeek, 1-n)
		}
		p.from, p.to, p.unit = monday.AddDate(0, 0, -2), monday, oneWeek
	default:
		return period{}
	}
	return p
}

// agoPeriod reads "two days ago" and "a month ago". It is the day, week, month or year that was so long ago.
func agoPeriod(_, folded []string, c Calendar) period {
	if c.Today.IsZero() || len(folded) < 3 || folded[2] != "ago" {
		return period{}
	}
	n, ok := count(folded[0])
	unit, isUnit := units[folded[1]]
	if !ok || !isUnit {
		return period{}
	}
	p := span(begin(after(c.Today, unit, -n), unit), unit, 3)
	p.alone, p.vague = true, unit == oneYear
	return p
}

var numbers = strings.Fields("zero one two three four five six seven eight nine ten eleven twelve")

// mostUnits is the maximum number of days, weeks, months or years that a period may have.
const mostUnits = 999

// count reads a number of units.
func count(word string) (int, bool) {
	if word == "a" || word == "an" {
		return 1, true
	}
	for n, name := range numbers {
		if n > 0 && word == name {
			return n, true
		}
	}
	n, err := strconv.Atoi(word)
	return n, err == nil && n > 0 && n <= mostUnits
}

var weekdays = map[string]time.Weekday{
	"monday": time.Monday, "tuesday": time.Tuesday, "wednesday": time.Wednesday, "thursday": time.Thursday,
	"friday": time.Friday, "saturday": time.Saturday, "sunday": time.Sunday,
}

// weekday reads "Monday", the last one until today.
func weekday(_, folded []string, c Calendar) period {
	if c.Today.IsZero() || len(folded) == 0 {
		return period{}
	}
	w, ok := weekdays[folded[0]]
	if !ok {
		return period{}
	}
	return span(lastWeekday(c.Today, w), oneDay, 1)
}

// lastWeekday returns the last day not after another that is this day of the week.
func lastWeekday(t time.Time, w time.Weekday) time.Time {
	return t.AddDate(0, 0, -(int(t.Weekday())-int(w)+7)%7)
}
