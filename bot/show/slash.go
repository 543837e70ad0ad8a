package show

import (
	"strings"

	"verbatim/bot/locale"
	"verbatim/index/ask"
)

// SlashPrefix is what stands before a slash command.
const SlashPrefix = "/"

// OptionPrivate is an option of slash commands that the table does not have: on other surfaces the asker can't choose
// who sees the answer.
const OptionPrivate = "private"

// AboutPrivate describes it.
const AboutPrivate = "an answer that only you see"

// SlashForm returns a command with the names of its options, as Discord's client shows it in a language: "undo id:rlycunfv4i
// reason:REASON" for "undo rlycunfv4i REASON".
func SlashForm(command string, in *locale.Language) string {
	name, words, _ := strings.Cut(command, " ")
	c, ok := ask.Lookup(name)
	if !ok {
		return command
	}
	if words == "" || len(c.Params) == 0 {
		return strings.TrimSpace(in.Word(name) + " " + words)
	}
	trailing, trails := c.Trailing()
	if !trails {
		thing, rest, quoted := strings.Cut(strings.TrimPrefix(words, `"`), `" `)
		if more := wordsOption(c); more != "" && quoted && strings.HasPrefix(words, `"`) {
			return in.Word(name) + " " + in.Word(c.Params[0].Name) + ":" + thing + " " + in.Word(more) + ":" + rest
		}
		return in.Word(name) + " " + in.Word(c.Params[0].Name) + ":" + words
	}
	words, options := c.CutOptions(words)
	thing, rest, _ := strings.Cut(words, " ")
	if quoted, ok := strings.CutPrefix(words, `"`); ok {
		thing, rest, _ = strings.Cut(quoted, `"`)
	}
	form := in.Word(name) + " " + in.Word(c.Params[0].Name) + ":" + thing
	for _, p := range c.Params[1:] {
		if value := options[p.Name]; value != "" {
			form += " " + in.Word(p.Name) + ":" + value
		}
	}
	return form + " " + in.Word(trailing.Name) + ":" + strings.TrimSpace(rest)
}

// wordsOption returns the option that takes what may follow a name in a typed command; "" if there is none.
func wordsOption(c *ask.Command) string {
	for _, p := range c.Params[1:] {
		if p.Name == ask.ParamWords {
			return p.Name
		}
	}
	return ""
}
