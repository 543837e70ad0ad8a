package query

import (
	"slices"
	"strings"

	"verbatim/corpus"
)

// questionForms are forms of questions that their first words tell. Each returns the topic, and whether the question
// has the form.
var questionForms = []func(q *Question, terms []Term, known Knower) (topic []Term, ok bool){
	(*Question).newest, (*Question).accordingTo, (*Question).nameOn, (*Question).stance,
}

var (
	// newsLeads come before the words of newsWords: "what's new on …", "any news about …".
	newsLeads = wordSet(`
		what's whats what is are was were there any anything the a an most tell show give me us please some`)

	// newsWords ask for the newest quotes.
	newsWords = wordSet("latest newest new news recent update updates last")

	// newsThings follow them and mean no topic: "the latest news from …".
	newsThings = wordSet(`
		news quote quotes statement statements comment comments remark remarks thing things word words update updates
		development developments that`)

	fromWords  = wordSet("from by")
	aboutWords = wordSet("on about regarding concerning re")
)

// newest reads "latest from NAME on X", "what's new on X", "any news about X" and "the last thing NAME said about X".
func (q *Question) newest(terms []Term, known Knower) ([]Term, bool) {
	rest := dropLeading(terms, newsLeads)
	if len(rest) < 2 || !is(rest[0], newsWords) {
		return nil, false
	}
	last := is(rest[0], wordSet("last"))
	things := dropLeading(rest[1:], newsThings)
	if len(things) < 2 || last && len(things) == len(rest)-1 {
		return nil, false // "last week"
	}
	rest = things
	switch {
	case is(rest[0], fromWords):
		rest = q.names(rest[1:], known)
	case is(rest[0], aboutWords), is(rest[0], wordSet("with in of")):
		rest = q.agent(rest[1:], known)
	default:
		n, names := leadingNames(rest, false, true, known)
		if n == 0 || n == len(rest) || !is(rest[n], reportWords) && !is(rest[n], helperWords) {
			return nil, false
		}
		q.Speakers, rest = names, dropLeading(rest[n:], helperWords)
		rest = rest[1:]
	}
	q.Newest = true
	return dropLinks(rest), true
}

// names takes the speakers from the front of the terms, or else finds the name of someone unknown there.
func (q *Question) names(terms []Term, known Knower) []Term {
	n, names := leadingNames(terms, false, true, known)
	if n > 0 {
		q.Speakers = append(q.Speakers, names...)
		return terms[n:]
	}
	return q.unknown(terms)
}

// unknown finds the name of someone unknown at the front of the terms. Its words stay: they may be a topic.
func (q *Question) unknown(terms []Term) []Term {
	rest := dropLeading(terms, titleWords)
	n := capitals(rest)
	if _, whole := nameOf(rest[:n:n]); n > 0 && whole {
		q.Unknown = joined(rest[:n])
	}
	return terms
}

// capitals returns the number of capitalised words at the beginning of the terms that can be a name.
func capitals(terms []Term) int {
	n := 0
	for n < len(terms) && capital(terms[n]) && !is(terms[n], reportWords) && !is(terms[n], askingWords) {
		n++
	}
	return n
}

// joined returns the text of the terms.
func joined(terms []Term) string {
	var words []string
	for _, t := range terms {
		words = append(words, t.Text)
	}
	return strings.Join(words, " ")
}

// accordingTo reads "per NAME, what is X" and "according to NAME X".
func (q *Question) accordingTo(terms []Term, known Knower) ([]Term, bool) {
	n := agentAt(dropLeading(terms, wordSet("as")))
	if n == 0 || is(terms[0], wordSet("by")) {
		return nil, false
	}
	rest := dropLeading(terms, wordSet("as"))[n:]
	topic := q.names(rest, known)
	if q.Speakers == nil && q.Unknown == "" {
		return nil, false
	}
	return dropLinks(dropLeading(dropLeading(topic, askingWords), helperWords)), true
}

// nameOn reads "NAME on X" and "NAME and NAME about X".
func (q *Question) nameOn(terms []Term, known Knower) ([]Term, bool) {
	onlyNames := func(name string) Naming {
		if known(name) == ByName {
			return ByName
		}
		return NoName
	}
	if n, names := leadingNames(terms, false, false, onlyNames); n > 0 && n+1 < len(terms) && is(terms[n], aboutWords) {
		q.Speakers = names
		return terms[n+1:], true
	}
	n := capitals(terms)
	if n < 2 || n+1 >= len(terms) || !is(terms[n], aboutWords) {
		return nil, false
	}
	q.Unknown = joined(terms[:n])
	return slices.Concat(terms[:n], terms[n+1:]), true
}

