package cli

import (
	"github.com/spf13/cobra"

	"verbatim/cmd/verbatim/internal/local"
	"verbatim/cmd/verbatim/internal/serve"
)

const aboutBot = `Answer on Discord until interrupted. Commands that are running then are finished first. The bot
reads its token from VERBATIM_TOKEN or from the file that VERBATIM_TOKEN_FILE names; .env.example
lists all variables. --config FILE reads them from a file.`

// newBot returns the subcommand that runs the bot.
func newBot(a *App) *cobra.Command {
	var p local.Place
	c := &cobra.Command{
		Use: "bot", Short: "Answer on Discord until interrupted", GroupID: groupBot, Args: noArgs,
		Long: aboutBot,
		RunE: func(c *cobra.Command, _ []string) error {
			o := serve.Options{Config: &a.Config, Place: p, Screen: a.Err, Listening: a.Listening}
			return serve.Run(c.Context(), &o)
		},
	}
	placeFlags(&p, a, c)
	_ = c.Flags().MarkHidden("as-indexed") // the bot must notice changes
	return c
}
