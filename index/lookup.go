package index

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"verbatim/corpus"
	"verbatim/index/query"
)

// ErrNoQuote is returned when no quote has the id that was asked for.
var ErrNoQuote = errors.New("no quote has this id")

// ByID returns the quote with that id, with its passage and so many paragraphs more on each side, or ErrNoQuote.
func (s *Snapshot) ByID(ctx context.Context, id string, more int) (Hit, error) {
	number, doc, err := s.numbered(ctx, id)
	if err != nil {
		return Hit{}, err
	}
	if number < 0 {
		return Hit{}, ErrNoQuote
	}
	h, r, hidden, err := s.hit(number)
	if hidden {
		return Hit{}, ErrNoQuote
	}
	if err != nil {
		return h, err
	}
	facts := s.factReader()
	h.Answer, _ = s.answer(ctx, id, id, facts.of(doc)) // a damaged one is left out; a search reports it
	copies := s.copiesOf(facts, number, &h, wordsKey(h.Pieces()))
	copies, believed := s.cite(&h, copies, true)
	if err := cmp.Or(s.credit(&h, believed), facts.err); err != nil || more == 0 {
		return h, err
	}
	h.alsoIn(copies)
	text, err := s.data.text(r.Article)
	if err != nil {
		return Hit{}, fmt.Errorf("reading the text of %s: %w", h.Article.Path, err)
	}
	wide := passage(text, paragraphs(text), core(&h.Quote), more, maxPassage*(1+more))
	h.Passage, h.PassageAt = wide.In(text), wide.Start
	return h, nil
}

// SpeakersBeside returns the named speakers of the article in which the quote with that id stands, each once, in the order in which they
// speak.
func (s *Snapshot) SpeakersBeside(ctx context.Context, id string) ([]corpus.Speaker, error) {
	number, _, err := s.numbered(ctx, id)
	if err != nil || number < 0 {
		return nil, err
	}
	of, err := s.data.record(number)
	if err != nil {
		return nil, err
	}
	first := number
	for first > 0 {
		if r, err := s.data.record(first - 1); err != nil || r.Article != of.Article {
			break
		}
		first--
	}
	var list []corpus.Speaker
	known := map[string]bool{}
	for n := first; ; n++ {
		h, r, hidden, err := s.hit(n)
		if err != nil || r.Article != of.Article {
			return list, nil // the snapshot's end, or what is reported where it is found
		}
		if key := nameKey(h.Quote.Speaker.Name); h.Quote.Speaker.Named() && !hidden && !known[key] {
			known[key] = true
			list = append(list, h.Quote.Speaker)
		}
	}
}

// Speakers returns up to limit of the named speakers whose name or role has all words of the query, each by its beginning, the
// most quoted first, and how many there are. Other parts of the query are passed over.
func (s *Snapshot) Speakers(q query.Query, limit int) ([]Speaker, int, error) {
	list, err := s.nameList()
	if err != nil {
		return nil, 0, err
	}
	found := slices.DeleteFunc(slices.Clone(list.speakers), func(sp Speaker) bool {
		have := Words(sp.Name + " " + sp.Role + " " + strings.Join(sp.Spellings, " "))
		return slices.ContainsFunc(q.Terms, func(t query.Term) bool { return haveBeginnings(have, Words(t.Text)) == t.Not })
	})
	return first(found, limit), len(found), nil
}

// Articles returns up to limit of the articles whose title has all words of the query and that lie in its publishers and
// days, the newest first, and how many there are. Other parts of the query are passed over. Hidden quotes are not counted.
func (s *Snapshot) Articles(q query.Query, limit int) ([]Article, int, error) {
	all, err := s.ListArticles()
	if err != nil {
		return nil, 0, err
	}
	found := slices.DeleteFunc(all, func(a Article) bool { return !articleMatches(&a, q) })
	for i := range first(found, limit) {
		found[i].Quotes -= s.hiddenIn(&found[i])
	}
	return first(found, limit), len(found), nil
}

func articleMatches(a *Article, q query.Query) bool {
	day := a.Known()
	if !q.After.IsZero() && day.Before(q.After) || !q.Before.IsZero() && (day.IsZero() || !day.Before(q.Before)) {
		return false
	}
	publisher := Words(a.Publisher)
	if len(q.Publishers) > 0 && !slices.ContainsFunc(q.Publishers, func(p string) bool { return haveBeginnings(publisher, Words(p)) }) {
		return false
	}
	title := terms(proseAnalyzer(), a.Title)
	for _, t := range q.Terms {
		if haveAll(title, terms(proseAnalyzer(), t.Text)) == t.Not {
			return false
		}
	}
	return true
}

// haveBeginnings reports whether each of the wanted words is one of words or the beginning of one.
func haveBeginnings(words, wanted []string) bool {
	for _, w := range wanted {
		if !slices.ContainsFunc(words, func(have string) bool { return strings.HasPrefix(have, w) }) {
			return false
		}
	}
	return true
}

func haveAll(words, wanted []string) bool {
	for _, w := range wanted {
		if !slices.Contains(words, w) {
			return false
		}
	}
	return true
}

func first[T any](list []T, limit int) []T { return list[:min(len(list), limit)] }
