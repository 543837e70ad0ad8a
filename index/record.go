package index

import (
	"fmt"

	"verbatim/corpus"
)

// A record is what a snapshot keeps of a quote. Its passage is a slice of the article's text, which is kept once.
type record struct {
	Article     int // the article's number in the snapshot
	Quote       corpus.Quote
	Passage     corpus.Span
	PassageHash uint32 // checksum of the passage's bytes

	CorrectionHash uint32 // checksum of the bytes of the article's note on the quote; 0 where there is none
}

// A data is the files of a snapshot that hits are made of.
type data struct {
	quotes   *blobList // records, in the order of the articles and of their quotes
	articles *blobList // articles without text
	texts    *blobList // their texts
}

// hit returns the quote with that number, verified: its record and its passage have the checksums they were written with.
func (d *data) hit(number int) (Hit, record, error) {
	r, err := d.record(number)
	if err != nil {
		return Hit{}, r, fmt.Errorf("quote %d: %w", number, err)
	}
	encoded, err := d.articles.get(r.Article)
	if err != nil {
		return Hit{}, r, fmt.Errorf("the article of quote %s: %w", r.Quote.ID, err)
	}
	a, err := decodeArticle(encoded)
	if err != nil {
		return Hit{}, r, fmt.Errorf("the article of quote %s: %w", r.Quote.ID, err)
	}
	passage, err := d.texts.slice(r.Article, r.Passage.Start, r.Passage.Len())
	if err == nil && checksum(passage) != r.PassageHash {
		err = ErrDamaged
	}
	if err != nil {
		return Hit{}, r, fmt.Errorf("the passage of quote %s in %s: %w", r.Quote.ID, a.Path, err)
	}
	note, err := d.correction(&r)
	if err != nil {
		return Hit{}, r, fmt.Errorf("the correction of quote %s in %s: %w", r.Quote.ID, a.Path, err)
	}
	return Hit{Article: a, Quote: r.Quote, Passage: string(passage), PassageAt: r.Passage.Start, Correction: note, article: r.Article}, r, nil
}

// correction returns the article's note on a quote, verified; "" where there is none.
func (d *data) correction(r *record) (string, error) {
	at := r.Quote.Correction
	if at.IsZero() {
		return "", nil
	}
	note, err := d.texts.slice(r.Article, at.Start, at.Len())
	if err == nil && checksum(note) != r.CorrectionHash {
		err = ErrDamaged
	}
	return string(note), err
}

// text returns the text of the article with that number, verified.
func (d *data) text(article int) (string, error) {
	b, err := d.texts.get(article)
	return string(b), err
}

// record returns the record of the quote with that number, verified.
func (d *data) record(number int) (record, error) {
	b, err := d.quotes.get(number)
	if err != nil {
		return record{}, err
	}
	return decodeRecord(b)
}
