package cli

import (
	"fmt"
	"strings"

	"verbatim/index/ask"
	"verbatim/index/ask/param"
	"verbatim/index/query"
)

// useLine returns the usage of a command of the table: "hide ID REASON... [flags]".
func useLine(row *ask.Command) string {
	use := row.Name
	if len(row.Params) > 0 {
		use += " " + argument(&row.Params[0])
	}
	for _, p := range row.Params[min(1, len(row.Params)):] {
		if p.Required {
			use += " " + p.Name + ":" + strings.ToUpper(p.Name)
		}
	}
	if p, ok := row.Trailing(); ok {
		use += " " + strings.ToUpper(p.Name) + "..."
	}
	return use + " [flags]"
}

// argument returns a parameter as the usage shows it: "[WORDS...]".
func argument(p *ask.Param) string {
	name := strings.ToUpper(p.Name)
	switch {
	case p.Kind == param.Choice:
		name = strings.Join(p.Choices, "|")
	case !p.One:
		name += "..."
	}
	if !p.Required {
		return "[" + name + "]"
	}
	return name
}

// longHelp explains a command of the table.
func longHelp(row *ask.Command) string {
	text := row.Summary + "."
	if len(row.Params) > 0 {
		first := row.Params[0]
		text += "\n\n"
		if first.Kind != param.Choice { // the usage has the values of a choice, not its name
			text += strings.ToUpper(first.Name) + ": "
		}
		text += first.Summary + "."
	}
	if p, ok := row.Trailing(); ok {
		text += "\n" + strings.ToUpper(p.Name) + ": " + p.Summary + "."
	}
	switch {
	case row == ask.Undo:
		text += "\n\nWithout ID, verbatim shows what would be undone, and asks before. --yes skips the question."
	case row.Confirms:
		text += "\n\nverbatim shows what would change, and asks before it changes anything. --yes skips the question."
	}
	if row.Searches {
		text += "\nAn argument with a space is a phrase, unless it has fields or quotation marks. " +
			"The argument - reads one query per line from standard input."
	}
	if row.Fields {
		text += "\nA star after three letters or more finds all words that begin so: 'morator*'. " +
			"The quotation marks keep a shell from reading the star."
	}
	if row.Fields {
		text += "\n\nFields:"
		for _, f := range query.Fields {
			text += fmt.Sprintf("\n  %-24s %s", f.Example, f.Summary)
		}
	}
	return text
}
