package cli

import (
	"context"
	"fmt"
	"net"

	"github.com/spf13/cobra"

	"verbatim/cmd/verbatim/internal/local"
	"verbatim/cmd/verbatim/internal/mcpserver"
	"verbatim/cmd/verbatim/internal/version"
)

const aboutMCP = `Offer searches to a program with a language model, by the Model Context Protocol: the tools search,
said-by, ask, source and context. They only read, and return the exact words with the speaker, role,
confidence, outlet, date, address and id. The program starts this command and talks to it on standard
input and output.

With --http, serve any number of programs at http://ADDRESS/mcp. There is no password: use an address
of this machine.`

// newMCP returns the subcommand that serves the Model Context Protocol.
func newMCP(a *App) *cobra.Command {
	var p local.Place
	var address string
	c := &cobra.Command{
		Use: "mcp", Short: "Offer searches to programs with a language model (MCP)", GroupID: groupBot, Args: noArgs,
		Long: aboutMCP, Example: "  verbatim mcp --corpus ~/articles\n  verbatim mcp --http 127.0.0.1:8765",
		RunE: func(c *cobra.Command, _ []string) error { return serveMCP(c.Context(), a, p, address) },
	}
	placeFlags(&p, a, c)
	c.Flags().StringVar(&address, "http", "", "serve at `ADDRESS`, not on standard input and output")
	return c
}

// serveMCP serves until the client ends or ctx does.
func serveMCP(ctx context.Context, a *App, p local.Place, address string) error {
	service, err := local.Open(ctx, p, a.Err)
	if err != nil {
		return err
	}
	defer service.Close()
	s := mcpserver.New(service, version.String())
	if address == "" {
		if a.Out.TTY {
			a.Err.Note("waiting for a client on standard input; docs/mcp.md says how a program starts this command")
		}
		return mcpserver.Stdio(ctx, s, a.In, a.Out.W)
	}
	return mcpserver.HTTP(ctx, s, address, func(at net.Addr) {
		a.Err.Note(fmt.Sprintf("serving at http://%s%s", at, mcpserver.Path))
		if tcp, ok := at.(*net.TCPAddr); ok && !tcp.IP.IsLoopback() {
			a.Err.Note("other machines can reach this address, without a password; 127.0.0.1 is this machine only")
		}
		if a.Listening != nil {
			a.Listening(at)
		}
	})
}
