package slash

import (
	"slices"
	"strings"

	"verbatim/bot/locale"
	"verbatim/index/ask"
)

// inEnglish returns names of commands as they are in English, where they stand in any language that the bot speaks:
// help shows them so. Other words stay as they are.
func inEnglish(words string) string {
	list := strings.Fields(words)
	for i, w := range list {
		sign := w[:len(w)-len(strings.TrimLeft(w, "/!"))]
		if c := named(strings.TrimRight(w[len(sign):], ",")); c != nil {
			list[i] = c.Name
		}
	}
	return strings.Join(list, " ")
}

// named returns the command with a name in another language than English; nil for none.
func named(name string) *ask.Command {
	for _, c := range ask.Commands {
		called := func(l *locale.Language) bool { return strings.EqualFold(l.Word(c.Name), name) }
		if slices.ContainsFunc(locale.Languages, called) {
			return c
		}
	}
	return nil
}