// A stance is how someone speaks of a thing or answers a person.
type stance struct {
	words   []string // "who WORD the treaty"
	prep    []string // the prepositions after the words, one of which is required; nil if there is none
	being   bool     // the words follow "is": "who is for the treaty"
	verbs   []string // verbs beside quotes of this stance
	reports []corpus.ReportClass
}

var (
	againstVerbs = wordSet(`
		against oppose reject dismiss disagree criticise criticize object sceptical skeptical doubt contradict deny attack
		condemn denounce dispute counter differ warn`)
	againstReports = []corpus.ReportClass{
		corpus.Opposes, corpus.Denies, corpus.Doubts, corpus.Refuses, corpus.Accuses, corpus.Warns, corpus.Fears,
	}
	forVerbs = wordSet("support back favour favor praise welcome endorse defend agree propose urge approve")
	// Who speaks or argues of something takes no side; only "for" and "against" say which.
	speakingWords = wordSet("argues argue argued arguing speaks speak spoke speaking came come spoken")
	forReports    = []corpus.ReportClass{corpus.Favours, corpus.Demands, corpus.Hopes, corpus.Intends}
)

// stances are the words that say how someone speaks of a thing.
var stances = []stance{
	{words: wordSet(`against opposes oppose opposed rejects reject rejected criticises criticise criticised criticizes
		criticize criticized dismisses dismissed attacks attacked denounces denounced condemns condemned contradicts
		contradicted contradict doubts doubted disputes disputed mocks mocked slams slammed blasts blasted`),
		verbs: againstVerbs, reports: againstReports},
	{words: wordSet("opposed disagrees disagree disagreed disagreeing objects object objected sceptical skeptical critical wary"),
		prep: wordSet("to with of about against on"), verbs: againstVerbs, reports: againstReports},
	{words: speakingWords, prep: wordSet("against"), verbs: againstVerbs, reports: againstReports},
	{words: wordSet("for"), being: true, verbs: forVerbs, reports: forReports},
	{words: wordSet(`supports support supported backs backed defends defended favours favors favoured favored praises
		praised welcomes welcomed endorses endorsed`), verbs: forVerbs, reports: forReports},
	{words: wordSet("favour favor agrees agree agreed supportive"), prep: wordSet("of with for"),
		verbs: forVerbs, reports: forReports},
	{words: speakingWords, prep: wordSet("for"), verbs: forVerbs, reports: forReports},
	{words: wordSet("wants want wanted demands demanded"), verbs: forVerbs, reports: forReports},
	{words: wordSet("replied replies reply responded responds respond reacted reacts answered answers answer rebutted"),
		prep: wordSet("to"), verbs: wordSet("reply respond answer")},
	{words: wordSet("answered answers rebutted"), verbs: wordSet("reply respond answer")},
}

// stanceLeads come between "who" and the stance.
var stanceLeads = wordSet("is are was were else has have also ever does do did in been anyone anybody people all here most")

// stance reads "who is against X", "who disagrees with NAME on X" and "who replied to NAME about X". The quotes
// mention X or NAME, and someone else than NAME says them.
func (q *Question) stance(terms []Term, known Knower) ([]Term, bool) {
	if len(terms) < 3 || !is(terms[0], wordSet("who who's whos is does did has")) {
		return nil, false
	}
	being := is(terms[0], beingWords) || is(terms[1], beingWords)
	if !is(terms[0], wordSet("who who's whos")) && !is(terms[1], wordSet("anyone anybody somebody someone")) {
		return nil, false
	}
	rest := dropLeading(terms[1:], stanceLeads)
	at := slices.IndexFunc(stances, func(s stance) bool { return s.matches(rest, being) })
	if at < 0 {
		return nil, false
	}
	q.Stance = joined(rest[:1])
	rest = rest[1:]
	if stances[at].prep != nil {
		rest = rest[1:]
	}
	q.Verbs, q.Favoured = append(q.Verbs, stances[at].verbs...), stances[at].reports
	return q.object(rest, known), true
}

// matches reports whether the terms begin with the words of a stance and have a topic after them.
func (s *stance) matches(terms []Term, being bool) bool {
	if len(terms) < 2 || !is(terms[0], s.words) || s.being && !being {
		return false
	}
	return s.prep == nil || len(terms) > 2 && is(terms[1], s.prep)
}

// object returns the topic of a stance. A name at its beginning is searched for, and its owner is not the speaker.
func (q *Question) object(terms []Term, known Knower) []Term {
	n, names := leadingNames(terms, false, false, known)
	if n == 0 {
		return terms
	}
	for _, name := range names {
		if known(name) != ByName {
			return terms
		}
	}
	q.NotSpeakers = names
	isAnd := func(t Term) bool { return is(t, andWords) }
	return append(slices.DeleteFunc(slices.Clone(terms[:n]), isAnd), dropLinks(terms[n:])...)
}
