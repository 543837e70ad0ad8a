package corpus

import "fmt"

// A Span is a half-open range [Start, End) of an article's text, in bytes. The zero Span means "none".
type Span struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// IsZero reports whether s is the zero Span.
func (s Span) IsZero() bool { return s == Span{} }

// Len returns the length of s in bytes.
func (s Span) Len() int { return s.End - s.Start }

// In returns the slice of text that s covers. It panics if s is not in text.
func (s Span) In(text string) string { return text[s.Start:s.End] }

// Contains reports whether the offset at is in s.
func (s Span) Contains(at int) bool { return s.Start <= at && at < s.End }

// Overlaps reports whether s and t share a byte.
func (s Span) Overlaps(t Span) bool { return s.Start < t.End && t.Start < s.End }

// Cover returns the shortest span that contains s and t. A zero Span adds nothing.
func (s Span) Cover(t Span) Span {
	switch {
	case s.IsZero():
		return t
	case t.IsZero():
		return s
	}
	return Span{min(s.Start, t.Start), max(s.End, t.End)}
}

// String returns "start:end".
func (s Span) String() string { return fmt.Sprintf("%d:%d", s.Start, s.End) }
