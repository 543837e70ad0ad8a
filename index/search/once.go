package search

import (
	"slices"

	"verbatim/index/store"
)

// once leaves out duplicates: quotes with the same words and the same speaker, or without a name. Their one quote is of
// the oldest day of them that is credible.
func once(values *store.ValueReader, list []datedQuote) []datedQuote {
	at := map[uint32]int{} // by the number of the quote, of those with duplicates in the corpus
	for i := range list {
		if n := list[i].Number; values.Next(int(n)) != int(n) {
			at[n] = i
		}
	}
	kept := list[:0:0]
	done := make(map[uint32]bool, len(at))
	for _, d := range list {
		if _, ok := at[d.Number]; !ok {
			kept = append(kept, d)
		} else if !done[d.Number] {
			var same []datedQuote
			for n := d.Number; !done[n]; n = uint32(values.Next(int(n))) {
				done[n] = true
				if i, ok := at[n]; ok {
					same = append(same, list[i])
				}
			}
			kept = append(kept, bySpeaker(same)...)
		}
	}
	return kept
}

// bySpeaker returns a quote per speaker of quotes with the same words. Those without a name count for the first named
// speaker: they may be of the same person.
func bySpeaker(same []datedQuote) []datedQuote {
	unnamed := ""
	if i := slices.IndexFunc(same, func(d datedQuote) bool { return d.speaker != "" }); i >= 0 {
		unnamed = same[i].speaker
	}
	groups := map[string][]datedQuote{}
	var order []string
	for _, d := range same {
		if d.speaker == "" {
			d.speaker = unnamed
		}
		if groups[d.speaker] == nil {
			order = append(order, d.speaker)
		}
		groups[d.speaker] = append(groups[d.speaker], d)
	}
	var list []datedQuote
	for _, speaker := range order {
		list = append(list, oldest(groups[speaker]))
	}
	return list
}

// yearApart is the distance in days from which two neighbouring days of duplicates are not of the same report, as in
// quotes/citation.go.
const yearApart = 366

// oldest returns the oldest of the largest group of duplicates whose neighbouring days are near each other, or of the
// newest of several. Those without a day are only returned if there are no others.
func oldest(same []datedQuote) datedQuote {
	slices.SortFunc(same, func(a, b datedQuote) int { return int(a.Day) - int(b.Day) })
	days := withDay(same)
	if len(days) == 0 {
		return same[0]
	}
	best, most := days[0], 0
	for i := 0; i < len(days); {
		end := i + 1
		for end < len(days) && days[end].Day-days[end-1].Day <= yearApart {
			end++
		}
		if end-i >= most {
			best, most = days[i], end-i
		}
		i = end
	}
	return best
}

// withDay returns the quotes with a day, of a list that is sorted by day.
func withDay(sorted []datedQuote) []datedQuote {
	n := 0
	for n < len(sorted) && sorted[n].Day == store.NoDay {
		n++
	}
	return sorted[n:]
}
