package quotes

import (
	"context"

	"verbatim/corpus"
	"verbatim/index/document"
	"verbatim/index/store"
)

// Answer returns the quote that answers the quote with an id; nil where that is no question. The id is that of the
// quote found, of which the facts are given, or of a copy of it.
func (s *Reader) Answer(ctx context.Context, id, found string, f store.DocValue) (*Hit, error) {
	if id != found {
		number, doc, err := s.locate(ctx, id)
		if err != nil || number < 0 {
			return nil, err
		}
		facts := s.DocValues()
		if f = facts.Of(doc); facts.Err != nil {
			return nil, facts.Err
		}
	}
	if !f.Has(store.Answered) {
		return nil, nil
	}
	return s.answerTo(int(f.Number))
}

// answerTo returns the quote that answers the question with a number, as the corrections have it; nil where it is
// hidden, or where a moderator has named the one who asks as its speaker. answerOf has found that there is an answer:
// the first quote of another speaker.
func (s *Reader) answerTo(number int) (*Hit, error) {
	asked, err := s.files.Record(number)
	if err != nil {
		return nil, err
	}
	at := func(n int) *corpus.Quote {
		var next store.Record
		if next, err = s.files.Record(n); err != nil || next.Article != asked.Article {
			return nil
		}
		return &next.Quote
	}
	for n, next := range document.TurnsAfter(number, at) {
		if !document.SameSpeaker(&asked.Quote.Speaker, &next.Speaker) {
			return s.answerAt(number, n)
		}
	}
	return nil, err
}

// answerAt returns quote n, which answers the question with a number, with what is known of its speakers.
func (s *Reader) answerAt(question, n int) (*Hit, error) {
	asked, _, _, err := s.Read(question)
	if err != nil {
		return nil, err
	}
	answer, _, hidden, err := s.Read(n)
	if err != nil || hidden || document.SameSpeaker(&asked.Quote.Speaker, &answer.Quote.Speaker) {
		return nil, err
	}
	return &answer, s.addRoles(&answer, nil)
}
