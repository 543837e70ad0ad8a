package corpus

import "cmp"

// A ReportClass says what a speaker did with the content of a quote. The content of a denial must never be shown
// without its report: it would read as a claim. In JSON, text and spans are the bare content, and shown is what may be
// shown to people.
type ReportClass string

const (
	Asserts   ReportClass = "asserts"   // says it is so: "said that"
	Denies    ReportClass = "denies"    // says it is not so: "denied that", "ruled out", "rejected the claim that"
	Doubts    ReportClass = "doubts"    // does not hold it for true: "doubted that", "does not believe that"
	Allows    ReportClass = "allows"    // leaves it open: "did not rule out that"
	Asks      ReportClass = "asks"      // a question: "asked whether"
	Demands   ReportClass = "demands"   // wants others to do it: "called for", "urged the council to"
	Intends   ReportClass = "intends"   // commits to it: "promised to", "threatened to", "offered to"
	Refuses   ReportClass = "refuses"   // will not do it: "refused to sign"
	Withdraws ReportClass = "withdraws" // said it once and takes it back: "retracted her claim that"
	Opposes   ReportClass = "opposes"   // is against it: "opposed", "criticised the plan for"
	Favours   ReportClass = "favours"   // is for it: "praised", "welcomed"
	Warns     ReportClass = "warns"     // sees a danger in it: "warned of", "warned against"
	Accuses   ReportClass = "accuses"   // blames a person or body: "accused the province of"
	Hopes     ReportClass = "hopes"     // wishes it were so: "hoped that"
	Fears     ReportClass = "fears"     // wishes it were not so: "feared that"
	Cites     ReportClass = "cites"     // a second speaker passed the words on: "Marsh quoted Brenna as saying that"
)

// ReportClasses are all classes, in the order in which help lists them.
var ReportClasses = []ReportClass{Asserts, Denies, Doubts, Allows, Asks, Demands, Intends, Refuses, Withdraws, Opposes, Favours, Warns, Accuses, Hopes,
	Fears, Cites}

// A Report is the words with which an article reports a quote, and what they tell of it.
type Report struct {
	Class ReportClass
	// Span is the verb group with its negation, preposition and noun: "did not rule out", "warned against", "rejected the
	// claim". It is zero where the article has no words for it, as for a quotation that stands alone.
	Span Span
}

// Known returns the class of the report. A quote that has none is asserted.
func (r Report) Known() ReportClass { return cmp.Or(r.Class, Asserts) }

// Plain reports whether the content may be shown without the report: the speaker says that it is so.
func (r Report) Plain() bool { return r.Known() == Asserts }
