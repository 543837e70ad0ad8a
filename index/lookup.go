package index

import (
	"cmp"
	"context"
	"errors"
	"fmt"

	"verbatim/corpus"
)

// ErrNoQuote is returned when no quote has the id that was asked for.
var ErrNoQuote = errors.New("no quote has this id")

// ByID returns the quote with that id, with its passage and so many paragraphs more on each side, or ErrNoQuote.
func (s *quoteReader) ByID(ctx context.Context, id string, more int) (Hit, error) {
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
	facts := s.values()
	h.Answer, _ = s.answer(ctx, id, id, facts.of(doc)) // a damaged one is left out; a search reports it
	copies := s.copiesOf(facts, number, &h, wordsKey(h.Pieces()))
	copies, believed := s.cite(&h, copies, true)
	if err := cmp.Or(s.credit(&h, believed), facts.err); err != nil || more == 0 {
		return h, err
	}
	h.alsoIn(copies)
	text, err := s.files.text(r.Article)
	if err != nil {
		return Hit{}, fmt.Errorf("reading the text of %s: %w", h.Article.Path, err)
	}
	wide := passage(text, paragraphs(text), core(&h.Quote), more, maxPassage*(1+more))
	h.Passage, h.PassageAt = wide.In(text), wide.Start
	return h, nil
}

// SpeakersBeside returns the named speakers of the article in which the quote with that id stands, each once, in the order in which they
// speak.
func (s *quoteReader) SpeakersBeside(ctx context.Context, id string) ([]corpus.Speaker, error) {
	number, _, err := s.numbered(ctx, id)
	if err != nil || number < 0 {
		return nil, err
	}
	of, err := s.files.record(number)
	if err != nil {
		return nil, err
	}
	first := number
	for first > 0 {
		if r, err := s.files.record(first - 1); err != nil || r.Article != of.Article {
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
