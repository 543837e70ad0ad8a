package query

import (
	"strings"
	"time"

	"verbatim/corpus/day"
)

// The unit of a period.
const (
	oneDay = iota
	oneMonth
	oneYear
)

// periodLayouts are the ways to write a day, a month or a year in a question, and the number of words of each.
var periodLayouts = []struct {
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

// A period is the days from one day to the day before another.
type period struct {
	from, to time.Time
	words    int  // the number of words in the question
	unit     int  // oneDay, oneMonth or oneYear
	yearless bool // the question does not say which year
}

// periodAt returns the period at the beginning of the terms. A period without a year is the last one that had begun
// on the latest day. If there is no period, words is 0.
func periodAt(terms []Term, latest time.Time) period {
	for _, p := range periodLayouts {
		if p.words > len(terms) {
			continue
		}
		if p.yearless && (latest.IsZero() || !capital(terms[0]) && !capital(terms[p.words-1])) {
			continue
		}
		words, plain := plainText(terms[:p.words])
		form := day.Asked(p.layout)
		from, err := form.Parse(words)
		if err != nil || !plain {
			continue
		}
		if p.yearless {
			if from = from.AddDate(latest.Year()-from.Year(), 0, 0); from.After(latest) {
				from = from.AddDate(-1, 0, 0)
			}
		}
		return period{from, endOf(from, p.unit), p.words, p.unit, p.yearless}
	}
	return period{}
}

// plainText joins the terms, and reports whether all are plain words.
func plainText(terms []Term) (text string, plain bool) {
	var words []string
	for _, t := range terms {
		if t.Phrase || t.Not {
			return "", false
		}
		words = append(words, t.Text)
	}
	return strings.Join(words, " "), true
}

// endOf returns the first day after the day, month or year that begins on a day.
func endOf(from time.Time, unit int) time.Time {
	switch unit {
	case oneDay:
		return from.AddDate(0, 0, 1)
	case oneMonth:
		return from.AddDate(0, 1, 0)
	}
	return from.AddDate(1, 0, 0)
}

// takeDays removes the periods from a question's words and limits the question to them: "in June 2016", "before
// 2016", "since March". It also removes days relative to today, such as "yesterday".
func (q *Question) takeDays(terms []Term, latest time.Time) []Term {
	var rest []Term
	for i := 0; i < len(terms); {
		n := q.daysAt(terms, i, latest)
		if n == 0 {
			n = relativeDays(terms[i:])
			for _, t := range terms[i : i+n] {
				q.LeftOut = strings.TrimSpace(q.LeftOut + " " + t.Text)
			}
		}
		if n == 0 {
			rest = append(rest, terms[i])
			n = 1
		}
		i += n
	}
	return rest
}

// daysAt limits the question to the period at terms[i], and returns its number of words with the preposition.
func (q *Question) daysAt(terms []Term, i int, latest time.Time) int {
	word := terms[i]
	p := periodAt(terms[i+1:], latest)
	end := 1 + p.words
	switch {
	case p.words == 0:
		if p = periodAt(terms[i:], latest); p.words < 2 || p.yearless {
			return 0
		}
		q.narrow(p.from, p.to)
		return p.words
	case is(word, wordSet("between from")):
		if end+i < len(terms) && is(terms[i+end], wordSet("and to until till through")) {
			if last := periodAt(terms[i+end+1:], latest); last.words > 0 {
				q.narrow(p.from, last.to)
				return end + 1 + last.words
			}
		}
		return 0
	case is(word, wordSet("since")):
		q.narrow(p.from, time.Time{})
	case is(word, wordSet("after")):
		q.narrow(p.to, time.Time{})
	case is(word, wordSet("before")):
		q.narrow(time.Time{}, p.from)
	case is(word, wordSet("until till")):
		q.narrow(time.Time{}, p.to)
	case is(word, wordSet("on")) && p.unit != oneDay:
		return 0 // "spoke on 2016"
	case is(word, wordSet("in during on")):
		if p.yearless && (i == 0 || !is(terms[i-1], reportWords)) {
			return 0 // "will win in November" is the topic
		}
		q.narrow(p.from, p.to)
	default:
		return 0
	}
	return end
}

// narrow limits the question to the days from one day to the day before another. A zero day is no bound.
func (q *Question) narrow(from, to time.Time) {
	if from.After(q.After) {
		q.After = from
	}
	if !to.IsZero() && (q.Before.IsZero() || to.Before(q.Before)) {
		q.Before = to
	}
}

// relativeDays returns the number of terms at the beginning that name a day relative to today: "yesterday", "last
// week".
func relativeDays(terms []Term) int {
	at := 0
	if is(terms[0], wordSet("since on")) {
		at = 1
	}
	rest := terms[at:]
	switch {
	case len(rest) > 0 && is(rest[0], wordSet("yesterday today tonight")):
		return at + 1
	case len(rest) > 1 && is(rest[0], wordSet("last this past")) && is(rest[1], wordSet(`week weekend month year night
		monday tuesday wednesday thursday friday saturday sunday`)):
		return at + 2
	case at == 1 && len(rest) > 0 && is(rest[0], wordSet("monday tuesday wednesday thursday friday saturday sunday")):
		return at + 1
	}
	return 0
}
