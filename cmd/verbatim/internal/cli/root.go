package cli

import (
	"errors"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"verbatim/cmd/verbatim/internal/problem"
	"verbatim/cmd/verbatim/internal/version"
	"verbatim/index/ask"
	"verbatim/index/query"
)

const about = `verbatim finds what was said in a corpus of news articles, and by whom.

Every word it shows in quotation marks stands in an article, and the name beside it is the person who said it.
Without --corpus and VERBATIM_CORPUS it answers from a built-in sample.`

// Groups of subcommands in the help text.
const (
	groupAsk   = "ask"
	groupFiles = "files"
	groupBot   = "bot"
)

func init() {
	cobra.EnableCommandSorting = false // help lists the commands in the order of the table
}

// NewRoot returns the tree of subcommands: those of the command table, and those that only a terminal has.
func NewRoot(a *App) *cobra.Command {
	root := &cobra.Command{
		Use: "verbatim", Short: "Find who said what in a news corpus", Long: about,
		Version: version.String(), SilenceErrors: true, SilenceUsage: true,
	}
	root.SetIn(a.In)
	root.SetOut(a.Out.W)
	root.SetErr(a.Err.W)
	root.SetVersionTemplate("{{.Version}}\n")
	root.SetFlagErrorFunc(func(c *cobra.Command, err error) error { return &usageError{err, c} })
	root.AddGroup(&cobra.Group{ID: groupAsk, Title: "Ask the corpus:"},
		&cobra.Group{ID: groupFiles, Title: "Read articles without an index:"},
		&cobra.Group{ID: groupBot, Title: "Serve a Discord channel:"})
	for _, row := range ask.Commands {
		switch {
		case row.Chat:
		case row.Explains:
			root.SetHelpCommand(newHelp(root, row))
		default:
			root.AddCommand(newTableCommand(a, row))
		}
	}
	root.AddCommand(newRead(a), newExport(a), newFetch(a), newImport(a), newQuotes(a), newText(a), newBot(a), newDoctor(a), newChat(a), newVersion(a))
	return root
}

// newHelp returns the help command. It is not answered by the service, which knows nothing of flags and of the commands
// that only a terminal has.
func newHelp(root *cobra.Command, row *ask.Command) *cobra.Command {
	return &cobra.Command{
		Use: row.Name + " [COMMAND]", Short: row.Summary, GroupID: groupAsk,
		RunE: func(_ *cobra.Command, args []string) error {
			about, _, err := root.Find(args)
			if err != nil {
				return err
			}
			about.InitDefaultHelpFlag()
			return about.Help()
		},
		ValidArgsFunction: func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
			var names []string
			for _, c := range root.Commands() {
				if len(args) == 0 && c.IsAvailableCommand() {
					names = append(names, cobra.CompletionWithDesc(c.Name(), c.Short))
				}
			}
			return names, cobra.ShellCompDirectiveNoFileComp
		},
	}
}

// A usageError is a command line that can't be carried out as it was put.
type usageError struct {
	err error
	cmd *cobra.Command
}

// Error implements error.
func (e *usageError) Error() string { return e.err.Error() }

// usage gives an error of the command line the hint that belongs to it.
func usage(err error) error {
	var wrong *usageError
	if errors.As(err, &wrong) {
		return problem.WithHint(err, flagHint(wrong)+"see "+wrong.cmd.CommandPath()+" --help")
	}
	if err != nil && strings.HasPrefix(err.Error(), "unknown command ") {
		first, rest, _ := strings.Cut(err.Error(), "\n")
		if rest = strings.Join(strings.Fields(rest), " "); rest == "" {
			rest = "see verbatim --help"
		}
		return problem.WithHint(errors.New(first), rest)
	}
	return err
}

// flagHint says what was meant by a flag that there is not: one that is spelled nearly so, or a field of the query
// language. It is empty, or a sentence with a space behind it.
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
	return ""
}

// arrange puts the flags of a table command, and of export, before "--" and its words behind it. So a word that
// begins with one dash, as the excluded ones of a query do, reaches the query and is not taken for five flags of one
// letter. Flags of these commands have two dashes; -h alone has one.
func arrange(root *cobra.Command, args []string) []string {
	if len(args) == 0 || strings.HasPrefix(args[0], "-") {
		return args
	}
	row, ok := ask.Lookup(args[0])
	if !ok && args[0] != exportName || ok && row.Explains {
		return args
	}
	cmd, _, err := root.Find(args[:1])
	if err != nil {
		return args
	}
	flags, words := splitFlags(cmd.Flags(), args[1:])
	if len(words) == 0 {
		return args // a flag that lacks its value must not take "--" for one
	}
	return append(append(append([]string{cmd.Name()}, flags...), "--"), words...)
}

// splitFlags parts flags, with their values, from words; all that stands behind "--" is words.
func splitFlags(fs *pflag.FlagSet, args []string) (flags, words []string) {
	for i := 0; i < len(args); i++ {
		arg := args[i]
		switch {
		case arg == "--":
			return flags, append(words, args[i+1:]...)
		case arg == "-h":
			flags = append(flags, arg)
		case strings.HasPrefix(arg, "--"):
			flags = append(flags, arg)
			name, _, hasValue := strings.Cut(arg[2:], "=")
			f := fs.Lookup(name)
			if f == nil || f.NoOptDefVal != "" || hasValue {
				continue
			}
			if i++; i == len(args) {
				return args, nil
			}
			flags = append(flags, args[i])
		default:
			words = append(words, arg)
		}
	}
	return flags, words
}
