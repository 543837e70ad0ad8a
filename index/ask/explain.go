package ask

import (
	"verbatim/corpus/wording"
	"verbatim/index/ask/notice"
	"verbatim/index/ask/param"
	"verbatim/index/ask/trouble"
)

// What is said beside answers is defined by package notice, and parameters by package param; with these names, surfaces
// need only this package for most of it.
type (
	Note        = notice.Note        // a sentence to show with an answer
	NoteKind    = notice.Kind        // what a note is about
	Hint        = notice.Hint        // what to do about an error
	UsageError  = notice.UsageError  // a request that can't be carried out as it stands
	DeniedError = notice.DeniedError // a request for what only moderators may do
	Param       = param.Param        // a parameter of a command
	Completion  = param.Completion   // what a parameter's value is completed with
)

// A Trouble is an error in words for the user.
type Trouble = trouble.Trouble

// Explain turns an error of Do into words.
func Explain(err error) Trouble { return trouble.Explain(err) }

// refused is the error for a request that can't be carried out, with what to do.
func refused(message, todo wording.Text) error {
	return &UsageError{Message: message, Hint: Hint{Text: todo}}
}
