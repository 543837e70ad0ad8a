package quotes

import (
	"verbatim/corpus"
	"verbatim/index/document"
	"verbatim/index/store"
)

// maxTurn is the longest turn that is shown whole, in bytes.
const maxTurn = 4000

// turn returns the span of the turn that quote number is part of, and of the turn before it, which often asks the
// question. A quote that is not set out in turns returns its own span.
func (s *Reader) turn(number int, r store.Record) (corpus.Span, error) {
	span := document.Core(&r.Quote)
	if r.Quote.Method != corpus.Transcript {
		return span, nil
	}
	first, err := s.cover(&span, number, r, -1)
	if err != nil {
		return span, err
	}
	if _, err := s.cover(&span, number, r, 1); err != nil || first == 0 {
		return span, err
	}
	before, err := s.files.Record(first - 1)
	if err != nil || before.Article != r.Article || before.Quote.Method != corpus.Transcript {
		return span, err
	}
	if wider := span.Cover(document.Core(&before.Quote)); wider.Len() <= maxTurn {
		span = wider
		_, err = s.cover(&span, first-1, before, -1)
	}
	return span, err
}

// cover widens span over the quotes before (step -1) or after quote number that belong to its turn, and returns the
// last of them.
func (s *Reader) cover(span *corpus.Span, number int, r store.Record, step int) (int, error) {
	for next := number + step; next >= 0 && next < s.files.QuoteCount(); next += step {
		beside, err := s.files.Record(next)
		if err != nil {
			return number, err
		}
		wider := span.Cover(document.Core(&beside.Quote))
		if beside.Article != r.Article || !sameTurn(&r.Quote, &beside.Quote) || wider.Len() > maxTurn {
			break
		}
		*span, number = wider, next
	}
	return number, nil
}

// sameTurn reports whether two quotes of an article are paragraphs of one turn: the same label names their speaker.
func sameTurn(a, b *corpus.Quote) bool {
	return a.Method == corpus.Transcript && b.Method == corpus.Transcript && a.Source == b.Source &&
		document.SameSpeaker(&a.Speaker, &b.Speaker)
}
