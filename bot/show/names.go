package show

import (
	"verbatim/bot/locale"
	"verbatim/index/ask"
)

// WithoutNames returns an answer without the names of files that were left out, and reports whether there were any.
func WithoutNames(a ask.Answer) (ask.Answer, bool) {
	if r, ok := a.(ask.Redactable); ok {
		return r.WithoutNames()
	}
	return a, false
}

// NamesElsewhere tells moderators how to see the names that an answer in a channel leaves out.
func NamesElsewhere(in *locale.Language) string {
	return "-# " + in.Say("%s with %s names them to moderators.", SlashPrefix+in.Word(ask.Status.Name),
		in.Word(OptionPrivate)+":True")
}
