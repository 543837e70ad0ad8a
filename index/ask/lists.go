package ask

import (
	"context"
	"errors"
	"slices"

	"verbatim/corpus"
	"verbatim/index"
	"verbatim/index/ask/advice"
	"verbatim/index/ask/meaning"
	"verbatim/index/ask/notice"
	"verbatim/index/ask/plausible"
	"verbatim/index/ask/view"
	"verbatim/index/query"
)

// lists carries out the commands that list what the corpus has, and context.
type lists struct{ *core }

// fieldNot is the name of the query language's field for excluded words.
const fieldNot = "not"

// speakers lists the speakers of the corpus.
func (l *lists) speakers(ctx context.Context, r *Request) (Answer, error) {
	q, err := query.ParseOnly(l.days(), r.Words, fieldNot)
	if err != nil {
		return nil, err
	}
	list := &SpeakerList{Head: r.head()}
	list.Query = q
	err = l.Index.Do(ctx, func(snap view.Snapshot) error {
		speakers, err := snap.Catalogue().Speakers()
		if err != nil {
			return err
		}
		if list.Speakers, list.Total = speakers.Search(q, r.limit(listLimit)); list.Total > 0 {
			return nil
		}
		near, err := speakers.Near(ctx, r.Words, advice.MaxNames)
		if len(near) > 0 {
			list.Notes = append(list.Notes,
				notice.Note{Kind: notice.Similar, Text: advice.SimilarNames(near), Try: advice.QuotesOf(near)})
		}
		return err
	})
	return list, err
}

// articles lists the articles of the corpus.
func (l *lists) articles(ctx context.Context, r *Request) (Answer, error) {
	q, err := query.ParseOnly(l.days(), r.Words, query.FieldPublisher, query.FieldAfter, query.FieldBefore, fieldNot)
	if err != nil {
		return nil, err
	}
	list := &ArticleList{Head: r.head()}
	list.Query = q
	err = l.Index.Do(ctx, func(snap view.Snapshot) error {
		var err error
		list.Articles, list.Total, err = snap.Catalogue().Matching(q, r.limit(listLimit))
		return err
	})
	return list, err
}

// contextParagraphs is how many paragraphs context shows before and after those of the quote.
const contextParagraphs = 2

// context shows the text around a quote.
func (l *lists) context(ctx context.Context, r *Request) (Answer, error) {
	id, err := meaning.QuoteID(r.Words, r.Command.Example)
	if err != nil {
		return nil, err
	}
	around := &QuoteContext{Head: r.head()}
	around.Asked = id
	err = l.Index.Do(ctx, func(snap view.Snapshot) error {
		var err error
		around.Hit, err = snap.ByID(ctx, id, contextParagraphs)
		if errors.Is(err, index.ErrNoQuote) {
			return meaning.UnknownQuote(id)
		}
		if err != nil {
			return err
		}
		if r.Others {
			around.Speakers, err = l.others(snap, &around.Hit)
		}
		return err
	})
	return around, err
}

// others returns who else may have said a quote.
func (l *lists) others(snap view.Snapshot, h *index.Hit) ([]corpus.Speaker, error) {
	articles, err := snap.Catalogue().Articles()
	if err != nil {
		return nil, err
	}
	found, _ := articles.Find(h.Article.Path)
	i := slices.IndexFunc(found, func(a index.Article) bool { return a.Path == h.Article.Path })
	if i < 0 {
		return nil, nil
	}
	whole, said, err := snap.Whole(&found[i])
	if err != nil {
		return nil, err
	}
	var named []corpus.Naming
	if l.Keeper != nil {
		named = l.Keeper.Names(&whole)
	}
	return plausible.Speakers(&h.Quote, said, named), nil
}
