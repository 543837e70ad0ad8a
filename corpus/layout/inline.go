package layout

import (
	"strings"
	"unicode/utf8"

	"verbatim/corpus/layout/look"
	"verbatim/corpus/layout/voice"
)

// inline reads paragraphs that hold several turns.
type inline struct{ *document }

// split splits the rows that hold several turns: "Q: Is it late? A: It is. Q: By how much? A: By a year."
func (d inline) split() {
	var rows []row // those before row from, with the parts of the rows that are split
	from := 0
	for i := range d.rows {
		r := &d.rows[i]
		starts := d.inlineLabels(r)
		if len(starts) == 0 {
			continue
		}
		rows = append(rows, d.rows[from:i]...)
		from = i + 1
		if r.Span.Start < starts[0] {
			rows = append(rows, r.slice(d.Text, r.Span.Start, starts[0]))
		}
		for k, start := range starts {
			end := r.Span.End
			if k+1 < len(starts) {
				end = starts[k+1]
			}
			rows = append(rows, r.slice(d.Text, start, end))
		}
	}
	if from > 0 {
		d.rows = append(rows, d.rows[from:]...)
	}
}

// slice returns the part [start, end) of a row.
func (r *row) slice(text string, start, end int) row {
	part := *r
	part.Span = voice.Trimmed(text, start, end)
	part.text, part.label, part.inline = part.Span.In(text), unlabelled, true
	return part
}

// inlineLabels returns where the labels of a row stand that holds several turns, nil for other rows.
func (d inline) inlineLabels(r *row) []int {
	if strings.Count(r.text, ":")+strings.Count(r.text, "Q. ") < 2 {
		return nil
	}
	var found exchange
	for _, at := range d.sentenceStarts(r.text) {
		part := r.slice(d.Text, r.Span.Start+at, r.Span.End)
		if l := d.readLabel(&part); l.style != noLabel && l.style != recordLabel {
			found.add(r.Span.Start+at, l)
		}
	}
	if !found.isDialogue() {
		return nil
	}
	return found.starts
}

// sentenceStarts returns where the sentences of a text begin: at its start, and after a full stop and a space.
func (d inline) sentenceStarts(text string) []int {
	starts := []int{0}
	for i := 1; i+1 < len(text); i++ {
		if text[i] != ' ' && text[i] != '\n' || text[i+1] == ' ' {
			continue
		}
		before := strings.TrimRight(text[max(0, i-maxAbbreviation):i], look.Closers+")] ")
		if stop := look.LastRune(before); strings.ContainsRune("?!…", stop) || stop == '.' && !d.abbreviates(before) {
			starts = append(starts, i+1)
		}
	}
	return starts
}

// maxAbbreviation is how many bytes before a space are looked at for an abbreviation.
const maxAbbreviation = 12

// maxTitle is how many characters a title with a full stop may have: "Prof.".
const maxTitle = 4

// abbreviates reports whether the full stop that ends a text is that of an initial or a title: "Mr.".
func (d inline) abbreviates(text string) bool {
	word := strings.TrimRight(text[strings.LastIndexAny(text, " \n(")+1:], ".")
	n := utf8.RuneCountInString(word)
	return n < 2 || n <= maxTitle && d.Known(word)&voice.Title != 0
}

// An exchange is the labels that one row has at the starts of its sentences.
type exchange struct {
	starts  []int
	keys    map[string]int
	before  string
	changes int // how often another speaks than before
	asks    int // labels of those who ask without a name
	answers int // labels of those who answer them
	caps    int // labels in capitals
}

// add counts a label that stands at byte at. The letters of questions and answers count only in turns: "A." may be an
// initial.
func (x *exchange) add(at int, l *label) {
	if l.style == letterLabel && (x.before == l.key || x.before == "" && l.voice.Kind != voice.Asker) {
		return
	}
	if x.keys == nil {
		x.keys = map[string]int{}
	}
	x.starts = append(x.starts, at)
	x.keys[l.key]++
	if x.before != "" && x.before != l.key {
		x.changes++
	}
	x.before = l.key
	switch {
	case l.voice.Kind == voice.Asker:
		x.asks++
	case l.voice.Kind == voice.Principal:
		x.answers++
	case l.style == capsLabel:
		x.caps++
	}
}

// isDialogue reports whether the labels are those of people who talk in turns.
func (x *exchange) isDialogue() bool {
	n := len(x.starts)
	again := n - len(x.keys)
	switch {
	case n < 3 || len(x.keys) < 2 || x.changes*4 < (n-1)*3:
		return false
	case x.asks > 0:
		return x.answers > 0 || x.asks < n
	}
	return again > 0 && x.caps == n || again >= 2 && n >= 4
}
