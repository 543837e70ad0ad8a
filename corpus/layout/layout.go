// Package layout reads how an article is set out: its blocks, and the turns in which people speak without a reporting
// verb, as in transcripts, interviews, speeches, lists of reactions, block quotes and posts. Start with [Turns].
// It is pure: text in, spans out.
//
// The forms in which turns are set out are a list in turns.go. Each looks at all rows of the article and claims those
// that it can read.
package layout

import (
	"verbatim/corpus"
	"verbatim/corpus/layout/voice"
)

// A Form is a way in which an article sets out who speaks.
type Form string

// The forms that are read.
const (
	Transcript Form = "transcript" // labels before the words: "MARSH: …", "Question: …", "Mr. MARSH. …"
	NameLines  Form = "name lines" // the name on a line of its own above the words
	Interview  Form = "interview"  // dashes or bold questions
	Speech     Form = "speech"     // one speaker, named in the heading
	Reactions  Form = "reactions"  // heads with a name above marked words
	BlockQuote Form = "block quote"
	Post       Form = "post"    // signed with a dash and a handle or a name
	Letter     Form = "letter"  // signed at its end
	Caption    Form = "caption" // the reporter's words with marked ones in them, after a name and office
)

// A Turn is what one speaker says without a break.
type Turn struct {
	Form  Form
	Label corpus.Span   // the words that name the speaker; zero where only the layout does
	Voice voice.Voice   // who speaks, as far as the layout tells
	Joint []voice.Voice // who speaks together with that one: the other signatories of a letter
	Words []corpus.Span // the words said, one span per paragraph; empty for words on a screen, which no one says
	Post  corpus.Post   // when and where the words were posted; zero for other forms
	Rows  corpus.Span   // all that belongs to the turn, its label included: nothing in it is prose
}
