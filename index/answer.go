package index

import (
	"context"

	"verbatim/corpus"
)

// answer returns the quote that answers the quote with an id; nil where that is no question. The id is that of the
// quote found, of which the facts are given, or of a copy of it.
func (s *quoteReader) answer(ctx context.Context, id, found string, f fact) (*Hit, error) {
	if id != found {
		number, doc, err := s.numbered(ctx, id)
		if err != nil || number < 0 {
			return nil, err
		}
		facts := s.values()
		if f = facts.of(doc); facts.err != nil {
			return nil, facts.err
		}
	}
	if !f.has(answeredBit) {
		return nil, nil
	}
	return s.answerTo(int(f.number))
}

// answerTo returns the quote that answers the question with a number, as the corrections have it; nil where it is
// hidden, or where a moderator has named the one who asks as its speaker. answerOf has found that there is an answer:
// the first quote of another speaker.
func (s *quoteReader) answerTo(number int) (*Hit, error) {
	asked, err := s.files.record(number)
	if err != nil {
		return nil, err
	}
	at := func(n int) *corpus.Quote {
		var next record
		if next, err = s.files.record(n); err != nil || next.Article != asked.Article {
			return nil
		}
		return &next.Quote
	}
	for n, next := range turnsAfter(number, at) {
		if !sameVoice(&asked.Quote.Speaker, &next.Speaker) {
			return s.answerAt(number, n)
		}
	}
	return nil, err
}

// answerAt returns quote n, which answers the question with a number, with what is known of its speakers.
func (s *quoteReader) answerAt(question, n int) (*Hit, error) {
	asked, _, _, err := s.hit(question)
	if err != nil {
		return nil, err
	}
	answer, _, hidden, err := s.hit(n)
	if err != nil || hidden || sameVoice(&asked.Quote.Speaker, &answer.Quote.Speaker) {
		return nil, err
	}
	return &answer, s.credit(&answer, nil)
}
