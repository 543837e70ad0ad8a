package layout

import (
	"strings"

	"verbatim/corpus"
	"verbatim/corpus/layout/look"
)

// A row is a block as the forms read it, or a part of one.
type row struct {
	*corpus.Block             // as the loader or the line breaks give it
	Span          corpus.Span // of the row
	Cite          corpus.Span // where a block quote names its author, also as a form has found it
	text          string
	label         *label // the label that opens the row, or unlabelled
	taken         bool   // a form has claimed it
	inline        bool   // it is a part of a paragraph that holds several turns
}

// joined reports whether two rows are of the same kind, and in the same block quote or post.
func (r *row) joined(other *row) bool { return r.Kind == other.Kind && r.Group == other.Group }

// rowsOf returns the blocks as rows.
func rowsOf(text string, blocks []corpus.Block) []row {
	rows := make([]row, 0, len(blocks))
	for i := range blocks {
		b := &blocks[i]
		if s := b.Span.In(text); strings.TrimSpace(s) != "" {
			rows = append(rows, row{Block: b, Span: b.Span, Cite: b.Cite, text: s, label: unlabelled})
		}
	}
	return rows
}

// headingLike reports whether a row can be a heading: short, in one sentence, without a full stop.
func (r *row) headingLike() bool {
	return r.Kind == corpus.Heading || len(r.text) <= look.MaxHeading && !look.SentenceEnd(r.text) && !look.Marked(r.text)
}
