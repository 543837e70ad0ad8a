package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"verbatim/cmd/verbatim/internal/problem"
	"verbatim/cmd/verbatim/internal/terminal"
	"verbatim/corpus"
	"verbatim/corpus/bulk"
	"verbatim/corpus/keep"
	"verbatim/corpus/load"
	"verbatim/corpus/wording"
)

// An importCommand puts articles into the corpus from a file with a JSON object a line.
type importCommand struct {
	*App
	corpus string
	dryRun bool

	added, known, wrong int // lines
}

// newImport returns the subcommand that puts articles into the corpus by the thousand.
func newImport(a *App) *cobra.Command {
	im := &importCommand{App: a}
	c := &cobra.Command{
		Use: "import FILE.jsonl|-", Short: "Put articles into the corpus, from a JSON object a line", GroupID: groupAsk,
		Long: "Put articles into the corpus' folder, each as a Markdown file, from a file or standard input (-) with a JSON object\n" +
			"a line: text, and title, publisher, byline, dateline, date (YYYY-MM-DD), url and path where they are known.\n\n" +
			"A line that is wrong is reported with its number, and the others go on. No file is replaced: an article whose text\n" +
			"its file has already is left out, and another one of that name gets a number behind it. The next command that\n" +
			"asks the corpus indexes what was added.",
		Example: "  verbatim import --dry-run archive.jsonl\n  zcat archive.jsonl.gz | verbatim import --corpus ~/articles -",
		Args: func(c *cobra.Command, args []string) error {
			if len(args) != 1 {
				return &usageError{fmt.Errorf("import needs one file, or - for standard input, but there are %d", len(args)), c}
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) error { return im.run(c.Context(), args[0]) },
	}
	c.Flags().StringVar(&im.corpus, "corpus", a.Config.Corpus, "put the articles into `DIR`")
	c.Flags().BoolVar(&im.dryRun, "dry-run", false, "change nothing; print which files there would be")
	_ = c.MarkFlagDirname("corpus")
	return c
}

// run imports a file.
func (im *importCommand) run(ctx context.Context, name string) error {
	if im.corpus == "" {
		return problem.WithHint(errors.New("the built-in sample can't be changed"), "name the folder of the corpus with --corpus or VERBATIM_CORPUS")
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
	err = im.lines(ctx, bulk.NewLines(in, corpus.MaxFileSize), &bulk.Importer{Folder: folder, FS: fsys, DryRun: im.dryRun})
	return im.end(err)
}

// lines imports all lines. An error is one behind which no other line can be imported.
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
			im.leftOut(l.number, err)
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
		im.leftOut(number, err)
		return nil
	}
	path, err := to.Put(&a)
	var left *bulk.LeftOut
	switch {
	case errors.As(err, &left) && left.Duplicate:
		im.known++
		fmt.Fprintf(im.Err.W, "verbatim: line %d: left out: %s\n", number, terminal.Clean(left.Reason))
	case errors.As(err, &left):
		im.leftOut(number, left)
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

// leftOut reports a line that is wrong.
func (im *importCommand) leftOut(number int, err error) {
	im.wrong++
	fmt.Fprintf(im.Err.W, "verbatim: line %d: %s\n", number, terminal.Clean(err.Error()))
}

// end says what was added and left out, also where something broke the import off.
func (im *importCommand) end(broken error) error {
	verb := "added"
	if im.dryRun {
		verb = "would be added"
	}
	fmt.Fprintf(im.Out.W, "%s %s, %d left out as known, %d left out as wrong\n", wording.Count(im.added, "article"), verb, im.known, im.wrong)
	switch {
	case broken != nil:
		return broken
	case im.wrong > 0:
		return problem.WithHint(fmt.Errorf("%s could not be imported", wording.Count(im.wrong, "line")),
			"mend them and import the file again: what was added is left out then")
	case im.added == 0:
		return problem.ErrNothing
	}
	return nil
}
