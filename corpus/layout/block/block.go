// Package block finds the blocks of an article: its paragraphs, headings, list items and block quotes. Start with [Of].
package block

import (
	"strings"
	"unicode"

	"verbatim/corpus"
	"verbatim/corpus/layout/look"
	"verbatim/corpus/layout/voice"
)

// Of returns the blocks of an article: those that the loader has found, split at line breaks that end a paragraph, or
// those of plain text. Paragraphs that are the outlet's notes by their words are notes.
func Of(a *corpus.Article) []corpus.Block {
	blocks := found(a)
	markNotes(a.Text, blocks)
	return blocks
}

// found returns the blocks as the loader or the line breaks give them.
func found(a *corpus.Article) []corpus.Block {
	if a.Blocks == nil {
		return Blocks(a.Text)
	}
	blocks := make([]corpus.Block, 0, len(a.Blocks))
	for k := range a.Blocks {
		b := &a.Blocks[k]
		if strings.IndexByte(b.Span.In(a.Text), '\n') < 0 {
			blocks = append(blocks, *b)
			continue
		}
		for i, part := range Blocks(b.Span.In(a.Text)) {
			split := *b
			split.Turn = b.Turn && i == 0
			split.Span = corpus.Span{Start: b.Span.Start + part.Span.Start, End: b.Span.Start + part.Span.End}
			blocks = append(blocks, split)
		}
	}
	return blocks
}

// Blocks finds the blocks of plain text by its line breaks: a blank line ends a block, and so does a line break in a
// text that is not hard-wrapped.
func Blocks(text string) []corpus.Block {
	lines := linesOf(text)
	wrapped := hardWrapped(lines)
	count := 0
	for i := range lines {
		lines[i].opens = i == 0 || !goesOn(&lines[i-1], &lines[i], wrapped)
		if lines[i].opens {
			count++
		}
	}
	blocks, base := make([]corpus.Block, 0, count), usualIndent(lines)
	for i := 0; i < len(lines); {
		end := i + 1
		for end < len(lines) && !lines[end].opens {
			end++
		}
		span := corpus.Span{Start: lines[i].span.Start, End: lines[end-1].span.End}
		b := corpus.Block{Kind: kindOf(span.In(text)), Span: span}
		if b.Kind == corpus.Paragraph && setIn(lines[i:end], base) {
			b.Kind = corpus.Quoted
		}
		blocks = append(blocks, b)
		i = end
	}
	return blocks
}

// A line is a line of the text with what decides on where blocks end.
type line struct {
	span   corpus.Span // without white space at either side
	text   string      // of the span
	indent int         // the width of the white space before it
	blank  bool        // a blank line stands before it
	opens  bool        // a block begins with it
}

// linesOf returns the lines of a text that are not blank.
func linesOf(text string) []line {
	lines := make([]line, 0, strings.Count(text, "\n")+1)
	blank := true
	for start := 0; start < len(text); {
		end := strings.IndexByte(text[start:], '\n')
		if end < 0 {
			end = len(text)
		} else {
			end += start
		}
		span := voice.Trimmed(text, start, end)
		if span.Len() == 0 {
			blank = true
		} else {
			lines = append(lines, line{span: span, text: span.In(text), indent: width(text[start:span.Start]), blank: blank})
			blank = false
		}
		start = end + 1
	}
	return lines
}

// width returns the width of white space; a tab is as wide as four spaces.
func width(space string) int { return len(space) + 3*strings.Count(space, "\t") }

// minSetIn is how much wider than usual the white space before each line of a block quote is.
const minSetIn = 3

// setIn reports whether all lines of a block have more white space before them than is usual, as block quotes do.
func setIn(lines []line, usual int) bool {
	for i := range lines {
		if lines[i].indent < usual+minSetIn {
			return false
		}
	}
	return true
}

// usualIndent returns the white space before the lines that open the paragraphs: none, unless most have some.
func usualIndent(lines []line) int {
	counts := map[int]int{}
	opening := 0
	for i := range lines {
		if !lines[i].blank {
			continue
		}
		opening++
		if indent := lines[i].indent; indent > 0 {
			counts[indent]++
		}
	}
	usual := 0
	for indent, n := range counts {
		if n*2 > opening {
			usual = max(usual, indent)
		}
	}
	return usual
}

// maxWrapped is how many bytes a line of hard-wrapped text has at most; longer ones are paragraphs.
const maxWrapped = 120

// hardWrapped reports whether most lines that another line follows directly are as long as wrapped lines are, and few
// lines are longer.
func hardWrapped(lines []line) bool {
	long, full, joined := 0, 0, 0
	for i := range lines {
		l := &lines[i]
		if len(l.text) > maxWrapped {
			long++
		}
		if i+1 < len(lines) && !lines[i+1].blank {
			joined++
			if len(l.text) >= look.MinWrapped && len(l.text) <= maxWrapped {
				full++
			}
		}
	}
	return full*2 > joined && long*4 <= full
}

// goesOn reports whether a line goes on with the sentence or paragraph of the line before it, in a text that is
// hard-wrapped or not.
func goesOn(before, next *line, wrapped bool) bool {
	if next.blank || next.indent > before.indent+1 {
		return false
	}
	first := voice.FirstRune(next.text)
	if unicode.IsLower(first) && !look.SentenceEnd(before.text) {
		return true
	}
	if !wrapped || len(before.text) < look.MinWrapped || len(before.text) > maxWrapped || look.Bullet(next.text) > 0 {
		return false
	}
	if look.Marked(next.text) {
		return !look.SentenceEnd(before.text) && !strings.HasSuffix(before.text, ":") && !strings.HasSuffix(before.text, ",")
	}
	return !strings.HasSuffix(before.text, ":")
}

// kindOf tells by its look what kind of block plain text is.
func kindOf(text string) corpus.BlockKind {
	switch {
	case look.Bullet(text) > 0:
		return corpus.ListItem
	case len(text) <= look.MaxHeading && !look.SentenceEnd(text) && !strings.ContainsAny(text, "\n") &&
		!look.Marked(text) &&
		strings.Count(text, " ") < maxHeadingWords && unicode.IsUpper(voice.FirstRune(strings.TrimLeft(text, "-*– "))):
		return corpus.Heading
	}
	return corpus.Paragraph
}

// maxHeadingWords is how many words a line without a full stop may have to be taken for a heading.
const maxHeadingWords = 16
