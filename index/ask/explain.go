package ask

import (
	"context"
	"errors"

	"verbatim/corpus/diskfull"
	"verbatim/corpus/wording"
	"verbatim/index"
	"verbatim/index/ask/notice"
	"verbatim/index/ask/param"
	"verbatim/index/query"
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
type Trouble struct {
	Message wording.Text
	Hint    Hint // what to do about it; may be zero
	Column  int  // where in the words typed, in characters from 1; 0 when no place is to blame
	Usage   bool // the user can correct it; otherwise verbatim failed, and the error belongs in the log
}

// Explain is the one place that turns an error of Do into words.
func Explain(err error) Trouble {
	var wrong *query.Error
	var usage *UsageError
	var busy *index.BusyError
	var denied *DeniedError
	var loss *index.LossError
	switch {
	case errors.As(err, &wrong):
		return Trouble{Message: wrong.Message, Hint: Hint{Text: wrong.Hint}, Column: wrong.Column, Usage: true}
	case errors.As(err, &usage):
		return Trouble{Message: usage.Message, Hint: usage.Hint, Column: usage.Column, Usage: true}
	case errors.As(err, &busy):
		return Trouble{Message: busy.What(), Hint: Hint{Text: busy.Todo()}, Usage: true}
	case errors.As(err, &loss):
		return Trouble{Message: wording.Say("%s; %s", loss.What(), loss.Stays()),
			Hint: Hint{Text: loss.Todo(nameReindex)}, Usage: true}
	case errors.As(err, &denied):
		return Trouble{Message: denied.Message(), Hint: Hint{Text: denied.Reason}, Usage: true}
	case errors.Is(err, index.ErrNoSnapshot):
		todo := wording.Say("wait until the corpus has been read, or ask a moderator to run reindex")
		return Trouble{Message: wording.Say("nothing is indexed yet"), Hint: Hint{Text: todo}}
	case errors.Is(err, index.ErrDamaged):
		return Trouble{Message: wording.Say("the index is damaged"),
			Hint: Hint{Text: wording.Say("run reindex to repair it")}}
	case errors.Is(err, context.DeadlineExceeded):
		return Trouble{Message: wording.Say("the search took too long"),
			Hint: Hint{Text: wording.Say("try fewer or rarer words")}}
	case diskfull.Is(err):
		return Trouble{Message: wording.Say("the disk is full"),
			Hint: Hint{Text: wording.Say("tell the operator: verbatim doctor says what to free")}}
	}
	todo := wording.Say("try again in a moment; the operator finds the reason in the log")
	return Trouble{Message: wording.Say("something went wrong"), Hint: Hint{Text: todo}}
}

// refused is the error for a request that can't be carried out, with what to do.
func refused(message, todo wording.Text) error {
	return &UsageError{Message: message, Hint: Hint{Text: todo}}
}
