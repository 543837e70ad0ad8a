package query

import (
	"slices"
	"strings"
	"time"
	"unicode"
)

// A Question is what a question in plain English asks for.
type Question struct {
	Query
	Asks Asking

	// Verbs are the words by which the question asks for speech: in "who called the talks a farce" it is "called". A quote need not
	// have them, but is likelier meant where it is reported by them.
	Verbs []string

	// Unknown is the name that stands where a speaker does, and names none. Its words are looked for as the others are.
	Unknown string

	// LeftOut are words that tell a day by that of whoever asks, as "yesterday" does. They are not looked for, and narrow nothing.
	LeftOut string
}

// A Naming says how words name a speaker.
type Naming int

const (
	Nobody Naming = iota // they name none
	ByRole               // they stand in a role, or in a name and a role
	ByName               // they are a name, or end in one: "Minister Marsh"
)

// A Knower tells how words name a speaker.
type Knower func(name string) Naming

// An Asking is what a question asks for beside quotes.
type Asking int

const (
	Quotes   Asking = iota // nothing else
	HowOften               // how many quotes there are
	When                   // from which days they are
	WhoIs                  // who the speaker is; there is one, and nothing else is asked
)

// mostNameWords is how many words of a question are tried as one name: "the Vienna Center for Disarmament and Nonproliferation".
const mostNameWords = 8

// ParseQuestion turns a question in plain English into a query. It understands
//
//	who said / mentioned / wants X?               the words of X
//	who said anything about X?                    the same
//	did anyone say / mention X?                   the same
//	what did NAME say about X?, did NAME say X?   the words of X, said by NAME
//	why does NAME want X?, is NAME for X?         the same
//	what is NAME's view of X?                     the same
//	what was said about X (by NAME)?              the same
//	who is NAME?                                  what NAME said
//	how often / when did NAME say X?              the words of X, said by NAME
//	how often was X mentioned (by NAME)?          the words of X
//	… in June 2016, before 2016, since March      these days; of a month without a year the last that had begun on the latest day
//
// and takes anything else for words without its question words. Phrases and fields mean what they do for Parse, whose
// errors it returns. A name becomes a speaker only where known says that it names one; where nobody's name is in its place, words of a role do.
// Latest is the day of the newest article; where it is zero, months need a year.
func ParseQuestion(s string, known Knower, latest time.Time) (Question, error) {
	parsed, err := Parse(s)
	if err != nil {
		return Question{}, err
	}
	q := Question{Query: parsed}
	asks, terms := asking(q.takeDays(trimQuestion(q.Terms), latest))
	q.read(terms, known)
	for _, t := range terms {
		if is(t, reportWords) {
			q.Verbs = append(q.Verbs, t.Text)
		}
	}
	if q.Asks = asks; asks == WhoIs && (len(q.Speakers) != 1 || (Query{Speakers: q.Speakers}).String() != q.Query.String()) {
		q.Asks = Quotes
	}
	if last := len(q.Terms) - 1; (asks == HowOften || asks == When) && len(q.Speakers) == 0 && last > 0 && is(q.Terms[last], reportWords) {
		q.Terms = q.Terms[:last] // "was a treaty mentioned"
	}
	return q, nil
}

// asking returns what a question asks for, and its words, of which "how many times" is "how often".
func asking(terms []Term) (Asking, []Term) {
	switch {
	case len(terms) < 2:
	case is(terms[0], wordSet("when when's")):
		return When, terms
	case is(terms[0], wordSet("how")) && is(terms[1], wordSet("often frequently")):
		return HowOften, append(slices.Clone(terms[:1]), terms[2:]...)
	case len(terms) > 2 && is(terms[0], wordSet("how")) && is(terms[1], wordSet("many")) && is(terms[2], wordSet("times")):
		return HowOften, append(slices.Clone(terms[:1]), terms[3:]...)
	case is(terms[0], wordSet("who")) && is(terms[1], beingWords), is(terms[0], wordSet("who's whos")):
		return WhoIs, terms
	}
	return Quotes, terms
}

