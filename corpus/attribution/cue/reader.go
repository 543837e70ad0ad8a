// Package cue finds the words that report speech, each with its subject: verbs, "according to", nouns and states.
// Start with [Reader.Cues]. The patterns of the words are in patterns.txt.
package cue

import (
	_ "embed"
	"strings"

	"verbatim/corpus/attribution/lexicon"
	"verbatim/corpus/attribution/pattern"
	"verbatim/corpus/attribution/phrase"
	"verbatim/corpus/attribution/subject"
	"verbatim/corpus/attribution/token"
)

// A Reader finds the cues of an article's sentences.
type Reader struct {
	subject.Reader
	Found []Cue // scratch for cues
	walk  walk  // scratch for the sentence whose cues are looked for
}

//go:embed patterns.txt
var patternText string

var patterns = pattern.Must(patternText, phrase.Funcs(pattern.Funcs[*Reader]{
	"be":         {Back: be},
	"thing":      phrase.Kinds[*Reader](phrase.OtherPhrase | phrase.DocumentIs), // it can't speak, or is a document
	"unfinished": pattern.Test(unfinished),
}))

// be finds the auxiliaries of a passive or progressive verb, with adverbs: "was not", before boundary k.
func be(p *Reader, k int, s token.Sentence) int {
	if before, ok := p.SkipBack(k, s.First); ok {
		return before + 1
	}
	return -1
}

// unfinished reports whether the quotation of token i ends with a comma, a question mark or an exclamation mark, after
// which its sentence may go on.
func unfinished(p *Reader, i int) bool {
	q := p.QuotationAt(i)
	return q != nil && strings.IndexByte(",?!", p.Toks[q.Last-1].Sign) >= 0
}

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
