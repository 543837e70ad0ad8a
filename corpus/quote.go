package corpus

import (
	"fmt"
	"strings"
)

// A Kind says how a quote gives somebody's words.
type Kind string

const (
	Direct   Kind = "direct"   // the words stand between quotation marks
	Mixed    Kind = "mixed"    // a clause of the reporter's with marked words of the speaker's in it
	Indirect Kind = "indirect" // the reporter's wording alone
)

// Kinds are all kinds, from the speaker's own words to the reporter's.
var Kinds = []Kind{Direct, Mixed, Indirect}

// A SpeakerKind says what a speaker is.
type SpeakerKind string

const (
	Unknown      SpeakerKind = ""             // nobody could be found
	Person       SpeakerKind = "person"       // a person with a name
	Organization SpeakerKind = "organization" // a body or a document with a name
	Unnamed      SpeakerKind = "unnamed"      // somebody the article describes without a name: "a senior aide"
)

// A Speaker is the person or body to whom a quote is attributed.
type Speaker struct {
	Name string      `json:"name"` // the fullest name the article gives, or its own description where it gives none
	Kind SpeakerKind `json:"kind"`
	Role string      `json:"role"` // in what capacity: the fullest phrase, as the article prints it
}

// Named reports whether the speaker has a name of their own.
func (s Speaker) Named() bool { return s.Kind == Person || s.Kind == Organization }

// String prints the speaker as "Name, role".
func (s Speaker) String() string {
	switch {
	case s.Name == "":
		return "unknown speaker"
	case s.Role == "":
		return s.Name
	}
	return s.Name + ", " + s.Role
}

// A Method says how a quote's speaker was found.
type Method string

const (
	Named        Method = "named"        // a name stands beside the cue
	Described    Method = "described"    // a description stands beside the cue
	Pronoun      Method = "pronoun"      // a pronoun beside the cue was resolved
	Continuation Method = "continuation" // the quote goes on from the one before it
	Transcript   Method = "transcript"   // a speaker's label stands before the words: "MARSH: …"
	Context      Method = "context"      // no cue: taken from what stands around
	Corrected    Method = "corrected"    // a moderator of the corpus has said who
	NotFound     Method = ""             // no speaker was found
)

// ConfidenceShown is the confidence below which a surface adds that a quote is attributed by context.
const ConfidenceShown = 0.8

// A Quote is something said in an article: spans into its text and the speaker they were attributed to.
type Quote struct {
	ID   string // outlives a reindex and edits elsewhere in the article; see AssignIDs
	Kind Kind

	// Spans is the content, the words said, in order and without overlap; never empty. A direct quote's leave out its
	// outermost marks; it has several where the cue interrupts it. A mixed quote's hold a whole clause with its inner marks.
	Spans []Span

	Cue    Span // the words that report: "said", "according to"; zero where there are none
	Source Span // the words that name the speaker; a continuation has those of the quote it continues; zero where there are none

	Report     Report // what the speaker did with the content: a denial is never shown without it
	Correction Span   // the article's own note that this quotation is wrong; zero in nearly every quote

	Speaker  Speaker   // the first of Speakers
	Speakers []Speaker // all who speak together; one in most quotes

	Confidence float64 // how likely the speaker is right, 0 to 1
	Method     Method  // how the speaker was found
}

// Pieces returns the words of the content, a string a span, each a slice of text.
func (q *Quote) Pieces(text string) []string {
	pieces := make([]string, len(q.Spans))
	for i, s := range q.Spans {
		pieces[i] = s.In(text)
	}
	return pieces
}

// Content returns the words said as one string, the pieces joined by " … ".
func (q *Quote) Content(text string) string { return strings.Join(q.Pieces(text), " … ") }

// Extent returns the span from the first byte of the content to its last.
func (q *Quote) Extent() Span { return Span{q.Spans[0].Start, q.Spans[len(q.Spans)-1].End} }

// String prints the quote's bones for tests and logs.
func (q *Quote) String() string {
	return fmt.Sprintf("%s %v by %s (%s, %.2f)", q.Kind, q.Spans, q.Speaker, q.Method, q.Confidence)
}

// Check reports the first way in which q does not fit the text it was taken from: spans that are empty, out of order,
// outside the text or inside a character. Attribution never makes such a quote; what has been stored is checked with it.
func (q *Quote) Check(text string) error {
	if len(q.Spans) == 0 {
		return fmt.Errorf("a quote without content")
	}
	end := 0
	for _, s := range q.Spans {
		if s.Start < end || s.End <= s.Start {
			return fmt.Errorf("span %v is empty or out of order", s)
		}
		end = s.End
	}
	for _, s := range append([]Span{q.Cue, q.Source, q.Report.Span, q.Correction}, q.Spans...) {
		if s.Start < 0 || s.End > len(text) || s.Start > s.End || !atRune(text, s.Start) || !atRune(text, s.End) {
			return fmt.Errorf("span %v does not lie on characters of the text (%d bytes)", s, len(text))
		}
	}
	return nil
}

// atRune reports whether a character of valid UTF-8 text begins or the text ends at byte i.
func atRune(text string, i int) bool { return i == len(text) || text[i]&0xC0 != 0x80 }
