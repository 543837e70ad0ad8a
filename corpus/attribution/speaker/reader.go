// Package speaker finds whom a phrase means: a figure of the cast, or somebody the article does not name. Start with
// [Reader.Attribute] and [Reader.Resolve].
package speaker

import (
	"verbatim/corpus"
	"verbatim/corpus/attribution/entity"
	"verbatim/corpus/attribution/scope"
)

// A Reader resolves phrases in the order of an article's text.
type Reader struct {
	scope.Reader
	Memory Memory
	Byline string // who wrote the article, where that is known
	Outlet string // its publisher, where that is known
	Title  string // its title, which need not stand in the text

	Scores  []score       // scratch for pronouns
	replies bool          // the cue whose speaker is looked for answers somebody
	content []corpus.Span // of the quote whose speaker is looked for
	barred  []int         // figures that the words around that cue show not to be meant by a pronoun or description

	// What is counted once, when it is first asked for.
	wrote      int                   // 1 + the author's figure, -1 for none, made by author
	Interviews int                   // 2 + the figure who asks in an interview, made by interviewer
	Guest      int                   // 2 + the figure that an interview is with, made by principal
	holders    []entity.OfficeHolder // people by role, made by holder
	endings    map[string]int        // the figure whose role ends so, -1 for several; made by endingHolder
}
