package index

import (
	"cmp"
	"slices"

	"verbatim/corpus"
	"verbatim/index/identity"
)

// hiddenIn returns how many quotes of an article are hidden.
func (o *overlay) hiddenIn(a *Article) (n int) {
	for number, state := range o.states {
		if state.Hidden && a.First <= number && number < a.First+a.Quotes {
			n++
		}
	}
	return n
}

// recount returns the speakers as they are with the corrections: without hidden quotes, and with those whom moderators have named.
func (s *quoteReader) recount(o *overlay) (*nameList, error) {
	indexed, err := s.indexed()
	if err != nil {
		return nil, err
	}
	articles, err := s.Articles()
	if err != nil {
		return nil, err
	}
	slices.SortFunc(articles, func(a, b Article) int { return cmp.Compare(a.First, b.First) })
	speakers := slices.Clone(indexed.speakers)
	for number := range o.states {
		r, err := s.files.record(number)
		if err != nil {
			continue // what is damaged is reported where it is found
		}
		state := quoteState(o.states[number])
		after := r.Quote
		state.amend(&after)
		if state.Hidden {
			after.Speaker, after.Speakers = corpus.Speaker{}, nil
		}
		for _, who := range speakersOf(&r.Quote) {
			if i := bearer(speakers, who); i >= 0 {
				speakers[i].Quotes--
			}
		}
		for _, who := range speakersOf(&after) {
			if !who.Named() {
				continue
			}
			i := bearer(speakers, who)
			if i < 0 {
				i = len(speakers)
				speakers = append(speakers, Speaker{Speaker: who, Surname: identity.Surname(who.Name)})
			}
			speakers[i].Quotes++
			if a := articleOf(articles, number); a != nil && who.Role != "" && !a.Future && !a.Date.Before(speakers[i].RoleDay) {
				speakers[i].Role, speakers[i].RoleDay, speakers[i].RoleFrom = who.Role, a.Date, a.Path
			}
		}
	}
	speakers = slices.DeleteFunc(speakers, func(sp Speaker) bool { return sp.Quotes <= 0 })
	for i := range speakers { // those who got their first quote
		speakers[i].Articles = min(max(speakers[i].Articles, 1), speakers[i].Quotes)
	}
	slices.SortStableFunc(speakers, func(a, b Speaker) int { return cmp.Compare(b.Quotes, a.Quotes) })
	return newNameList(speakers), nil
}

// bearer returns the place of the speaker whom a quote names, and -1 where there is none.
func bearer(speakers []Speaker, who corpus.Speaker) int {
	key := nameKey(who.Name)
	return slices.IndexFunc(speakers, func(sp Speaker) bool {
		return nameKey(sp.Name) == key || slices.ContainsFunc(sp.Spellings, func(name string) bool { return nameKey(name) == key })
	})
}

// articleOf returns the article of the quote with a number; articles are in the order of their quotes.
func articleOf(articles []Article, number int) *Article {
	i, found := slices.BinarySearchFunc(articles, number, func(a Article, n int) int {
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
