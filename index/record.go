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

// A storedQuote is a quote with the parts of its article that are shown with it.
type storedQuote struct {
	record     record
	article    corpus.Article // without Text
	passage    string
	correction string // the article's note on the quote; "" where there is none
}

// quote returns the quote with that number, verified: its record and its passage have the checksums they were written with.
func (d *storeReader) quote(number int) (q storedQuote, err error) {
	if q.record, err = d.record(number); err != nil {
		return q, fmt.Errorf("quote %d: %w", number, err)
	}
	r := &q.record
	encoded, err := d.articles.get(r.Article)
	if err == nil {
		q.article, err = decodeArticle(encoded)
	}
	if err != nil {
		return q, fmt.Errorf("the article of quote %s: %w", r.Quote.ID, err)
	}
	passage, err := d.texts.slice(r.Article, r.Passage.Start, r.Passage.Len())
	if err == nil && checksum(passage) != r.PassageHash {
		err = ErrDamaged
	}
	if err != nil {
		return q, fmt.Errorf("the passage of quote %s in %s: %w", r.Quote.ID, q.article.Path, err)
	}
	q.passage = string(passage)
	if q.correction, err = d.correction(r); err != nil {
		return q, fmt.Errorf("the correction of quote %s in %s: %w", r.Quote.ID, q.article.Path, err)
	}
	return q, nil
}

// correction returns the article's note on a quote, verified; "" where there is none.
func (d *storeReader) correction(r *record) (string, error) {
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
func (d *storeReader) text(article int) (string, error) {
	b, err := d.texts.get(article)
	return string(b), err
}

// record returns the record of the quote with that number, verified.
func (d *storeReader) record(number int) (record, error) {
	b, err := d.quotes.get(number)
	if err != nil {
		return record{}, err
	}
	return decodeRecord(b)
}

// textSize returns how many bytes the text of the article with that number has.
func (d *storeReader) textSize(article int) (int, error) { return d.texts.size(article) }

// textHead returns up to n bytes of the beginning of a text, unverified.
func (d *storeReader) textHead(article, n int) (string, error) {
	size, err := d.texts.size(article)
	if err != nil {
		return "", err
	}
	b, err := d.texts.slice(article, 0, min(size, n))
	return string(b), err
}
