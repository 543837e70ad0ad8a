package ask

import (
	"fmt"
	"strings"

	"verbatim/corpus/wording"
	"verbatim/index"
	"verbatim/index/query"
)

// fits say what quotes with a fit have of several words that were looked for, and of one alone.
var fits = []struct {
	fit              index.Fit
	several, oneWord string
}{
	{index.FitAll, "have all of these words", "have this word"},
	{index.FitPartly, "have some of them and stand beside the others", ""},
	{index.FitMost, "have at least half of them", ""},
	{index.FitSome, "have some of them", ""},
	{index.FitNear, "have some of them, or stand beside them", "stand beside it"},
	{index.FitBeside, "stand beside them", "stand beside it"},
	{index.FitRest, "show what else this speaker said", "show what else this speaker said"},
	{index.FitRole, byOthers, byOthers},
	{index.FitOthers, "are by others, who speak of this speaker", "are by others, who speak of this speaker"},
}

// byOthers says of quotes that they are of those in whose role the name stands that was asked for: see index.FitRole.
const byOthers = "are by others, with this name in their role or as part of a body's"

// singular puts what fits say into the singular.
var singular = strings.NewReplacer("are by others, who speak of", "is by another, who speaks of", "are by others", "is by another", "have", "has", "stand", "stands", "show ", "shows ", "are", "is")

func inNumber(n int, text string) string {
	if n == 1 {
		return singular.Replace(text)
	}
	return text
}

// fitNote says how many quotes of a result have how much of the words that were looked for, or returns "" where all have all.
func fitNote(q query.Query, r *index.Result) string {
	count := map[index.Fit]int{}
	for i := range r.Hits {
		count[r.Hits[i].Fit]++
	}
	all := len(r.Hits)
	switch {
	case count[index.FitAll] == all:
		return ""
	case r.Words == 0 && count[index.FitRole] < all:
		return fmt.Sprintf("%d %s.", count[index.FitRole], inNumber(count[index.FitRole], byOthers))
	case r.Words == 0:
		return narrowed(q, "Nobody of this name is quoted") + "; these " + byOthers + "."
	case count[index.FitRest] == all && r.Words > 1:
		return none(q, "any of these words") + "; this is what else they said."
	case count[index.FitRest] == all:
		return none(q, "this word") + "; this is what else they said."
	case r.Words == 1 && count[index.FitBeside]+count[index.FitNear] == all:
		return none(q, "this word") + "; it stands " + besideThem(all)
	case count[index.FitBeside] == all:
		return none(q, "all of these words") + "; they stand " + besideThem(all)
	}
	return fitParts(q, r.Words, count, all)
}

// besideThem says where words stand that stand beside so many quotes.
func besideThem(quotes int) string {
	if quotes == 1 {
		return "beside this quote, in the text around it or in the headline."
	}
	return "beside these quotes, in the text around them or in the headline."
}

// none says that no quote that was asked for has the words.
func none(q query.Query, words string) string {
	switch {
	case len(q.Speakers) > 1:
		return narrowed(q, "No quote of these speakers has "+words)
	case len(q.Speakers) == 1:
		return narrowed(q, "No quote of this speaker has "+words)
	}
	return narrowed(q, "No quote has "+words)
}

// narrowed restricts a statement to the quotes that a query is narrowed to.
func narrowed(q query.Query, says string) string {
	if !q.Narrowed() {
		return says
	}
	return "So narrowed, " + strings.ToLower(says[:1]) + says[1:]
}

// fitParts says of each fit how many quotes have it, of all with so many words.
func fitParts(q query.Query, words int, count map[index.Fit]int, all int) string {
	var parts []string
	for _, f := range fits {
		n, text := count[f.fit], f.several
		if words == 1 {
			text = f.oneWord
		}
		switch {
		case n == 0 && f.fit == index.FitAll:
			parts = append(parts, none(q, strings.TrimPrefix(text, "have ")))
		case n == all && all == 1:
			parts = append(parts, "this one "+inNumber(n, text))
		case n == all:
			parts = append(parts, "these "+text)
		case n > 0 && f.fit == index.FitAll:
			parts = append(parts, wording.Count(n, "quote")+" "+inNumber(n, text))
		case n > 0:
			parts = append(parts, fmt.Sprint(n, " ", inNumber(n, text)))
		}
	}
	return strings.Join(parts, "; ") + "."
}
