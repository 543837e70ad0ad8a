package corpus

import (
	"fmt"
	"strings"
)

// A Kind says how a quote reproduces the speaker's words.
type Kind string

// The kinds.
const (
	Direct   Kind = "direct"   // the speaker's words in quotation marks
	Mixed    Kind = "mixed"    // a clause of the reporter that contains marked words of the speaker
	Indirect Kind = "indirect" // only the reporter's words
)

// Kinds are all kinds, from the speaker's words to the reporter's.
var Kinds = []Kind{Direct, Mixed, Indirect}

// A SpeakerKind says what a speaker is.
type SpeakerKind string

// The kinds of speakers.
const (
	Unknown      SpeakerKind = ""             // no speaker was found
	Person       SpeakerKind = "person"       // a person with a name
	Organization SpeakerKind = "organization" // a body or a document with a name
	Unnamed      SpeakerKind = "unnamed"      // described without a name: "a senior aide"
)

// A Speaker is the person or body that a quote is attributed to.
type Speaker struct {
	Name string      `json:"name"` // the fullest name in the article, or its description if it gives no name
	Kind SpeakerKind `json:"kind"`
	Role string      `json:"role"` // the fullest phrase for their capacity, as printed
}

// Named reports whether the speaker has a name.
func (s Speaker) Named() bool { return s.Kind == Person || s.Kind == Organization }

// String returns "Name, role".
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

// The methods.
const (
	Named        Method = "named"        // by a name at the cue
	Described    Method = "described"    // by a description at the cue
	Pronoun      Method = "pronoun"      // by resolving a pronoun at the cue
	Continuation Method = "continuation" // the quote continues the previous one
	Transcript   Method = "transcript"   // by a label before the words: "MARSH: …"
	Context      Method = "context"      // without a cue, from the text around the quote
	Corrected    Method = "corrected"    // by a moderator
	NotFound     Method = ""             // no speaker was found
)

// ConfidenceShown is the confidence below which surfaces say that a quote is attributed by context.
const ConfidenceShown = 0.8

// A Quote is something said in an article: spans into its text, and the speaker.
type Quote struct {
	ID   string // survives a reindex and edits elsewhere in the article; see AssignIDs
	Kind Kind

	// Spans are the content, the words said, in order and without overlap; never empty. A direct quote has several if
	// the cue interrupts it; its outermost quotation marks are left out. A mixed quote has a whole clause with its
	// inner marks.
	Spans []Span

	Cue    Span // the words that report: "said", "according to"; zero if there are none
	Source Span // the words that name the speaker, of a continuation those of the quote it continues; may be zero

	Report     Report // what the speaker did with the content: a denial is never shown without it
	Correction Span   // the article's note that this quotation is wrong; usually zero

	Post Post   // when and where the words were posted, if they are a post that the article has; usually zero
	Time string // when its words begin in the recording that the article is of, "01:02:03"; usually empty

	Speaker  Speaker   // the first of Speakers
	Speakers []Speaker // joint speakers; usually one

	Confidence float64 // the probability that the speaker is right, 0 to 1
	Method     Method  // how the speaker was found
}

// Pieces returns the content, one slice of text per span.
func (q *Quote) Pieces(text string) []string {
	pieces := make([]string, len(q.Spans))
	for i, s := range q.Spans {
		pieces[i] = s.In(text)
	}
	return pieces
}

// Content returns the pieces joined by " … ".
func (q *Quote) Content(text string) string { return strings.Join(q.Pieces(text), " … ") }

// Extent returns the span from the first byte of the content to its last.
func (q *Quote) Extent() Span { return Span{q.Spans[0].Start, q.Spans[len(q.Spans)-1].End} }

// String describes the quote for tests and logs.
func (q *Quote) String() string {
	return fmt.Sprintf("%s %v by %s (%s, %.2f)", q.Kind, q.Spans, q.Speaker, q.Method, q.Confidence)
}

// Check returns an error if a span is empty, out of order, outside the text or inside a character. Attribution never
// makes such a quote; Check finds damage in stored quotes.
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
	others := [...]Span{q.Cue, q.Source, q.Report.Span, q.Correction}
	for _, spans := range [...][]Span{others[:], q.Spans} {
		for _, s := range spans {
			if s.Start < 0 || s.End > len(text) || s.Start > s.End || !atRune(text, s.Start) || !atRune(text, s.End) {
				return fmt.Errorf("span %v does not fit the text of %d bytes", s, len(text))
			}
		}
	}
	return nil
}

// atRune reports whether byte i of valid UTF-8 is the start of a character or the end of the text.
func atRune(text string, i int) bool { return i == len(text) || text[i]&0xC0 != 0x80 }

// A Naming is a place in an article's text where a person or a body is named.
type Naming struct {
	Speaker Speaker // with the fullest name and role that the article gives
	At      Span
}
