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
	// The first signal asks the command to end. After it, signals have their default effect, so that a second one ends
	// a command that hangs.
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop)

	a := &cli.App{In: os.Stdin, Out: terminal.New(os.Stdout, os.Getenv), Err: terminal.New(os.Stderr, os.Getenv)}
	err := run(ctx, a, os.Args[1:])
	problem.Report(a.Err, err)
	os.Exit(problem.ExitCode(err))
}

// run reads the settings and carries out a command line.
func run(ctx context.Context, a *cli.App, args []string) error {
	path, args, err := settings.TakeFlag(args)
	if err != nil {
		return err
	}
	file, err := settings.ReadFile(path)
	if err != nil {
		return err
	}
	if a.Config, err = settings.Read(file); err != nil {
		return err
	}
	if warning := a.Config.FileWarning; warning != "" {
		a.Err.Note(warning + ": chmod 600 " + file.Path)
	}
	return cli.Run(ctx, a, args)
}
