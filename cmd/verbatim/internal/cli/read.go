package cli

import (
	"context"
	"errors"
	"strings"

	"github.com/spf13/cobra"

	"verbatim/cmd/verbatim/internal/local"
	"verbatim/cmd/verbatim/internal/page"
	"verbatim/cmd/verbatim/internal/problem"
	"verbatim/cmd/verbatim/internal/render"
	"verbatim/cmd/verbatim/internal/terminal"
	"verbatim/index"
	"verbatim/index/ask"
	"verbatim/index/ask/meaning"
	"verbatim/index/query"
)

// A readCommand shows an article of the corpus.
type readCommand struct {
	*App
	place local.Place
	json  bool
	open  bool
}

const aboutRead = `Show a whole article of the corpus with numbered brackets around its quotes, and below each paragraph
the speakers of its quotes.

ARTICLE: the path of the article, its file's name, or words that only its title has. The command
articles prints the paths.`

// newRead returns the subcommand that shows a whole article.
func newRead(a *App) *cobra.Command {
	r := &readCommand{App: a}
	c := &cobra.Command{
		Use: "read ARTICLE...", Short: "Show a whole article of the corpus, its quotes marked by speaker", GroupID: groupAsk,
		Long:    aboutRead,
		Example: "  verbatim read missiles east",
		Args: func(c *cobra.Command, args []string) error {
			if strings.TrimSpace(strings.Join(args, "")) == "" {
				return &usageError{errors.New("read needs an article"), c}
			}
			return nil
		},
		RunE:              func(c *cobra.Command, args []string) error { return r.run(c.Context(), strings.Join(args, " ")) },
		ValidArgsFunction: r.complete,
	}
	placeFlags(&r.place, a, c)
	c.Flags().BoolVar(&r.json, "json", false, "print JSON (docs/json.md)")
	openFlag(c, &r.open)
	return c
}

// run shows the article with a name.
func (r *readCommand) run(ctx context.Context, name string) error {
	service, err := local.Open(ctx, r.place, r.Err)
	if err != nil {
		return err
	}
	defer service.Close()
	return problem.Explain(service.Live.Do(ctx, func(s *index.Snapshot) error {
		found, err := meaning.Article(s, name)
		if err != nil {
			return err
		}
		a, quotes, err := s.Whole(found)
		if err != nil {
			return err
		}
		if r.open {
			defer openArticle(ctx, r.App, a.URL)
		}
		if r.json {
			return render.WriteJSON(r.Out.W, render.WholeObject(&a, quotes))
		}
		page.PrintArticle(r.Out, &a, quotes)
		return nil
	}), name)
}

// complete offers the paths of indexed articles.
func (r *readCommand) complete(_ *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
	var paths []string
	if len(args) == 0 {
		withSnapshot(r.place, func(s *index.Snapshot) error {
			all, _, err := s.Catalogue().Matching(query.Query{}, ask.MaxList)
			for _, a := range all {
				if strings.HasPrefix(a.Path, typed) && len(paths) < maxCompletions {
					paths = append(paths, terminal.Clean(a.Path))
				}
			}
			return err
		})
	}
	return paths, cobra.ShellCompDirectiveNoFileComp
}
