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

const aboutFetch = `Fetch articles from the web, and keep them in the folder "fetched" of the corpus. The file
.verbatim/feeds.txt in the corpus lists the addresses, one per line: feeds (RSS, Atom) and single
pages. # begins a comment. A line may end with " = " and the publisher of the pages that come from the
domain of its address.

    # the Herald, and one interview
    https://herald.example/news.xml
    https://ploughshare.example/interviews/van-den-broek = Ploughshare Notes

If a page names its publisher itself, that name is shown with the domain that sent the page, as in
"Reuters, as carried by evil.example", unless the domain has the publisher's name.

verbatim fetches only what is new or has changed, only from public servers, as their robots.txt
allows, and at most one page per second from each host. A page that "remove" took out of the corpus
is not fetched again. Run fetch regularly, for example with cron. The next command that searches the
corpus indexes the new articles, and so does "reindex".`

// newFetch returns the subcommand that fetches articles.
func newFetch(a *App) *cobra.Command {
	f := &fetchCommand{App: a}
	c := &cobra.Command{
		Use: "fetch", Short: "Fetch articles from the feeds and pages that the corpus lists", GroupID: groupAsk,
		Long:    aboutFetch,
		Example: "  verbatim fetch --corpus ~/articles --dry-run",
		Args:    noArgs,
		RunE:    func(c *cobra.Command, _ []string) error { return f.run(c.Context(), c) },
	}
	c.Flags().StringVar(&f.corpus, "corpus", a.Config.Corpus, "put the articles into `DIR`")
	c.Flags().IntVar(&f.limit, ask.ParamLimit, fetch.DefaultLimit,
		"fetch at most `N` new pages of each feed; the next run fetches more")
	c.Flags().BoolVar(&f.dryRun, "dry-run", false, "read the feeds and print what would be fetched; keep nothing")
	_ = c.MarkFlagDirname("corpus")
	return c
}

// run fetches, and prints the result of each address as soon as it is known.
func (f *fetchCommand) run(ctx context.Context, c *cobra.Command) error {
	switch {
	case f.corpus == "":
		return problem.WithHint(errors.New("fetch needs a corpus: it can't add to the built-in sample"),
			"name a folder with --corpus or VERBATIM_CORPUS")
	case f.limit < 1:
		return &usageError{errors.New("--limit must be 1 or more"), c}
	}
	asking := f.Web
	asking.UserAgent = web.Agent + "/" + strings.Trim(version.Number(), "()")
	log.SetOutput(io.Discard) // net/http logs unexpected answers of servers there
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
		return withFetchHint(err)
	case sum.Nothing():
		return problem.WithHint(errors.New("nothing could be fetched"),
			"the lines above give the reason for each address of "+fetch.ListFile)
	}
	return nil
}

// withFetchHint adds a hint to an error of fetch.Run.
func withFetchHint(err error) error {
	var list *fetch.ListError
	var state *fetch.StateError
	switch {
	case errors.As(err, &list):
		return problem.WithHint(err, "each line has one address, of a feed or a page; "+
			"= and the publisher's name may follow; # begins a comment")
	case errors.As(err, &state):
		return problem.WithHint(err, "move "+fetch.StateFile+" away; fetch then recognises the pages that it already has")
	case errors.Is(err, fetch.ErrUnderWay):
		return problem.WithHint(err, "wait until that run ends; it takes at most 20 minutes")
	case errors.Is(err, fetch.ErrNoList), errors.Is(err, fetch.ErrEmptyList):
		return problem.WithHint(err, "write addresses of feeds and pages into "+fetch.ListFile+
			" in the corpus, one per line; see verbatim fetch --help")
	}
	return err
}
