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

// fileArgs are the arguments that name files.
func fileArgs(row *ask.Command, args []string) []string {
	files, _ := cutArgs(row, args)
	return files
}

// readFiles reads the files that somebody wants to add.
func readFiles(names []string) ([]ask.File, error) {
	var files []ask.File
	for _, name := range names {
		data, err := readFile(name)
		if err != nil {
			return nil, problem.WithHint(fmt.Errorf("reading what is to be added: %w", err), "name files; a folder's are named by DIR/*")
		}
		files = append(files, ask.File{Name: name, Data: data})
	}
	return files, nil
}

// readFile reads a file, as far as it can be an article.
func readFile(name string) ([]byte, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, load.MaxSize+1))
}

// confirmed asks whether what was shown is to be done.
func (t *tableCommand) confirmed(ctx context.Context) error {
	nothing := errors.New("nothing was changed")
	switch {
	case t.yes:
		return nil
	case !t.Out.TTY:
		return problem.WithHint(nothing, "--yes does it without asking")
	}
	fmt.Fprint(t.Out.W, "Do it? [y/N] ")
	line, err := terminal.Interruptible(ctx, terminal.NewLineReader(t.In).Next)
	if err != nil && !errors.Is(err, io.EOF) {
		return err
	}
	if answer := strings.ToLower(strings.TrimSpace(line)); answer != "y" && answer != "yes" {
		return nothing
	}
	return nil
}
