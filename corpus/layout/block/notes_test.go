package block_test

import (
	"testing"

	"verbatim/corpus"
	"verbatim/corpus/layout/block"
)

// TestNotesOfTheOutlet checks which paragraphs are the outlet's notes by their words.
func TestNotesOfTheOutlet(t *testing.T) {
	for text, want := range map[string]bool{
		"Correction: The dam is 40 metres high.":                                       true,
		"CORRECTION (Dec. 20, 2021, 10:15 a.m.): The dam is 40 metres high.":           true,
		"Corrections, Dec. 20: The dam is 40 metres high.":                             true,
		"Clarification - The dam is 40 metres high.":                                   true,
		"Editor's note: The dam is 40 metres high.":                                    true,
		"Editors’ Note: The dam is 40 metres high.":                                    true,
		"[Editor’s note: The dam is 40 metres high.]":                                  true,
		"• This article was amended on 20 December 2021. The dam is 40 metres high.":   true,
		"This story has been corrected to say that the dam is 40 metres high.":         true,
		"An earlier version of this article gave another height.":                      true,
		"In a previous version of this story we gave another height.":                  true,
		"*The article has been updated to correct the height of the dam.":              true,
		"Correction officers said on Friday that the dam is open.":                     false,
		"Corrections to the plan will take a year, the mayor said.":                    false,
		"The editor noted that the dam is open.":                                       false,
		"This article of the treaty was written by hand.":                              false,
		"This report said the law was amended in May.":                                 false,
		"The story “The dam was amended” is read in schools.":                          false,
		"An earlier version of the dam fell in 1921.":                                  false,
		"Clarifications were not given by the ministry, and the mayor asked for none.": false,
	} {
		blocks := block.Of(&corpus.Article{Text: "The dam above Halden is open again, the mayor said.\n\n" + text + "\n"})
		if got := blocks[len(blocks)-1].Kind == corpus.Note; got != want {
			t.Errorf("%q: a note is %v", text, got)
		}
	}
}
