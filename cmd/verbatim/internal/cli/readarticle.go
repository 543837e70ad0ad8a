package cli

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"verbatim/cmd/verbatim/internal/terminal"
	"verbatim/corpus"
	"verbatim/corpus/load"
)

// stdinName is the name of an article on standard input unless --as gives one. Its ending says the format.
const stdinName = "stdin.txt"

// needsFiles refuses a command line without a file.
func needsFiles(c *cobra.Command, args []string) error {
	if len(args) == 0 {
		return &usageError{fmt.Errorf("%s needs a file", c.Name()), c}
	}
	return nil
}

// isFolder reports whether an argument names a folder.
func isFolder(name string) bool {
	info, err := os.Stat(name)
	return name != fromStdin && err == nil && info.IsDir()
}

// readArticle reads the article that an argument names: a file, or standard input with the name as. The path of the
// article is the file name without its folder. So its quotes have the same ids as in a corpus that has the file at
// its top.
func readArticle(ctx context.Context, in io.Reader, name, as string) (corpus.Article, error) {
	base := filepath.Base(name)
	if name == fromStdin {
		base = filepath.Base(as)
	} else {
		f, err := os.Open(name)
		if err != nil {
			return corpus.Article{}, err
		}
		defer f.Close()
		in = f
	}
	data, err := terminal.Interruptible(ctx, func() ([]byte, error) {
		return io.ReadAll(io.LimitReader(in, int64(load.Largest(base))+1))
	})
	if err != nil {
		return corpus.Article{}, fmt.Errorf("reading %s: %w", name, err)
	}
	if name == fromStdin && len(bytes.TrimSpace(data)) == 0 {
		return corpus.Article{}, errors.New("standard input is empty; give it the text of an article")
	}
	a, err := load.Parse(base, data)
	if skip := (*load.SkipError)(nil); name == fromStdin && errors.As(err, &skip) {
		return corpus.Article{}, fmt.Errorf("reading standard input as %s: %s", base, skip.Reason)
	}
	if err != nil {
		return corpus.Article{}, fmt.Errorf("reading an article: %w", err)
	}
	a.Future = corpus.InFuture(a.Date, time.Now())
	return a, nil
}
