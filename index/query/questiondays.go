package query

import (
	"strings"
	"time"

	"verbatim/corpus/day"
)

// A span of days is named by a day, a month or a year.
const (
	oneDay = iota
	oneMonth
	oneYear
)

// periodLayouts are the ways in which days, months and years stand in a question, and how many words each has; those without a year
// need to be told of which they are.
var periodLayouts = []struct {
	layout   string
	words    int
	unit     int
	yearless bool
}{
	{"2 January 2006", 3, oneDay, false}, {"2 Jan 2006", 3, oneDay, false}, {"January 2 2006", 3, oneDay, false}, {"Jan 2 2006", 3, oneDay, false},
	{"January 2006", 2, oneMonth, false}, {"Jan 2006", 2, oneMonth, false},
	{"January 2", 2, oneDay, true}, {"2 January", 2, oneDay, true},
	{"2006-1-2", 1, oneDay, false}, {"2006/1/2", 1, oneDay, false}, {"2006-1", 1, oneMonth, false}, {"2006", 1, oneYear, false},
	{"January", 1, oneMonth, true},
}

// A period is from a day on, until before another.
type period struct {
	from, to time.Time
	words    int  // of the question
	unit     int  // oneDay, oneMonth or oneYear
	yearless bool // nothing says of which year
}

// periodAt returns the period that the terms begin with; one without a year is the last that had begun on the latest day. Of none,
// words is 0.
func periodAt(terms []Term, latest time.Time) period {
	for _, p := range periodLayouts {
		if p.words > len(terms) || p.yearless && (latest.IsZero() || !capital(terms[0]) && !capital(terms[p.words-1])) {
			continue
		}
		var words []string
		for _, t := range terms[:p.words] {
			if t.Phrase || t.Not {
				break
			}
			words = append(words, t.Text)
		}
		form := day.Asked(p.layout)
		from, err := form.Parse(strings.Join(words, " "))
		if err != nil || len(words) < p.words {
			continue
		}
		if p.yearless {
			if from = from.AddDate(latest.Year()-from.Year(), 0, 0); from.After(latest) {
				from = from.AddDate(-1, 0, 0)
			}
		}
		to := map[int]time.Time{oneDay: from.AddDate(0, 0, 1), oneMonth: from.AddDate(0, 1, 0), oneYear: from.AddDate(1, 0, 0)}[p.unit]
		return period{from, to, p.words, p.unit, p.yearless}
	}
	return period{}
}

// takeDays takes the days out of a question's words that narrow it, "in June 2016", "before 2016", "since March", and those that only who
// asks can tell, "yesterday".
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

// daysAt narrows the question by the days that stand at terms[i], and returns how many words say so.
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
	case is(word, wordSet("in during on")) && (!p.yearless || i > 0 && is(terms[i-1], reportWords)): // "will win in November" is what is said
		q.narrow(p.from, p.to)
	default:
		return 0
	}
	return end
}

// narrow narrows the question to days from one on and before another; a zero one is no bound.
func (q *Question) narrow(from, to time.Time) {
	if from.After(q.After) {
		q.After = from
	}
	if !to.IsZero() && (q.Before.IsZero() || to.Before(q.Before)) {
		q.Before = to
	}
}

// relativeDays returns how many of the terms, from the first on, tell a day by that of whoever asks: "yesterday", "last week".
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
