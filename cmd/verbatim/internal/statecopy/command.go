package statecopy

import (
	"fmt"

	"github.com/spf13/cobra"

	"verbatim/cmd/verbatim/internal/local"
	"verbatim/cmd/verbatim/internal/problem"
)

const about = `Copy the alerts, the settings of servers and the changes of moderators from the files to the PostgreSQL of
VERBATIM_STATE, or back. "files" are the data folder and the folders of the corpora; "server" is the
PostgreSQL. Stop all bots first.

What is there already is not doubled, so the command can be run again, for example after it was
interrupted. If other alerts or settings are there, it says so and changes nothing, except with
--replace.`

// The places that can be copied from and to.
const (
	files  = "files"
	server = "server"
)

// New returns the subcommand state. place adds the flags of a place to a command, and note shows what was done.
func New(group string, place func(*local.Place, *cobra.Command), note func(string)) *cobra.Command {
	var p local.Place
	var from, to string
	o := Options{Note: note}
	c := &cobra.Command{
		Use: "copy --from files --to server", Short: "Copy it between files and PostgreSQL", Long: about, Args: cobra.NoArgs,
		Example: "  verbatim state copy --from files --to server\n  verbatim state copy --from server --to files",
		RunE: func(c *cobra.Command, _ []string) error {
			switch {
			case from == files && to == server:
				o.ToServer = true
			case from != server || to != files:
				return problem.WithHint(fmt.Errorf("can't copy from %q to %q", from, to),
					"write --from files --to server, or --from server --to files")
			}
			at, text, err := p.Resolve()
			if err != nil {
				return err
			}
			if text != "" {
				note(text)
			}
			o.Place = at
			return Run(c.Context(), &o)
		},
	}
	place(&p, c)
	_ = c.Flags().MarkHidden("as-indexed")
	c.Flags().StringVar(&from, "from", "", "where it is: `files` or server")
	c.Flags().StringVar(&to, "to", "", "where to copy it: `server` or files")
	c.Flags().BoolVar(&o.Replace, "replace", false, "replace the alerts and settings that are there")
	all := &cobra.Command{
		Use: "state", Short: "Copy alerts, settings and changes to PostgreSQL, or back", GroupID: group, Long: about,
	}
	all.AddCommand(c)
	return all
}
