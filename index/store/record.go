package store

import (
	"fmt"

	"verbatim/corpus"
)

// A Record is the stored form of a quote. The text of its passage is stored with the article.
type Record struct {
	Article        int // the number of the article
	Quote          corpus.Quote
	Passage        corpus.Span
	PassageHash    uint32 // the checksum of the passage
	CorrectionHash uint32 // the checksum of the article's note on the quote; 0 without a note
}

// A StoredQuote is a quote with the parts of its article that are shown with it.
type StoredQuote struct {
	Record     Record
	Article    corpus.Article // without Text
	Passage    string
	Correction string // the article's note on the quote, or ""
}

// Quote returns the quote with this number. It verifies the checksums of the record, the article, the passage
// and the note.
func (s *Reader) Quote(number int) (q StoredQuote, err error) {
	if q.Record, err = s.Record(number); err != nil {
		return q, fmt.Errorf("quote %d: %w", number, err)
	}
	r := &q.Record
	encoded, err := s.articles.get(r.Article)
	if err == nil {
		q.Article, err = decodeArticle(encoded)
	}
	if err != nil {
		return q, fmt.Errorf("the article of quote %s: %w", r.Quote.ID, err)
	}
	passage, err := s.texts.slice(r.Article, r.Passage.Start, r.Passage.Len())
	if err == nil && Checksum(passage) != r.PassageHash {
		err = ErrDamaged
	}
	if err != nil {
		return q, fmt.Errorf("the passage of quote %s in %s: %w", r.Quote.ID, q.Article.Path, err)
	}
	q.Passage = string(passage)
	if q.Correction, err = s.correction(r); err != nil {
		return q, fmt.Errorf("the correction of quote %s in %s: %w", r.Quote.ID, q.Article.Path, err)
	}
	return q, nil
}

// correction returns the article's note on a quote, verified, or "".
func (s *Reader) correction(r *Record) (string, error) {
	at := r.Quote.Correction
	if at.IsZero() {
		return "", nil
	}
	note, err := s.texts.slice(r.Article, at.Start, at.Len())
	if err == nil && Checksum(note) != r.CorrectionHash {
		err = ErrDamaged
	}
	return string(note), err
}

// Text returns the text of the article with this number, verified.
func (s *Reader) Text(article int) (string, error) {
	b, err := s.texts.get(article)
	return string(b), err
}

// Record returns the record of the quote with this number, verified.
func (s *Reader) Record(number int) (Record, error) {
	b, err := s.quotes.get(number)
	if err != nil {
		return Record{}, err
	}
	return decodeRecord(b)
}

// TextSize returns the size in bytes of the text of an article.
func (s *Reader) TextSize(article int) (int, error) { return s.texts.size(article) }

// TextHead returns the first n bytes of the text of an article, or all of a shorter one. They are not verified.
func (s *Reader) TextHead(article, n int) (string, error) {
	size, err := s.texts.size(article)
	if err != nil {
		return "", err
	}
	b, err := s.texts.slice(article, 0, min(size, n))
	return string(b), err
}
