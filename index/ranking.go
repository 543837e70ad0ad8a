package index

import (
	"slices"

	"github.com/blevesearch/bleve/v2/search"

	"verbatim/corpus"
	"verbatim/index/postings"
	"verbatim/index/query"
)

// All that decides which of the quotes that match comes first. The numbers were chosen on 614 queries with known answers over 841
// articles of news, together and not one by one; a change of a third in any of them changes the share of right first answers by
// at most one in a hundred.

// Where a word of a query may stand, and how much a match there counts. The words said count most, twice where a word stands in the
// very form that was typed. Who said them counts less: a word that is also somebody's name is looked for as a word first. The passage
// and the title only keep a quote from being missed: they must not lift it above one that has the word itself.
var wordWeights = []struct {
	field  string
	factor float64
	exact  bool // the word as it is, rather than its stem
	said   bool
}{
	{fieldContent, 1, false, true},
	{fieldExact, 1, true, true},
	{fieldSpeaker, 0.15, true, true},
	{fieldPassage, 0.2, false, false},
	{fieldTitle, 0.1, false, false},
}

// besideSpeaker is how many times as much the passage counts where a speaker is named: as much as the words said. There are few quotes to choose
// from then, and whoever asks what somebody said of a thing names the thing, which the passage often does and the quote does not.
const besideSpeaker = 5

// pairBonus lifts a quote in which two words stand next to each other as they do in the query: "right to work".
const pairBonus = 1

// pairs look for words next to each other that are so in the query.
func pairs(q query.Query) []postings.Word {
	var list []postings.Word
	before := ""
	for _, t := range q.Terms {
		if t.Not || t.Phrase {
			before = ""
			continue
		}
		here := terms(exactAnalyzer(), t.Text)
		if len(here) == 0 {
			before = ""
			continue
		}
		if before != "" {
			list = append(list, postings.Word{{Field: fieldExact, Terms: []string{before, here[0]}, Phrase: true, Weight: pairBonus}})
		}
		before = here[len(here)-1]
	}
	return list
}

// verbBonus lifts a quote beside which a question's own verb stands: "who called …". Such verbs are frequent, so that they count little.
const verbBonus = 6

// verbs look for the verbs of a question beside a quote.
func verbs(list []string) []postings.Word {
	var words []postings.Word
	for _, verb := range list {
		if found := terms(proseAnalyzer(), verb); len(found) > 0 {
			words = append(words, postings.Word{{Field: fieldPassage, Terms: found, Weight: verbBonus}})
		}
	}
	return words
}

// rank orders quotes by how much of them is sure: by kind, in the order of corpus.Kinds, and behind all these those that are
// attributed by context.
func rank(q *corpus.Quote) int {
	r := slices.Index(corpus.Kinds, q.Kind)
	if q.Confidence < corpus.ConfidenceShown {
		r += len(corpus.Kinds)
	}
	return r
}

// rankFactors lift a speaker's own words above a reporter's that match about as well, and both above what is attributed by context, in
// the order of rank. More of it answers more questions and fewer keywords right.
var rankFactors = [...]float64{1.2, 1.1, 1, 1.05, 0.95, 0.85}

// candidates is how many times as many quotes as are asked for are found, for copies to be left out.
const candidates = 4

// How much a long quote counts less than a short one that has the same words, and how soon more of a word counts no more. bleve's
// 0.75 for the length is meant for documents; a quote of one line is seldom a better answer than one of three.
const (
	lengthWeight = 0.2
	saturation   = 1.2
)

// init sets what bleve has as variables of the process.
func init() {
	search.BM25_b, search.BM25_k1 = lengthWeight, saturation
}
