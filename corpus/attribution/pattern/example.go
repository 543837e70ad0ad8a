package pattern

import (
	"errors"
	"slices"
	"strings"
)

// An Example is a line of a file that shows what a pattern matches: "they [did not] release it". A line that begins with !
// shows where it does not match.
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
func (f *file[R]) example(name, line string, back bool) Example {
	if name == "" {
		f.fail(f.line, errors.New("an example before the first pattern"))
	}
	rest, wrong := strings.CutPrefix(line, "! ")
	e := Example{Line: f.line, Pattern: name, Back: back, Matches: !wrong, At: -1, End: -1}
	before, rest, opens := strings.Cut(rest, "[")
	inside, after, closes := strings.Cut(rest, "]")
	if !opens { // only the end of the match is told
		inside, after, closes = strings.Cut(before, "]")
		before = ""
	}
	e.Text = before + inside + after
	first, last := -1, -1
	if opens {
		first = len(before)
	}
	if closes {
		last = len(before) + len(inside)
	}
	e.At, e.End = first, last
	if back {
		e.At, e.End = last, first
	}
	if e.At < 0 || e.Matches && e.End < 0 {
		f.fail(f.line, errors.New("an example needs [ and ] around what is matched"))
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
