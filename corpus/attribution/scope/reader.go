// Package scope finds the part of a sentence that each cue reports. Start with [Reader.Claims].
package scope

import "verbatim/corpus/attribution/report"

// A Reader finds the scopes of an article's cues.
type Reader struct {
	report.Reader
	Claimed []Claim // scratch for claims
}
