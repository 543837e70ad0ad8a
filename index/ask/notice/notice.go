// Package notice has what verbatim says beside its answers: notes, hints, and errors in words. Each is a value, so that
// a surface shows it in its own way and no one reads English back. Start with [Note] and [UsageError].
package notice

import (
	"strings"

	"verbatim/corpus/wording"
)

// A Kind says what a note is about.
type Kind string

// The kinds of notes.
const (
	Damaged Kind = "damaged" // stored quotes were left out because they are damaged
	Fit     Kind = "fit"     // the quotes are not quite what was asked for
	Similar Kind = "similar" // names or words that are spelled much like what was asked for
	Wider   Kind = "wider"   // what else finds quotes
	Fact    Kind = "fact"    // what a question asks for besides quotes
	Reading Kind = "reading" // how the words were read, where that may surprise
	Corpus  Kind = "corpus"  // the state of the corpus, of its index or of its corrections
	Files   Kind = "files"   // what is wrong with files, by name; for moderators
	Change  Kind = "change"  // what to know about a change of the corpus
	Talk    Kind = "talk"    // the answer to small talk; nothing was searched for
)

// A Note is a plain sentence to show with an answer.
type Note struct {
	Kind Kind
	Text wording.Text // "No quote has all of these words."

	Try []string // queries that the note proposes, the likeliest first
}

// New returns a note with a sentence: a format as a constant, and its values.
func New(kind Kind, text wording.Text) Note { return Note{Kind: kind, Text: text} }

// String returns the note's sentence.
func (n Note) String() string { return n.Text.String() }

// Texts returns the sentences of notes. The list is never nil.
func Texts(notes []Note) []string {
	list := make([]string, len(notes))
	for i := range notes {
		list[i] = notes[i].String()
	}
	return list
}

// A Hint says what to do about an error.
type Hint struct {
	Text    wording.Text // "an id is the 10 letters and digits shown with a quote"; may be empty
	Example string       // a command that works, without a prefix: "context rlycunfv4i"; may be empty
}

// IsZero reports whether there is nothing to say.
func (h Hint) IsZero() bool { return h.Text.IsZero() && h.Example == "" }

// exampleLabel comes before the example of a hint.
const exampleLabel = "for example: "

// In returns the hint in one line. The prefix is what is typed before a command where the hint is read.
func (h Hint) In(prefix string) string {
	switch {
	case h.Example == "":
		return h.Text.String()
	case h.Text.IsZero():
		return exampleLabel + prefix + h.Example
	}
	return h.Text.String() + "; " + exampleLabel + prefix + h.Example
}

// String returns the hint in one line.
func (h Hint) String() string { return h.In("") }

// A UsageError is a request that can't be carried out as it stands. Its words are for the user.
type UsageError struct {
	Message wording.Text // "context requires an id"
	Hint    Hint         // what to do about it; may be zero
	Column  int          // where in the words typed, in characters from 1; 0 when no place is to blame
	Err     error        // what it is for programs; may be nil
}

// Unwrap returns Err.
func (e *UsageError) Unwrap() error { return e.Err }

// Error implements error.
func (e *UsageError) Error() string {
	if e.Hint.IsZero() {
		return e.Message.String()
	}
	return e.Message.String() + "; " + e.Hint.String()
}

// A DeniedError is returned when a user who is no moderator asks for what only moderators may do.
type DeniedError struct {
	What   wording.Text // that only they may do that, instead of "this command is for moderators"; may be empty
	Reason wording.Text // what it takes; may be empty
}

// Error implements error.
func (e *DeniedError) Error() string { return e.Message().String() }

// Message says what is for moderators.
func (e *DeniedError) Message() wording.Text {
	if e.What.IsZero() {
		return wording.Say("this command is for moderators")
	}
	return e.What
}

// maxRepeated is how many characters of what was typed an error repeats.
const maxRepeated = 60

// Repeated returns what was typed as an error shows it: in quotation marks, and shortened when it is long.
func Repeated(typed string) string {
	return wording.Quote(wording.Shorten(strings.TrimSpace(strings.ToValidUTF8(typed, "\uFFFD")), maxRepeated))
}

// DayLayout is how a day is shown to people.
const DayLayout = wording.DayLayout
