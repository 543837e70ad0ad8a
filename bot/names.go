package bot

import (
	"verbatim/bot/show"
	"verbatim/index/ask"
)

// withoutNames returns an answer without the names of files that were left out, and reports whether there were any.
func withoutNames(a ask.Answer) (ask.Answer, bool) {
	if r, ok := a.(ask.Redactable); ok {
		return r.WithoutNames()
	}
	return a, false
}

// namesElsewhere tells moderators how to see the names that an answer in a channel leaves out.
var namesElsewhere = "-# " + show.SlashPrefix + ask.Status.Name + " with private:True names them to moderators."
