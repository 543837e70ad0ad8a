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

// probeTimeout is how long the running bot may take to answer a probe.
const probeTimeout = 5 * time.Second

// Probe asks the running bot whether it is ready, at the address where it serves its health, and prints the answer. A
// container runs it as its health check, because the image has no shell and no other client. If the bot is not ready,
// Probe returns problem.ErrNothing.
func Probe(ctx context.Context, c *settings.Config, out *terminal.Screen) error {
	host, port, err := net.SplitHostPort(c.HTTP)
	if err != nil {
		return problem.WithHint(fmt.Errorf("VERBATIM_HTTP is %q, so the bot can't be asked", c.HTTP),
			"set it to the address where the bot serves its health, such as 127.0.0.1:8080")
	}
	if ip := net.ParseIP(host); host == "" || ip != nil && ip.IsUnspecified() {
		host = "localhost" // the bot listens on all addresses
	}
	ctx, cancel := context.WithTimeout(ctx, probeTimeout)
	defer cancel()
	address := "http://" + net.JoinHostPort(host, port) + pathReady
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return fmt.Errorf("asking the bot: %w", err)
	}
	client := &http.Client{Transport: &http.Transport{}} // without a proxy
	resp, err := client.Do(request)
	if err != nil {
		return problem.WithHint(fmt.Errorf("asking the bot: %w", err),
			"start the bot on this machine, with the same VERBATIM_HTTP")
	}
	defer resp.Body.Close()
	body, _ := io.ReadAll(io.LimitReader(resp.Body, 1<<10)) // the status is enough
	fmt.Fprintln(out.W, terminal.Clean(strings.TrimSpace(string(body))))
	if resp.StatusCode != http.StatusOK {
		return problem.ErrNothing
	}
	return nil
}
