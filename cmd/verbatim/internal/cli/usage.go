package cli

import (
	"errors"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"verbatim/cmd/verbatim/internal/problem"
	"verbatim/corpus/wording"
	"verbatim/index/ask"
	"verbatim/index/query"
)

// A usageError is an error of the command line.
type usageError struct {
	err error
	cmd *cobra.Command
}

// Error implements error.
func (e *usageError) Error() string { return e.err.Error() }

// hinted adds a hint to an error of the command line.
func hinted(err error) error {
	var wrong *usageError
	if errors.As(err, &wrong) {
		return problem.WithHint(err, flagHint(wrong)+"see "+wrong.cmd.CommandPath()+" --help")
	}
	if err != nil && strings.HasPrefix(err.Error(), "unknown command ") {
		first, rest, _ := strings.Cut(err.Error(), "\n")
		first = strings.TrimSuffix(first, ` for "verbatim"`)
		hint := "see verbatim --help"
		if _, names, ok := strings.Cut(rest, "?"); ok { // cobra lists similar names
			hint = "did you mean " + wording.Or(strings.Fields(names)) + "? " + hint
		} else if typed, err := strconv.Unquote(strings.TrimPrefix(first, "unknown command ")); err == nil {
			command := ask.WhoSaid.Name
			if strings.HasSuffix(typed, "?") {
				command, typed = ask.Ask.Name, strconv.Quote(typed)
			}
			hint = "to search for words: verbatim " + command + " " + typed + "; " + hint
		}
		return problem.WithHint(errors.New(first), hint)
	}
	return err
}

// flagHint returns a hint for an unknown flag: a flag with a similar name, or a field of the query language. It
// returns the empty string, or a sentence that ends with a space.
func flagHint(e *usageError) string {
	var unknown *pflag.NotExistError
	if !errors.As(e.err, &unknown) {
		return ""
	}
	name := unknown.GetSpecifiedName()
	if f, ok := query.LookupField(name); ok {
		return "fields go among the words, as in " + f.Example + "; "
	}
	var names []string
	e.cmd.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, f.Name) })
	if near, ok := query.Nearest(name, names); ok {
		return "did you mean --" + near + "? "
	}
	if have := commandsWith(e.cmd.Root(), name); len(have) > 0 {
		return wording.Or(have) + " takes --" + name + "; "
	}
	return ""
}

// commandsWith returns the commands that take a flag, at most three.
func commandsWith(root *cobra.Command, flag string) (names []string) {
	for _, c := range root.Commands() {
		if c.Flags().Lookup(flag) != nil && !c.Hidden {
			names = append(names, c.Name())
		}
	}
	return names[:min(len(names), mostCommands)]
}

// mostCommands is how many commands a hint names.
const mostCommands = 3
