package query

import (
	"slices"
	"strings"

	"verbatim/corpus"
)

// A Question is the meaning of a question in plain English.
type Question struct {
	Query
	Asks Asking

	// Verbs are the verbs of speech in the question: "called" in "who called the talks a farce". A quote need not be
	// reported with them, but one that is ranks higher.
	Verbs []string

	// Favoured are the classes of reports that rank higher: that of opposing for "who is against the treaty". Stance is
	// the word of the question that says so.
	Favoured []corpus.ReportClass
	Stance   string

	Newest bool // the newest quotes are asked for

	// Unknown is a name in the place of the speaker that names no known speaker. Its words are searched for like the
	// others, unless WithoutUnknown removes them.
	Unknown string
}

// An Asking is what a question asks for in addition to quotes.
type Asking int

const (
	Quotes   Asking = iota // nothing else
	HowOften               // the number of quotes
	When                   // the days of the quotes
	WhoIs                  // who the speaker is; the question names one speaker and nothing else
)

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
//	… in June 2016, before 2016, since March      these days; a month without a year is the last that had begun
//	latest from NAME, what's new on X?            the newest quotes
//	per NAME, X; NAME on X                        the words of X, said by NAME
//	who is against X?, who disagrees with NAME?   the words of X or NAME, said by someone else than NAME
//	… yesterday, last week, two days ago          these days
//
// Of anything else, ParseQuestion searches for all words except question words. Phrases and fields mean the same as
// in Parse, and the errors are those of Parse. A name becomes a speaker only if known says that it names one. If
// there is no name in its place, the words of a role become the speaker.
func ParseQuestion(s string, known Knower, days Calendar) (Question, error) {
	parsed, err := ParseOn(days, s)
	if err != nil {
		return Question{}, err
	}
	q := Question{Query: parsed}
	asks, terms := asking(q.takeDays(trimQuestion(q.Terms), days))
	q.read(terms, known)
	for _, t := range terms {
		if is(t, reportWords) {
			q.Verbs = append(q.Verbs, t.Text)
		}
	}
	q.Asks = asks
	if asks == WhoIs && !q.isOneSpeaker() {
		q.Asks = Quotes
	}
	counts := asks == HowOften || asks == When
	if last := len(q.Terms) - 1; counts && len(q.Speakers) == 0 && last > 0 && is(q.Terms[last], reportWords) {
		q.Terms = q.Terms[:last] // "was a treaty mentioned"
	}
	return q, nil
}

// WithoutUnknown returns the query without the words of the unknown name, and whether others are left.
func (q *Question) WithoutUnknown() (rest Query, ok bool) {
	rest = q.Query
	names := strings.Fields(q.Unknown)
	rest.Terms = slices.DeleteFunc(slices.Clone(q.Terms), func(t Term) bool {
		return t.IsPlain() && slices.Contains(names, t.Text)
	})
	return rest, len(rest.Terms) > 0 && len(rest.Terms) < len(q.Terms)
}

// isOneSpeaker reports whether the query is one speaker and nothing else.
func (q *Question) isOneSpeaker() bool {
	return len(q.Speakers) == 1 && (Query{Speakers: q.Speakers}).String() == q.Query.String()
}

// asking returns what a question asks for, and its words. It shortens "how many times" and "how often" to "how".
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

// read finds the speakers and the topic in the words of a question.
func (q *Question) read(terms []Term, known Knower) {
	for _, form := range questionForms {
		if rest, ok := form(q, terms, known); ok {
			q.Terms = topic(rest)
			return
		}
	}
	who := len(terms) > 0 && is(terms[0], wordSet("who who's whos which"))
	rest := dropLeading(terms, askingWords)
	asked := len(rest) < len(terms)
	measured, rest := measure(terms, rest)
	being := len(terms) > 0 && is(terms[0], beingWords) || len(rest) > 0 && is(rest[0], beingWords)
	helped := len(rest) > 0 && is(rest[0], helperWords) || being
	rest = dropLeading(dropLeading(rest, helperWords), askingWords)
	spoken, passive := dropPassive(rest, being)
	var subject []Term
	fields := len(q.Speakers)
	switch {
	case passive:
		rest = spoken
	case helped && (!who || being):
		after := q.subject(rest, being, known, !who)
		subject, rest = rest[:len(rest)-len(after)], after
	case !asked:
		q.Terms = topic(q.agent(rest, known))
		return
	}
	rest = dropLeading(rest, adverbs)
	if len(rest) > 0 && is(rest[0], reportWords) {
		rest = dropLinks(rest[1:])
	}
	named := len(q.Speakers)
	rest = q.agent(rest, known)
	if named > fields && len(q.Speakers) > named { // "has Russia left, per NAME": Russia is the topic
		q.Speakers = slices.Delete(q.Speakers, fields, named)
		rest = slices.Concat(subject, rest)
	}
	q.Terms = topic(append(slices.Clip(measured), rest...))
}

// dropPassive removes a passive verb of speech, whose subject is the topic: "was a treaty mentioned", "has a treaty
// been discussed".
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

// maxMeasured is the maximum number of words between "how" and the helper: "how many new inspectors did NAME ask
// for" has 3.
const maxMeasured = 4

// measure splits a question with "how", "what" or "which": "many new inspectors" is what it measures, and the rest
// begins with a helper.
func measure(terms, rest []Term) (measured, after []Term) {
	hasHelper := len(rest) > 0 && is(rest[0], helperWords)
	if len(terms) == 0 || !is(terms[0], wordSet("how what which")) || hasHelper {
		return nil, rest
	}
	for i := 1; i < len(rest) && i <= maxMeasured; i++ {
		if is(rest[i], wordSet("did do does has have will would can could should")) {
			return slices.DeleteFunc(slices.Clone(rest[:i]), func(t Term) bool { return is(t, wordSet("people")) }), rest[i:]
		}
	}
	return nil, rest
}

// subject removes the names of speakers from the front of the terms, where a question has its subject, and returns
// the rest.
func (q *Question) subject(terms []Term, being bool, known Knower, alone bool) []Term {
	roles := !being || !alone // the subject of "are the fees fair" is no speaker, that of "who is the mayor" is
	n, names := leadingNames(terms, being, roles, known)
	if n == 0 {
		return q.unknown(terms)
	}
	if !alone && n < len(terms) {
		return terms // in "who is NAME voting for" the name is the topic
	}
	q.Speakers = append(q.Speakers, names...)
	return terms[n:]
}

// trimQuestion removes punctuation from the ends of words: "moratorium?" becomes moratorium. "Marsh's" stays, for
// the analysis of the index.
func trimQuestion(terms []Term) []Term {
	list := slices.Clone(terms)
	for i := range list {
		if !list[i].Phrase {
			list[i].Text = strings.Trim(list[i].Text, "?!.,;:()…")
		}
	}
	return list
}

// dropLinks returns the topic after a verb of speech: "anything about the talks" becomes "the talks", and "nothing
// goes" stays.
func dropLinks(terms []Term) []Term {
	if rest := dropLeading(terms, thingWords); len(rest) == 0 || is(rest[0], linkWords) {
		terms = rest
	}
	return dropLeading(terms, linkWords)
}

// topic returns the terms to search for: all except plain words and light verbs. If there are no others, topic
// keeps them.
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
