package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"verbatim/cmd/verbatim/internal/problem"
	"verbatim/cmd/verbatim/internal/terminal"
	"verbatim/corpus/load"
	"verbatim/index/ask"
)

// fileArgs returns the arguments that name files.
func fileArgs(row *ask.Command, args []string) []string {
	files, _ := cutArgs(row, args)
	return files
}

// readFiles reads the files that the user wants to add.
func readFiles(names []string) ([]ask.File, error) {
	var files []ask.File
	for _, name := range names {
		data, err := readFile(name)
		if err != nil {
			return nil, problem.WithHint(fmt.Errorf("reading a file to add: %w", err),
				"name files; for all files of a folder, use DIR/*")
		}
		files = append(files, ask.File{Name: name, Data: data})
	}
	return files, nil
}

// readFile reads a file. It stops after the largest size of its format.
func readFile(name string) ([]byte, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, int64(load.Largest(name))+1))
}

// confirmed asks the user to confirm the changes that were shown. It returns an error if the user does not.
func (t *tableCommand) confirmed(ctx context.Context) error {
	nothing := errors.New("nothing was changed")
	switch {
	case t.yes:
		return nil
	case !t.Out.TTY:
		return problem.WithHint(nothing, "use --yes to make the change without a question")
	}
	fmt.Fprint(t.Out.W, "Make this change? [y/N] ")
	line, err := terminal.Interruptible(ctx, terminal.NewLineReader(t.In).Next)
	if err != nil && !errors.Is(err, io.EOF) {
		return err
	}
	if answer := strings.ToLower(strings.TrimSpace(line)); answer != "y" && answer != "yes" {
		return nothing
	}
	return nil
}
