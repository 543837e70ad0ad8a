package layout

import (
	"strings"

	"verbatim/corpus"
	"verbatim/corpus/layout/look"
	"verbatim/corpus/layout/voice"
)

// A label is what stands at the start of a row and may name who speaks.
type label struct {
	style labelStyle
	name  corpus.Span // the words that name, in the article's text
	body  int         // where the words said begin, in the article's text; the end of the row where none follow
	voice voice.Voice
	key   string // the label's words folded, to see which labels are alike
	timed bool   // a time in brackets is beside it, as services for transcription print it
}

// unlabelled is the label of rows without one. It is never changed.
var unlabelled = &label{}

// A labelStyle says how a label is written.
type labelStyle uint8

const (
	noLabel      labelStyle = iota
	capsLabel               // "MARSH:"
	mixedLabel              // "Ada Marsh:"
	letterLabel             // "Q:", "A.", "Q -"
	recordLabel             // "Mr. MARSH (Ohio)."
	hearingLabel            // "Mr. Marsh."
)

// readLabels finds the labels of all rows. A heading that comes again is not one: it may name people before colons.
func (d *document) readLabels() {
	headline := ""
	if len(d.rows) > 0 && d.rows[0].headingLike() {
		headline = d.rows[0].text
	}
	for i := range d.rows {
		if r := &d.rows[i]; r.text != headline {
			r.label = d.readLabel(r)
			d.labelled = d.labelled || r.label.style != noLabel
		}
	}
	d.linkInitials()
}

// readLabel finds the label that opens a row.
func (d *document) readLabel(r *row) *label {
	at := r.Span.Start + look.LeadIn(r.text)
	text := d.Text[at:r.Span.End]
	if l, ok := look.LetterOf(text); ok {
		name := corpus.Span{Start: at, End: at + 1}
		body := d.afterRemarks(at+l, r.Span.End)
		return &label{style: letterLabel, name: name, body: body, voice: letterVoice(text[0]), key: text[:1]}
	}
	if n := look.RecordEnd(text); n > 0 {
		l := d.makeLabel(recordLabel, at, at+n-1, at+n, r.Span.End)
		named := l.voice.Kind == voice.Person && l.voice.Role.Len() > 0 // "The Acting CHAIR (Ms. MARSH)."
		bare, _, _ := strings.Cut(text[:n], " (")
		long := strings.Count(bare, " ") >= maxPresiding || strings.ContainsAny(bare, "–—,")
		switch {
		case strings.HasPrefix(text, "The ") && (long || l.voice.Kind != voice.Office && !named):
			return unlabelled // "The NATO summit of May."
		case d.reportsIn(at, text[:n]):
			return unlabelled // "Mr. MARSH (Norland) said he had listened."
		}
		return l
	}
	if n := d.hearingEnd(at, text); n > 0 {
		return d.makeLabel(hearingLabel, at, at+n-1, at+n, r.Span.End)
	}
	colon := look.ColonOf(text)
	if colon <= 0 || strings.HasPrefix(text, examination) || d.HasReport(corpus.Span{Start: at, End: at + colon}) {
		return unlabelled
	}
	style := mixedLabel
	if voice.AllCaps(look.FirstName(text[:colon])) {
		style = capsLabel
	}
	return d.makeLabel(style, at, at+colon, at+colon+1, r.Span.End)
}

// reportsIn reports whether a sentence that begins at byte at of the text has a verb that reports, brackets aside.
func (d *document) reportsIn(at int, sentence string) bool {
	after := strings.IndexAny(sentence, ")]") + 1
	end := at + len(sentence)
	return d.HasReport(corpus.Span{Start: at, End: end}) || d.HasReport(corpus.Span{Start: at + after, End: end})
}

// maxPresiding is how many words name an office in a record: "The SPEAKER pro tempore".
const maxPresiding = 4

// makeLabel makes a label of the words [start, end) that name; the words said begin at body or later.
func (d *document) makeLabel(style labelStyle, start, end, body, rowEnd int) *label {
	name := voice.Trimmed(d.Text, start, end)
	v, ok := d.Voice(name)
	if !ok {
		return unlabelled
	}
	if v.Kind >= voice.Asker || v.Kind == voice.NoVoice {
		name, v.Role = v.Role, corpus.Span{} // without what stands in brackets
	}
	key := strings.ToLower(name.In(d.Text))
	if v.Kind == voice.Person { // "Ada Marsh" and "Marsh" are alike, and so are "Marsh (00:04)" and "Marsh (00:09)"
		words := d.WordsOf(v.Name)
		key = strings.ToLower(words[len(words)-1].In(d.Text))
	}
	l := &label{style: style, name: name, body: d.afterRemarks(body, rowEnd), voice: v, key: key}
	l.timed = look.Timed(d.Text[start:l.body])
	return l
}

// afterRemarks returns where the words said begin after a label, white space and a remark in brackets, such as
// "(Via interpreter)".
func (d *document) afterRemarks(at, end int) int {
	for {
		at = voice.Trimmed(d.Text, at, end).Start
		rest := d.Text[at:end]
		if rest == "" || rest[0] != '(' && rest[0] != '[' {
			return at
		}
		closing := strings.IndexAny(rest, ")]")
		if closing < 0 || closing > maxRemark {
			return at
		}
		at += closing + 1
	}
}

// maxRemark is how many bytes a remark in brackets after a label may have.
const maxRemark = 60
