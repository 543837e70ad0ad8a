package cue

import (
	"verbatim/corpus/attribution/lexicon"
	"verbatim/corpus/attribution/phrase"
	"verbatim/corpus/attribution/subject"
)

// A Cue is a place where the article reports: a verb, a noun or "according to", with whom it names as the speaker.
type Cue struct {
	First, Last int // tokens of the cue's words
	Kind        cueKind
	Class       lexicon.VerbClass
	Subj        subject.Subject
	Begin       int  // the first token of subject and cue together; content that stands before ends here
	End         int  // after subject and cue; content that follows begins here or later
	Object      int  // the first token of what a preposition of its own leads to, "called for a ban"; 0 for none
	Names       bool // gives a name: "called Marsh a liar"
	Term        bool // a quotation is the term that was used: "used the term “farce”"
	Cites       int  // 1 + the first token of who passed the words on, "Marsh quoted Roe as saying"; 0 for none
	Hearsay     int  // 1 + the first token of "is said to have": others say this of the subject; 0 for none
	Joined      bool // a new report of an earlier cue's speaker: "and added", ", calling"
}

type cueKind uint8

// The kinds of cues.
const (
	FiniteCue    cueKind = iota
	GerundCue            // ", adding that"
	InfiniteCue          // "went on to suggest"
	NounCueKind          // "the claim that"
	AccordingCue         // "according to"
	StateCue             // "is concerned that"
	ColonCue             // "Marsh:", "her reply:"
)

// words are the classes of verbs that report words rather than deeds.
const words = lexicon.Say | lexicon.Tell | lexicon.Ask | lexicon.Write

// Frames reports whether "according to" makes what a later act in its sentence reports the speaker's: "According to
// Marsh, the port has offered “a truce”".
func (c *Cue) Frames(act *Cue) bool {
	const people = phrase.NamePhrase | phrase.PronounIs | phrase.PersonIs
	return c.Kind == AccordingCue && !act.Subj.Is(people) && act.Class&words == 0
}

// of sets the subject of a cue, and reports whether there is one.
func (c *Cue) of(sub subject.Subject) bool {
	c.Subj = sub
	return sub.Ok()
}
