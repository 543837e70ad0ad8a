package quotes

import (
	"cmp"
	"slices"

	"verbatim/corpus"
	"verbatim/index/identity"
	"verbatim/index/names"
	"verbatim/index/store"
)

// hiddenIn returns how many quotes of an article are hidden.
func (o *Corrected) hiddenIn(a *store.Article) (n int) {
	for number, state := range o.States {
		if state.Hidden && a.First <= number && number < a.First+a.Quotes {
			n++
		}
	}
	return n
}

// recount returns the speakers as they are with the corrections: without hidden quotes, and with those whom moderators have named.
func (s *Reader) recount(o *Corrected) (*names.Directory, error) {
	indexed, err := s.indexed()
	if err != nil {
		return nil, err
	}
	articles, err := s.Articles()
	if err != nil {
		return nil, err
	}
	slices.SortFunc(articles, func(a, b store.Article) int { return cmp.Compare(a.First, b.First) })
	speakers := slices.Clone(indexed.All())
	for number := range o.States {
		r, err := s.files.Record(number)
		if err != nil {
			continue // what is damaged is reported where it is found
		}
		state := quoteState(o.States[number])
		after := r.Quote
		state.amend(&after)
		if state.Hidden {
			after.Speaker, after.Speakers = corpus.Speaker{}, nil
		}
		for _, who := range names.SpeakersOf(&r.Quote) {
			if i := bearer(speakers, who); i >= 0 {
				speakers[i].Quotes--
			}
		}
		for _, who := range names.SpeakersOf(&after) {
			if !who.Named() {
				continue
			}
			i := bearer(speakers, who)
			if i < 0 {
				i = len(speakers)
				speakers = append(speakers, names.Speaker{Speaker: who, Surname: identity.Surname(who.Name)})
			}
			speakers[i].Quotes++
			if a := articleOf(articles, number); a != nil && who.Role != "" && !a.Future && !a.Date.Before(speakers[i].RoleDay) {
				speakers[i].Role, speakers[i].RoleDay, speakers[i].RoleFrom = who.Role, a.Date, a.Path
			}
		}
	}
	speakers = slices.DeleteFunc(speakers, func(sp names.Speaker) bool { return sp.Quotes <= 0 })
	for i := range speakers { // those who got their first quote
		speakers[i].Articles = min(max(speakers[i].Articles, 1), speakers[i].Quotes)
	}
	slices.SortStableFunc(speakers, func(a, b names.Speaker) int { return cmp.Compare(b.Quotes, a.Quotes) })
	return names.NewDirectory(speakers), nil
}

// bearer returns the place of the speaker whom a quote names, and -1 where there is none.
func bearer(speakers []names.Speaker, who corpus.Speaker) int {
	key := names.Key(who.Name)
	return slices.IndexFunc(speakers, func(sp names.Speaker) bool {
		return names.Key(sp.Name) == key || slices.ContainsFunc(sp.Spellings, func(name string) bool { return names.Key(name) == key })
	})
}

// articleOf returns the article of the quote with a number; articles are in the order of their quotes.
func articleOf(articles []store.Article, number int) *store.Article {
	i, found := slices.BinarySearchFunc(articles, number, func(a store.Article, n int) int {
		switch {
		case n < a.First:
			return 1
		case n >= a.First+a.Quotes:
			return -1
		}
		return 0
	})
	if !found {
		return nil
	}
	return &articles[i]
}
