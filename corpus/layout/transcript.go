package layout

import (
	"strings"

	"verbatim/corpus"
	"verbatim/corpus/layout/look"
	"verbatim/corpus/layout/voice"
)

// transcripts reads rows that a label opens. A turn lasts until the next label; after marked words it lasts while the
// rows begin with a mark.
type transcripts struct {
	*document

	last     int             // the last row with a label that opens a turn
	mostly   bool            // at least a third of the rows have such labels
	surnames map[string]bool // of those whom these labels name, in small letters
	examiner label           // who asks in a court's transcript at the row that is read
	witness  label           // the label "THE WITNESS", which stands for the letter A
}

func (d *transcripts) read() {
	if !d.labelled {
		return
	}
	accepted := d.acceptedLabels()
	count := 0
	d.surnames = map[string]bool{}
	for i := range accepted {
		if accepted[i] {
			d.last = i
			count++
			if v := &d.rows[i].label.voice; v.Kind == voice.Person {
				d.surnames[d.surname(v)] = true
			}
		}
	}
	if count == 0 {
		return
	}
	d.mostly = count*3 >= len(d.rows)
	for i := range d.rows {
		if d.rows[i].label.key == "the witness" {
			d.witness = *d.rows[i].label
			break
		}
	}
	for i := 0; i < len(d.rows); {
		if asker, ok := d.examines(i); ok {
			d.examiner = asker
		}
		d.swear(i)
		if !accepted[i] {
			i++
			continue
		}
		i = d.labelledTurn(i, accepted)
	}
}

// labelledTurn reads the turn that the label of row i opens, and returns the row after it.
func (d *transcripts) labelledTurn(i int, accepted []bool) int {
	r := &d.rows[i]
	l := d.inCourt(*r.label)
	t := Turn{Form: Transcript, Label: l.name, Voice: l.voice}
	isMarked := look.Marked(d.Text[l.body:r.Span.End])
	next := i + 1
	if t.Voice.Kind == voice.NoVoice {
		d.add(t, i, next)
		return next
	}
	words, whole := d.said(l.body, r.Span.End)
	if !whole && l.style == mixedLabel {
		return next
	}
	if !whole { // words that only begin with marked ones: "“Triumph” goes on."
		words, isMarked = voice.Trimmed(d.Text, l.body, r.Span.End), false
	}
	if words.Len() > 0 {
		t.Words = append(t.Words, words)
	}
	for ; next < len(d.rows) && !accepted[next] && !d.closes(&d.rows[next]); next++ {
		row := &d.rows[next]
		if len(t.Words) == 0 {
			isMarked = look.Marked(row.text)
		}
		if _, ok := d.examines(next); ok || isMarked && !look.Marked(row.text) ||
			d.leaves(r, row, &t, isMarked, i == d.last) {
			break
		}
		heading := len(t.Words) > 0 && next+1 < len(d.rows) && accepted[next+1] && loneHeading(row)
		if heading || d.skipped(row) || d.swear(next) {
			continue
		}
		words, whole := d.said(row.Span.Start, row.Span.End)
		if !whole {
			break
		}
		t.Words = append(t.Words, words)
	}
	d.add(t, i, next)
	return next
}

// leaves reports whether a row below the first row of a turn is the reporter's or of another paragraph than the turns.
func (d *transcripts) leaves(first, r *row, t *Turn, isMarked, last bool) bool {
	if first.inline && !r.inline && !look.SaysI(r.text) {
		return true
	}
	if first.label.style == capsLabel && r.label.style == noLabel && look.CapitalLabel(r.text) {
		return true // "CHILDREN: (in unison)"
	}
	return len(t.Words) > 0 && !isMarked && d.goesOnReporting(r, &t.Voice, last)
}

// examination opens the row of a court's transcript that says who asks.
const examination = "BY "

// examines reads the row of a court's transcript that says who asks from there on: "BY MR. MARSH:".
func (d *transcripts) examines(i int) (label, bool) {
	r := &d.rows[i]
	rest, ok := strings.CutPrefix(r.text, examination)
	if !ok || !strings.HasSuffix(rest, ":") {
		return label{}, false
	}
	name := corpus.Span{Start: r.Span.Start + len(examination), End: r.Span.End - 1}
	v, ok := d.Voice(name)
	return label{name: name, voice: v}, ok && v.Kind == voice.Person
}

// swear reads the row that swears a witness in, "having been duly sworn, testified as follows:", below the row with the
// name or with the name in front. It reports whether row i is one.
func (d *transcripts) swear(i int) bool {
	text := d.rows[i].text
	at := strings.Index(text, "sworn")
	if at < 0 || !strings.Contains(text, "testified") && !strings.Contains(text, "examined") {
		return false
	}
	name := corpus.Span{Start: d.rows[i].Span.Start, End: d.rows[i].Span.Start + max(strings.IndexByte(text, ','), 0)}
	if strings.HasPrefix(text, "having") && i > 0 {
		name = d.rows[i-1].Span
		name.End = name.Start + len(strings.TrimRight(name.In(d.Text), ", "))
	}
	if v, ok := d.Voice(name); ok && v.Kind == voice.Person {
		d.witness = label{name: name, voice: v}
	}
	return true
}

// inCourt returns a label as it is, or for the letters of a court's transcript who stands for them: the one who
// examines, and the witness.
func (d *transcripts) inCourt(l label) label {
	if l.style != letterLabel || d.examiner.name.Len() == 0 {
		return l
	}
	if l.voice.Kind == voice.Asker {
		l.voice, l.name = d.examiner.voice, d.examiner.name
		return l
	}
	if d.witness.name.Len() > 0 {
		l.voice, l.name = d.witness.voice, d.witness.name
	}
	return l
}
