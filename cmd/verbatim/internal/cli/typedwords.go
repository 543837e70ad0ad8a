package cli

import (
	"maps"
	"slices"
	"strings"

	"verbatim/index/ask"
	"verbatim/index/ask/param"
	"verbatim/index/query"
)

// typedWords returns the words of a request for the arguments of a command line, and the options among them. In a
// question in plain English, an argument that the shell quoted is not a phrase.
func typedWords(row *ask.Command, args []string) (words string, options map[string]string) {
	switch row.Language {
	case param.Arguments:
		return plainWords(row, args)
	case param.English, param.Pasted:
		return strings.Join(args, " "), nil
	}
	return query.FromArgs(args), nil
}

// plainWords splits the arguments of a command that takes no query into words and options. If the first argument has
// spaces, it is one thing, such as a title.
func plainWords(row *ask.Command, args []string) (words string, options map[string]string) {
	rest, options := cutArgs(row, args)
	if len(rest) > 1 && strings.Contains(rest[0], " ") && !strings.ContainsAny(rest[0], `"“”`) {
		rest[0] = `"` + rest[0] + `"`
	}
	words, more := row.CutOptions(strings.Join(rest, " "))
	maps.Copy(options, more)
	return words, options
}

// cutArgs splits arguments into options and the rest. The shell has removed quotation marks, so an argument that begins
// with the name of an option is that option with its whole value.
func cutArgs(row *ask.Command, args []string) (rest []string, options map[string]string) {
	options = map[string]string{}
	optional := row.Params[min(1, len(row.Params)):]
	for _, arg := range args {
		name, value, cut := strings.Cut(arg, ":")
		known := slices.ContainsFunc(optional, func(p ask.Param) bool { return strings.EqualFold(p.Name, name) })
		if cut && known && !strings.ContainsAny(value, `"“”`) {
			options[strings.ToLower(name)] = strings.TrimSpace(value)
		} else {
			rest = append(rest, arg)
		}
	}
	return rest, options
}
