package render

import (
	"encoding/csv"
	"io"
	"slices"
	"strings"

	"verbatim/cmd/verbatim/internal/terminal"
	"verbatim/index"
)

// csvColumns are the columns of a CSV file. docs/json.md explains them.
var csvColumns = []string{
	"quote", "kind", "speaker", "role", "attributed_by_context", "publisher", "date", "title", "url", "id",
	"role_date", "role_from", "date_in_future", "report", "correction",
	"answer", "answer_kind", "answer_speaker", "answer_role", "answer_attributed_by_context",
	"answer_report", "answer_correction", "answer_id", "post_date", "post_url",
}

// yesNo maps a boolean value to the text of its cell.
var yesNo = map[bool]string{true: "yes", false: "no"}

// WriteCSV writes one row per hit. With raw, it does not guard cells that a spreadsheet may take for formulas.
func WriteCSV(w io.Writer, hits []index.Hit, raw bool) error {
	out := csv.NewWriter(w)
	_ = out.Write(csvColumns) // Flush keeps the error
	for i := range hits {
		row := csvRow(&hits[i])
		for j := range row {
			if row[j] = terminal.Clean(row[j]); !raw {
				row[j] = guarded(row[j])
			}
		}
		_ = out.Write(row)
	}
	out.Flush()
	return out.Error()
}

// csvRow returns the cells of a hit, one per column.
func csvRow(h *index.Hit) []string {
	who := creditOf(h, 0, h.Quote.Speaker)
	row := append(saidCells(h), h.Article.Publisher, h.Article.Day(), h.Article.Title, h.Article.URL, h.Quote.ID,
		who.RoleDate, who.RoleFrom, yesNo[h.Article.Future])
	row = append(row, reportCells(h)...)
	if h.Answer != nil {
		row = slices.Concat(row, saidCells(h.Answer), reportCells(h.Answer), []string{h.Answer.Quote.ID})
	}
	post := []string{h.Quote.Post.Date(), h.Quote.Post.URL}
	row = append(row, make([]string, len(csvColumns)-len(row)-len(post))...)
	return append(row, post...)
}

// saidCells returns the cells about the words of a quote and its speakers.
func saidCells(h *index.Hit) []string {
	var names []string
	for _, s := range h.Quote.Speakers {
		names = append(names, s.Name)
	}
	role := creditOf(h, 0, h.Quote.Speaker).Role
	return []string{h.Shown(), string(h.Quote.Kind), strings.Join(names, "; "), role, yesNo[Unsure(&h.Quote)]}
}

// reportCells returns the cells about what the speaker did with the words, and how the article corrects them.
func reportCells(h *index.Hit) []string { return []string{string(reportObject(h).Class), h.Correction} }
