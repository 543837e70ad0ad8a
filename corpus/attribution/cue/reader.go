// Package cue finds the words that report speech, each with its subject: verbs, "according to", nouns and states. Start
// with [Reader.Cues].
package cue

import "verbatim/corpus/attribution/subject"

// A Reader finds the cues of an article's sentences.
type Reader struct {
	subject.Reader
	Found []Cue // scratch for cues
}
