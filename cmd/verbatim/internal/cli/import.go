package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"verbatim/cmd/verbatim/internal/local"
	"verbatim/cmd/verbatim/internal/problem"
	"verbatim/cmd/verbatim/internal/terminal"
	"verbatim/corpus"
	"verbatim/corpus/bulk"
	"verbatim/corpus/keep"
	"verbatim/corpus/load"
	"verbatim/corpus/wording"
)

// An importCommand puts articles into the corpus from a file with one JSON object per line.
type importCommand struct {
	*App
	corpus string
	dryRun bool

	added, known, wrong int // numbers of lines
}

const aboutImport = `Put articles into the corpus, each as a Markdown file. FILE, or standard input (-), has one JSON
object per line with text and, if known, title, publisher, byline, dateline, date (YYYY-MM-DD), url
and path.

A line with an error is reported with its number, and the other lines are imported. No file is
replaced. If the file of an article exists with the same text, the article is left out. If it exists
with another text, the new file's name gets a number. The next command that searches the corpus
indexes the new articles.`

// newImport returns the subcommand that imports articles.
func newImport(a *App) *cobra.Command {
	im := &importCommand{App: a}
	c := &cobra.Command{
		Use: "import FILE.jsonl|-", Short: "Put articles into the corpus from JSON, one object per line", GroupID: groupAsk,
		Long:    aboutImport,
		Example: "  verbatim import --dry-run archive.jsonl\n  zcat archive.jsonl.gz | verbatim import --corpus ~/articles -",
		Args: func(c *cobra.Command, args []string) error {
			if len(args) != 1 {
				return &usageError{fmt.Errorf("import needs one file, or - for standard input, but got %d", len(args)), c}
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) error { return im.run(c.Context(), args[0]) },
	}
	c.Flags().StringVar(&im.corpus, "corpus", a.Config.Corpus, "put the articles into `DIR`")
	c.Flags().BoolVar(&im.dryRun, "dry-run", false, "change nothing; print which files would be added")
	_ = c.MarkFlagDirname("corpus")
	return c
}

// run imports a file.
func (im *importCommand) run(ctx context.Context, name string) error {
	if im.corpus == "" {
		return problem.WithHint(errors.New("import needs a corpus: it can't add to the built-in sample"),
			"name a folder with --corpus or VERBATIM_CORPUS")
	}
	in := io.Reader(im.In)
	if name != fromStdin {
		f, err := os.Open(name)
		if err != nil {
			return err
		}
		defer f.Close()
		in = f
	}
	fsys, closer, err := load.Open(im.corpus)
	if err != nil {
		return err
	}
	defer closer.Close()
	folder, err := keep.Open(im.corpus)
	if err != nil {
		return err
	}
	defer folder.Close()
	lines := bulk.NewLines(in, corpus.MaxFileSize)
	err = im.lines(ctx, lines, &bulk.Importer{Folder: folder, FS: fsys, DryRun: im.dryRun})
	return im.end(err)
}

// lines imports all lines. It returns an error only if no further line can be imported.
func (im *importCommand) lines(ctx context.Context, lines *bulk.Lines, to *bulk.Importer) error {
	type numbered struct {
		text   []byte
		number int
	}
	for {
		l, err := terminal.Interruptible(ctx, func() (numbered, error) {
			text, number, err := lines.Next()
			return numbered{text, number}, err
		})
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case ctx.Err() != nil:
			return ctx.Err()
		case errors.Is(err, bulk.ErrLong):
			im.reportWrong(l.number, err)
			continue
		case err != nil:
			return fmt.Errorf("reading articles: %w", err)
		}
		if err := im.line(l.text, l.number, to); err != nil {
			return fmt.Errorf("line %d: %w", l.number, err)
		}
	}
}

// line imports one line.
func (im *importCommand) line(text []byte, number int, to *bulk.Importer) error {
	a, err := bulk.Parse(text)
	if err != nil {
		im.reportWrong(number, err)
		return nil
	}
	path, err := to.Put(&a)
	var left *bulk.LeftOut
	switch {
	case errors.As(err, &left) && left.Duplicate:
		im.known++
		fmt.Fprintf(im.Err.W, "verbatim: line %d: left out: %s\n", number, terminal.Clean(left.Reason))
	case errors.As(err, &left):
		im.reportWrong(number, left)
	case err != nil:
		return err
	default:
		im.added++
		if im.dryRun {
			fmt.Fprintf(im.Out.W, "line %d: %s\n", number, terminal.Clean(path))
		}
	}
	return nil
}

// reportWrong reports a line that can't be imported.
func (im *importCommand) reportWrong(number int, err error) {
	im.wrong++
	fmt.Fprintf(im.Err.W, "verbatim: line %d: %s\n", number, terminal.Clean(err.Error()))
}

// end prints what was imported, even if an error stopped the import, and returns the error of the command.
func (im *importCommand) end(err error) error {
	verb := "added"
	if im.dryRun {
		verb = "would be added"
	}
	articles := wording.Count(im.added, "article")
	fmt.Fprintf(im.Out.W, "%s %s, %d already in the corpus, %d with errors\n", articles, verb, im.known, im.wrong)
	switch {
	case err != nil:
		return local.Place{Corpus: im.corpus}.FullHint(err)
	case im.wrong > 0:
		return problem.WithHint(fmt.Errorf("%s could not be imported", wording.Count(im.wrong, "line")),
			"correct these lines and import the file again: articles that are in the corpus are left out")
	case im.added == 0:
		return problem.ErrNothing
	}
	return nil
}
