package render

import (
	"strings"

	"verbatim/corpus"
)

// A line with a length in this range, in bytes, is taken for a line of hard-wrapped text, so the next line continues
// its paragraph. A shorter line ends a paragraph, as a headline does, and a longer line is a paragraph.
const (
	shortestWrapped = 55
	longestWrapped  = 120
)

// LineParagraphs returns the paragraphs of text as a reader sees them, without the white space around them. Blank lines
// separate paragraphs. In text that is not hard-wrapped, each line is a paragraph.
func LineParagraphs(text string) []corpus.Span {
	var all []corpus.Span
	continues := false
	at := 0
	for line := range strings.Lines(text) {
		trimmed := strings.TrimSpace(line)
		start := at + strings.Index(line, trimmed)
		end := start + len(trimmed)
		at += len(line)
		switch {
		case trimmed == "":
			continues = false
			continue
		case continues:
			all[len(all)-1].End = end
		default:
			all = append(all, corpus.Span{Start: start, End: end})
		}
		continues = len(trimmed) >= shortestWrapped && len(trimmed) <= longestWrapped
	}
	return all
}
