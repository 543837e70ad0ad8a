package layout

import (
	"strings"

	"verbatim/corpus"
	"verbatim/corpus/layout/look"
	"verbatim/corpus/layout/voice"
)

// A head is a row that is nothing but the name of who speaks below it.
type head struct {
	row   int
	label corpus.Span
	voice voice.Voice
	// marked says that the words below stand between marks.
	marked   bool
	portrait bool // the caption of a portrait follows, as in saved pages of a record
	timed    bool // a time is beside the name, as services for transcription print it
	posted   bool // a handle and perhaps a day follow the name, as above posts
	lines    int  // how many rows the head has: two where the office is below the name
	// outlet says that brackets after the name hold a constituency, party or outlet, as in records and at press
	// conferences.
	outlet bool
}

// fromDesk opens the head of a contribution to a newsletter.
const fromDesk = "From the desk of "

// heads finds the rows that may be heads.
func (d nameLines) heads() []head {
	var heads []head
	for i := 1; i+1 < len(d.rows); i++ {
		r := &d.rows[i]
		if r.taken || r.label.style != noLabel {
			continue
		}
		if h, ok := d.headAt(i); ok {
			heads = append(heads, h)
			i += h.lines - 1
		}
	}
	return heads
}

// headAt reads row i as a head.
func (d nameLines) headAt(i int) (head, bool) {
	r := &d.rows[i]
	span := r.Span
	desk := strings.HasPrefix(r.text, fromDesk)
	switch { // what costs least comes first: most rows are prose
	case len(r.text) > look.MaxHeading+look.MaxLabel, strings.Contains(r.text, "\n"), look.Marked(r.text),
		!desk && look.SentenceEnd(r.text):
		return head{}, false
	case r.Kind == corpus.Quoted, strings.HasPrefix(r.text, "—"), look.Furniture(r.text), d.HasReport(span):
		return head{}, false // a signature
	case desk:
		span = voice.Trimmed(d.Text, span.Start+len(fromDesk), span.End-1)
	}
	h := head{row: i, lines: 1, outlet: strings.HasSuffix(r.text, ")")}
	h.timed = look.Clock(span.In(d.Text)) > 0
	span.Start += look.LeadIn(span.In(d.Text))
	if n := look.LastClock(span.In(d.Text)); n > 0 {
		span.End, h.timed = span.End-n, true
	}
	var handle corpus.Span
	if span, handle = d.withoutHandle(span); handle.Len() > 0 {
		h.posted = true
	}
	span.End = span.Start + len(strings.TrimRight(span.In(d.Text), ": "))
	if !d.nameHead(&h, span) {
		return head{}, false
	}
	below := d.below(i + 1)
	if below < 0 && (h.timed || h.posted) && !d.rows[i+1].taken { // words without a full stop
		below = i + 1
	}
	if below < 0 && h.voice.Kind == voice.Person && h.voice.Role.Len() == 0 && len(d.WordsOf(h.voice.Name)) > 1 &&
		d.isOffice(i+1) {
		h.voice.Role, h.lines = d.rows[i+1].Span, 2
		below = d.below(i + 2)
	}
	if below < 0 {
		return head{}, false
	}
	h.marked, h.voice.Handle = look.Marked(d.rows[below].text), h.voice.Handle.Cover(handle)
	return h, true
}

// withoutHandle returns the name above a post, and the handle after it: "Ada Marsh @adamarsh · Mar 3".
func (d nameLines) withoutHandle(span corpus.Span) (name, handle corpus.Span) {
	at := strings.Index(span.In(d.Text), " @")
	if at <= 0 {
		return span, corpus.Span{}
	}
	rest, day, dated := strings.Cut(span.In(d.Text)[at+2:], " · ")
	if strings.Contains(rest, " ") || rest == "" || dated && len(day) > look.MaxDay {
		return span, corpus.Span{}
	}
	start := span.Start + at + 2
	return corpus.Span{Start: span.Start, End: span.Start + at}, corpus.Span{Start: start, End: start + len(rest)}
}

// nameHead reads the words of a span as the name of a head. A saved page of a record has a portrait's caption before
// it: "Ada Marsh Portrait Ada Marsh (Halden) (Ind)".
func (d nameLines) nameHead(h *head, span corpus.Span) bool {
	var shown voice.Voice
	if at := strings.Index(span.In(d.Text), portrait); at > 0 {
		shown, _ = d.Voice(voice.Trimmed(d.Text, span.Start+at+len(portrait), span.End))
		span.End, h.portrait = span.Start+at, true
	}
	if at := strings.LastIndex(span.In(d.Text), ", "); at > 0 { // "Ada Marsh, farmer, said:"
		if last := voice.Trimmed(d.Text, span.Start+at+1, span.End); d.HasReport(last) &&
			!strings.Contains(last.In(d.Text), " ") {
			span.End = span.Start + at
		}
	}
	v, ok := d.Voice(span)
	if !ok || v.Kind == voice.Office {
		if named, is := d.NameAndOffice(span); is {
			v, ok = named, true
		}
	}
	if !ok || v.Kind == voice.Principal || v.Kind == voice.NoVoice || v.Kind == voice.Stranger && !h.timed {
		return false
	}
	if v.Kind == voice.Group && strings.HasPrefix(v.Name.In(d.Text), "The ") && !d.hasBody(v.Name) { // "The dam"
		return false
	}
	if v.Kind == voice.Asker {
		span = v.Role
	}
	if v.Role.Len() == 0 && shown.Role.Len() > 0 { // "Ada Marsh Portrait The Minister for Water (Ada Marsh)"
		v.Role = shown.Role
	}
	h.label, h.voice = span, v
	return true
}

// isOffice reports whether row i is nothing but an office or where someone works: "Professor of hydraulics, University
// of Ostrow".
func (d nameLines) isOffice(i int) bool {
	if i >= len(d.rows) {
		return false
	}
	r := &d.rows[i]
	if r.taken || r.label.style != noLabel || len(r.text) > look.MaxHeading || look.SentenceEnd(r.text) ||
		look.Marked(r.text) || look.Furniture(r.text) {
		return false
	}
	if strings.HasSuffix(r.text, ":") || strings.HasSuffix(r.text, ",") || strings.Contains(r.text, "\n") ||
		d.HasReport(r.Span) {
		return false
	}
	v, ok := d.Voice(r.Span)
	named := ok && v.Kind == voice.Person && len(d.WordsOf(v.Name)) > 1
	return !named && (d.HasRole(r.text) || d.hasBody(r.Span))
}

// hasBody reports whether one of the words is that of a body: "University of Ostrow".
func (d nameLines) hasBody(span corpus.Span) bool {
	for _, w := range d.WordsOf(span) {
		if d.Is(w, voice.Body) {
			return true
		}
	}
	return false
}

// portrait follows the name of who speaks in saved pages of a parliament's record.
const portrait = " Portrait "

// below returns the first row of words from row i on, or -1 where another row is above them.
func (d nameLines) below(i int) int {
	for k := i; k < len(d.rows); k++ {
		r := &d.rows[k]
		switch {
		case r.taken:
			return -1
		case look.Furniture(r.text) || look.StageDirection(r.text):
			continue
		case look.Marked(r.text) || look.SentenceEnd(r.text):
			return k
		}
		return -1
	}
	return -1
}
