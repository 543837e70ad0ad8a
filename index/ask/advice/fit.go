package advice

import (
	"fmt"
	"strings"

	"verbatim/corpus/wording"
	"verbatim/index"
	"verbatim/index/query"
)

// A says is what is said of one quote, and of several.
type says struct{ one, several string }

// of returns what is said of so many quotes.
func (s says) of(quotes int) string {
	if quotes == 1 {
		return s.one
	}
	return s.several
}

// The parts of sentences that fits share.
var (
	hasNear = says{"has it in the text around it or in the headline",
		"have it in the text around them or in the headline"}
	whatElse = says{"shows what else this speaker said", "show what else this speaker said"}
	byOthers = says{"is by another speaker, whose role or name contains this name",
		"are by other speakers, whose role or name contains this name"}
	inMeaning = says{"is near in meaning", "are near in meaning"}
	aboutThem = says{"is by another speaker and mentions this one", "are by other speakers and mention this one"}
)

// fits say which of the words of a query quotes with a fit have: when the query has several words, and when it has one.
var fits = []struct {
	fit           index.Fit
	words, theOne says
}{
	{index.FitAll, says{"has all of these words", "have all of these words"}, says{"has this word", "have this word"}},
	{index.FitPartly, says{"has some of them, with the others in the text around it",
		"have some of them, with the others in the text around them"}, says{}},
	{index.FitMost, says{"has at least half of them", "have at least half of them"}, says{}},
	{index.FitSome, says{"has some of them", "have some of them"}, says{}},
	{index.FitNear, says{"has some of them, or has them in the text around it",
		"have some of them, or have them in the text around them"}, hasNear},
	{index.FitBeside, says{"has them in the text around it or in the headline",
		"have them in the text around them or in the headline"}, hasNear},
	{index.FitRest, whatElse, whatElse},
	{index.FitRole, byOthers, byOthers},
	{index.FitOthers, aboutThem, aboutThem},
	{index.FitMeaning, inMeaning, inMeaning},
}

// fitNote says how many quotes of a result have which of the words of the query. It is empty when all quotes have all
// of them.
func fitNote(q query.Query, r *index.Result) string {
	count := map[index.Fit]int{}
	for i := range r.Hits {
		count[r.Hits[i].Fit]++
	}
	all := len(r.Hits)
	switch {
	case count[index.FitAll] == all:
		return ""
	case count[index.FitMeaning] == all && r.Words == 1:
		return none(q, "this word") + "; " + nearestIs.of(all)
	case count[index.FitMeaning] == all:
		return none(q, "all of these words") + "; " + nearestIs.of(all)
	case r.Words == 0 && count[index.FitRole] < all:
		return fmt.Sprintf("%d %s.", count[index.FitRole], byOthers.of(count[index.FitRole]))
	case r.Words == 0:
		return Narrowed(q, "No speaker has this name") + "; these quotes " + byOthers.several + "."
	case count[index.FitRest] == all && r.Words > 1:
		return none(q, "any of these words") + "; here are their other quotes."
	case count[index.FitRest] == all:
		return none(q, "this word") + "; here are their other quotes."
	case r.Words == 1 && count[index.FitBeside]+count[index.FitNear] == all:
		return none(q, "this word") + "; it is " + nearThem(all)
	case count[index.FitBeside] == all:
		return none(q, "all of these words") + "; they are " + nearThem(all)
	}
	return fitParts(q, r.Words, count, all)
}

// nearestIs is said where all quotes are found by meaning.
var nearestIs = says{"this one is nearest in meaning.", "these are nearest in meaning."}

// nearThem says where the words are that so many quotes lack.
func nearThem(quotes int) string {
	if quotes == 1 {
		return "in the text around this quote or in the headline."
	}
	return "in the text around these quotes or in the headline."
}

// none says that no quote has the words.
func none(q query.Query, words string) string {
	switch {
	case len(q.Speakers) > 1:
		return Narrowed(q, "No quote of these speakers has "+words)
	case len(q.Speakers) == 1:
		return Narrowed(q, "No quote of this speaker has "+words)
	}
	return Narrowed(q, "No quote has "+words)
}

// Narrowed restricts a sentence to the quotes that a query is narrowed to.
func Narrowed(q query.Query, sentence string) string {
	if !q.Narrowed() {
		return sentence
	}
	return "With these filters, " + strings.ToLower(sentence[:1]) + sentence[1:]
}

// fitParts says for each fit how many quotes have it.
func fitParts(q query.Query, words int, count map[index.Fit]int, all int) string {
	var parts []string
	for _, f := range fits {
		n, text := count[f.fit], f.words
		if words == 1 {
			text = f.theOne
		}
		switch {
		case n == 0 && f.fit == index.FitAll:
			parts = append(parts, none(q, strings.TrimPrefix(text.several, "have ")))
		case n == all && all == 1:
			parts = append(parts, "this one "+text.one)
		case n == all:
			parts = append(parts, "these "+text.several)
		case n > 0 && f.fit == index.FitAll:
			parts = append(parts, wording.Count(n, "quote")+" "+text.of(n))
		case n > 0:
			parts = append(parts, fmt.Sprint(n, " ", text.of(n)))
		}
	}
	return strings.Join(parts, "; ") + "."
}
