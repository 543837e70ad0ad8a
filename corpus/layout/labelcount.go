package layout

import (
	"strings"

	"verbatim/corpus/layout/look"
	"verbatim/corpus/layout/voice"
)

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
		l := d.rows[i].label
		switch l.style {
		case capsLabel:
			spoken := c.caps >= 2 && c.capsSure || c.caps > 0 && c.questions > 0 && c.caps+c.questions > 2
			accepted[i] = spoken && c.headings*2 < c.caps || c.timed > 1 && l.timed
		case letterLabel:
			others := c.answers + c.caps + c.mixed
			accepted[i] = c.questions > 0 && others > 0 && c.questions+others > 2
		case recordLabel:
			accepted[i] = c.record > 0
		case hearingLabel:
			accepted[i] = c.hearing > 2 && c.heard > 1 && c.again > 0
		case mixedLabel:
			said := d.words(i)
			amongCaps := c.caps >= 2 && c.capsSure && (c.alike[l.key] > 1 || look.SentenceEnd(said.text))
			spoken := c.dialogue() || amongCaps
			accepted[i] = spoken && (c.alike[l.key] > 1 || d.full(l)) || c.reactions >= 2 && d.reaction(i) || c.timed > 1 &&
				l.timed
		}
		accepted[i] = accepted[i] && (headline == "" || l.key != headline)
	}
	return accepted
}

// labelCounts are the labels of an article, counted.
type labelCounts struct {
	alike              map[string]int // rows with the same label
	caps, record       int
	hearing, heard     int  // labels of a hearing's record, and how many differ
	capsSure           bool // a label in capitals is no heading: it comes again, or has several words
	questions, answers int  // labels that are letters
	asked              int  // labels of those who ask, "Question:"
	mixed              int  // other labels in mixed case
	fullNames          int  // of them, those with a first name
	again              int  // of them, those that come again
	reactions          int  // labels in mixed case before marked words
	sentences          int  // rows with a label in mixed case and at least two words that end a sentence
	turns              int  // how often another speaks than in the row before, both seen before
	before             string
	heardBefore        map[string]bool
	questioned, first  int // rows with a label in mixed case that ask, and that are in the first person
	timed              int // labels with a time beside them
	headings           int // labels in capitals above words that report of the one they name
}

// countLabels counts the labels.
func (d *transcripts) countLabels() labelCounts {
	c := labelCounts{alike: map[string]int{}, heardBefore: map[string]bool{}}
	for i := range d.rows {
		if l := d.rows[i].label; l.style != noLabel {
			c.alike[l.key]++
		}
	}
	for i := range d.rows {
		c.count(d, i)
	}
	return c
}

func (c *labelCounts) count(d *transcripts, i int) {
	l := d.rows[i].label
	if l.timed {
		c.timed++
	}
	named := l.voice.Kind == voice.Person || l.voice.Kind == voice.Office || l.voice.Kind == voice.Group
	switch l.style {
	case capsLabel:
		if l.voice.Kind == voice.NoVoice {
			return
		}
		c.caps++
		said := d.words(i)
		spoken := c.caps > 1 && (look.SaysI(said.text) || look.Asks(said.text)) && d.full(l)
		c.capsSure = c.capsSure || !named || c.alike[l.key] > 1 || l.voice.Role.Len() > 0 || spoken
		if d.reportsOf(l, &said) {
			c.headings++
		}
	case letterLabel:
		if l.voice.Kind == voice.Asker {
			c.questions++
		} else {
			c.answers++
		}
	case recordLabel:
		c.record++
	case hearingLabel:
		c.countHearing(l)
	case mixedLabel:
		if l.voice.Kind == voice.Asker || l.voice.Kind == voice.Principal {
			c.asked++
		} else {
			c.countMixed(d, i)
		}
	}
}

// countHearing counts a label of a hearing's record.
func (c *labelCounts) countHearing(l *label) {
	c.hearing++
	if c.alike[l.key] > 1 {
		c.again++
	}
	if !c.heardBefore[l.key] {
		c.heardBefore[l.key] = true
		c.heard++
	}
}

// countMixed counts the label of row i, which is in mixed case and names someone.
func (c *labelCounts) countMixed(d *transcripts, i int) {
	l := d.rows[i].label
	c.mixed++
	if len(d.WordsOf(l.voice.Name)) > 1 {
		c.fullNames++
	}
	if c.alike[l.key] > 1 {
		c.again++
		if c.before != "" && c.before != l.key {
			c.turns++
		}
		c.before = l.key
	}
	if d.reaction(i) {
		c.reactions++
	}
	if said := d.words(i); look.SentenceEnd(said.text) && strings.Contains(said.text, " ") {
		c.sentences++
	}
	if look.Asks(d.rows[i].text) {
		c.questioned++
	}
	if look.SaysI(d.rows[i].text) {
		c.first++
	}
}

// words returns the words after the label of row i as a row, or the next row where the label stands alone.
func (d *transcripts) words(i int) row {
	r := &d.rows[i]
	if r.label.body >= r.Span.End && i+1 < len(d.rows) {
		return d.rows[i+1]
	}
	return r.slice(d.Text, r.label.body, r.Span.End)
}

// reportsOf reports whether words after a label are a report: "DUNMARK: Dunmark has not commented."
func (d *transcripts) reportsOf(l *label, r *row) bool {
	named := len(r.text) > len(l.key) && strings.EqualFold(r.text[:len(l.key)], l.key) && r.text[len(l.key)] == ' '
	if named || d.narrates(r) {
		return true
	}
	_, whole := d.said(r.Span.Start, r.Span.End)
	return !whole && d.reports(r)
}

// dialogue reports whether labels in mixed case are those of a transcript: someone asks and someone answers, or two
// speak in turns.
func (c *labelCounts) dialogue() bool {
	speech := c.questioned > 0 || c.first > 0 || c.turns >= 4
	once := c.mixed > 1 && c.fullNames == c.mixed && c.sentences == c.mixed && c.questioned > 0 && c.first > 0
	return c.asked >= 2 || c.asked > 0 && c.mixed > 0 || once ||
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
		bare := r.label.voice.Role.Len() > 0 && look.SentenceEnd(below)
		return d.full(r.label) && (bare || look.Marked(below))
	}
	if !look.Marked(rest) {
		return false
	}
	_, whole := d.said(r.label.body, r.Span.End)
	return whole
}
