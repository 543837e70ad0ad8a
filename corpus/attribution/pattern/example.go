package pattern

import (
	"slices"
	"strings"
)

// An Example is a line of a file that shows what a pattern matches: "they [did not] release it". A line that begins
// with ! shows where it does not match.
type Example struct {
	Line    int    // in the file, from 1
	Pattern string // its name
	Text    string
	At      int  // the byte of the text where the match is tried
	End     int  // the byte where it ends; -1 for any
	Back    bool // the pattern is matched back
	Matches bool // false: it does not match
}

// Examples returns the examples of the file.
func (s *Set[R]) Examples() []Example {
	s.load()
	return s.examples
}

// Named returns the pattern of an example.
func (s *Set[R]) Named(e Example) *Pattern[R] { return s.patterns[e.Pattern] }

// example reads a line with an example of the pattern before it.
func example(of *statement, text string, line int) Example {
	text, wrong := strings.CutPrefix(text, "! ")
	first := strings.Index(text, "[")
	text = strings.Replace(text, "[", "", 1)
	last := strings.Index(text, "]")
	e := Example{line, of.name, strings.Replace(text, "]", "", 1), first, last, of.back, !wrong}
	if of.back {
		e.At, e.End = last, first
	}
	switch {
	case of.name == "":
		fail("an example before the first pattern")
	case e.At < 0, e.Matches && e.End < 0:
		fail("an example needs [ and ] around what is matched")
	}
	return e
}

// Bare returns the names of the patterns without an example of a match.
func (s *Set[R]) Bare() []string {
	shown := map[string]bool{}
	for _, e := range s.Examples() {
		shown[e.Pattern] = shown[e.Pattern] || e.Matches
	}
	var names []string
	for name := range s.patterns {
		if !shown[name] {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}
