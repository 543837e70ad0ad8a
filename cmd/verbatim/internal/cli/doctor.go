package cli

import (
	"github.com/spf13/cobra"

	"verbatim/cmd/verbatim/internal/doctor"
	"verbatim/cmd/verbatim/internal/local"
	"verbatim/cmd/verbatim/internal/serve"
)

// newDoctor returns the subcommand that looks whether the bot can run, and what is wrong where it can't.
func newDoctor(a *App) *cobra.Command {
	var p local.Place
	var probing bool
	c := &cobra.Command{
		Use: "doctor", Short: "Check what the bot needs, and say what to do where it lacks", GroupID: groupBot, Args: noArgs,
		Long: "Check the settings, the corpus, the data folder, the index and, with a token, what Discord says of the bot: a line each.\n" +
			"The exit code is 0 where nothing fails, warnings aside, and 2 otherwise. With --probe it asks the running bot at\n" +
			"VERBATIM_HTTP whether it is ready: 0 where it is, 1 where it is not, 2 where it can't be asked.",
		RunE: func(c *cobra.Command, _ []string) error {
			if probing {
				return serve.Probe(c.Context(), &a.Config, a.Out)
			}
			return doctor.Run(c.Context(), &a.Config, a.Out, &p)
		},
	}
	placeFlags(&p, a, c)
	c.Flags().BoolVar(&probing, "probe", false, "ask the running bot alone whether it is ready, for a health check")
	return c
}
