package settings

import (
	"errors"
	"strings"

	"verbatim/cmd/verbatim/internal/problem"
)

// FileFlag is the name of the flag that names a file of settings. It may be before and after the name of a command, so
// it is taken out of the arguments before the command line is read.
const FileFlag = "config"

// TakeFlag takes the flag --config out of arguments, and returns its value, or "". Arguments after "--" are words.
func TakeFlag(args []string) (path string, rest []string, err error) {
	for i := 0; i < len(args); i++ {
		name, value, hasValue := strings.Cut(args[i], "=")
		switch {
		case args[i] == "--":
			return path, append(rest, args[i:]...), nil
		case name != "--"+FileFlag:
			rest = append(rest, args[i])
			continue
		case !hasValue && i+1 < len(args):
			i++
			value = args[i]
		}
		if value == "" {
			return "", nil, problem.WithHint(errors.New("--config needs a file of settings"),
				"for example: verbatim --config verbatim.env doctor")
		}
		path = value
	}
	return path, rest, nil
}