// read takes the speakers and the topic from the words of a question.
func (q *Question) read(terms []Term, known Knower) {
	who := len(terms) > 0 && is(terms[0], wordSet("who who's whos which"))
	rest := dropLeading(terms, askingWords)
	asked := len(rest) < len(terms)
	measured, rest := measure(terms, rest)
	being := len(terms) > 0 && is(terms[0], beingWords) || len(rest) > 0 && is(rest[0], beingWords)
	helped := len(rest) > 0 && is(rest[0], helperWords) || being
	rest = dropLeading(dropLeading(rest, helperWords), askingWords)
	spoken, passive := dropPassive(rest, being)
	switch {
	case passive:
		rest = spoken
	case helped && (!who || being):
		rest = q.subject(rest, being, known, !who)
	case !asked:
		q.Terms = topic(rest)
		return
	}
	if len(rest) > 0 && is(rest[0], reportWords) {
		rest = dropLinks(rest[1:])
	}
	q.Terms = topic(append(slices.Clip(measured), q.agent(rest, known)...))
}

// dropPassive returns the words of a question without the verb that makes the words before it what is spoken of: "was a treaty
// mentioned", "has a treaty been discussed".
func dropPassive(terms []Term, being bool) ([]Term, bool) {
	for i := 1; i < len(terms); i++ {
		from := i
		if is(terms[i-1], wordSet("been")) {
			from--
		} else if !being {
			continue
		}
		if from > 0 && is(terms[i], passiveWords) {
			return append(slices.Clone(terms[:from]), terms[i+1:]...), true
		}
	}
	return terms, false
}

// mostMeasured is how many words may stand between "how" and the helper: "how many new inspectors did NAME ask for".
const mostMeasured = 4

// measure parts what a question with "how", "what" or "which" asks the measure or kind of from the rest, which begins with a helper.
func measure(terms, rest []Term) (measured, after []Term) {
	if len(terms) == 0 || !is(terms[0], wordSet("how what which")) || len(rest) > 0 && is(rest[0], helperWords) {
		return nil, rest
	}
	for i := 1; i < len(rest) && i <= mostMeasured; i++ {
		if is(rest[i], wordSet("did do does has have will would can could should")) {
			return rest[:i], rest[i:]
		}
	}
	return nil, rest
}

// subject takes the names of speakers from the front of the terms, where a question has its subject, and returns what is left.
func (q *Question) subject(terms []Term, being bool, known Knower, alone bool) []Term {
	roles := !being || !alone // "are the fees fair" asks of the fees, "who is the mayor" of whoever is
	n, name := leadingName(terms, being, roles, known)
	if n == 0 {
		q.Unknown = unknownName(terms)
		return terms
	}
	rest := terms[n:]
	if !alone && len(rest) > 0 {
		return terms // "who is NAME voting for": the name is what is asked about
	}
	q.Speakers = append(q.Speakers, name)
	if len(rest) > 1 && is(rest[0], wordSet("and or")) {
		if m, other := leadingName(rest[1:], being, roles, known); m > 0 {
			q.Speakers = append(q.Speakers, other)
			rest = rest[1+m:]
		}
	}
	return rest
}

// leadingName returns how many of the terms make the longest name of a speaker that they begin with, and the name.
// Words of a role do where no name stands there and roles may, or with a capital.
func leadingName(terms []Term, being, roles bool, known Knower) (int, string) {
	n, name := leading(terms, being, func(name string) bool { return known(name) == ByName })
	if n == 0 && (roles || startsCapital(dropLeading(terms, titleWords))) {
		n, name = leading(terms, being, func(name string) bool { return known(name) != Nobody })
	}
	return n, name
}

