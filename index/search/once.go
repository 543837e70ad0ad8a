package search

import (
	"cmp"
	"slices"

	"verbatim/index/quotes"
	"verbatim/index/store"
)

// once leaves out duplicates, as a search does: quotes with the same words in several articles, of the same speaker or
// without a name, and a headline with what it repeats. Their one quote is of the oldest day of them that is credible.
func (s byDay) once(values *store.ValueReader, list []datedQuote) ([]datedQuote, error) {
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
			some, err := s.distinct(same)
			if err != nil {
				return nil, err
			}
			kept = append(kept, some...)
		}
	}
	return kept, nil
}

// A duplicated is a quote with its duplicates. The speaker of the first one is the one of all.
type duplicated struct {
	article int // of the first
	all     []datedQuote
}

// distinct returns a quote for each of the different ones among quotes with the same words. Those without a name count
// for the first speaker with one who may have said it: they may be of the same person.
func (s byDay) distinct(same []datedQuote) ([]datedQuote, error) {
	if len(same) == 1 {
		return same, nil
	}
	slices.SortFunc(same, func(a, b datedQuote) int {
		return cmp.Or(-cmp.Compare(min(len(a.speaker), 1), min(len(b.speaker), 1)), cmp.Compare(b.Day, a.Day),
			cmp.Compare(a.Number, b.Number))
	})
	var groups []duplicated
	for _, d := range same {
		r, err := s.files.Record(int(d.Number))
		if err != nil {
			return nil, err
		}
		i := slices.IndexFunc(groups, func(g duplicated) bool {
			if g.article == r.Article {
				return s.repeats(&g.all[0], &d)
			}
			return quotes.SameName(g.all[0].speaker, d.speaker)
		})
		if i < 0 {
			groups = append(groups, duplicated{r.Article, []datedQuote{d}})
			continue
		}
		groups[i].all = append(groups[i].all, d)
	}
	var list []datedQuote
	for _, g := range groups {
		speaker := g.all[0].speaker
		one := oldest(g.all)
		one.speaker = speaker
		list = append(list, one)
	}
	return list, nil
}

// repeats reports whether one of two quotes of an article is its headline. A quote that can't be read is none: who
// searches for it learns that.
func (s byDay) repeats(a, b *datedQuote) bool {
	first, _, _, err := s.quotes.Read(int(a.Number))
	if err != nil {
		return false
	}
	second, _, _, err := s.quotes.Read(int(b.Number))
	return err == nil && quotes.Repeats(&first, &second)
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
