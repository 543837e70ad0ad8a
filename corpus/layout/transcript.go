package layout

import (
	"strings"

	"verbatim/corpus"
	"verbatim/corpus/layout/voice"
)

// transcripts reads rows that a label opens. A turn lasts until the next label; after marked words it lasts while the
// rows begin with a mark.
type transcripts struct {
	*document

	last     int   // the last row with a label that opens a turn
	mostly   bool  // at least a third of the rows have such labels
	examiner label // who asks in a court's transcript at the row that is read
	witness  label // the label "THE WITNESS", which stands for the letter A
}

func (d *transcripts) read() {
	accepted := d.acceptedLabels()
	count := 0
	for i := range accepted {
		if accepted[i] {
			d.last = i
			count++
		}
	}
	d.mostly = count*3 >= len(d.rows)
	for i := range d.rows {
		if d.rows[i].label.key == "the witness" {
			d.witness = d.rows[i].label
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
	l := d.inCourt(r.label)
	t := Turn{Form: Transcript, Label: l.name, Voice: l.voice}
	isMarked := marked(d.Text[l.body:r.Span.End])
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
		reported := len(t.Words) > 0 && !isMarked && !saysI(row.text)
		if i == d.last && !d.mostly && reported { // the report may go on after the last label
			break
		}
		if len(t.Words) == 0 {
			isMarked = marked(row.text)
		}
		if _, ok := d.examines(next); ok || isMarked && !marked(row.text) {
			break
		}
		if d.skipped(row) || d.swear(next) {
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

// narrates reports whether a row is the reporter's: it reports words in marks, and not in the first person.
func (d *document) narrates(r *row) bool {
	return !marked(r.text) && strings.ContainsAny(r.text, "“\"«") && d.reports(r) && !saysI(r.text)
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

// acceptedLabels tells of each row whether its label opens a turn. One label alone may be a heading, so it depends on
// all labels of the article.
func (d *transcripts) acceptedLabels() []bool {
	accepted := make([]bool, len(d.rows))
	c := d.countLabels()
	headline := ""
	if len(d.rows) > 0 {
		headline = d.readLabel(&d.rows[0]).key
		if d.rows[0].label.style != noLabel || c.alike[headline] > 1 {
			headline = ""
		}
	}
	for i := range d.rows {
		l := &d.rows[i].label
		switch l.style {
		case capsLabel:
			accepted[i] = c.caps >= 2 && c.capsSure || c.caps > 0 && c.questions > 0 && c.caps+c.questions > 2
		case letterLabel:
			others := c.answers + c.caps + c.mixed
			accepted[i] = c.questions > 0 && others > 0 && c.questions+others > 2
		case recordLabel:
			accepted[i] = c.record > 0
		case mixedLabel:
			spoken := c.dialogue() || c.caps >= 2 && c.capsSure
			accepted[i] = spoken && (c.alike[l.key] > 1 || d.full(l)) || c.reactions >= 2 && d.reaction(i)
		}
		accepted[i] = accepted[i] && (headline == "" || l.key != headline)
	}
	return accepted
}

// labelCounts are the labels of an article, counted.
type labelCounts struct {
	alike              map[string]int // rows with the same label
	caps, record       int
	capsSure           bool // a label in capitals is no heading: it comes again, or has several words
	questions, answers int  // labels that are letters
	asked              int  // labels of those who ask, "Question:"
	mixed              int  // other labels in mixed case
	again              int  // of them, those that come again
	reactions          int  // labels in mixed case before marked words
	sentences          int  // rows with a label in mixed case and at least two words that end a sentence
	turns              int  // how often another speaks than in the row before, both seen before
	before             string
	questioned, first  int // rows with a label in mixed case that ask, and that are in the first person
}

// countLabels counts the labels.
func (d *transcripts) countLabels() labelCounts {
	c := labelCounts{alike: map[string]int{}}
	for i := range d.rows {
		if l := &d.rows[i].label; l.style != noLabel {
			c.alike[l.key]++
		}
	}
	for i := range d.rows {
		c.count(d, i)
	}
	return c
}

func (c *labelCounts) count(d *transcripts, i int) {
	l := &d.rows[i].label
	named := l.voice.Kind == voice.Person || l.voice.Kind == voice.Office || l.voice.Kind == voice.Group
	switch l.style {
	case capsLabel:
		if l.voice.Kind == voice.NoVoice {
			return
		}
		c.caps++
		c.capsSure = c.capsSure || !named || c.alike[l.key] > 1 || l.voice.Role.Len() > 0
	case letterLabel:
		if l.voice.Kind == voice.Asker {
			c.questions++
		} else {
			c.answers++
		}
	case recordLabel:
		c.record++
	case mixedLabel:
		if l.voice.Kind == voice.Asker || l.voice.Kind == voice.Principal {
			c.asked++
			return
		}
		c.mixed++
		if c.alike[l.key] > 1 {
			c.again++
		}
		if d.reaction(i) {
			c.reactions++
		}
		said := d.Text[l.body:d.rows[i].Span.End]
		if said == "" && i+1 < len(d.rows) {
			said = d.rows[i+1].text
		}
		if sentenceEnd(said) && strings.Contains(said, " ") {
			c.sentences++
		}
		if c.alike[l.key] > 1 {
			if c.before != "" && c.before != l.key {
				c.turns++
			}
			c.before = l.key
		}
		if asks(d.rows[i].text) {
			c.questioned++
		}
		if saysI(d.rows[i].text) {
			c.first++
		}
	}
}

// dialogue reports whether labels in mixed case are those of a transcript: someone asks and someone answers, or two
// speak in turns.
func (c *labelCounts) dialogue() bool {
	speech := c.questioned > 0 || c.first > 0 || c.turns >= 4
	return c.asked >= 2 || c.asked > 0 && c.mixed > 0 ||
		c.again >= 3 && c.mixed >= 4 && c.sentences*4 >= c.mixed*3 && speech
}

// full reports whether a label names its speaker by more than one word.
func (d *document) full(l *label) bool {
	titled := l.name.Len() > l.voice.Name.Len() // "Ms. Marsh"
	return l.voice.Kind != voice.Person || titled || len(d.WordsOf(l.voice.Name)) > 1 || l.voice.Role.Len() > 0
}

// reaction reports whether the label of row i names a person or body before marked words, or stands alone above words.
func (d *transcripts) reaction(i int) bool {
	r := &d.rows[i]
	if r.label.style != mixedLabel || r.label.voice.Kind != voice.Person && r.label.voice.Kind != voice.Group {
		return false
	}
	rest := d.Text[r.label.body:r.Span.End]
	if rest == "" && i+1 < len(d.rows) {
		below := d.rows[i+1].text
		bare := r.label.voice.Role.Len() > 0 && sentenceEnd(below)
		return d.full(&r.label) && (bare || marked(below))
	}
	if !marked(rest) {
		return false
	}
	_, whole := d.said(r.label.body, r.Span.End)
	return whole
}
