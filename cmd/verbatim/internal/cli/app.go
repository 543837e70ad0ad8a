// Package cli is the command line: the tree of subcommands, their flags, and what each one does. Start with [Run],
// which carries out one command line, and [NewRoot], which lists the subcommands. Each subcommand has a file of its
// own; those of the command table in index/ask share tablecommand.go.
package cli

import (
	"context"
	"net"
	"os"

	"verbatim/cmd/verbatim/internal/settings"
	"verbatim/cmd/verbatim/internal/terminal"
	"verbatim/corpus/fetch/web"
)

// An App is one run of the program: what it reads, where it prints, and what the environment says.
type App struct {
	In       *os.File
	Out, Err *terminal.Screen
	Config   settings.Config
	Web      web.Options // how fetch asks servers, where a test has its own

	Listening func(net.Addr) // for tests: told where health and metrics are served; may be nil
}

// Run carries out one command line.
func Run(ctx context.Context, a *App, args []string) error {
	root := NewRoot(a)
	root.SetArgs(arrange(root, args))
	err := root.ExecuteContext(ctx)
	if lost := a.Out.Err(); lost != nil {
		return lost
	}
	return hinted(err)
}
