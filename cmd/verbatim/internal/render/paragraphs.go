package render

import (
	"strings"

	"verbatim/corpus"
)

// Lines of this many bytes are taken for lines of hard-wrapped text: the next line goes on with the paragraph. A shorter one ends
// it, as a headline does, and a longer one is a paragraph.
const (
	shortestWrapped = 55
	longestWrapped  = 120
)

// LineParagraphs returns the paragraphs of text, without the space around them, for a reader: those between blank lines, and in text
// that is not hard-wrapped each line.
func LineParagraphs(text string) []corpus.Span {
	var all []corpus.Span
	goesOn := false
	at := 0
	for line := range strings.Lines(text) {
		if trimmed := strings.TrimSpace(line); trimmed != "" {
			start := at + strings.Index(line, trimmed)
			end := start + len(trimmed)
			if goesOn {
				all[len(all)-1].End = end
			} else {
				all = append(all, corpus.Span{Start: start, End: end})
			}
			goesOn = len(trimmed) >= shortestWrapped && len(trimmed) <= longestWrapped
		} else {
			goesOn = false
		}
		at += len(line)
	}
	return all
}
