package quotes

import (
	"context"

	"verbatim/corpus"
	"verbatim/index/document"
	"verbatim/index/store"
)

// Answer returns the quote that answers the quote with an id, or nil. found is the id of the quote that was
// found, and f its values; the other id may be of a duplicate of it.
func (s *Reader) Answer(ctx context.Context, id, found string, f store.DocValue) (*Hit, error) {
	if id != found {
		number, doc, err := s.locate(ctx, id)
		if err != nil || number < 0 {
			return nil, err
		}
		values := s.DocValues()
		if f = values.Of(doc); values.Fault() != nil {
			return nil, values.Fault()
		}
	}
	if !f.Has(store.Answered) {
		return nil, nil
	}
	return s.answerTo(int(f.Number))
}

// answerTo returns the quote that answers a question: the first one of another speaker. It returns nil if the
// answer is hidden, or if a moderator has named the speaker of the question as its speaker. The index has
// established that there is an answer.
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

// answerAt returns quote n, which answers a question, with the roles of its speakers.
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
