// Package query is verbatim's query language: [Parse] turns what somebody typed into a [Query], a plain value that knows
// no storage, and Query.String writes it back in the same language.
package query

import (
	"fmt"
	"time"

	"verbatim/corpus"
)

// A Query is what is looked for. The zero Query matches every quote.
type Query struct {
	Terms      []Term        // words and phrases, in the order typed
	Speakers   []string      // speaker: the speaker's name or role has these words; several are alternatives
	Publishers []string      // publisher: the outlet has these words; several are alternatives
	Kinds      []corpus.Kind // kind: several are alternatives
	After      time.Time     // after: this day and later; zero means no bound
	Before     time.Time     // before: days earlier than this one; zero means no bound

	Reports []corpus.ReportClass // report: what the speaker did with the words; several are alternatives
}

// A Term is a word or phrase of a query.
type Term struct {
	Text   string // as typed, without marks and minus sign
	Phrase bool   // the words must stand next to each other in this order
	Not    bool   // quotes that have it are left out
	Column int    // where it began in what was typed, in characters from 1; 0 when it was not typed
}

// An Error says what is wrong with what was typed, where, and what was expected there.
type Error struct {
	Column  int    // in characters from 1; 0 when no place is to blame
	Message string // "unknown field \"speeker\""
	Hint    string // what was expected or what to type instead; may be empty
}

// Error implements error.
func (e *Error) Error() string {
	s := e.Message
	if e.Column > 0 {
		s = fmt.Sprintf("column %d: %s", e.Column, s)
	}
	if e.Hint != "" {
		s += "; " + e.Hint
	}
	return s
}
