// Package trouble turns errors into words for the user. Start with Explain.
package trouble

import (
	"context"
	"errors"

	"verbatim/corpus/diskfull"
	"verbatim/corpus/wording"
	"verbatim/index"
	"verbatim/index/ask/notice"
	"verbatim/index/query"
)

// A Trouble is an error in words for the user.
type Trouble struct {
	Message wording.Text
	Hint    notice.Hint // what to do about it; may be zero
	Column  int         // where in the words typed, in characters from 1; 0 when no place is to blame
	Usage   bool        // the user can correct it; otherwise verbatim failed, and the error belongs in the log
}

// Explain is the one place that turns an error of Do into words.
func Explain(err error) Trouble {
	var wrong *query.Error
	var usage *notice.UsageError
	var told notice.Told
	var denied *notice.DeniedError
	var loss *index.LossError
	var away *index.Unavailable
	switch {
	case errors.As(err, &wrong):
		return Trouble{Message: wrong.Message, Hint: notice.Hint{Text: wrong.Hint}, Column: wrong.Column, Usage: true}
	case errors.As(err, &usage):
		return Trouble{Message: usage.Message, Hint: usage.Hint, Column: usage.Column, Usage: true}
	case errors.As(err, &told):
		return Trouble{Message: told.What(), Hint: notice.Hint{Text: told.Todo()}, Usage: true}
	case errors.As(err, &loss):
		return Trouble{Message: wording.Say("%s; %s", loss.What(), loss.Stays()),
			Hint: notice.Hint{Text: loss.Todo(Reindex)}, Usage: true}
	case errors.As(err, &denied):
		return Trouble{Message: denied.Message(), Hint: notice.Hint{Text: denied.Reason}, Usage: true}
	case errors.As(err, &away):
		return Trouble{Message: wording.Say("the index can't be reached"), Hint: notice.Hint{
			Text: wording.Say("try again in a moment; the operator finds the reason in the log")}}
	case errors.Is(err, index.ErrNoSnapshot):
		todo := wording.Say("wait until the corpus has been read, or ask a moderator to run reindex")
		return Trouble{Message: wording.Say("nothing is indexed yet"), Hint: notice.Hint{Text: todo}}
	case errors.Is(err, index.ErrDamaged):
		return Trouble{Message: wording.Say("the index is damaged"),
			Hint: notice.Hint{Text: wording.Say("run reindex to repair it")}}
	case errors.Is(err, context.DeadlineExceeded):
		return Trouble{Message: wording.Say("the search took too long"),
			Hint: notice.Hint{Text: wording.Say("try fewer or rarer words")}}
	case diskfull.Is(err):
		return Trouble{Message: wording.Say("the disk is full"),
			Hint: notice.Hint{Text: wording.Say("tell the operator: verbatim doctor says what to free")}}
	}
	todo := wording.Say("try again in a moment; the operator finds the reason in the log")
	return Trouble{Message: wording.Say("something went wrong"), Hint: notice.Hint{Text: todo}}
}

// Reindex is the name of the command that reads the corpus again.
const Reindex = "reindex"
