// Package report tells what a speaker did with the words that a cue reports: asserted, denied, asked them, or did not say
// them at all. Start with [Reader.Reported] and [Reader.Unsaid].
package report

import "verbatim/corpus/attribution/cue"

// A Reader classifies the cues of an article.
type Reader struct {
	cue.Reader
	notes map[int]note // paragraphs that are no reports, made by readNotes when it is first asked for
}
