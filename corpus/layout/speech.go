package layout

import (
	"strings"

	"verbatim/corpus"
	"verbatim/corpus/layout/look"
	"verbatim/corpus/layout/voice"
)

// speeches reads an article that is one person's speech or statement: its heading says so and names who speaks.
type speeches struct{ *document }

func (d speeches) read() {
	h := d.head()
	if len(h.voices) == 0 {
		h.voices, h.row = d.titled(), -1
	}
	if len(h.voices) == 0 && h.delivered {
		h.voices = d.speaksAbove(h.body)
	}
	if len(h.voices) == 0 {
		h = d.soleLabel()
	}
	switch {
	case len(h.voices) == 0:
		return
	case !h.delivered && (d.markedStatement(h.voices) || d.keyQuotes(h.voices)):
	case h.delivered || !h.quotes && d.firstPerson(h.body):
		d.monologue(h.voices, h.body)
	default:
		return
	}
	if h.row >= 0 && !d.rows[h.row].taken { // no one says the heading
		d.add(Turn{Form: Speech}, h.row, h.row+1)
	}
}

// turnOf returns a turn without words of those who speak together.
func (d speeches) turnOf(voices []voice.Voice) Turn {
	t := Turn{Form: Speech, Label: voices[0].Name, Voice: voices[0], Joint: voices[1:]}
	if t.Label.Len() == 0 {
		t.Label = t.Voice.Role
	}
	return t
}

// firstPerson reports whether the rows from body on are mostly the speaker's own words: enough of them say "I" or
// "we".
func (d speeches) firstPerson(body int) bool {
	n, own := 0, 0
	for i := body; i < len(d.rows); i++ {
		r := &d.rows[i]
		if r.taken || !look.SentenceEnd(r.text) {
			continue
		}
		n++
		if look.SaysI(r.text) {
			own++
		}
	}
	return n >= 2 && own*2 >= n
}

// monologue claims the rows from body on for those who speak, up to the first that another form has claimed.
func (d speeches) monologue(voices []voice.Voice, body int) {
	for body < len(d.rows) && !d.rows[body].taken && look.HeadsSpeech(d.rows[body].text) {
		body++
	}
	t := d.turnOf(voices)
	first, next := body, body
	for ; next < len(d.rows) && !d.closes(&d.rows[next]); next++ {
		r := &d.rows[next]
		if r.label.style == letterLabel && r.label.voice.Kind == voice.Asker { // a question after the speech
			if next > first {
				d.add(t, first, next)
			}
			question := voice.Trimmed(d.Text, r.label.body, r.Span.End)
			asked := Turn{Form: Speech, Label: r.label.name, Voice: r.label.voice, Words: []corpus.Span{question}}
			d.add(asked, next, next+1)
			t.Words, first = nil, next+1
			continue
		}
		start := r.Span.Start
		if d.labels(r, &t.Voice) { // "MARSH: Thank you."
			start = r.label.body
		}
		words := voice.Trimmed(d.Text, start, r.Span.End)
		words.End = words.Start + len(look.WithoutLastRemark(words.In(d.Text)))
		if words.Len() > 0 && !d.heads(r) && !d.skipped(r) {
			t.Words = append(t.Words, words)
		}
	}
	if next > first {
		d.add(t, first, next)
	}
}

// heads reports whether a row of a speech is a heading that names who speaks.
func (d speeches) heads(r *row) bool {
	_, heading := d.speakersIn(r.Span)
	first, _, _ := strings.Cut(strings.ToLower(r.text), " ")
	return heading && (look.SpeechNoun(first) || !look.SentenceEnd(r.text))
}

// labels reports whether the label of a row names the one who gives the speech.
func (d speeches) labels(r *row, speaker *voice.Voice) bool {
	v := &r.label.voice
	switch {
	case r.label.style == noLabel || r.label.style == letterLabel:
		return false
	case v.Kind == voice.Office:
		return speaker.Kind == voice.Office || speaker.Role.Len() > 0
	case v.Kind == voice.Person && speaker.Spelled != "":
		return strings.HasSuffix(strings.ToLower(speaker.Spelled), d.surname(v))
	}
	return v.Kind == voice.Person && d.surname(v) == d.surname(speaker)
}
