package field

import (
	"cmp"
	"strings"
	"time"

	"verbatim/corpus"
	"verbatim/corpus/day"
	"verbatim/corpus/layout/head"
)

// A dateline is what the opening of a report says before its first sentence: "KYIV, Ukraine, Dec. 21 (AP) — ".
type dateline struct {
	place     string // as printed, with its country or state
	publisher string // the agency, as printed
	day       time.Time
	yearless  yearless // the day, if it is printed without its year
	words     string   // of the paragraph after it
}

// parseDateline reads the dateline at the start of a paragraph.
func parseDateline(paragraph string) (dateline, bool) {
	s := strings.TrimSpace(paragraph)
	h, ok := head.Of(s, corpus.Span{End: len(s)})
	if !ok || h.Place.Len()+h.Agency.Len() == 0 {
		return dateline{}, false
	}
	d := dateline{place: OneLine(h.Place.In(s)), publisher: OneLine(h.Agency.In(s)), words: s[h.End:]}
	if found, ok := day.Find(h.Day.In(s)); ok {
		d.day = found.Day
	} else if found, ok := day.FindYearless(h.Day.In(s)); ok {
		d.yearless.found = found
	}
	return d, true
}

// add adds what a later line says.
func (d *dateline) add(later dateline) {
	d.place, d.publisher = cmp.Or(d.place, later.place), cmp.Or(d.publisher, later.publisher)
	if d.day.IsZero() {
		d.day = later.day
	}
	if d.yearless == (yearless{}) {
		d.yearless = later.yearless
	}
	d.words = later.words
}
