package cli

import (
	"context"
	"errors"

	"github.com/spf13/cobra"

	"verbatim/cmd/verbatim/internal/cite"
	"verbatim/cmd/verbatim/internal/local"
	"verbatim/cmd/verbatim/internal/problem"
	"verbatim/cmd/verbatim/internal/render"
	"verbatim/corpus/wording"
	"verbatim/index/ask"
)

// exportName is the subcommand's name. As with who-said, its words may begin with a dash.
const exportName = "export"

// An exportCommand writes quotes with their citations for other programs.
type exportCommand struct {
	tableCommand // its request is that of who-said
	csv, md      bool
	lines        bool   // JSON Lines
	raw          bool   // CSV cells are not guarded
	forms        []bool // by cite.Forms
	limit        int
}

const aboutExport = `Write all quotes that have all words of the query, the best first, to standard output: as Markdown,
as CSV with a header line, as JSON with one object per line, or as citations. Each quote has its
speaker, role, publisher, date, title, address and id.

A quote that is in several articles is written once per article. In CSV, a cell that a spreadsheet
would take for a formula gets an apostrophe before it, except with --raw.`

// newExport returns the subcommand that writes quotes with their citations.
func newExport(a *App) *cobra.Command {
	e := &exportCommand{tableCommand: tableCommand{App: a, row: ask.WhoSaid}}
	c := &cobra.Command{
		Use: exportName + " --md|--csv|--json|--bibtex|--ris|--csl|--footnotes QUERY...", GroupID: groupAsk,
		Short:   "Write all quotes that a query finds, with citations",
		Long:    aboutExport,
		Example: "  verbatim export --csv moratorium after:2021-12-20 > moratorium.csv",
		Args:    e.checkArgs,
		RunE:    func(c *cobra.Command, words []string) error { return e.export(c.Context(), words) },

		ValidArgsFunction: e.completeWords, DisableFlagsInUseLine: true,
	}
	placeFlags(&e.place, a, c)
	c.Flags().BoolVar(&e.md, "md", false, "write Markdown")
	c.Flags().BoolVar(&e.csv, "csv", false, "write CSV (RFC 4180)")
	c.Flags().BoolVar(&e.lines, "json", false, "write JSON, one object per line (docs/json.md)")
	e.forms = formFlags(c)
	c.Flags().BoolVar(
		&e.raw,
		"raw",
		false,
		"with --csv: write cells unchanged, even if a spreadsheet would run them as formulas",
	)
	c.Flags().IntVar(&e.limit, ask.ParamLimit, 0, "write at most `N` quotes (default all)")
	return c
}

// checkArgs refuses a command line without words, and one that does not choose exactly one form.
func (e *exportCommand) checkArgs(c *cobra.Command, words []string) error {
	names := append([]string{"md", "csv", "json"}, formNames()...)
	forms := formsIn(c, names...)
	for i := range names {
		names[i] = "--" + names[i]
	}
	switch {
	case len(forms) == 0:
		return &usageError{errors.New("export needs one of " + wording.Or(names)), c}
	case len(forms) > 1:
		return &usageError{oneForm(forms), c}
	case e.raw && !e.csv:
		return &usageError{errors.New("--raw works only with --csv"), c}
	case len(words) == 0:
		return &usageError{errors.New("export needs words"), c}
	case c.Flags().Changed(ask.ParamLimit) && e.limit < 1:
		return &usageError{errors.New("--limit must be 1 or more"), c}
	}
	return nil
}

// export writes the quotes that a query finds.
func (e *exportCommand) export(ctx context.Context, words []string) error {
	service, err := local.Open(ctx, e.place, e.Err)
	if err != nil {
		return err
	}
	defer service.Close()
	typed, _ := typedWords(e.row, words)
	r := e.request(typed)
	r.All, r.Copies = true, true
	answer, err := service.Do(ctx, r)
	if err != nil {
		return problem.Explain(err, typed)
	}
	quotes, ok := answer.(*ask.Quotes)
	if !ok || !quotes.Found() {
		return errors.Join(e.print(typed, answer), problem.ErrNothing)
	}
	render.Notes(e.Err, &quotes.Head)
	hits := quotes.Hits
	if e.limit > 0 {
		hits = hits[:min(e.limit, len(hits))]
	}
	if form, ok := chosen(e.forms); ok {
		return cite.Write(e.Out.W, form, citations(hits))
	}
	switch {
	case e.csv:
		return render.WriteCSV(e.Out.W, hits, e.raw)
	case e.lines:
		for i := range hits {
			if err := render.WriteJSON(e.Out.W, render.AnswerObject(&hits[i])); err != nil {
				return err
			}
		}
		return nil
	}
	return render.WriteMarkdown(e.Out.W, hits)
}
