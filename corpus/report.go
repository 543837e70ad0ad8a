package corpus

import "cmp"

// A ReportClass says what a speaker did with the content of a quote. The content of a denial must never be shown
// without its report, because it would read as a claim. In JSON, text and spans are the bare content; shown is what
// people may be shown.
type ReportClass string

// The classes.
const (
	Asserts   ReportClass = "asserts"   // says it is so: "said that"
	Denies    ReportClass = "denies"    // says it is not so: "denied that", "ruled out", "rejected the claim that"
	Doubts    ReportClass = "doubts"    // does not believe it: "doubted that", "does not believe that"
	Allows    ReportClass = "allows"    // leaves it open: "did not rule out that"
	Asks      ReportClass = "asks"      // a question: "asked whether"
	Demands   ReportClass = "demands"   // wants others to do it: "called for", "urged the council to"
	Intends   ReportClass = "intends"   // commits to it: "promised to", "threatened to", "offered to"
	Refuses   ReportClass = "refuses"   // will not do it: "refused to sign"
	Withdraws ReportClass = "withdraws" // takes back an earlier statement: "retracted her claim that"
	Opposes   ReportClass = "opposes"   // is against it: "opposed", "criticised the plan for"
	Favours   ReportClass = "favours"   // is for it: "praised", "welcomed"
	Warns     ReportClass = "warns"     // sees a danger in it: "warned of", "warned against"
	Accuses   ReportClass = "accuses"   // blames a person or body: "accused the province of"
	Hopes     ReportClass = "hopes"     // wishes it were so: "hoped that"
	Fears     ReportClass = "fears"     // wishes it were not so: "feared that"
	Cites     ReportClass = "cites"     // a second speaker passed on the words: "Marsh quoted Brenna as saying that"
)

// ReportClasses are all classes, in the order in which help lists them.
var ReportClasses = []ReportClass{Asserts, Denies, Doubts, Allows, Asks, Demands, Intends, Refuses, Withdraws,
	Opposes, Favours, Warns, Accuses, Hopes,
	Fears, Cites}

// A Report is the words that report a quote, and their class.
type Report struct {
	Class ReportClass
	// Span is the verb group with its negation, preposition and noun: "did not rule out", "warned against", "rejected
	// the claim". It is zero if the article has no such words, as for a quotation without a cue.
	Span Span
}

// Known returns the class of the report. A quote without one is asserted.
func (r Report) Known() ReportClass { return cmp.Or(r.Class, Asserts) }

// Plain reports whether the content may be shown without the report, because the speaker asserts it.
func (r Report) Plain() bool { return r.Known() == Asserts }
