// Package query implements verbatim's query language. [Parse] turns a typed query into a [Query], a plain value
// that does not depend on the index. Query.String writes it in the same language. [ParseQuestion] does the same for
// questions in plain English.
package query

import (
	"fmt"
	"time"

	"verbatim/corpus"
	"verbatim/corpus/wording"
)

// A Query selects quotes. The zero Query matches every quote.
type Query struct {
	Terms      []Term        // words and phrases, in the order typed
	Speakers   []string      // speaker: words of the speaker's name or role; several are alternatives
	Publishers []string      // publisher: words of the outlet's name; several are alternatives
	Kinds      []corpus.Kind // kind: several are alternatives
	After      time.Time     // after: this day and later; zero means no bound
	Before     time.Time     // before: days earlier than this one; zero means no bound

	NotSpeakers []string // -speaker: quotes of these speakers are left out

	Reports []corpus.ReportClass // report: what the speaker did with the words; several are alternatives
}

// A Term is a word or phrase of a query.
type Term struct {
	Text   string // as typed, without quotation marks and minus sign
	Phrase bool   // the words must be adjacent and in this order
	Prefix bool   // Text is the beginning of a word; it was typed with a star after it
	Not    bool   // exclude quotes with this term
	Or     bool   // an alternative to the term before
	Column int    // where the term begins in the typed query, in characters from 1; 0 if it was not typed
}

// IsPlain reports whether a term is a word to be found: no phrase, no prefix, and not excluded.
func (t Term) IsPlain() bool { return !t.Phrase && !t.Prefix && !t.Not }

// An Error says what is wrong with a typed query, where, and what was expected there.
type Error struct {
	Column  int          // in characters from 1; 0 if the error has no place
	Message wording.Text // for example: unknown field “speeker”
	Hint    wording.Text // what was expected or what to type instead; may be empty
}

// Error implements error.
func (e *Error) Error() string {
	s := e.Message.String()
	if e.Column > 0 {
		s = fmt.Sprintf("column %d: %s", e.Column, s)
	}
	if !e.Hint.IsZero() {
		s += "; " + e.Hint.String()
	}
	return s
}
