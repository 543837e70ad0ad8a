package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"strings"

	"github.com/spf13/cobra"

	"verbatim/cmd/verbatim/internal/problem"
	"verbatim/cmd/verbatim/internal/terminal"
	"verbatim/cmd/verbatim/internal/version"
	"verbatim/corpus/fetch"
	"verbatim/corpus/fetch/web"
	"verbatim/index/ask"
)

// A fetchCommand brings articles from the web into the corpus.
type fetchCommand struct {
	*App
	corpus string
	limit  int
	dryRun bool
}

const aboutFetch = `Fetch the pages that the feeds (RSS, Atom) listed in .verbatim/feeds.txt of the corpus name, and the single pages listed there,
and keep them in the corpus, in the folder fetched. The file has one address per line; # begins a comment. After " = " may stand the
name of the publisher, for the pages of that address' domain.

    # the Herald, and one interview
    https://herald.example/news.xml
    https://ploughshare.example/interviews/van-den-broek = Ploughshare Notes

A name that a page gives itself is shown with the domain that sent it, as in "Reuters, as carried by evil.example", unless the
domain is named after it.

Only what is new or has changed is fetched, from public servers, as their robots.txt allows, one page a second of each host.
A page that "remove" took out of the corpus stays out. Run it from time to time, with cron for example; what it brings is
indexed when the corpus is next asked about, or by "reindex".`

// newFetch returns the subcommand that fetches.
func newFetch(a *App) *cobra.Command {
	f := &fetchCommand{App: a}
	c := &cobra.Command{
		Use: "fetch", Short: "Fetch what the feeds of the corpus list, and keep it as files", GroupID: groupAsk, Long: aboutFetch,
		Example: "  verbatim fetch --corpus ~/articles --dry-run",
		Args:    noArgs,
		RunE:    func(c *cobra.Command, _ []string) error { return f.run(c.Context(), c) },
	}
	c.Flags().StringVar(&f.corpus, "corpus", a.Config.Corpus, "fetch for the articles in `DIR`")
	c.Flags().IntVar(&f.limit, ask.ParamLimit, fetch.DefaultLimit, "fetch `N` new pages of each feed at most; the rest waits for the next run")
	c.Flags().BoolVar(&f.dryRun, "dry-run", false, "show what would be fetched: read the feeds, keep nothing")
	_ = c.MarkFlagDirname("corpus")
	return c
}

// run fetches and prints what came.
func (f *fetchCommand) run(ctx context.Context, c *cobra.Command) error {
	switch {
	case f.corpus == "":
		return problem.WithHint(errors.New("fetch needs a corpus: the built-in sample can't be added to"), "name a folder with --corpus or VERBATIM_CORPUS")
	case f.limit < 1:
		return &usageError{errors.New("a limit of 1 or more is expected"), c}
	}
	asking := f.Web
	asking.UserAgent = web.Agent + "/" + strings.Trim(version.Number(), "()")
	log.SetOutput(io.Discard) // net/http writes there of servers that send what nobody asked for
	bar := terminal.NewProgress(f.Err)
	sum, err := fetch.Run(ctx, fetch.Options{
		Dir: f.corpus, Limit: f.limit, DryRun: f.dryRun, Web: asking,
		Progress: func(done, total int) { bar.Show("fetching", done, total) },
		Report: func(r fetch.Result) {
			bar.Clear()
			printFetched(f.Out, &r)
		},
	})
	bar.Clear()
	if sum.Lines > 0 {
		fmt.Fprintln(f.Out.W, f.Out.Wrap("", f.Out.Bold(summaryLine(&sum))))
	}
	switch {
	case err != nil:
		return fetchError(err)
	case sum.Nothing():
		return problem.WithHint(errors.New("nothing could be fetched"), "the lines above say why, for each address of "+fetch.ListFile)
	}
	return nil
}

// fetchError gives an error of a run the hint that belongs to it.
func fetchError(err error) error {
	var list *fetch.ListError
	var state *fetch.StateError
	switch {
	case errors.As(err, &list):
		return problem.WithHint(err, "a line has one address, of a feed or of a page, then = and the publisher's name if you like; # begins a comment")
	case errors.As(err, &state):
		return problem.WithHint(err, "move "+fetch.StateFile+" away: pages that are there already are then found to be there")
	case errors.Is(err, fetch.ErrUnderWay):
		return problem.WithHint(err, "wait for its end; a run takes 20 minutes at most")
	case errors.Is(err, fetch.ErrNoList), errors.Is(err, fetch.ErrEmptyList):
		return problem.WithHint(err, "write addresses of feeds and pages into "+fetch.ListFile+" in the corpus' folder, one a line; see verbatim fetch --help")
	}
	return err
}
