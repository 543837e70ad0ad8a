package main

import (
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"verbatim/corpus"
	"verbatim/index"
	"verbatim/index/ask"
)

// exportName is the subcommand's name; as behind who-said, its words may begin with a dash.
const exportName = "export"

// An exportCommand writes quotes with their citations for other programs.
type exportCommand struct {
	tableCommand // asks as who-said does
	csv, md      bool
	lines        bool // JSON Lines
	raw          bool // cells of CSV are not guarded
	limit        int
}

// newExport returns the subcommand that writes quotes with their citations.
func newExport(a *app) *cobra.Command {
	row, _ := ask.Lookup(ask.WhoSaid)
	e := &exportCommand{tableCommand: tableCommand{app: a, row: &row}}
	c := &cobra.Command{
		Use: exportName + " --md|--csv|--json QUERY...", Short: "Write all quotes that a query finds, with citations", GroupID: groupAsk,
		Long: "Write all quotes that who-said finds with all of the words to standard output, the best first, each with its speaker, role,\n" +
			"publisher, date, title, address and id: as Markdown, as CSV with a line of names, or as JSON with an object per line.\n" +
			"A quote that stands in several articles is written once per article. In CSV, a cell that a spreadsheet would take for\n" +
			"a formula gets an apostrophe before it; --raw leaves that out.",
		Example: "  verbatim export --csv moratorium after:2021-12-20 > moratorium.csv",
		Args:    e.checkArgs,
		RunE:    func(c *cobra.Command, words []string) error { return e.export(c.Context(), words) },

		ValidArgsFunction: e.completeWords, DisableFlagsInUseLine: true,
	}
	e.place.flags(a, c)
	c.Flags().BoolVar(&e.md, "md", false, "write Markdown")
	c.Flags().BoolVar(&e.csv, "csv", false, "write CSV (RFC 4180)")
	c.Flags().BoolVar(&e.lines, "json", false, "write JSON, an object per line (docs/json.md)")
	c.Flags().BoolVar(&e.raw, "raw", false, "with --csv: write cells as they are, also where a spreadsheet would run them")
	c.Flags().IntVar(&e.limit, ask.ParamLimit, 0, "how many quotes at most (default all)")
	return c
}

// checkArgs refuses a command line without a form, with several or without words.
func (e *exportCommand) checkArgs(c *cobra.Command, words []string) error {
	forms := 0
	for _, form := range []bool{e.md, e.csv, e.lines} {
		if form {
			forms++
		}
	}
	switch {
	case forms != 1:
		return &usageError{errors.New("export needs one of --md, --csv and --json"), c}
	case e.raw && !e.csv:
		return &usageError{errors.New("--raw is for --csv"), c}
	case len(words) == 0:
		return &usageError{errors.New("export needs words"), c}
	case c.Flags().Changed(ask.ParamLimit) && e.limit < 1:
		return &usageError{errors.New("a limit of 1 or more is expected"), c}
	}
	return nil
}

// export writes the quotes that the words find.
func (e *exportCommand) export(ctx context.Context, words []string) error {
	service, err := e.open(ctx, &e.place, nil)
	if err != nil {
		return err
	}
	defer service.close()
	typed, _ := typedWords(e.row, words)
	r := e.request(typed)
	r.All, r.Copies = true, true
	reply, err := service.Do(ctx, r)
	if err != nil {
		return explain(err, typed)
	}
	if !reply.Found() {
		return errors.Join(e.print(typed, &reply), errNothing)
	}
	e.err.notes(&reply)
	hits := reply.Search.Hits
	if e.limit > 0 {
		hits = hits[:min(e.limit, len(hits))]
	}
	switch {
	case e.csv:
		return writeCSV(e.out.w, hits, e.raw)
	case e.lines:
		for i := range hits {
			if err := writeJSON(e.out.w, answerObject(&hits[i])); err != nil {
				return err
			}
		}
		return nil
	}
	return writeMarkdown(e.out.w, hits)
}

// csvColumns are the columns of a CSV file; docs/json.md explains them.
var csvColumns = []string{"quote", "kind", "speaker", "role", "attributed_by_context", "publisher", "date", "title", "url", "id",
	"role_date", "role_from", "date_in_future", "report", "correction",
	"answer", "answer_kind", "answer_speaker", "answer_role", "answer_attributed_by_context", "answer_report", "answer_correction", "answer_id"}

