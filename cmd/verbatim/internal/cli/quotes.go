package cli

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"verbatim/cmd/verbatim/internal/page"
	"verbatim/cmd/verbatim/internal/problem"
	"verbatim/cmd/verbatim/internal/render"
	"verbatim/cmd/verbatim/internal/terminal"
	"verbatim/corpus"
	"verbatim/corpus/attribution"
	"verbatim/corpus/load"
	"verbatim/corpus/wording"
	"verbatim/index"
)

// A quotesCommand extracts quotes without an index.
type quotesCommand struct {
	*App
	json    bool
	explain bool
	html    bool
	as      string
	kind    kindFlag
	found   int // the number of quotes printed
	printed int // the number of whole articles printed
}

const aboutQuotes = `Extract the quotes of files, of all articles in a folder, or of one article on standard input (-).
No index is needed. The quotes are printed in the order of the text.

To see what was found and what was missed, use --explain, which prints the whole article with its
quotes marked, or --html, which writes that as a page for a browser. Both show how each speaker was
found.`

// newQuotes returns the subcommand that extracts quotes.
func newQuotes(a *App) *cobra.Command {
	q := &quotesCommand{App: a}
	c := &cobra.Command{
		Use: "quotes FILE|DIR|-...", Short: "Extract the quotes of articles, without an index", GroupID: groupFiles,
		Long: aboutQuotes,
		Example: "  verbatim quotes article.html\n  verbatim quotes --json corpus/ > quotes.jsonl\n" +
			"  pbpaste | verbatim quotes -\n  verbatim quotes --html article.txt > page.html",
		Args: q.checkArgs,
		RunE: func(c *cobra.Command, args []string) error { return q.run(c.Context(), args) },
	}
	c.Flags().BoolVar(&q.json, "json", false, "print JSON, one object per quote (docs/json.md)")
	c.Flags().BoolVar(&q.explain, "explain", false,
		"print the whole article with its quotes marked, and how each speaker was found")
	c.Flags().BoolVar(&q.html, "html", false, "write the same as a web page, for one article")
	c.Flags().StringVar(
		&q.as,
		"as",
		stdinName,
		"the article on standard input is the file `NAME`; its ending says the format",
	)
	c.Flags().Var(&q.kind, "kind", "print only quotes of this kind")
	_ = c.RegisterFlagCompletionFunc("kind", cobra.FixedCompletions(kindNames(), cobra.ShellCompDirectiveNoFileComp))
	return c
}

// checkArgs refuses a command line without a file, with two forms of output, or with several articles for one page.
func (q *quotesCommand) checkArgs(c *cobra.Command, args []string) error {
	if err := needsFiles(c, args); err != nil {
		return err
	}
	if forms := formsIn(c, "json", "explain", "html"); len(forms) > 1 {
		return &usageError{oneForm(forms), c}
	}
	if q.html && (len(args) > 1 || isFolder(args[0])) {
		return &usageError{errors.New("--html shows one article: name one file"), c}
	}
	return nil
}

// formsIn returns those of the named flags that are switched on, each with two dashes.
func formsIn(c *cobra.Command, names ...string) (forms []string) {
	for _, name := range names {
		if on, _ := c.Flags().GetBool(name); on {
			forms = append(forms, "--"+name)
		}
	}
	return forms
}

// oneForm is the error for several flags that each choose a form of output.
func oneForm(forms []string) error {
	return fmt.Errorf("%s can't be combined: choose one form of output", wording.And(forms))
}

// run prints the quotes of all files named. As grep does, it reports a file that can't be read and goes on.
func (q *quotesCommand) run(ctx context.Context, names []string) error {
	var failed error
	for _, name := range names {
		err := q.file(ctx, name)
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err != nil {
			problem.Report(q.Err, failed)
			failed = err
		}
	}
	if failed == nil && q.found == 0 {
		return problem.ErrNothing
	}
	return failed
}

// file prints the quotes of the file or folder that an argument names.
func (q *quotesCommand) file(ctx context.Context, name string) error {
	if isFolder(name) {
		return q.folder(ctx, name)
	}
	a, err := readArticle(ctx, q.In, name, q.as)
	if err != nil {
		return err
	}
	return q.print(&a)
}

// folder prints the quotes of all articles in dir.
func (q *quotesCommand) folder(ctx context.Context, dir string) error {
	fsys, closer, err := load.Open(dir)
	if err != nil {
		return err
	}
	defer closer.Close()
	listing, err := load.List(fsys)
	if err != nil {
		return err
	}
	for _, s := range listing.Skipped {
		q.skipped(s.Path, s.Reason)
	}
	for _, f := range listing.Files {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		a, err := load.Read(fsys, f.Path)
		var skip *load.SkipError
		if errors.As(err, &skip) {
			q.skipped(f.Path, skip.Reason)
			continue
		}
		if err != nil {
			return err
		}
		a.Future = corpus.InFuture(a.Date, time.Now())
		if err := q.print(&a); err != nil {
			return err
		}
	}
	return nil
}

// skipped reports a file that could not be read.
func (q *quotesCommand) skipped(path, reason string) {
	fmt.Fprintf(q.Err.W, "verbatim: skipped %s: %s\n", terminal.Clean(path), terminal.Clean(reason))
}

// print prints the quotes of an article.
func (q *quotesCommand) print(a *corpus.Article) error {
	if q.explain || q.html {
		return q.printWhole(a)
	}
	hits := render.HitsOf(a, q.kind.keep(attribution.Extract(a)))
	if q.json {
		for i := range hits {
			if err := render.WriteJSON(q.Out.W, render.QuoteObject(&hits[i])); err != nil {
				return err
			}
		}
		q.found += len(hits)
		return nil
	}
	for _, g := range render.GroupBySpeaker(hits) {
		if q.found > 0 {
			fmt.Fprintln(q.Out.W)
		}
		render.Group(q.Out, g[0].Quote.Speaker, index.KnownRole{}, g)
		q.found += len(g)
	}
	return nil
}

// printWhole prints an article with its quotes marked.
func (q *quotesCommand) printWhole(a *corpus.Article) error {
	unwanted := func(e attribution.Explained) bool { return !q.kind.wants(e.Kind) }
	quotes := slices.DeleteFunc(attribution.Explain(a), unwanted)
	q.printed++
	q.found += len(quotes)
	if q.html {
		html, err := page.HTML(a, quotes)
		if err != nil {
			return fmt.Errorf("making the page: %w", err)
		}
		_, err = q.Out.W.Write(html)
		return err
	}
	if q.printed > 1 {
		fmt.Fprint(q.Out.W, "\n\n")
	}
	page.PrintExplained(q.Out, a, quotes)
	return nil
}
