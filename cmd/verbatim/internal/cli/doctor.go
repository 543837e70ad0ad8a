package cli

import (
	"github.com/spf13/cobra"

	"verbatim/cmd/verbatim/internal/doctor"
	"verbatim/cmd/verbatim/internal/local"
	"verbatim/cmd/verbatim/internal/serve"
)

const aboutDoctor = `Check the settings, the corpus, the data folder and the index. With a token, also check what
Discord says about the bot. Each check prints a line. The exit code is 2 if a check fails, and 0
otherwise; a warning is not a failure.

With --probe, only ask the running bot at VERBATIM_HTTP whether it is ready. The exit code is 0 if
it is, 1 if it is not, and 2 if it can't be asked.`

// newDoctor returns the subcommand that checks whether the bot can run.
func newDoctor(a *App) *cobra.Command {
	var p local.Place
	var probing bool
	c := &cobra.Command{
		Use: "doctor", Short: "Check everything that the bot needs, and say what to do", GroupID: groupBot, Args: noArgs,
		Long: aboutDoctor,
		RunE: func(c *cobra.Command, _ []string) error {
			if probing {
				return serve.Probe(c.Context(), &a.Config, a.Out)
			}
			return doctor.Run(c.Context(), &a.Config, a.Out, p)
		},
	}
	placeFlags(&p, a, c)
	c.Flags().BoolVar(&probing, "probe", false, "only ask the running bot whether it is ready, for a health check")
	return c
}
