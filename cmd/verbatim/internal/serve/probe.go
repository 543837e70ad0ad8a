package serve

import (
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"time"

	"verbatim/cmd/verbatim/internal/problem"
	"verbatim/cmd/verbatim/internal/settings"
	"verbatim/cmd/verbatim/internal/terminal"
)

// probeTimeout is how long the running bot may take to say whether it is ready.
const probeTimeout = 5 * time.Second

// Probe asks the running bot, at the address that it serves health at, whether it is ready. An image without a shell has nothing else
// to ask with.
func Probe(ctx context.Context, c *settings.Config, out *terminal.Screen) error {
	host, port, err := net.SplitHostPort(c.HTTP)
	if err != nil {
		return problem.WithHint(fmt.Errorf("VERBATIM_HTTP is %q: there is nobody to ask", c.HTTP), "set it to the address at which the bot serves its health, such as 127.0.0.1:8080")
	}
	if ip := net.ParseIP(host); host == "" || ip != nil && ip.IsUnspecified() {
		host = "localhost" // it listens everywhere, and so here
	}
	ctx, cancel := context.WithTimeout(ctx, probeTimeout)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://"+net.JoinHostPort(host, port)+pathReady, nil)
	if err != nil {
		return fmt.Errorf("asking the bot: %w", err)
	}
	resp, err := (&http.Client{Transport: &http.Transport{}}).Do(request) // through no proxy
	if err != nil {
		return problem.WithHint(fmt.Errorf("asking the bot: %w", err), "it does not run here, or serves its health elsewhere")
	}
	defer resp.Body.Close()
	body, _ := io.ReadAll(io.LimitReader(resp.Body, 1<<10)) // the status says it all
	fmt.Fprintln(out.W, terminal.Clean(strings.TrimSpace(string(body))))
	if resp.StatusCode != http.StatusOK {
		return problem.ErrNothing
	}
	return nil
}
