package quotes

import (
	"cmp"
	"context"
	"maps"
	"slices"

	"verbatim/corpus"
	"verbatim/index/engine"
	"verbatim/index/identity"
	"verbatim/index/names"
	"verbatim/index/store"
)

// recount counts the speakers with the corrections o: without hidden quotes, and with the speakers that
// moderators have named.
func (c *Catalogue) recount(o *Corrected) (*names.Directory, error) {
	indexed, err := c.indexed()
	if err != nil {
		return nil, err
	}
	articles, err := c.Articles()
	if err != nil {
		return nil, err
	}
	slices.SortFunc(articles, func(a, b store.Article) int { return cmp.Compare(a.First, b.First) })
	err = c.files.Fetch(context.Background(), func() engine.Wanted {
		return engine.Wanted{Beside: slices.Collect(maps.Keys(o.States))}
	})
	if err != nil {
		return nil, err
	}
	speakers := slices.Clone(indexed.All())
	for number := range o.States {
		r, err := c.files.Record(number)
		if err != nil {
			continue // a search reports damaged quotes
		}
		for _, who := range names.SpeakersOf(&r.Quote) {
			if i := indexOf(speakers, who); i >= 0 {
				speakers[i].Quotes--
			}
		}
		state := o.State(number)
		if state.Hidden {
			continue
		}
		state.amend(&r.Quote)
		for _, who := range names.SpeakersOf(&r.Quote) {
			if who.Named() {
				speakers = countQuote(speakers, who, articleOf(articles, number))
			}
		}
	}
	speakers = slices.DeleteFunc(speakers, func(sp names.Speaker) bool { return sp.Quotes <= 0 })
	for i := range speakers { // a speaker without quotes in the index has none yet
		speakers[i].Articles = min(max(speakers[i].Articles, 1), speakers[i].Quotes)
	}
	slices.SortStableFunc(speakers, func(a, b names.Speaker) int { return cmp.Compare(b.Quotes, a.Quotes) })
	return names.NewDirectory(speakers), nil
}

// countQuote adds a quote of a speaker in an article, which may be nil.
func countQuote(speakers []names.Speaker, who corpus.Speaker, a *store.Article) []names.Speaker {
	i := indexOf(speakers, who)
	if i < 0 {
		i = len(speakers)
		speakers = append(speakers, names.Speaker{Speaker: who, Surname: identity.Surname(who.Name)})
	}
	speakers[i].Quotes++
	if a != nil && who.Role != "" && !a.Future && !a.Date.Before(speakers[i].RoleDay) {
		speakers[i].Role, speakers[i].RoleDay, speakers[i].RoleFrom = who.Role, a.Date, a.Path
	}
	return speakers
}

// indexOf returns the index of the speaker whom a quote names, or -1.
func indexOf(speakers []names.Speaker, who corpus.Speaker) int {
	key := names.Key(who.Name)
	sameKey := func(name string) bool { return names.Key(name) == key }
	return slices.IndexFunc(speakers, func(sp names.Speaker) bool {
		return sameKey(sp.Name) || slices.ContainsFunc(sp.Spellings, sameKey)
	})
}

// articleOf returns the article of a quote, or nil. The articles are sorted by their first quotes.
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
