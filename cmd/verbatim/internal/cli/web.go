package cli

import (
	"context"
	"fmt"
	"log/slog"
	"net"

	"github.com/spf13/cobra"

	"verbatim/cmd/verbatim/internal/local"
	"verbatim/cmd/verbatim/internal/problem"
	"verbatim/cmd/verbatim/internal/site"
)

const aboutWeb = `Serve the corpus as a site until interrupted: searches, quotes, articles and speakers as web pages,
feeds, and JSON for programs. The site only shows, and needs no scripts. It is read once at the start;
an index that another process publishes is served from then on.`

// newWeb returns the subcommand that serves the site.
func newWeb(a *App) *cobra.Command {
	var p local.Place
	var listen string
	c := &cobra.Command{
		Use: "web", Short: "Serve the corpus as a web site until interrupted", GroupID: groupBot, Args: noArgs,
		Long: aboutWeb, Example: "  verbatim web --corpus ~/articles --listen 127.0.0.1:8420",
		RunE: func(c *cobra.Command, _ []string) error { return runWeb(c.Context(), a, p, listen) },
	}
	placeFlags(&p, a, c)
	c.Flags().StringVar(&listen, "listen", "127.0.0.1:8420", "serve at `ADDRESS`, a host and a port")
	return c
}

// runWeb serves the site until ctx ends.
func runWeb(ctx context.Context, a *App, p local.Place, listen string) error {
	address, err := a.Config.SiteAddress()
	if err != nil {
		return err
	}
	proxies, err := a.Config.Proxies()
	if err != nil {
		return err
	}
	listener, err := new(net.ListenConfig).Listen(ctx, "tcp", listen) // before the corpus is read, which may take long
	if err != nil {
		return problem.WithHint(fmt.Errorf("serving the site: %w", err),
			"give --listen an address and a free port, such as 127.0.0.1:8421")
	}
	defer listener.Close()
	corpus, err := local.Open(ctx, p, a.Err)
	if err != nil {
		return err
	}
	defer corpus.Close()
	log := slog.New(slog.NewTextHandler(a.Err.W, nil))
	handler := site.New(site.Options{
		Service: corpus, Articles: site.Indexed(corpus.Live), Address: address, Proxies: proxies, Log: log,
	})
	stop := site.Serve(ctx, listener, handler, log)
	defer stop()
	a.Err.Note("serving http://" + listener.Addr().String() + "; Ctrl-C ends it")
	if a.Listening != nil {
		a.Listening(listener.Addr())
	}
	<-ctx.Done()
	return nil
}
