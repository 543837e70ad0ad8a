package layout

import (
	"strings"

	"verbatim/corpus"
	"verbatim/corpus/layout/look"
	"verbatim/corpus/layout/voice"
	"verbatim/corpus/table"
)

// A speechHead is what the rows above a speech tell.
type speechHead struct {
	voices    []voice.Voice
	row       int  // the row that names them
	body      int  // the first row below the heading
	delivered bool // a row says that a speech stands below
	quotes    bool // that row announces quotes, not a speech
	speech    bool // the first row names a speech but no speaker
}

// head reads the rows above a speech.
func (d speeches) head() speechHead {
	var h speechHead
	delivered := d.deliveredAt()
	for i := range d.rows[:min(len(d.rows), maxSpeechHead)] {
		r := &d.rows[i]
		if r.taken || len(h.voices) > 0 && i > delivered && d.begins(r) {
			break
		}
		if i == 0 {
			h.speech = look.NamesSpeech(r.text)
		}
		var found []voice.Voice
		ok := false
		if i < 2 || r.headingLike() || look.About(r.text) {
			found, ok = d.speakersOf(i, h.speech)
		}
		named := len(h.voices) > 0 && (h.voices[0].Kind == voice.Person || ok && found[0].Kind != voice.Person)
		switch {
		case ok && !named:
			h.voices, h.body, h.row, h.quotes = found, i+1, i, look.AnnouncesQuotes(r.text)
			h.delivered = h.delivered || i == delivered
		case i == delivered:
			h.delivered, h.body = true, i+1
		case h.delivered && h.body == i && r.headingLike() && !look.Addresses(r.text):
			h.body = i + 1
		}
	}
	return h
}

// begins reports whether a row below a heading is the first of a speech: a sentence that says nothing of the speech.
func (d speeches) begins(r *row) bool {
	return look.SentenceEnd(r.text) && !look.StageDirection(r.text) && !look.About(r.text)
}

// speakersOf returns who speaks by row i of the heading. Below the name of a speech, the name of who speaks may have a
// row of its own.
func (d speeches) speakersOf(i int, speech bool) ([]voice.Voice, bool) {
	r := &d.rows[i]
	if list, ok := d.speakersIn(r.Span); ok {
		return list, true
	}
	// below "Doorstep statement"
	if i > 0 && (strings.HasPrefix(r.text, "by ") || speech && strings.HasPrefix(r.text, "By ")) {
		if name, ok := d.voiceUpTo(r.Span, len("by ")); ok {
			return d.speakers(name)
		}
	}
	if speech && i > 0 && r.headingLike() && len(r.text) <= look.MaxLabel && r.label.style == noLabel {
		if list, ok := d.fullName(r.Span); ok && len(d.WordsOf(list[0].Name)) > 1 {
			return list, true
		}
	}
	return nil, false
}

// delivered reports whether one of the first rows says that a speech stands below.
func (d *document) delivered() bool { return d.deliveredAt() >= 0 }

// deliveredAt returns the row that says that a speech stands below it, -1 for none.
func (d *document) deliveredAt() int {
	for i := range d.rows[:min(len(d.rows), maxSpeechHead)] {
		if look.Delivered(d.rows[i].text) {
			return i
		}
	}
	return -1
}

// soleLabel reads the only label of an article, which names in full who gives the speech below it: "President Ada
// Marsh:" on a row of its own.
func (d speeches) soleLabel() speechHead {
	none := speechHead{row: -1}
	found := none
	for i := range d.rows {
		r := &d.rows[i]
		l := r.label
		if i == 0 {
			l = d.readLabel(r)
		}
		if l.style == noLabel {
			continue
		}
		alone := !r.taken && i < maxSpeechHead && l.voice.Kind == voice.Person && d.full(l) && l.body >= r.Span.End
		role := l.voice.Role.In(d.Text)
		if !alone || found.row >= 0 || role != "" && !d.HasRole(role) || i+1 == len(d.rows) || !look.SaysI(d.rows[i+1].text) {
			return none
		}
		found = speechHead{voices: []voice.Voice{l.voice}, row: i, body: i + 1}
	}
	return found
}

// speaksAbove returns whom a sentence above the row that says that a speech is below names as the one who speaks: "Ada
// Marsh gave a speech at the dam."
func (d speeches) speaksAbove(body int) []voice.Voice {
	for i := range d.rows[:min(body, maxSpeechHead)] {
		r := &d.rows[i]
		at := speaks().FindStringIndex(r.text[:min(len(r.text), maxLead)])
		if at == nil {
			continue
		}
		name := voice.Trimmed(d.Text, r.Span.Start, r.Span.Start+at[0])
		name.End = name.Start + len(strings.TrimRight(name.In(d.Text), ", "))
		if list, ok := d.fullName(name); ok {
			return list
		}
	}
	return nil
}

// speaks matches a verb that says that someone gives a speech.
var speaks = table.Pattern(` (?:has |have )?` +
	`(?:made|gave|given|spoke|spoken|delivered|addressed|opened|set out|speaks|addresses|gives) `)

// titled returns who speaks by the article's title, where it does not stand in the text.
func (d speeches) titled() []voice.Voice {
	title := &document{Reader: voice.Reader{Text: d.title, Known: d.Known}}
	list, ok := speeches{title}.speakersIn(corpus.Span{End: len(d.title)})
	if ok && list[0].Kind == voice.Office {
		return d.officeAbove(list[0].Role.In(d.title))
	}
	if !ok || list[0].Kind != voice.Person || list[0].Name.Len() == 0 {
		return nil
	}
	return []voice.Voice{{Kind: voice.Person, Spelled: list[0].Name.In(d.title)}}
}

// officeAbove returns an office that the title names as one of the first rows has it.
func (d speeches) officeAbove(office string) []voice.Voice {
	for i := range d.rows[:min(len(d.rows), maxSpeechHead)] {
		r := &d.rows[i]
		if at := strings.Index(r.text[:min(len(r.text), maxLead)], office); at >= 0 {
			start := r.Span.Start + at
			return []voice.Voice{{Kind: voice.Office, Role: corpus.Span{Start: start, End: start + len(office)}}}
		}
	}
	return nil
}

// maxSpeechHead is how many rows the heading of a speech may have.
const maxSpeechHead = 8
