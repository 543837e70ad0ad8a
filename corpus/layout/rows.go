package layout

import (
	"strings"

	"verbatim/corpus"
	"verbatim/corpus/layout/look"
)

// A row is a block as the forms read it.
type row struct {
	corpus.Block
	text  string // the block's text
	label label  // the label that opens it, if one does
	taken bool   // a form has claimed it
	// inline says that the row is a part of a paragraph that holds several turns.
	inline bool
}

// joined reports whether two rows are of the same kind, and in the same block quote or post.
func (r *row) joined(other *row) bool { return r.Kind == other.Kind && r.Group == other.Group }

// rowsOf returns the blocks as rows.
func rowsOf(text string, blocks []corpus.Block) []row {
	rows := make([]row, 0, len(blocks))
	for _, b := range blocks {
		if s := b.Span.In(text); strings.TrimSpace(s) != "" {
			rows = append(rows, row{Block: b, text: s})
		}
	}
	return rows
}

// headingLike reports whether a row can be a heading: short, in one sentence, without a full stop.
func (r *row) headingLike() bool {
	return r.Kind == corpus.Heading || len(r.text) <= look.MaxHeading && !look.SentenceEnd(r.text) && !look.Marked(r.text)
}
