package cli

import (
	"fmt"
	"strings"

	"verbatim/index/ask"
	"verbatim/index/query"
)

// useLine returns the usage of a command of the table.
func useLine(row *ask.Command) string {
	words := ""
	if len(row.Params) > 0 {
		words = strings.ToUpper(row.Params[0].Name) + "..."
		if !row.Params[0].Required {
			words = "[" + words + "]"
		}
		words += " "
	}
	return row.Name + " " + words + "[flags]"
}

// longHelp explains a command of the table.
func longHelp(row *ask.Command) string {
	text := row.Summary + "."
	if len(row.Params) > 0 {
		first := row.Params[0]
		text += "\n\n" + strings.ToUpper(first.Name) + ": " + first.Summary + "."
	}
	if row.Searches {
		text += "\nAn argument with a space is a phrase, unless it has fields or quotation marks. " +
			"The argument - reads one query per line from standard input."
	}
	if row.Fields {
		text += "\n\nFields:"
		for _, f := range query.Fields {
			text += fmt.Sprintf("\n  %-24s %s", f.Example, f.Summary)
		}
	}
	return text
}
