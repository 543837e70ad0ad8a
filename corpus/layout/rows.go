package layout

import (
	"strings"
	"unicode/utf8"

	"verbatim/corpus"
	"verbatim/corpus/layout/voice"
)

// A row is a block as the forms read it.
type row struct {
	corpus.Block
	text  string // the block's text
	label label  // the label that opens it, if one does
	taken bool   // a form has claimed it
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

// openers are the characters that open a quotation.
const openers = "\"“„«‘'"

// closers are the characters that close one.
const closers = "\"”“»’'"

// marked reports whether text begins with a quotation mark.
func marked(text string) bool {
	r, n := utf8.DecodeRuneInString(text)
	return n > 0 && strings.ContainsRune(openers, r)
}

// sentenceEnd reports whether text ends as a sentence does, closing marks and brackets aside.
func sentenceEnd(text string) bool {
	text = strings.TrimRight(text, closers+")] ")
	return text != "" && strings.ContainsRune(".?!…", lastRune(text))
}

func lastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

// stageDirection reports whether a row is nothing but a remark in brackets: "(Laughter.)", "[Applause]", "(As
// delivered)".
func stageDirection(text string) bool {
	r := voice.FirstRune(text)
	if r != '(' && r != '[' {
		return false
	}
	closing := map[rune]byte{'(': ')', '[': ']'}[r]
	end := strings.IndexByte(text, closing)
	return end >= 0 && strings.Trim(text[end+1:], " .") == ""
}

// maxHeading is how many bytes a heading may have.
const maxHeading = 160

// headingLike reports whether a row can be a heading: short, in one sentence, without a full stop.
func (r *row) headingLike() bool {
	return r.Kind == corpus.Heading || len(r.text) <= maxHeading && !sentenceEnd(r.text) && !marked(r.text)
}
