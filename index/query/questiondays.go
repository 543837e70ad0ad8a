package query

import "time"

// maxPeriodWords is the maximum number of words of a period: "the last week of December 2021" has 6.
const maxPeriodWords = 7

// periodAt returns the period at the beginning of the terms.
func periodAt(terms []Term, c Calendar) period {
	var words []string
	for _, t := range terms[:min(len(terms), maxPeriodWords)] {
		if !t.IsPlain() || t.Text == "" {
			break
		}
		words = append(words, t.Text)
	}
	return periodOf(words, c)
}

// takeDays removes the periods from a question's words and limits the question to them: "in June 2016", "before
// 2016", "yesterday".
func (q *Question) takeDays(terms []Term, c Calendar) []Term {
	var rest []Term
	for i := 0; i < len(terms); {
		n := q.daysAt(terms, i, c)
		if n == 0 {
			rest = append(rest, terms[i])
			n = 1
		}
		i += n
	}
	return rest
}

// The prepositions before a period, by the side of it that they limit.
var (
	sinceWords  = wordSet("since")
	afterWords  = wordSet("after")
	beforeWords = wordSet("before")
	untilWords  = wordSet("until till")
	withinWords = wordSet("in during on at over within from around throughout")
)

// daysAt limits the question to the period at terms[i], and returns its number of words with the preposition.
func (q *Question) daysAt(terms []Term, i int, c Calendar) int {
	word := terms[i]
	if n := q.between(terms[i:], c); n > 0 {
		return n
	}
	if p := periodAt(terms[i:], c); p.alone && !p.isTopic(terms[:i]) {
		q.narrow(p.from, p.to)
		return p.words
	}
	p := periodAt(terms[i+1:], c)
	switch {
	case p.words == 0:
		return 0
	case is(word, sinceWords):
		q.narrow(p.from, time.Time{})
	case is(word, afterWords):
		q.narrow(p.to, time.Time{})
	case is(word, beforeWords):
		q.narrow(time.Time{}, p.from)
	case is(word, untilWords):
		q.narrow(time.Time{}, p.to)
	case !is(word, withinWords), p.isTopic(terms[:i]):
		return 0
	case is(word, wordSet("on")) && p.unit > oneDay && p.dated, is(word, wordSet("from at around")) && p.dated:
		return 0 // "spoke on 2016"
	default:
		q.narrow(p.from, p.to)
	}
	return 1 + p.words
}

// between limits the question to the days "from May to June" at the beginning of the terms, and returns their number
// of words.
func (q *Question) between(terms []Term, c Calendar) int {
	if !is(terms[0], wordSet("between from")) {
		return 0
	}
	first := periodAt(terms[1:], c)
	at := 1 + first.words
	if first.words == 0 || at >= len(terms) || !is(terms[at], wordSet("and to until till through")) {
		return 0
	}
	last := periodAt(terms[at+1:], c)
	if last.words == 0 {
		return 0
	}
	q.narrow(first.from, last.to)
	return at + 1 + last.words
}

// isTopic reports whether a period without a year belongs to what was said, by the words before it: "will win in
// November", "starts in November".
func (p *period) isTopic(before []Term) bool {
	if p.dated {
		return false
	}
	if p.vague {
		return len(before) == 0 || !is(before[len(before)-1], reportWords)
	}
	for _, t := range before {
		if is(t, wordSet("will would shall won't wouldn't")) {
			return true
		}
	}
	return false
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
