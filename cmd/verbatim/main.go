// Verbatim answers who-said from a terminal and from Discord: which passages of a news corpus say it, and who is quoted in
// them. Start with [run], which carries out one command line, and newRoot, which names the subcommands; each has a file of
// its own. What a search means is decided in index/ask; here it is asked and printed.
package main

import (
	"context"
	"net"
	"os"
	"os/signal"
	"syscall"

	"verbatim/corpus/fetch/web"
)

func main() {
	collectLater()
	// The first signal asks the command to end; behind it signals act as they do by default, so that a second one ends
	// a command that hangs.
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop)

	a := &app{in: os.Stdin, out: newScreen(os.Stdout, os.Getenv), err: newScreen(os.Stderr, os.Getenv)}
	config, err := readConfig()
	if err == nil {
		a.config = config
		err = run(ctx, a, os.Args[1:])
	}
	a.report(err)
	os.Exit(exitCode(err))
}

// An app is one run of the program: what it reads, where it prints, and what the environment says.
type app struct {
	in       *os.File
	out, err *screen
	config   Config
	web      web.Options // how fetch asks servers, where a test has its own

	listening func(net.Addr) // for tests: told where health and metrics are served; may be nil
}

// run carries out one command line.
func run(ctx context.Context, a *app, args []string) error {
	root := newRoot(a)
	root.SetArgs(arrange(root, args))
	err := root.ExecuteContext(ctx)
	if lost := a.out.failed(); lost != nil {
		return lost
	}
	return usage(err)
}
