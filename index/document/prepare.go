// Package document turns an article and its quotes into what a snapshot stores and indexes: passages, both
// forms of abbreviations, and which questions have an answer. Start with Prepare.
package document

import (
	"fmt"
	"strings"

	"verbatim/corpus"
	"verbatim/index/names"
	"verbatim/index/store"
)

// A Prepared is an article and everything that depends on it and its quotes alone. Several may be prepared at
// the same time.
type Prepared struct {
	Article  *corpus.Article
	Speakers []names.SpeakerCount
	Quotes   []store.NewQuote
}

// Prepare prepares an article and its quotes for a snapshot. A quote that does not fit the text is an error.
func Prepare(a *corpus.Article, quotes []corpus.Quote) (*Prepared, error) {
	for i := range quotes {
		if err := quotes[i].Check(a.Text); err != nil {
			return nil, fmt.Errorf("indexing %s: quote %d: %w", a.Path, i, err)
		}
	}
	paras, forms, answers := Paragraphs(a.Text), bothForms(a.Text), answered(a.Text, quotes)
	p := &Prepared{a, names.CountSpeakers(quotes), make([]store.NewQuote, len(quotes))}
	for i := range quotes {
		q := &quotes[i]
		around := Passage(a.Text, paras, Core(q), 0, MaxPassage)
		p.Quotes[i] = store.NewQuote{
			Record:   newRecord(a, q, around),
			Value:    store.NewDocValue(a.Date, store.TraitsOf(q, a.Text, answers[i])),
			Key:      wordsNumber(WordsKey(q.Pieces(a.Text))),
			Speakers: names.NamesIn(q), Document: fields(a, q, around, forms),
		}
		p.Quotes[i].Meaning, p.Quotes[i].Signs = meaning(strings.Join(q.Pieces(a.Text), " "))
	}
	return p, nil
}

// newRecord returns the record of a quote with its passage, without the number of the article.
func newRecord(a *corpus.Article, q *corpus.Quote, passage corpus.Span) store.Record {
	r := store.Record{Quote: *q, Passage: passage, PassageHash: store.Checksum([]byte(passage.In(a.Text)))}
	if !q.Correction.IsZero() {
		r.CorrectionHash = store.Checksum([]byte(q.Correction.In(a.Text)))
	}
	return r
}
