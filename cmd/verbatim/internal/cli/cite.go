package cli

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"verbatim/cmd/verbatim/internal/browser"
	"verbatim/cmd/verbatim/internal/cite"
	"verbatim/cmd/verbatim/internal/local"
	"verbatim/cmd/verbatim/internal/problem"
	"verbatim/cmd/verbatim/internal/render"
	"verbatim/cmd/verbatim/internal/terminal"
	"verbatim/index"
	"verbatim/index/ask"
)

// A citeCommand writes single quotes as citations.
type citeCommand struct {
	*App
	place local.Place
	open  bool
	forms []bool // by cite.Forms
}

const aboutCite = `Write quotes as citations: as footnotes, or for programs that keep references. Searches print the ID
of each quote. The key of a citation is made of the ID, and stays.

Nothing is invented: a date, an author or an address that the article does not give is left out, and
a byline is taken as a whole.`

// newCite returns the subcommand that writes citations.
func newCite(a *App) *cobra.Command {
	x := &citeCommand{App: a}
	c := &cobra.Command{
		Use: "cite ID...", Short: "Write quotes as footnotes, or for reference managers", GroupID: groupAsk,
		Long: aboutCite, Example: "  verbatim cite rlycunfv4i\n  verbatim cite --bibtex rlycunfv4i >> thesis.bib",
		Args: func(c *cobra.Command, args []string) error {
			if len(args) == 0 {
				return &usageError{errors.New("cite needs the ID of a quote"), c}
			}
			if forms := formsIn(c, formNames()...); len(forms) > 1 {
				return &usageError{oneForm(forms), c}
			}
			return nil
		},
		RunE:              func(c *cobra.Command, args []string) error { return x.run(c.Context(), args) },
		ValidArgsFunction: cobra.NoFileCompletions,
	}
	placeFlags(&x.place, a, c)
	x.forms = formFlags(c)
	openFlag(c, &x.open)
	return c
}

// formFlags adds a flag per form of citations to c, and returns their values.
func formFlags(c *cobra.Command) []bool {
	values := make([]bool, len(cite.Forms))
	for i, f := range cite.Forms {
		c.Flags().BoolVar(&values[i], f.Name, false, f.Summary)
	}
	return values
}

// formNames returns the names of these flags.
func formNames() (names []string) {
	for _, f := range cite.Forms {
		names = append(names, f.Name)
	}
	return names
}

// chosen returns the form whose flag is on.
func chosen(values []bool) (cite.Form, bool) {
	for i, on := range values {
		if on {
			return cite.Forms[i], true
		}
	}
	return cite.Forms[len(cite.Forms)-1], false // footnotes
}

// run writes the quotes with these IDs.
func (x *citeCommand) run(ctx context.Context, ids []string) error {
	service, err := local.Open(ctx, x.place, x.Err)
	if err != nil {
		return err
	}
	defer service.Close()
	var hits []index.Hit
	for _, id := range ids {
		answer, err := service.Do(ctx, ask.Request{Command: ask.Context, Words: id})
		if err != nil {
			return problem.Explain(err, id)
		}
		hits = append(hits, answer.(*ask.QuoteContext).Hit)
	}
	form, _ := chosen(x.forms)
	if err := cite.Write(x.Out.W, form, citations(hits)); err != nil {
		return err
	}
	if x.open {
		openArticle(ctx, x.App, hits[0].Article.URL)
	}
	return nil
}

// citations returns hits as they are cited.
func citations(hits []index.Hit) []cite.Quote {
	quotes := make([]cite.Quote, len(hits))
	for i := range hits {
		quotes[i] = render.Citation(&hits[i])
	}
	return quotes
}

// openFlag adds the flag that opens an article in the browser.
func openFlag(c *cobra.Command, open *bool) {
	c.Flags().BoolVar(open, "open", false, "also open the article's address in the browser")
}

// openArticle opens the address of an article. Without a browser, as on a server, it says what the address is.
func openArticle(ctx context.Context, a *App, address string) {
	switch err := browser.Open(ctx, address); {
	case address == "":
		a.Err.Note("the article has no address")
	case errors.Is(err, browser.ErrNotWeb):
		a.Err.Note(fmt.Sprintf("the address %s is not opened: %v", terminal.Clean(address), err))
	case err != nil:
		a.Err.Note(fmt.Sprintf("there is no browser here; the article is at %s", terminal.Clean(address)))
	}
}
