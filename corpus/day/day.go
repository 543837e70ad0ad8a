// Package day reads dates. [Form.Parse] reads a text that is a date and nothing else, in the forms that a place
// accepts; its error says what is accepted. [Find] finds a date in running text. All days are at midnight UTC.
package day

import (
	"strings"
	"time"

	"verbatim/corpus"
	"verbatim/corpus/wording"
)

// A Form is how dates are written in one place.
type Form struct {
	layouts     []string                 // as time.Parse has them, tried in this order
	first, last int                      // the years that are accepted
	plain       func(text string) string // removes what is ignored; may be nil
	expected    wording.Text
}

// The forms, by the place where they are read.
var (
	// ISO is the form of files that verbatim writes, and of the fields of articles.
	ISO = Form{layouts: []string{corpus.DateLayout}, first: 1, last: 9999, expected: oneDay}

	// Imported is the form of dates in an import: a time may follow, and the years are those of newspapers.
	Imported = Form{layouts: []string{corpus.DateLayout}, first: firstYear, last: lastYear, plain: withoutTime,
		expected: oneDay}

	// InAddress is the form of a date in the address of a page, its numbers joined by hyphens.
	InAddress = Form{layouts: []string{"2006-1-2"}, first: 1900, last: 2099, expected: oneDay}

	// Typed is the form of dates in queries; a month or a year stands for its first day. Commas and the endings of
	// "21st" are ignored. Years begin at 1000: fewer digits are another number.
	Typed = Form{
		layouts: []string{
			"2006-1-2", "2006-1", "2006", "2006/1/2",
			"2 January 2006", "2 Jan 2006", "January 2 2006", "Jan 2 2006", "January 2006", "Jan 2006",
		},
		first: 1000, last: 9999, plain: withoutCommas,
		expected: wording.Say("a day such as 2021-12-21, a month such as 2021-12, a year such as 2021, " +
			`"21 December 2021" in quotation marks, or yesterday`),
	}
)

var oneDay = wording.Say("a day such as 2021-12-21")

// Asked returns the form of a date in a plain question, in one layout of time.Parse. Other years than these are plain
// numbers: "in 2500 cases". Without a year in the layout, the year is 0.
func Asked(layout string) Form {
	f := Form{layouts: []string{layout}, first: 1900, last: 2100, plain: withoutOrdinals, expected: oneDay}
	if !strings.Contains(layout, "2006") {
		f.first, f.last = 0, 0
	}
	return f
}

// Parse reads a date in one of the form's layouts. The error is an *Error.
func (f *Form) Parse(text string) (time.Time, error) {
	plain := text
	if f.plain != nil {
		plain = f.plain(text)
	}
	for _, layout := range f.layouts {
		if t, err := time.Parse(layout, plain); err == nil && t.Year() >= f.first && t.Year() <= f.last {
			return t, nil
		}
	}
	return time.Time{}, f.Error(text)
}

// Error returns the error for a text that is not a date of this form.
func (f *Form) Error(text string) *Error { return &Error{Text: text, Expected: f.expected} }

// An Error says that a text is not a valid date.
type Error struct {
	Text     string
	Expected wording.Text // what is accepted, with an example
}

// Error implements error.
func (e *Error) Error() string { return e.Message().String() + "; " + e.Hint().String() }

// mostShown is how many characters of a wrong date a message repeats.
const mostShown = 40

// Message says what is wrong.
func (e *Error) Message() wording.Text {
	return wording.Say("%s is not a valid date", wording.Quote(wording.Shorten(e.Text, mostShown)))
}

// Hint says what is accepted.
func (e *Error) Hint() wording.Text { return wording.Say("expected %s", e.Expected) }

// withoutTime removes what follows the date of a time, as RFC 3339 writes it.
func withoutTime(text string) string {
	if at := len(corpus.DateLayout); len(text) > at && (text[at] == 'T' || text[at] == ' ') {
		return text[:at]
	}
	return text
}

func withoutCommas(text string) string { return withoutOrdinals(strings.ReplaceAll(text, ",", " ")) }

// withoutOrdinals turns "21st December" into "21 December", with single spaces.
func withoutOrdinals(text string) string {
	words := strings.Fields(text)
	for i, word := range words {
		word = strings.ToLower(word)
		for _, ending := range []string{"st", "nd", "rd", "th"} {
			if n, ok := strings.CutSuffix(word, ending); ok && strings.Trim(n, "0123456789") == "" {
				words[i] = n
			}
		}
	}
	return strings.Join(words, " ")
}
