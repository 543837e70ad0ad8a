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

// This file has the numbers that decide in which order matching quotes come. They were chosen together, on 614
// queries with known answers over 841 news articles. Changing one of them by a third changes the share of
// correct first answers by at most one percentage point.

// wordWeights are the fields in which a word of a query may be, and the weights of a match there. The quoted
// words count most, and twice in the form that was typed. The speaker counts less, so a word that is also a
// person's name is first searched as a word. The passage and the title only keep a quote from being missed:
// they must not raise it above one that contains the word.
var wordWeights = []struct {
	field  string
	factor float64
	exact  bool // the word in its own form, not its stem
	said   bool
}{
	{store.FieldContent, 1, false, true},
	{store.FieldExact, 1, true, true},
	{store.FieldSpeaker, 0.15, true, true},
	{store.FieldPassage, 0.2, false, false},
	{store.FieldTitle, 0.1, false, false},
}

// besideSpeaker multiplies the weight of the passage if the query names a speaker. Then the passage counts as
// much as the quoted words: there are few quotes to choose from, and the topic of a question is often named
// beside the quote.
const besideSpeaker = 5

// pairBonus is the weight of two words that are next to each other both in the query and in the quote: "right
// to work".
const pairBonus = 1.5

// pairs returns the pairs of adjacent words of a query.
func pairs(q query.Query) []postings.Word {
	var list []postings.Word
	before := ""
	for _, t := range q.Terms {
		if !t.IsPlain() {
			before = ""
			continue
		}
		here := terms.Words(t.Text)
		if len(here) == 0 {
			before = ""
			continue
		}
		if before != "" {
			pair := postings.Place{Field: store.FieldExact, Terms: []string{before, here[0]}, Phrase: true, Weight: pairBonus}
			list = append(list, postings.Word{pair})
		}
		before = here[len(here)-1]
	}
	return list
}

// verbBonus is the weight of the verb of a question in the passage: "who called …". Such verbs are frequent and
// score little, and the weight makes up for that.
const verbBonus = 6

// verbs returns the verbs of a question as words of the passage.
func verbs(list []string) []postings.Word {
	var words []postings.Word
	for _, verb := range list {
		if found := terms.Prose(verb); len(found) > 0 {
			words = append(words, postings.Word{{Field: store.FieldPassage, Terms: found, Weight: verbBonus}})
		}
	}
	return words
}

// reportBonus is the weight of a report of a class that a question asks for: "who is against …".
const reportBonus = 3

// favoured returns classes of reports as words of a quote.
func favoured(classes []corpus.ReportClass) []postings.Word {
	var words []postings.Word
	for _, class := range classes {
		place := postings.Place{Field: store.FieldReport, Terms: []string{string(class)}, Weight: reportBonus, Said: true}
		words = append(words, postings.Word{place})
	}
	return words
}

// A prior is the share of its score that a quote keeps if it is not a whole direct quote of a named, certain
// speaker. If several shares apply, they are multiplied. So among quotes that match about equally well the
// better evidence comes first, and a quote that matches much better still comes before them.
type prior struct {
	mixed, indirect float64 // the words are partly or wholly the reporter's
	unsure          float64 // the speaker is attributed by context
	unnamed         float64 // the speaker has no name
	short, fragment float64 // it has few words, which BM25 takes for a better match
	answered        float64 // it is a question, and its answer is the better answer
}

// lesser is the prior of a query for one word. Quotes with the word differ only in its frequency, in their
// length and in whether the headline has it, which is worth less than half of the score. A quote with the form
// that was typed scores about three times as much as one with another form, so it stays first.
var lesser = prior{mixed: 0.7, indirect: 0.6, unsure: 0.6, unnamed: 0.6, short: 0.9, fragment: 0.75, answered: 0.75}

// priorPower is the power to which the prior is raised, by the number of words of the query; the last one is
// for all longer queries. Several words say more about which quote is meant, and the full prior would answer
// fewer questions correctly.
var priorPower = [...]float64{1, 1, 0.75, 0.5}

// of returns the share that a quote with these traits keeps.
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

// A priorTable has the share for each value of Traits.
type priorTable [store.TraitsCount]float64

// priorTables are the tables of lesser, by the number of words as in priorPower.
var priorTables = func() (tables [len(priorPower)]priorTable) {
	for words, power := range priorPower {
		p := lesser
		if words == 0 {
			p.short = 1 // quotes that are found by speaker or date are ordered by date
		}
		for s := range tables[words] {
			tables[words][s] = math.Pow(p.of(store.Traits(s)), power)
		}
	}
	return tables
}()

// priorsOf returns the shares for a query with this number of words.
func priorsOf(words int) *priorTable { return &priorTables[min(words, len(priorTables)-1)] }

// candidates is the factor by which more quotes are found than are returned, since duplicates are left out.
const candidates = 4

// LengthWeight and Saturation are the parameters of BM25: how much a quote loses by its length, and how soon the
// repetition of a word counts no more. bleve's 0.75 for the length is meant for documents; a quote of one line is
// seldom a better answer than one of three.
const (
	LengthWeight = 0.2
	Saturation   = 1.2
)

// init sets the parameters, which are global variables of bleve.
func init() {
	search.BM25_b, search.BM25_k1 = LengthWeight, Saturation
}
