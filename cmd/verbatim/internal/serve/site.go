package serve

import (
	"context"
	"fmt"
	"log/slog"
	"net"

	"verbatim/cmd/verbatim/internal/problem"
	"verbatim/cmd/verbatim/internal/settings"
	"verbatim/cmd/verbatim/internal/site"
)

// listenSite listens at VERBATIM_WEB. It returns nil if that is not set.
func listenSite(ctx context.Context, c *settings.Config) (net.Listener, error) {
	if c.Web == "" {
		return nil, nil
	}
	listener, err := new(net.ListenConfig).Listen(ctx, "tcp", c.Web)
	if err != nil {
		return nil, problem.WithHint(fmt.Errorf("VERBATIM_WEB: serving the site: %w", err),
			"set it to an address and a free port, such as 127.0.0.1:8420; leave it empty to serve no site")
	}
	return listener, nil
}

// serveSite serves the site of a corpus. The function stop ends it.
func serveSite(
	ctx context.Context, c *settings.Config, listener net.Listener, of *served, log *slog.Logger,
) (stop func(), err error) {
	if listener == nil {
		return func() {}, nil
	}
	address, err := c.SiteAddress()
	if err != nil {
		return nil, err
	}
	proxies, err := c.Proxies()
	if err != nil {
		return nil, err
	}
	handler := site.New(site.Options{
		Service: of.gate, Articles: site.Indexed(of.Live), Address: address, Proxies: proxies, Log: log,
	})
	stop = site.Serve(ctx, listener, handler, log)
	log.Info("the site is served", "address", listener.Addr().String())
	return stop, nil
}
