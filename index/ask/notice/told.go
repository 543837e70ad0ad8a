package notice

import "verbatim/corpus/wording"

// A Told is an error that says in words for members what is wrong, and what to do: an *index.BusyError, or state that
// can't be reached.
type Told interface {
	error
	// What says what is wrong.
	What() wording.Text
	// Todo says what to do about it.
	Todo() wording.Text
}
