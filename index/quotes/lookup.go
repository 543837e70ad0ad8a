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

// ErrNoQuote is returned when no quote has the id that was asked for.
var ErrNoQuote = errors.New("no quote has this id")

// ByID returns the quote with that id, with its passage and so many paragraphs more on each side, or ErrNoQuote.
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
	facts := s.DocValues()
	h.Answer, _ = s.Answer(ctx, id, id, facts.Of(doc)) // a damaged one is left out; a search reports it
	copies := s.duplicatesOf(facts, number, &h, document.WordsKey(h.Pieces()))
	copies, believed := s.cite(&h, copies, true)
	if err := cmp.Or(s.addRoles(&h, believed), facts.Err); err != nil || more == 0 {
		return h, err
	}
	h.alsoIn(copies)
	text, err := s.files.Text(r.Article)
	if err != nil {
		return Hit{}, fmt.Errorf("reading the text of %s: %w", h.Article.Path, err)
	}
	wide := document.Passage(text, document.Paragraphs(text), document.Core(&h.Quote), more, document.MaxPassage*(1+more))
	h.Passage, h.PassageAt = wide.In(text), wide.Start
	return h, nil
}

// SpeakersBeside returns the named speakers of the article in which the quote with that id stands, each once, in the order in which they
// speak.
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
			return list, nil // the snapshot's end, or what is reported where it is found
		}
		if key := names.Key(h.Quote.Speaker.Name); h.Quote.Speaker.Named() && !hidden && !known[key] {
			known[key] = true
			list = append(list, h.Quote.Speaker)
		}
	}
}
