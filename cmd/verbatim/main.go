// Verbatim finds who said what in a folder of news articles, and answers in a terminal and on Discord. This package
// only connects the parts: signals, environment, screens and exit code. The command line is in internal/cli;
// index/ask decides what a search means.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"

	"verbatim/cmd/verbatim/internal/cli"
	"verbatim/cmd/verbatim/internal/problem"
	"verbatim/cmd/verbatim/internal/settings"
	"verbatim/cmd/verbatim/internal/terminal"
)

func main() {
	collectLater()
	// The first signal asks the command to end. After it, signals have their default effect, so that a second one ends a
	// command that hangs.
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop)

	a := &cli.App{In: os.Stdin, Out: terminal.New(os.Stdout, os.Getenv), Err: terminal.New(os.Stderr, os.Getenv)}
	config, err := settings.Read()
	if err == nil {
		a.Config = config
		err = cli.Run(ctx, a, os.Args[1:])
	}
	problem.Report(a.Err, err)
	os.Exit(problem.ExitCode(err))
}
