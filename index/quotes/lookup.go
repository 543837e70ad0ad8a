package quotes

import (
	"cmp"
	"context"
	"errors"
	"fmt"

	"verbatim/index/document"
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
	if err := fetchCopies(ctx, s.files, number); err != nil {
		return Hit{}, err
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
	if err := cmp.Or(s.addRoles(&h, believed), values.Fault()); err != nil || more == 0 {
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
