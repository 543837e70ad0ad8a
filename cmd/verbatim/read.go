package main

import (
	"context"
	"errors"
	"fmt"
	"path"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"verbatim/corpus"
	"verbatim/corpus/attribution"
	"verbatim/index"
	"verbatim/index/ask"
	"verbatim/index/query"
)

// A readCommand shows an article of the corpus.
type readCommand struct {
	*app
	place place
	json  bool
}

// newRead returns the subcommand that shows a whole article.
func newRead(a *app) *cobra.Command {
	r := &readCommand{app: a}
	c := &cobra.Command{
		Use: "read ARTICLE...", Short: "Show a whole article of the corpus, its quotes marked by speaker", GroupID: groupAsk,
		Long: "Show a whole article of the corpus with numbered brackets around its quotes, and below each paragraph who said them.\n\n" +
			"ARTICLE: its path, as articles prints it, the name of its file, or words of its title that no other has.",
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
	r.place.flags(a, c)
	c.Flags().BoolVar(&r.json, "json", false, "print JSON (docs/json.md)")
	return c
}

// run shows the article that a name means.
func (r *readCommand) run(ctx context.Context, name string) error {
	service, err := r.open(ctx, &r.place, nil)
	if err != nil {
		return err
	}
	defer service.close()
	return explain(service.live.Do(ctx, func(s *index.Snapshot) error {
		found, err := ask.OneArticle(s, name)
		if err != nil {
			return err
		}
		a, quotes, err := s.Whole(found)
		if err != nil {
			return err
		}
		if r.json {
			return writeJSON(r.out.w, wholeObject(&a, quotes))
		}
		r.out.wholeArticle(&a, quotes)
		return nil
	}), name)
}

// wholeArticle prints an article with its quotes marked, and below each paragraph who said those that begin in it.
func (s *screen) wholeArticle(a *corpus.Article, quotes []corpus.Quote) {
	marked := make([]attribution.Explained, len(quotes))
	for i, q := range quotes {
		q.Cue, q.Source = corpus.Span{}, corpus.Span{} // marks of why, which whoever reads does not ask
		marked[i].Quote = q
	}
	s.explainedHead(a, marked)
	if a.URL != "" {
		fmt.Fprintln(s.w, s.wrap("", s.dim(clean(a.URL))))
	}
	paragraphs, _ := markUp(a.Text, marked)
	for i := range paragraphs {
		fmt.Fprintf(s.w, "\n%s\n", s.wrap("", s.markedText(paragraphs[i].events, marked)))
		for _, n := range paragraphs[i].begun {
			fmt.Fprintln(s.w, s.wrap("    ", s.wholeQuote(a, n+1, &quotes[n])))
		}
	}
}

// wholeQuote returns the line that says who said the quote with that number.
func (s *screen) wholeQuote(a *corpus.Article, number int, q *corpus.Quote) string {
	var who, facts []string
	for _, speaker := range q.Speakers {
		who = append(who, s.speaker(speaker))
	}
	if unsure(q) {
		facts = append(facts, "attributed by context")
	}
	if q.Kind == corpus.Indirect {
		by := "the article"
		if a.Publisher != "" {
			by = clean(a.Publisher)
		}
		facts = append(facts, "paraphrased by "+by)
	}
	facts = append(facts, "id "+q.ID)
	head := brackets[q.Kind].left + strconv.Itoa(number) + brackets[q.Kind].right
	return s.dim(head) + " " + strings.Join(who, "; ") + s.dim(separator+strings.Join(facts, separator))
}

// complete offers the paths of the articles that are indexed.
func (r *readCommand) complete(_ *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
	var paths []string
	if len(args) == 0 {
		withSnapshot(r.place, func(s *index.Snapshot) error {
			all, _, err := s.Articles(query.Query{}, ask.MaxList)
			for _, a := range all {
				if strings.HasPrefix(a.Path, typed) && len(paths) < maxCompletions {
					paths = append(paths, clean(a.Path))
				}
			}
			return err
		})
	}
	return paths, cobra.ShellCompDirectiveNoFileComp
}

// A jsonWhole is an article with its quotes.
type jsonWhole struct {
	Article string `json:"article"`
	Path    string `json:"path"`
	jsonArticle
	Text   string      `json:"text"`
	Quotes []jsonQuote `json:"quotes"`
}

func wholeObject(a *corpus.Article, quotes []corpus.Quote) jsonWhole {
	list := make([]jsonQuote, 0, len(quotes))
	for _, h := range hitsOf(a, quotes) {
		list = append(list, quoteObject(&h))
	}
	return jsonWhole{path.Base(a.Path), a.Path, articleObject(a), a.Text, list}
}
