package head

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"verbatim/corpus/table"
)

// A run is some parts in a row that may be a head, with what decides on it.
type run struct {
	last  part
	opens bool // a sentence may begin after it
	place bool
	upper bool // the place is in capitals
	words int  // of the place
	day   bool
	clock *part
	wire  *part // the agency
}

// accepts reports whether a report may begin with these parts of s. It is cut if the paragraph goes on after s.
func accepts(s string, parts []part, cut bool) bool {
	r := run{last: parts[len(parts)-1]}
	if cut && r.last.sep == ending {
		return false
	}
	r.opens = opensSentence(s[r.last.next:])
	for i := range parts {
		p := &parts[i]
		if p.kind == place && p.sep == colon { // "Published: December 21, 2021"
			return false
		}
		switch p.kind {
		case place:
			name := s[p.start:p.end]
			r.place, r.upper, r.words = true, isCapitals(name), countWords(name)
		case day:
			r.day = true
		case clock:
			r.clock = p
		case agency:
			if r.wire == nil || p.known {
				r.wire = p
			}
			r.day = r.day || p.day.Len() > 0
		}
	}
	if r.last.kind == author {
		return false
	}
	if r.last.kind == place && len(parts) > 1 && !(r.last.sep == dash && r.upper) {
		return false // "(AFP) – Ada Marsh, the mayor, …"
	}
	switch {
	case r.wire != nil:
		return r.signed(s, len(parts) == 1)
	case r.clock != nil:
		return r.timed(s, parts)
	}
	return r.placed()
}

// countWords returns the number of words of a text.
func countWords(text string) int {
	n := 0
	for range strings.FieldsSeq(text) {
		n++
	}
	return n
}

// opensSentence reports whether rest, what follows a head, may begin a sentence.
func opensSentence(rest string) bool {
	r, n := utf8.DecodeRuneInString(rest)
	return n == 0 || !unicode.IsLetter(r) || unicode.IsUpper(r) || unicode.Is(unicode.Lo, r)
}

// signed reports whether a run with an agency is a head. alone says that it has no other part.
func (r *run) signed(s string, alone bool) bool {
	sep := r.last.sep
	firm := sep == dash || sep == colon || sep == ending
	switch w := r.wire; {
	case w.wrapped && w.known:
		return firm || r.opens && (!r.place || r.upper || r.day || w.slashed)
	case w.slashed:
		capitals := s[w.start:w.end] == strings.ToUpper(s[w.start:w.end])
		return r.place && r.day && (firm || sep == stop) || capitals && r.opens
	case w.wrapped && w.day.Len() > 0:
		return r.place && (firm || r.opens)
	case w.wrapped && r.day:
		return sep == dash || sep == ending || r.place && r.opens
	case w.wrapped:
		return r.upper && sep == dash
	case table.Get(names().words, s[w.start:w.end]):
		return r.place && r.day && r.opens && (firm || sep == stop)
	case alone:
		return sep == dash && r.opens && r.last.next < len(s)
	}
	return r.opens && (firm || sep == stop)
}

// timed reports whether a run with a time and no agency is a head: "10:20 p.m.: ", "[14:05] ", "10.42am GMT".
func (r *run) timed(s string, parts []part) bool {
	switch {
	case r.last.sep == dash, r.last.sep == colon, r.last.sep == bar, r.last.sep == ending:
		return true
	case !r.opens:
		return false
	}
	text := s[r.clock.start:r.clock.end]
	return r.clock.wrapped || len(parts) > 1 && r.day || strings.ContainsFunc(text, unicode.IsLetter) ||
		len(text) == len("10:42") && text[2] == ':'
}

// placed reports whether a run of a place and a day, or one of them, is a head.
func (r *run) placed() bool {
	sep := r.last.sep
	switch {
	case r.place && r.day && r.upper:
		return sep >= stop && r.opens
	case r.place && r.day:
		return sep == dash && r.opens || sep == ending
	case r.day:
		return (sep == dash || sep == colon) && r.opens || sep == ending
	}
	return r.upper && r.words <= maxPlaceWords && sep == dash && r.last.spaced && r.opens
}
