package index

import (
	"errors"
	"fmt"
	"math"
	"strconv"
	"time"

	"verbatim/corpus"
	"verbatim/index/postings"
)

// core is what a passage must hold: the content, and the report and the cue where they are near.
func core(q *corpus.Quote) corpus.Span {
	extent := q.Extent()
	if report := q.Report.Span; near(report, extent) {
		extent = extent.Cover(report)
	}
	if near(q.Cue, extent) {
		extent = extent.Cover(q.Cue)
	}
	return extent
}

// near reports whether a span, which may be zero, lies so close to an extent that a passage can hold both.
func near(s, extent corpus.Span) bool {
	return !s.IsZero() && s.Start <= extent.End+maxPassage && s.End >= extent.Start-maxPassage
}

// document is a quote as the mapping takes it. What is said and what stands around it has names in both forms that the article gives.
func document(a *corpus.Article, q *corpus.Quote, p corpus.Span, forms []nameForms) map[string]any {
	var who, names []string
	for _, s := range speakersOf(q) {
		who, names = append(who, s.Name, s.Role), append(names, nameKey(s.Name))
	}
	return map[string]any{
		fieldContent: append(q.Pieces(a.Text), otherForms(forms, q.Pieces(a.Text)...)...),
		fieldPassage: append([]string{p.In(a.Text)}, otherForms(forms, p.In(a.Text))...),
		fieldSpeaker: who, fieldName: names,
		fieldTitle: a.Title, fieldPublisher: a.Publisher, fieldID: q.ID,
		fieldReport: string(q.Report.Known()),
	}
}

// speakersOf returns all speakers of a quote.
func speakersOf(q *corpus.Quote) []corpus.Speaker {
	if len(q.Speakers) == 0 {
		return []corpus.Speaker{q.Speaker}
	}
	return q.Speakers
}

// dayNumber counts days from 1970-01-01.
func dayNumber(t time.Time) int32 { return int32(t.Unix() / (24 * 60 * 60)) }

// dayTime is the day with that number.
func dayTime(n int32) time.Time { return time.Unix(int64(n)*24*60*60, 0).UTC() }

// docID names a quote in the index by its number.
func docID(number int) string { return strconv.Itoa(number) }

// noQuote stands in place of a quote's number where the index has no document.
const noQuote = math.MaxUint32

// docNumbers returns the numbers of the quotes by the document's number in a finished index, noQuote for those that are gone.
func docNumbers(path string) (numbers []uint32, err error) {
	index, reader, err := openIndex(path)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, reader.Close(), index.Close()) }()
	docs, err := postings.NewReader(reader)
	if err != nil {
		return nil, err
	}
	err = docs.Names(func(doc uint32, name string) error {
		n, err := strconv.Atoi(name)
		if err != nil || int(doc) < len(numbers) {
			return fmt.Errorf("document %d is %q: %w", doc, name, ErrDamaged)
		}
		for int(doc) > len(numbers) {
			numbers = append(numbers, noQuote)
		}
		numbers = append(numbers, uint32(n))
		return nil
	})
	return numbers, err
}
