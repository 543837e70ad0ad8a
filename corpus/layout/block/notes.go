package block

import (
	"strings"

	"verbatim/corpus"
	"verbatim/corpus/layout/look"
	"verbatim/corpus/table"
)

// What opens an outlet's note, and what a note is called where it has a heading of its own.
var (
	noteOpening = table.Pattern(`(?i)^[\s•*·▪†‡(\[_–—-]*(?:` +
		`(?:corrections?|clarifications?|corrigendum|erratum|errata|retraction|amendment)` +
		`(?:\s*[:.(–—-]|,? (?:on )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|\d))|` +
		`(?:editors?['’]?s?['’]?|editorial|publisher['’]s) notes?\s*[:.(–—-]|note (?:to|for) readers\s*[:.–—-]|` +
		`(?:this|the) (?:article|story|report|post|page|piece|interview|transcript|headline|item|entry|column)` +
		`(?:,? (?:first |originally )?(?:published|posted|which|that|from|dated)\b[^.“”"]{0,50})?` +
		` (?:was|has been|were|is) (?:since )?(?:amended|corrected|updated to (?:correct|clarify)|clarified)|` +
		`(?:in )?an? (?:earlier|previous|prior|original) (?:version|edition) of this\b)`)
	noteHeading = table.Pattern(`(?i)^[\s•*–—-]*(?:corrections?(?: and clarifications?)?|` +
		`clarifications?|corrigendum|erratum|editor['’]?s?['’]? note)[\s:.]*$`)
)

// opensNote reports whether a text begins with a word of notes, after an article. Few paragraphs do, so few are
// compared with the patterns.
func opensNote(text string) bool {
	text = strings.TrimLeft(text, " \t\r\n\f•*·▪†‡([_–—-")
	word, rest := cutLetters(text)
	for table.Get(noteArticles, word) {
		word, rest = cutLetters(strings.TrimPrefix(rest, " "))
	}
	return table.Get(noteWords, word)
}

// cutLetters returns the letters that open a text, and the text after them.
func cutLetters(text string) (letters, rest string) {
	n := 0
	for n < len(text) && ('a' <= text[n]|' ' && text[n]|' ' <= 'z') {
		n++
	}
	return text[:n], text[n:]
}

// The words that notes begin with, and those that may be before them.
var (
	noteArticles = table.Set("in", "a", "an", "the", "this")
	noteWords    = table.Set("correction", "corrections", "clarification", "clarifications", "corrigendum", "erratum",
		"errata", "retraction", "amendment", "editor", "editors", "editorial", "publisher", "note", "article", "story",
		"report", "post", "page", "piece", "interview", "transcript", "headline", "item", "entry", "column", "earlier",
		"previous", "prior", "original")
)

// maxNoteOpening is how many bytes of a paragraph are read to see whether it is a note.
const maxNoteOpening = 200

// markNotes makes the paragraphs that are the outlet's notes blocks of that kind, where the loader did not know them.
// The paragraphs below a heading "Correction" belong to the note, up to the first that is a sentence.
func markNotes(text string, blocks []corpus.Block) {
	group := 0
	for i := range blocks {
		group = max(group, blocks[i].Group)
	}
	for i := 0; i < len(blocks); i++ {
		b := &blocks[i]
		words := b.Span.In(text)
		switch {
		case b.Kind == corpus.Note || b.Kind == corpus.Quoted || b.Kind == corpus.Embedded || b.Kind == corpus.Cell:
		case !opensNote(words):
		case noteHeading().MatchString(words):
			group++
			i = markNoteBelow(text, blocks, i, group)
		case b.Kind != corpus.Heading && noteOpening().MatchString(words[:min(len(words), maxNoteOpening)]):
			group++
			b.Kind, b.Group = corpus.Note, group
		}
	}
}

// markNoteBelow marks a note's heading and the blocks below it, and returns the last of them.
func markNoteBelow(text string, blocks []corpus.Block, i, group int) int {
	last := i
	for k := i + 1; k < len(blocks) && k <= i+2 && blocks[k].Group == 0; k++ { // a day may stand between
		if look.SentenceEnd(blocks[k].Span.In(text)) {
			last = k
			break
		}
	}
	if last == i || strings.Contains(blocks[i].Span.In(text), "\n") {
		return i
	}
	for k := i; k <= last; k++ {
		blocks[k].Kind, blocks[k].Group = corpus.Note, group
	}
	return last
}
