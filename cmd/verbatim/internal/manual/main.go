// Command manual writes what a package of verbatim ships beside the program: a page per command for man, and a
// script per shell that completes commands. Both come from the command line itself, so they say what the program does.
// A release runs it; see .goreleaser.yaml.
package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"time"

	"github.com/spf13/cobra"

	"verbatim/cmd/verbatim/internal/cli"
	"verbatim/cmd/verbatim/internal/terminal"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: manual FOLDER")
		os.Exit(2)
	}
	if err := write(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, "manual:", err)
		os.Exit(1)
	}
}

// The folders of what is written, and the section of man pages with commands.
const (
	pagesFolder       = "man"
	completionsFolder = "completions"
	section           = "1"
)

// write writes man pages and completions into two folders below folder. The pages have the date of the variable
// SOURCE_DATE_EPOCH, in seconds since 1970, or today's.
func write(folder string) error {
	pages, completions := filepath.Join(folder, pagesFolder), filepath.Join(folder, completionsFolder)
	for _, dir := range []string{pages, completions} {
		if err := os.MkdirAll(dir, 0o755); err != nil {
			return err
		}
	}
	silent := terminal.New(io.Discard, func(string) string { return "" })
	root := cli.NewRoot(&cli.App{Out: silent, Err: silent})
	day, err := today()
	if err != nil {
		return err
	}
	if err := writePages(root, day, pages); err != nil {
		return fmt.Errorf("man pages: %w", err)
	}
	for name, generate := range scripts(root) {
		if err := writeFile(filepath.Join(completions, name), generate); err != nil {
			return fmt.Errorf("completions: %w", err)
		}
	}
	return nil
}

// today returns the day of SOURCE_DATE_EPOCH, or the current one. Pages of one commit then are the same on each
// machine.
func today() (time.Time, error) {
	epoch, ok := os.LookupEnv("SOURCE_DATE_EPOCH")
	if !ok {
		return time.Now().UTC(), nil
	}
	seconds, err := strconv.ParseInt(epoch, 10, 64)
	if err != nil {
		return time.Time{}, fmt.Errorf("SOURCE_DATE_EPOCH: %w", err)
	}
	return time.Unix(seconds, 0).UTC(), nil
}

// writePages writes the page of a command and of its subcommands.
func writePages(c *cobra.Command, day time.Time, folder string) error {
	if err := os.WriteFile(filepath.Join(folder, pageName(c)+"."+section), []byte(page(c, day)), 0o644); err != nil {
		return err
	}
	for _, sub := range c.Commands() {
		if !sub.IsAvailableCommand() {
			continue
		}
		if err := writePages(sub, day, folder); err != nil {
			return err
		}
	}
	return nil
}

// scripts returns what writes the script of each shell, by the name under which the shell looks for it.
func scripts(root *cobra.Command) map[string]func(io.Writer) error {
	const described = true // with a line about each value
	return map[string]func(io.Writer) error{
		"verbatim":      func(w io.Writer) error { return root.GenBashCompletionV2(w, described) },
		"_verbatim":     root.GenZshCompletion,
		"verbatim.fish": func(w io.Writer) error { return root.GenFishCompletion(w, described) },
		"verbatim.ps1":  root.GenPowerShellCompletionWithDesc,
	}
}

func writeFile(path string, generate func(io.Writer) error) (err error) {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	defer func() {
		if closing := f.Close(); err == nil {
			err = closing
		}
	}()
	return generate(f)
}
