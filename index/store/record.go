package store

import (
	"fmt"

	"verbatim/corpus"
)

// A Record is what a snapshot keeps of a quote. Its passage is a slice of the article's text, which is kept once.
type Record struct {
	Article     int // the article's number in the snapshot
	Quote       corpus.Quote
	Passage     corpus.Span
	PassageHash uint32 // checksum of the passage's bytes

	CorrectionHash uint32 // checksum of the bytes of the article's note on the quote; 0 where there is none
}

// A storedQuote is a quote with the parts of its article that are shown with it.
type storedQuote struct {
	Record     Record
	Article    corpus.Article // without Text
	Passage    string
	Correction string // the article's note on the quote; "" where there is none
}

// Quote returns the quote with that number, verified: its record and its passage have the checksums they were written with.
func (d *Reader) Quote(number int) (q storedQuote, err error) {
	if q.Record, err = d.Record(number); err != nil {
		return q, fmt.Errorf("quote %d: %w", number, err)
	}
	r := &q.Record
	encoded, err := d.articles.get(r.Article)
	if err == nil {
		q.Article, err = decodeArticle(encoded)
	}
	if err != nil {
		return q, fmt.Errorf("the article of quote %s: %w", r.Quote.ID, err)
	}
	passage, err := d.texts.slice(r.Article, r.Passage.Start, r.Passage.Len())
	if err == nil && Checksum(passage) != r.PassageHash {
		err = ErrDamaged
	}
	if err != nil {
		return q, fmt.Errorf("the passage of quote %s in %s: %w", r.Quote.ID, q.Article.Path, err)
	}
	q.Passage = string(passage)
	if q.Correction, err = d.correction(r); err != nil {
		return q, fmt.Errorf("the correction of quote %s in %s: %w", r.Quote.ID, q.Article.Path, err)
	}
	return q, nil
}

// Correction returns the article's note on a quote, verified; "" where there is none.
func (d *Reader) correction(r *Record) (string, error) {
	at := r.Quote.Correction
	if at.IsZero() {
		return "", nil
	}
	note, err := d.texts.slice(r.Article, at.Start, at.Len())
	if err == nil && Checksum(note) != r.CorrectionHash {
		err = ErrDamaged
	}
	return string(note), err
}

// Text returns the text of the article with that number, verified.
func (d *Reader) Text(article int) (string, error) {
	b, err := d.texts.get(article)
	return string(b), err
}

// Record returns the record of the quote with that number, verified.
func (d *Reader) Record(number int) (Record, error) {
	b, err := d.quotes.get(number)
	if err != nil {
		return Record{}, err
	}
	return decodeRecord(b)
}

// TextSize returns how many bytes the text of the article with that number has.
func (d *Reader) TextSize(article int) (int, error) { return d.texts.size(article) }

// TextHead returns up to n bytes of the beginning of a text, unverified.
func (d *Reader) TextHead(article, n int) (string, error) {
	size, err := d.texts.size(article)
	if err != nil {
		return "", err
	}
	b, err := d.texts.slice(article, 0, min(size, n))
	return string(b), err
}
