package cli

import (
	"github.com/spf13/cobra"

	"verbatim/cmd/verbatim/internal/local"
	"verbatim/cmd/verbatim/internal/serve"
)

const aboutWeb = `Serve the corpus as a site until interrupted: searches, quotes, articles and speakers as web pages,
feeds, and JSON for programs. The site only shows, and needs no scripts. With VERBATIM_WATCH it reads
the corpus again when files have changed; an index that another process publishes is served at once.`

// newWeb returns the subcommand that serves the site.
func newWeb(a *App) *cobra.Command {
	var p local.Place
	var listen string
	c := &cobra.Command{
		Use: "web", Short: "Serve the corpus as a web site until interrupted", GroupID: groupBot, Args: noArgs,
		Long: aboutWeb, Example: "  verbatim web --corpus ~/articles --listen 127.0.0.1:8420",
		RunE: func(c *cobra.Command, _ []string) error {
			o := serve.Options{Config: &a.Config, Place: p, Screen: a.Err, Listening: a.Listening}
			return serve.RunSite(c.Context(), &o, listen)
		},
	}
	placeFlags(&p, a, c)
	c.Flags().StringVar(&listen, "listen", "127.0.0.1:8420", "serve at `ADDRESS`, a host and a port")
	return c
}
