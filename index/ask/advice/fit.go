package advice

import (
	"slices"

	"verbatim/corpus/wording"
	"verbatim/index"
	"verbatim/index/query"
)

// A says is what is said of one quote, and of several.
type says struct{ one, several wording.Text }

// of returns what is said of so many quotes.
func (s says) of(quotes int) wording.Text {
	if quotes == 1 {
		return s.one
	}
	return s.several
}

// A fit says which of the words of a query quotes with a fit have: when the query has several words, and when it has
// one.
type fit struct {
	fit           index.Fit
	words, theOne says
}

// The parts of sentences that fits share.
var (
	hasNear = says{wording.Say("has it in the text around it or in the headline"),
		wording.Say("have it in the text around them or in the headline")}
	whatElse = says{wording.Say("shows what else this speaker said"), wording.Say("show what else this speaker said")}
	// Several speakers can have the name that was typed.
	whatTheySaid = says{wording.Say("shows what else a speaker with this name said"),
		wording.Say("show what else speakers with this name said")}
	byOthers = says{wording.Say("is by another speaker, whose role or name contains this name"),
		wording.Say("are by other speakers, whose role or name contains this name")}
	inMeaning = says{wording.Say("is near in meaning"), wording.Say("are near in meaning")}
	aboutThem = says{wording.Say("is by another speaker and mentions this one"),
		wording.Say("are by other speakers and mention this one")}
)

// The words that quotes have, as the object of a sentence.
var (
	thisWord = wording.Say("this word")
	allWords = wording.Say("all of these words")
	anyWord  = wording.Say("any of these words")
)

var fits = []fit{
	{index.FitAll, says{wording.Say("has all of these words"), wording.Say("have all of these words")},
		says{wording.Say("has this word"), wording.Say("have this word")}},
	{index.FitPartly, says{wording.Say("has some of them, with the others in the text around it"),
		wording.Say("have some of them, with the others in the text around them")}, says{}},
	{index.FitMost, says{wording.Say("has at least half of them"), wording.Say("have at least half of them")}, says{}},
	{index.FitSome, says{wording.Say("has some of them"), wording.Say("have some of them")}, says{}},
	{index.FitNear, says{wording.Say("has some of them, or has them in the text around it"),
		wording.Say("have some of them, or have them in the text around them")}, hasNear},
	{index.FitBeside, says{wording.Say("has them in the text around it or in the headline"),
		wording.Say("have them in the text around them or in the headline")}, hasNear},
	{index.FitRest, whatElse, whatElse},
	{index.FitRole, byOthers, byOthers},
	{index.FitOthers, aboutThem, aboutThem},
	{index.FitMeaning, inMeaning, inMeaning},
}

// fitNote says how many quotes of a result have which of the words of the query. It is empty when all quotes have all
// of them.
func fitNote(q query.Query, r *index.Result) wording.Text {
	count := map[index.Fit]int{}
	for i := range r.Hits {
		count[r.Hits[i].Fit]++
	}
	all := len(r.Hits)
	words := allWords
	if r.Words == 1 {
		words = thisWord
	}
	switch {
	case count[index.FitAll] == all:
		return wording.Text{}
	case count[index.FitMeaning] == all:
		return wording.Say("%s; %s", none(q, words), nearestIs.of(all))
	case r.Words == 0 && count[index.FitRole] < all:
		return wording.Say("%d %s", count[index.FitRole], byOthers.of(count[index.FitRole])).Stop()
	case r.Words == 0:
		return wording.Say("%s; these quotes %s", Narrowed(q, wording.Say("No speaker has this name")),
			byOthers.several).Stop()
	case count[index.FitRest] == all:
		if r.Words > 1 {
			words = anyWord
		}
		return wording.Say("%s; here are their other quotes.", none(q, words))
	case r.Words == 1 && count[index.FitBeside]+count[index.FitNear] == all:
		return wording.Say("%s; %s", none(q, words), itIsNear.of(all))
	case count[index.FitBeside] == all:
		return wording.Say("%s; %s", none(q, words), theyAreNear.of(all))
	}
	return fitParts(q, r, count)
}

// The ends of sentences where all quotes have one fit.
var (
	nearestIs = says{wording.Say("this one is nearest in meaning."), wording.Say("these are nearest in meaning.")}
	itIsNear  = says{wording.Say("it is in the text around this quote or in the headline."),
		wording.Say("it is in the text around these quotes or in the headline.")}
	theyAreNear = says{wording.Say("they are in the text around this quote or in the headline."),
		wording.Say("they are in the text around these quotes or in the headline.")}
)

// none says that no quote has the words.
func none(q query.Query, words wording.Text) wording.Text {
	switch {
	case len(q.Speakers) > 1:
		return Narrowed(q, wording.Say("No quote of these speakers has %s", words))
	case len(q.Speakers) == 1:
		return Narrowed(q, wording.Say("No quote of this speaker has %s", words))
	}
	return Narrowed(q, wording.Say("No quote has %s", words))
}

// Narrowed restricts a sentence to the quotes that a query is narrowed to.
func Narrowed(q query.Query, sentence wording.Text) wording.Text {
	if !q.Narrowed() {
		return sentence
	}
	return wording.Say("With these filters, %s", sentence.Lower())
}

// fitParts says for each fit how many quotes have it.
func fitParts(q query.Query, r *index.Result, count map[index.Fit]int) wording.Text {
	words, all, several := r.Words, len(r.Hits), bySeveral(r.Hits)
	var text wording.Text
	also := func(part wording.Text) {
		if text.IsZero() {
			text = part
		} else {
			text = wording.Say("%s; %s", text, part)
		}
	}
	for _, f := range fits {
		n, has, missing := count[f.fit], f.words, allWords
		if words == 1 {
			has, missing = f.theOne, thisWord
		}
		if f.fit == index.FitRest && several {
			has = whatTheySaid
		}
		switch {
		case n == 0 && f.fit == index.FitAll:
			also(none(q, missing))
		case n == all && all == 1:
			also(wording.Say("this one %s", has.one))
		case n == all:
			also(wording.Say("these %s", has.several))
		case n > 0 && f.fit == index.FitAll:
			also(wording.Say("%s %s", wording.Amount(n, "quote"), has.of(n)))
		case n > 0:
			also(wording.Say("%d %s", n, has.of(n)))
		}
	}
	return text.Stop()
}

// bySeveral reports whether hits are quotes of speakers with different names.
func bySeveral(hits []index.Hit) bool {
	return slices.ContainsFunc(hits, func(h index.Hit) bool {
		return h.Quote.Speaker.Name != hits[0].Quote.Speaker.Name
	})
}
