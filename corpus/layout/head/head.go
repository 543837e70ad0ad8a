// Package head reads what an agency or a live blog puts before the first sentence of a paragraph: see [Of].
//
// Agencies print the same few parts in many orders: "(AFP) Jan 07, 2022", "MOSCOW, January 14. /TASS/.",
// "(ANSA) – GENEVA, JAN 10 –". So the parts are scanned in any order (parts.go), and the longest run of parts that a
// report may begin with is the head (accept.go).
package head

import (
	"verbatim/corpus"
	"verbatim/corpus/wording"
)

// A Head is what an agency or a live blog puts before the first sentence of a paragraph: place, day, agency, time.
// Spans are of the article's text; each may be zero.
type Head struct {
	Place, Agency, Day corpus.Span
	End                int // where the first sentence begins
}

const (
	maxHead  = 160 // bytes of a head; the longest seen has 90
	maxParts = 9   // parts of a head
)

// Of finds the head of a paragraph, given as a span of text.
func Of(text string, paragraph corpus.Span) (Head, bool) {
	all := paragraph.In(text)
	s := all[:wording.Floor(all, maxHead)]
	if s == "" {
		return Head{}, false
	}
	var room [maxParts]part
	parts := scan(room[:0], s)
	for n := len(parts); n > 0; n-- {
		if accepts(s, parts[:n], len(all) > len(s)) {
			return headOf(s, parts[:n], paragraph.Start), true
		}
	}
	return Head{}, false
}

// headOf returns the head that some parts make, of a paragraph that begins at byte start of the text.
func headOf(s string, parts []part, start int) Head {
	span := func(p part) corpus.Span { return corpus.Span{Start: start + p.start, End: start + p.end} }
	h := Head{End: start + parts[len(parts)-1].next}
	for _, p := range parts {
		switch p.kind {
		case place:
			h.Place = span(p)
		case agency:
			if h.Agency.Len() == 0 || p.known {
				h.Agency = span(p)
			}
			if p.day.Len() > 0 {
				h.Day = corpus.Span{Start: start + p.day.Start, End: start + p.day.End}
			}
		case day:
			if h.Day.Len() == 0 || hasYear(s[p.start:p.end]) { // "Brussels, Jan 7 (AFP) Jan 07, 2022"
				h.Day = span(p)
			}
		}
	}
	return h
}
