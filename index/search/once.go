package search

import (
	"cmp"
	"slices"

	"verbatim/index/engine"
	"verbatim/index/quotes"
	"verbatim/index/store"
)

// once leaves out duplicates, as a search does: quotes with the same words in several articles, of the same speaker or
// without a name, and a headline with what it repeats. Their one quote is of the oldest day of them that is credible.
func (s byDay) once(values engine.Values, list []datedQuote) ([]datedQuote, error) {
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
	var groups [][]datedQuote // by different quotes, whose speaker is that of the first one
	for _, d := range same {
		i, err := s.groupOf(groups, d)
		if err != nil {
			return nil, err
		}
		if i == len(groups) {
			groups = append(groups, nil)
		}
		groups[i] = append(groups[i], d)
	}
	var list []datedQuote
	for _, g := range groups {
		speaker := g[0].speaker
		one := oldest(g)
		one.speaker = speaker
		list = append(list, one)
	}
	return list, nil
}

// groupOf returns which group of duplicates a quote belongs to; the number of groups if to none.
func (s byDay) groupOf(groups [][]datedQuote, d datedQuote) (int, error) {
	for i, g := range groups {
		if !quotes.SameName(g[0].speaker, d.speaker) {
			continue
		}
		inOne, err := s.inOneArticle(&g[0], &d)
		if err != nil {
			return 0, err
		}
		if !inOne || s.repeats(&g[0], &d) {
			return i, nil
		}
	}
	return len(groups), nil
}

// mostInOne is more quotes than an article has. Those of an article have neighbouring numbers, so that two with more
// distant ones need not be read.
const mostInOne = 1000

// inOneArticle reports whether two quotes are of one article.
func (s byDay) inOneArticle(a, b *datedQuote) (bool, error) {
	if max(a.Number, b.Number)-min(a.Number, b.Number) > mostInOne {
		return false, nil
	}
	first, err := s.files.ArticleOf(int(a.Number))
	if err != nil {
		return false, err
	}
	second, err := s.files.ArticleOf(int(b.Number))
	return first == second, err
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

// A repeated has the matches of some steps that have duplicates in the corpus.
type repeated struct {
	of     byDay
	values engine.Values
	namer  *namer
	steps  [][]datedQuote // by the first step that a quote satisfies
	noted  int
}

// mostRepeated is up to how many matches with duplicates are compared. That takes 2 µs for each: of more, the total
// counts all.
const mostRepeated = 5000

// note notes a match of a step.
func (r *repeated) note(step int, doc uint32, v store.DocValue) {
	if n := int(v.Number); r.values.Next(n) != n {
		if r.noted++; r.noted <= mostRepeated {
			r.steps[step] = append(r.steps[step], datedQuote{v, r.namer.name(r.values.Labelled(doc))})
		}
	}
}

// leaveOut takes the duplicates out of the totals of the steps.
func (r *repeated) leaveOut(rankings []ranking) error {
	if r.noted == 0 || r.noted > mostRepeated {
		return r.namer.err
	}
	var all []datedQuote
	for i, some := range r.steps {
		all = append(all, some...)
		kept, err := r.of.once(r.values, slices.Clone(all))
		if err != nil {
			return err
		}
		rankings[i].total -= len(all) - len(kept)
	}
	return r.namer.err
}
