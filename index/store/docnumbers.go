package store

import (
	"errors"
	"fmt"
	"math"
	"strconv"
	"time"

	"verbatim/index/postings"
)

// DayNumber returns the number of days since 1970-01-01.
func DayNumber(t time.Time) int32 { return int32(t.Unix() / (24 * 60 * 60)) }

// DayTime returns the day with this number.
func DayTime(n int32) time.Time { return time.Unix(int64(n)*24*60*60, 0).UTC() }

// DocID returns the id of the document of a quote in bleve.
func DocID(number int) string { return strconv.Itoa(number) }

// noQuote is the number of no quote: that of a deleted document.
const noQuote = math.MaxUint32

// docNumbers returns the numbers of the quotes by the numbers of their documents in a finished index, noQuote
// for deleted documents.
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
