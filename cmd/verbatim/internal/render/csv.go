package render

import (
	"encoding/csv"
	"io"
	"slices"
	"strings"

	"verbatim/cmd/verbatim/internal/terminal"
	"verbatim/index"
)

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
	return []string{h.Shown(), string(h.Quote.Kind), strings.Join(names, "; "), role, yesNo[Unsure(&h.Quote)]}
}

// reportCells returns the cells that say what the speaker did with the words, and how the article corrects them.
func reportCells(h *index.Hit) []string { return []string{string(reportObject(h).Class), h.Correction} }

// WriteCSV writes hits, a row each. With raw, cells are not guarded against being taken for formulas.
func WriteCSV(w io.Writer, hits []index.Hit, raw bool) error {
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
			if row[j] = terminal.Clean(row[j]); !raw {
				row[j] = guarded(row[j])
			}
		}
		_ = out.Write(row)
	}
	out.Flush()
	return out.Error()
}
