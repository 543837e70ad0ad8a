package query

import (
	"slices"
	"strings"
)

// The words that give a question its form and are not looked for.
var (
	askingWords = wordSet("who whom whose what which when where why how else all anybody anyone somebody someone everybody everyone please")
	helperWords = wordSet("did do does has have had is are was were will would can could should be been ever")
	// reportWords are the verbs that ask for speech as such: a quote need not have them.
	reportWords = wordSet(`say said says saying tell told tells talk talked talks talking speak spoke speaks spoken speaking
		mention mentioned mentions mentioning comment commented comments commenting quoted quote state stated states
		think thinks thought believe believes believed want wants wanted argue argued argues claim claimed claims
		call called calls discuss discussed discusses remark remarked remarks respond responded react reacted
		propose proposed proposes suggest suggested suggests warn warned warns express expressed expresses`)
	// thingWords stand in for what is said: "who said anything about the talks".
	thingWords = wordSet("anything something nothing everything much more")
	linkWords  = wordSet("about on of that regarding concerning to for in with over the a an")
)

func wordSet(s string) []string { return strings.Fields(s) }

// Question turns a question in plain English into a query. It understands
//
//	who said / mentioned / wants X?               the words of X
//	who said anything about X?                    the same
//	did anyone say / mention X?                   the same
//	what did NAME say about X?, did NAME say X?   the words of X, said by NAME
//	what was said about X (by NAME)?              the same
//
// and takes anything else for words without its question words. Phrases and fields mean what they do for Parse, whose
// errors it returns. A name becomes a speaker only where known says that it names one; else its words are looked for as
// the others are, in the names of speakers too.
func Question(s string, known func(name string) bool) (Query, error) {
	q, err := Parse(s)
	if err != nil {
		return Query{}, err
	}
	terms := trimQuestion(q.Terms)
	rest := dropLeading(terms, askingWords)
	helped := len(rest) > 0 && is(rest[0], helperWords)
	rest = dropLeading(dropLeading(rest, helperWords), askingWords)
	if verb := slices.IndexFunc(rest, func(t Term) bool { return is(t, reportWords) }); verb == 0 || verb > 0 && helped {
		if name := joinTerms(rest[:verb]); verb > 0 && name != "" && known(name) {
			q.Speakers = append(q.Speakers, name)
		} else if verb > 0 {
			q.Terms = append(slices.Clone(rest[:verb]), dropLinks(rest[verb+1:])...)
			return q, nil
		}
		rest = dropLinks(rest[verb+1:])
	}
	if by := lastBy(rest); by >= 0 {
		if name := joinTerms(rest[by+1:]); known(name) {
			q.Speakers = append(q.Speakers, name)
			rest = rest[:by]
		}
	}
	q.Terms = rest
	return q, nil
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

// dropLeading returns terms without the words of the set that it begins with.
func dropLeading(terms []Term, set []string) []Term {
	for len(terms) > 0 && is(terms[0], set) {
		terms = terms[1:]
	}
	return terms
}

// dropLinks returns the topic that stands behind a verb of speech: "anything about the talks" is "talks", and "nothing goes" is
// as it is.
func dropLinks(terms []Term) []Term {
	if rest := dropLeading(terms, thingWords); len(rest) == 0 || is(rest[0], linkWords) {
		terms = rest
	}
	return dropLeading(terms, linkWords)
}

// is reports whether t is a plain word of the set.
func is(t Term, set []string) bool {
	return !t.Phrase && !t.Not && slices.Contains(set, strings.ToLower(t.Text))
}

// lastBy returns where the last "by" with words behind it stands, or -1.
func lastBy(terms []Term) int {
	for i := len(terms) - 2; i >= 0; i-- {
		if is(terms[i], []string{"by"}) {
			return i
		}
	}
	return -1
}

// joinTerms returns the words of the terms as one name, or "" if one of them is left out.
func joinTerms(terms []Term) string {
	var words []string
	for _, t := range terms {
		if t.Not {
			return ""
		}
		words = append(words, t.Text)
	}
	if len(words) > 0 && strings.EqualFold(words[0], "the") {
		words = words[1:]
	}
	return strings.Join(words, " ")
}
