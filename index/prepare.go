package index

import (
	"fmt"

	"verbatim/corpus"
)

// A Prepared is an article with all that a Builder makes of it and its quotes alone. Several can be made at once.
type Prepared struct {
	article *corpus.Article
	said    []talker
	quotes  []preparedQuote
}

// Prepare prepares an article and its quotes for Builder.AddPrepared. A quote that does not fit the text is an error.
func Prepare(a *corpus.Article, quotes []corpus.Quote) (*Prepared, error) {
	for i := range quotes {
		if err := quotes[i].Check(a.Text); err != nil {
			return nil, fmt.Errorf("indexing %s: quote %d: %w", a.Path, i, err)
		}
	}
	paras, forms, answers := paragraphs(a.Text), bothForms(a.Text), answered(a.Text, quotes)
	p := &Prepared{a, talkers(quotes), make([]preparedQuote, len(quotes))}
	for i := range quotes {
		q := &quotes[i]
		around := passage(a.Text, paras, core(q), 0, maxPassage)
		p.quotes[i] = preparedQuote{
			record: newRecord(a, q, around),
			fact:   factOf(a.Date, standingOf(q, a.Text, answers[i])), key: keyOf(wordsKey(q.Pieces(a.Text))),
			by: namedIn(q), document: document(a, q, around, forms),
		}
	}
	return p, nil
}

// newRecord returns what is kept of a quote of a with that passage, but for the article's number.
func newRecord(a *corpus.Article, q *corpus.Quote, passage corpus.Span) record {
	r := record{Quote: *q, Passage: passage, PassageHash: checksum([]byte(passage.In(a.Text)))}
	if !q.Correction.IsZero() {
		r.CorrectionHash = checksum([]byte(q.Correction.In(a.Text)))
	}
	return r
}
