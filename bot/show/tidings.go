package show

import (
	"errors"
	"math"
	"time"
	"verbatim/bot/locale"
	"verbatim/corpus/wording"
	"verbatim/index/ask"
	"verbatim/index/query"
)

// What the bot says by itself, or in place of an answer.

// Refusal tells that Discord has refused an answer, and what to do; rule says that a rule of the server forbids it.
func Refusal(rule bool, in *locale.Language) Message {
	t := ask.Trouble{Message: wording.Say("Discord has refused the answer"),
		Hint: ask.Hint{Text: wording.Say("ask for fewer quotes, or in other words")}}
	if rule {
		t.Message = wording.Say("a rule of this server for messages forbids the answer")
		t.Hint.Text = wording.Say("ask me in a direct message")
	}
	return RenderTrouble(t, View{Lang: in})[0]
}

// Busy tells that a request can't be taken now.
func Busy(v View) Message {
	hint := ask.Hint{Text: wording.Say("try again in a moment")}
	return RenderTrouble(ask.Trouble{Message: wording.Say("the bot is busy"), Hint: hint}, v)[0]
}

// Wait tells a member who asks too often how long to wait.
func Wait(left time.Duration, v View) Message {
	n := int(math.Ceil(left.Seconds()))
	todo := wording.Counted("try again in %d second", "try again in %d seconds", n)
	return RenderTrouble(ask.Trouble{Message: wording.Say("too many requests"), Hint: ask.Hint{Text: todo}}, v)[0]
}

// Reported thanks a member for a report.
func Reported(in *locale.Language) Message {
	text := in.Say("Thank you. The moderators have your report. You will get a direct message with the result.")
	return Message{Content: text, Private: true}
}

// NotReported is why a report did not reach the moderators.
func NotReported() ask.Trouble {
	return ask.Trouble{
		Message: wording.Say("the report could not be sent to the moderators"),
		Hint:    ask.Hint{Text: wording.Say("try again later, or tell a moderator")},
	}
}

// Ended tells an owner that their alert in a channel has ended.
func Ended(query, channel string, in *locale.Language) string {
	return in.Say("Your alert “%s” has ended: the bot may not write in %s.", Escape(Clip(query, MaxQuery)),
		"<#"+channel+">")
}

// Unreadable tells an owner why their alert finds nothing, and what to do.
func Unreadable(typed, reason string, in *locale.Language) string {
	var wrong *query.Error
	if _, err := query.Parse(typed); in != nil && errors.As(err, &wrong) {
		reason = in.Text(wrong.Message)
	}
	return in.Say("Your alert “%s” finds nothing: this version of verbatim can't read its query. %s "+
		"End it with the button, and subscribe to a corrected query.",
		Escape(Clip(typed, MaxQuery)), Escape(FullStop(UpperFirst(Clip(reason, MaxQuery)))))
}