// yesNo is how a cell says whether something is so.
var yesNo = map[bool]string{true: "yes", false: "no"}

// saidCells returns the cells that say what was said and by whom.
func saidCells(h *index.Hit) []string {
	var names []string
	for _, s := range h.Quote.Speakers {
		names = append(names, s.Name)
	}
	role := creditOf(h, 0, h.Quote.Speaker).Role
	return []string{h.Shown(), string(h.Quote.Kind), strings.Join(names, "; "), role, yesNo[unsure(&h.Quote)]}
}

// reportCells returns the cells that say what the speaker did with the words, and how the article corrects them.
func reportCells(h *index.Hit) []string { return []string{string(reportObject(h).Class), h.Correction} }

// writeCSV writes hits, a row each. With raw, cells are not guarded against being taken for formulas.
func writeCSV(w io.Writer, hits []index.Hit, raw bool) error {
	out := csv.NewWriter(w)
	_ = out.Write(csvColumns) // Flush keeps the error
	for i := range hits {
		h := &hits[i]
		who := creditOf(h, 0, h.Quote.Speaker)
		row := append(saidCells(h), h.Article.Publisher, h.Article.Day(), h.Article.Title, h.Article.URL, h.Quote.ID,
			who.RoleDate, who.RoleFrom, yesNo[h.Article.Future])
		row = append(row, reportCells(h)...)
		if h.Answer != nil {
			row = slices.Concat(row, saidCells(h.Answer), reportCells(h.Answer), []string{h.Answer.Quote.ID})
		}
		row = append(row, make([]string, len(csvColumns)-len(row))...)
		for j := range row {
			if row[j] = clean(row[j]); !raw {
				row[j] = guarded(row[j])
			}
		}
		_ = out.Write(row)
	}
	out.Flush()
	return out.Error()
}

// writeMarkdown writes hits as CommonMark, each a block quote with a line that says who, where and when.
func writeMarkdown(w io.Writer, hits []index.Hit) error {
	for i := range hits {
		h := &hits[i]
		if i > 0 {
			fmt.Fprint(w, "\n")
		}
		cited := []string{citation(h, "", facts(h, h.Quote.Speaker))}
		if h.Answer != nil {
			cited = append(cited, citation(h.Answer, answerLabel, answerFacts(h.Answer)))
		}
		if _, err := fmt.Fprint(w, strings.Join(cited, "\n")); err != nil {
			return fmt.Errorf("writing Markdown: %w", err)
		}
	}
	return nil
}

// citation returns a quote as a block quote with a line of facts below it, which begins with a label and the speaker.
func citation(h *index.Hit, label string, facts []string) string {
	line := []string{label + citedSpeaker(h.Quote.Speaker, h.KnownOf(0))}
	for _, fact := range facts {
		line = append(line, escapeMarkdown(fact))
	}
	if address := webAddress(h.Article.URL); address != "" && label == "" {
		line = append(line, "<"+address+">")
	}
	return fmt.Sprintf("> %s\n\n— %s\n", escapeMarkdown((&screen{}).words(h)), strings.Join(line, separator))
}

// citedSpeaker returns "**Name**, role"; whoever has no name is said to have none.
func citedSpeaker(who corpus.Speaker, known index.KnownRole) string {
	text := clean((&screen{}).credited(who, known))
	if who.Kind == corpus.Unnamed || who.Name == "" {
		return escapeMarkdown(text)
	}
	name := clean(who.Name)
	return "**" + escapeMarkdown(name) + "**" + escapeMarkdown(strings.TrimPrefix(text, name))
}

// markdownMarks are the marks that CommonMark, or tables, strikethrough and formulas of programs that read it, may act on anywhere.
const markdownMarks = "\\`*_{}[]<>#|~&$"

// escapeMarkdown returns text so that Markdown shows it as it is, also at the beginning of a line.
func escapeMarkdown(text string) string {
	var b strings.Builder
	begins := true // nothing but digits so far: a list may begin
	for i, r := range text {
		switch {
		case strings.ContainsRune(markdownMarks, r),
			i == 0 && strings.ContainsRune("+-=", r),
			begins && (r == '.' || r == ')'):
			b.WriteByte('\\')
		}
		begins = begins && '0' <= r && r <= '9'
		b.WriteRune(r)
	}
	return b.String()
}