// leading is leadingName with the names that known knows.
func leading(terms []Term, being bool, known func(string) bool) (int, string) {
	skip := 0
	for skip < len(terms) {
		for n := min(len(terms)-skip, mostNameWords); n > 0; n-- {
			name, whole := nameOf(terms[skip : skip+n])
			if name == "" || !whole && !being {
				continue
			}
			if !cut(terms[skip:], n) && known(name) {
				return skip + n, name
			}
		}
		if !is(terms[skip], titleWords) {
			return 0, ""
		}
		skip++
	}
	return 0, ""
}

// cut reports whether the first n terms are only the beginning of a name: a word with a capital follows them. "Ana" alone may name
// somebody else than "Ana Lund" does.
func cut(terms []Term, n int) bool {
	return n < len(terms) && capital(terms[0]) && capital(terms[n])
}

// capital reports whether t is a plain word with a capital.
func capital(t Term) bool {
	return !t.Phrase && !t.Not && strings.IndexFunc(t.Text, unicode.IsUpper) == 0
}

func startsCapital(terms []Term) bool { return len(terms) > 0 && capital(terms[0]) }

// nameOf returns the words of the terms as one name, or "" where they can't be one. Whole is false for a possessive.
func nameOf(terms []Term) (name string, whole bool) {
	var words []string
	for i, t := range terms {
		if t.Not || t.Phrase && len(terms) > 1 || is(t, plainWords) && (i == 0 || i == len(terms)-1) || is(t, reportWords) {
			return "", false
		}
		words = append(words, t.Text)
	}
	last := words[len(words)-1]
	for _, ending := range []string{"'s", "’s", "s'", "s’"} {
		if owner, ok := strings.CutSuffix(last, ending); ok && owner != "" {
			if ending[0] == 's' {
				owner += "s"
			}
			words[len(words)-1] = owner
			return strings.Join(words, " "), false
		}
	}
	return strings.Join(words, " "), true
}

// unknownName returns the words with a capital that stand where a speaker does.
func unknownName(terms []Term) string {
	var words []string
	for _, t := range dropLeading(terms, titleWords) {
		if !capital(t) || is(t, reportWords) {
			break
		}
		words = append(words, t.Text)
	}
	return strings.Join(words, " ")
}

// agent takes a speaker from the end of the terms, behind "by" or "according to".
func (q *Question) agent(terms []Term, known Knower) []Term {
	for i := len(terms) - 2; i >= 0; i-- {
		at := i + 1
		if according := is(terms[i], wordSet("according")) && is(terms[i+1], wordSet("to")); according {
			at = i + 2
		} else if !is(terms[i], wordSet("by")) {
			continue
		}
		if n, name := leadingName(terms[min(at, len(terms)):], false, true, known); n > 0 && at+n == len(terms) {
			q.Speakers = append(q.Speakers, name)
			return terms[:i]
		}
	}
	return terms
}

// trimQuestion takes the marks off the ends of words that a question has there: "moratorium?" is moratorium, "Marsh's" is
// left for analysis.
func trimQuestion(terms []Term) []Term {
	list := slices.Clone(terms)
	for i := range list {
		if !list[i].Phrase {
			list[i].Text = strings.Trim(list[i].Text, "?!.,;:()…")
		}
	}
	return list
}

// dropLinks returns the topic that stands behind a verb of speech: "anything about the talks" is "talks", and "nothing goes" is
// as it is.
func dropLinks(terms []Term) []Term {
	if rest := dropLeading(terms, thingWords); len(rest) == 0 || is(rest[0], linkWords) {
		terms = rest
	}
	return dropLeading(terms, linkWords)
}

// topic returns the terms that are looked for: all but the plain words, or all where there are no others.
func topic(terms []Term) []Term {
	said := slices.DeleteFunc(slices.Clone(terms), func(t Term) bool { return is(t, plainWords) })
	if len(said) == 0 && len(terms) > 0 {
		return terms
	}
	if telling := slices.DeleteFunc(slices.Clone(said), func(t Term) bool { return is(t, lightWords) }); len(telling) > 0 {
		return telling
	}
	return said
}
