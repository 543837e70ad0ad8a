package index

import (
	"context"
	"slices"

	"verbatim/corpus"
	"verbatim/index/identity"
	"verbatim/index/postings"
)

// An Among is some quotes of a snapshot, to which a search can be narrowed; see Options.Among.
type Among map[uint32]bool

// Among returns the quotes with these ids. Ids of no quote are passed over.
func (s *Snapshot) Among(ctx context.Context, ids []string) (Among, error) {
	some := Among{}
	for _, id := range ids {
		named := &postings.Query{Filters: []postings.Word{{{Field: fieldID, Terms: []string{id}}}}}
		if err := s.postings.Each(ctx, named, func(m postings.Match) { some[m.Doc] = true }); err != nil {
			return nil, err
		}
	}
	return some, nil
}

// A Said is what tells one quote from another, wherever it stands.
type Said struct {
	ID      string
	Content string // equal for the same words of the same speaker
}

// SaidIn returns the quotes of an article of the list that ListArticles returns, as they were found: what moderators say of a quote makes no
// other one of it.
func (s *Snapshot) SaidIn(a *Article) ([]Said, error) {
	var list []Said
	for n := a.First; n < a.First+a.Quotes; n++ {
		h, _, err := s.data.hit(n)
		if err != nil {
			return nil, err
		}
		content := identity.Surname(h.Quote.Speaker.Name)
		for _, p := range h.Pieces() {
			for _, w := range Words(p) {
				content += " " + w
			}
		}
		list = append(list, Said{h.Quote.ID, content})
	}
	return list, nil
}

// ListArticles returns all articles of the snapshot, with all of their quotes counted: the newest first, then those
// without a day or with one in the future.
func (s *Snapshot) ListArticles() ([]Article, error) {
	var all []Article
	if err := s.readList(articlesFile, &all); err != nil {
		return nil, err
	}
	last := corpus.LastCredibleDay(s.now())
	ahead := 0 // how many are in the future: the list has the newest first
	for ahead < len(all) && all[ahead].Date.After(last) {
		all[ahead].Future = true
		ahead++
	}
	return slices.Concat(all[ahead:], all[:ahead]), nil
}

// dates notes in an article that was read whether its day is in the future.
func (s *Snapshot) dates(a *corpus.Article) { a.Future = corpus.InFuture(a.Date, s.now()) }
