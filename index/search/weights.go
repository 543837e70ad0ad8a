package search

import (
	"math"

	"github.com/blevesearch/bleve/v2/search"

	"verbatim/corpus"
	"verbatim/index/postings"
	"verbatim/index/query"
	"verbatim/index/store"
	"verbatim/index/terms"
)

// All that decides which of the quotes that match comes first. The numbers were chosen on 614 queries with known
// answers over 841 articles of news, together and not one by one; a change of a third in any of them changes the share
// of right first answers by at most one in a hundred.

// Where a word of a query may stand, and how much a match there counts. The words said count most, twice where a word
// stands in the very form that was typed. Who said them counts less: a word that is also a person's name is searched
// as a word first. The passage and the title only keep a quote from being missed: they must not lift it above one that
// has the word itself.
var wordWeights = []struct {
	field  string
	factor float64
	exact  bool // the word as it is, rather than its stem
	said   bool
}{
	{store.FieldContent, 1, false, true},
	{store.FieldExact, 1, true, true},
	{store.FieldSpeaker, 0.15, true, true},
	{store.FieldPassage, 0.2, false, false},
	{store.FieldTitle, 0.1, false, false},
}

// besideSpeaker is how many times as much the passage counts where a speaker is named: as much as the words said. There
// are few quotes to choose from then. A question about what a speaker said of a thing names the thing; the passage
// often does so too, and the quote does not.
const besideSpeaker = 5

// pairBonus lifts a quote in which two words stand next to each other as they do in the query: "right to work".
const pairBonus = 1.5

// pairs look for words next to each other that are so in the query.
func pairs(q query.Query) []postings.Word {
	var list []postings.Word
	before := ""
	for _, t := range q.Terms {
		if t.Not || t.Phrase {
			before = ""
			continue
		}
		here := terms.Words(t.Text)
		if len(here) == 0 {
			before = ""
			continue
		}
		if before != "" {
			list = append(list, postings.Word{{Field: store.FieldExact, Terms: []string{before, here[0]}, Phrase: true, Weight: pairBonus}})
		}
		before = here[len(here)-1]
	}
	return list
}

// verbBonus lifts a quote beside which a question's own verb stands: "who called …". Such verbs are frequent, so a
// match scores little; the factor makes up for that.
const verbBonus = 6

// verbs look for the verbs of a question beside a quote.
func verbs(list []string) []postings.Word {
	var words []postings.Word
	for _, verb := range list {
		if found := terms.Prose(verb); len(found) > 0 {
			words = append(words, postings.Word{{Field: store.FieldPassage, Terms: found, Weight: verbBonus}})
		}
	}
	return words
}

// A prior says which share of its score a quote keeps when it is not a whole direct quote of a named, sure speaker. A
// quote that falls short in several ways has their product. So quotes come in the order of their quality when they
// match about equally well, and one that matches much better still comes first.
type prior struct {
	mixed, indirect float64 // the words are partly or wholly the reporter's
	unsure          float64 // the speaker is attributed by context
	unnamed         float64 // the speaker has no name
	short, fragment float64 // it has few words, which BM25 takes for a better match
	answered        float64 // it is a question: the quote that answers it is the better answer
}

// lesser is the prior of a query for one word. Quotes that have the word differ only in how often they repeat it, how
// long they are and whether the headline has it too, which is worth less than half of the score. A quote that has the
// very form that was typed scores about three times as much as one that has another form, so it stays first.
var lesser = prior{mixed: 0.7, indirect: 0.6, unsure: 0.6, unnamed: 0.6, short: 0.9, fragment: 0.75, answered: 0.75}

// priorPower is the power to which the prior is raised, by the number of words of the query; the last holds for more
// words too. Several words say more about which quote is meant: the full prior would answer fewer questions right.
var priorPower = [...]float64{1, 1, 0.75, 0.5}

// of returns the share that a quote of a standing keeps.
func (p *prior) of(s store.Traits) float64 {
	share := 1.0
	for _, f := range []struct {
		is    bool
		share float64
	}{
		{s.Kind() == corpus.Mixed, p.mixed},
		{s.Kind() == corpus.Indirect, p.indirect},
		{s.Has(store.Unsure), p.unsure},
		{s.Has(store.Unnamed), p.unnamed},
		{s.Has(store.Fragment), p.fragment},
		{s.Has(store.Short) && !s.Has(store.Fragment), p.short},
		{s.Has(store.Answered), p.answered},
	} {
		if f.is {
			share *= f.share
		}
	}
	return share
}

// A priorTable holds the share of each standing.
type priorTable [store.TraitsCount]float64

// priorTables are the tables of lesser, by the number of words of the query as priorPower has them.
var priorTables = func() (tables [len(priorPower)]priorTable) {
	for words, power := range priorPower {
		p := lesser
		if words == 0 {
			p.short = 1 // what is found by its speaker or day comes by day
		}
		for s := range tables[words] {
			tables[words][s] = math.Pow(p.of(store.Traits(s)), power)
		}
	}
	return tables
}()

// priorsOf returns the shares for a query of so many words.
func priorsOf(words int) *priorTable { return &priorTables[min(words, len(priorTables)-1)] }

// candidates is how many times as many quotes as are asked for are found, for copies to be left out.
const candidates = 4

// How much a long quote counts less than a short one that has the same words, and how soon more of a word counts no
// more. bleve's 0.75 for the length is meant for documents; a quote of one line is seldom a better answer than one of
// three.
const (
	lengthWeight = 0.2
	saturation   = 1.2
)

// init sets what bleve has as variables of the process.
func init() {
	search.BM25_b, search.BM25_k1 = lengthWeight, saturation
}
