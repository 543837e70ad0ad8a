package cli

import (
	"fmt"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"verbatim/cmd/verbatim/internal/local"
	"verbatim/cmd/verbatim/internal/settings"
	"verbatim/cmd/verbatim/internal/statecopy"
	"verbatim/cmd/verbatim/internal/usage"
	"verbatim/cmd/verbatim/internal/version"
	"verbatim/index/ask"
)

const about = `verbatim finds what was said in a corpus of news articles, and by whom.

Every word it shows in quotation marks is in the article, and the name beside it is the person who
said it. Without --corpus and VERBATIM_CORPUS, it answers from a built-in sample.`

// Groups of subcommands in the help text.
const (
	groupAsk   = "ask"
	groupFiles = "files"
	groupBot   = "bot"
)

func init() {
	cobra.EnableCommandSorting = false // help lists the commands in the order of the table
}

// NewRoot returns the tree of subcommands: those of the command table and those that only a terminal has.
func NewRoot(a *App) *cobra.Command {
	root := &cobra.Command{
		Use: "verbatim", Short: "Find who said what in a news corpus", Long: about,
		SilenceErrors: true, SilenceUsage: true,
	}
	versionFlag(a, root)
	root.SetIn(a.In)
	root.SetOut(a.Out.W)
	root.SetErr(a.Err.W)
	root.SetUsageFunc(usage.Print)
	root.Flags().String(settings.FileFlag, "",
		"read settings from `FILE`, for any command (default verbatim/"+settings.FileName+" in the user's folder of settings)")
	root.SetFlagErrorFunc(func(c *cobra.Command, err error) error { return &usageError{err, c} })
	root.AddGroup(&cobra.Group{ID: groupAsk, Title: "Ask the corpus:"},
		&cobra.Group{ID: groupFiles, Title: "Read articles that are not in the corpus:"},
		&cobra.Group{ID: groupBot, Title: "Run the bot on Discord, or a site:"})
	for _, row := range ask.Commands {
		switch {
		case row.Chat:
		case row.Explains:
			root.SetHelpCommand(newHelp(root, row))
		default:
			root.AddCommand(newTableCommand(a, row))
		}
	}
	root.AddCommand(newRead(a), newExport(a), newCite(a), newFetch(a), newImport(a), newQuotes(a), newText(a),
		newBot(a), newWeb(a), newDoctor(a), newBackup(a), newRestore(a), newMCP(a), newChat(a), newVersion(a),
		statecopy.New(groupBot, func(p *local.Place, c *cobra.Command) { placeFlags(p, a, c) }, a.Err.Note))
	completion(root)
	return root
}

// versionFlag adds the flag that prints the version. That of package cobra also prints "verbatim version", and only a
// template can change that. Without the flag, verbatim prints its help.
func versionFlag(a *App, root *cobra.Command) {
	show := root.Flags().BoolP("version", "v", false, "version for verbatim")
	root.RunE = func(*cobra.Command, []string) error {
		if !*show {
			return pflag.ErrHelp
		}
		_, err := fmt.Fprintln(a.Out.W, version.String())
		return err
	}
}

const aboutCompletion = `Print a script that completes commands, flags, fields and speakers in a shell. The help of each
shell says how to load its script: verbatim completion bash --help`

// completion describes the subcommand of package cobra that prints scripts for shells.
func completion(root *cobra.Command) {
	root.InitDefaultCompletionCmd()
	for _, c := range root.Commands() {
		if c.Name() == "completion" {
			c.Short, c.Long = "Print a script that completes commands in your shell", aboutCompletion
		}
	}
}

// newHelp returns the help command. The service does not answer it, because it does not know the flags and the commands
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
