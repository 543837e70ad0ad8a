package quotes

import (
	"cmp"
	"context"
	"errors"
	"fmt"

	"verbatim/corpus"
	"verbatim/index/document"
	"verbatim/index/names"
)

// ErrNoQuote is returned if no quote has the given id.
var ErrNoQuote = errors.New("no quote has this id")

// ByID returns the quote with an id, or ErrNoQuote. Its passage has more paragraphs on each side than usual.
func (s *Reader) ByID(ctx context.Context, id string, more int) (Hit, error) {
	number, doc, err := s.locate(ctx, id)
	if err != nil {
		return Hit{}, err
	}
	if number < 0 {
		return Hit{}, ErrNoQuote
	}
	h, r, hidden, err := s.Read(number)
	if hidden {
		return Hit{}, ErrNoQuote
	}
	if err != nil {
		return h, err
	}
	values := s.DocValues()
	h.Answer, _ = s.Answer(ctx, id, id, values.Of(doc)) // a damaged answer is left out; a search reports it
	copies := s.duplicatesOf(values, number, &h, document.WordsKey(h.Pieces()))
	copies, believed := s.citer().cite(&h, copies, true)
	if err := cmp.Or(s.addRoles(&h, believed), values.Err); err != nil || more == 0 {
		return h, err
	}
	h.alsoIn(copies)
	text, err := s.files.Text(r.Article)
	if err != nil {
		return Hit{}, fmt.Errorf("reading the text of %s: %w", h.Article.Path, err)
	}
	turn, err := s.turn(number, r)
	if err != nil {
		return Hit{}, err
	}
	wide := document.Passage(text, document.Paragraphs(text), turn, more, document.MaxPassage*(1+more))
	h.Passage, h.PassageAt = wide.In(text), wide.Start
	return h, nil
}

// SpeakersBeside returns the named speakers in the article of the quote with an id, in the order of their first
// quotes.
func (s *Reader) SpeakersBeside(ctx context.Context, id string) ([]corpus.Speaker, error) {
	number, _, err := s.locate(ctx, id)
	if err != nil || number < 0 {
		return nil, err
	}
	of, err := s.files.Record(number)
	if err != nil {
		return nil, err
	}
	first := number
	for first > 0 {
		if r, err := s.files.Record(first - 1); err != nil || r.Article != of.Article {
			break
		}
		first--
	}
	var list []corpus.Speaker
	known := map[string]bool{}
	for n := first; ; n++ {
		h, r, hidden, err := s.Read(n)
		if err != nil || r.Article != of.Article {
			return list, nil // the end of the snapshot, or a damaged quote, which a search reports
		}
		if key := names.Key(h.Quote.Speaker.Name); h.Quote.Speaker.Named() && !hidden && !known[key] {
			known[key] = true
			list = append(list, h.Quote.Speaker)
		}
	}
}
