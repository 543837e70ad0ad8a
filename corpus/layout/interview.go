package layout

import (
	"strings"

	"verbatim/corpus"
	"verbatim/corpus/layout/voice"
)

// interviews reads questions and answers without names: dashes open both, or the questions are set in bold.
type interviews struct{ *document }

func (d interviews) read() {
	if d.dashedInterview() {
		d.alternate(func(r *row) bool { return dash(r.text) > 0 })
		return
	}
	if d.boldInterview() {
		d.boldTurns()
	}
}

// dash returns the length of the dash that opens a text and of the space after it, or 0.
func dash(text string) int {
	for _, sign := range []string{"-", "–", "—", "―"} {
		if rest, ok := strings.CutPrefix(text, sign); ok {
			if spaces := len(rest) - len(strings.TrimLeft(rest, " \u00a0")); spaces > 0 {
				return len(sign) + spaces
			}
		}
	}
	return 0
}

// asks reports whether a row ends with a question mark.
func asks(text string) bool { return strings.HasSuffix(strings.TrimRight(text, closers+")]* "), "?") }

// dashedInterview reports whether dashes open questions and answers in turns: the first asks, and at least half of
// every second one.
func (d interviews) dashedInterview() bool {
	n, asked, answered := 0, 0, 0
	for i := range d.rows {
		r := &d.rows[i]
		if r.taken || dash(r.text) == 0 {
			continue
		}
		if n == 0 && !asks(r.text) {
			return false
		}
		if n%2 == 0 && asks(r.text) {
			asked++
		} else if n%2 == 1 && !asks(r.text) {
			answered++
		}
		n++
	}
	return n >= 4 && asked*4 >= n && answered*4 >= n
}

// alternate reads rows that open with a sign as questions and answers in turns; rows without it go on with an answer.
func (d interviews) alternate(opens func(*row) bool) {
	question := false
	for i := 0; i < len(d.rows); i++ {
		r := &d.rows[i]
		if r.taken || !opens(r) {
			continue
		}
		question = !question
		t := Turn{Form: Interview, Voice: voice.Voice{Kind: voice.Asker}}
		next := i + 1
		if !question {
			t.Voice.Kind = voice.Principal
			for next < len(d.rows) && !opens(&d.rows[next]) && !d.closes(&d.rows[next]) {
				next++
			}
		}
		for k := i; k < next; k++ {
			row := &d.rows[k]
			if k > i && d.skipped(row) {
				continue
			}
			if words, whole := d.said(row.Span.Start+dash(row.text), row.Span.End); whole {
				t.Words = append(t.Words, words)
			}
		}
		d.add(t, i, next)
		i = next - 1
	}
}

// boldInterview reports whether at least two rows are questions set in bold, with words below each.
func (d interviews) boldInterview() bool {
	n := 0
	for i := range d.rows {
		if d.rows[i].boldQuestion() && i+1 < len(d.rows) && !d.rows[i+1].boldQuestion() {
			n++
		}
	}
	return n >= 2
}

func (r *row) boldQuestion() bool {
	return !r.taken && (r.Bold || r.Italic || r.Kind == corpus.Heading) && asks(r.text)
}

// numbering returns the length of the number that opens a text: "1. ".
func numbering(text string) int {
	digits := len(text) - len(strings.TrimLeft(text, "0123456789"))
	if digits == 0 || !strings.HasPrefix(text[digits:], ". ") {
		return 0
	}
	return digits + 2
}

// boldTurns reads bold questions and the rows below each as its answer.
func (d interviews) boldTurns() {
	for i := 0; i < len(d.rows); {
		if !d.rows[i].boldQuestion() {
			i++
			continue
		}
		words, _ := d.said(d.rows[i].Span.Start+numbering(d.rows[i].text), d.rows[i].Span.End)
		d.add(Turn{Form: Interview, Voice: voice.Voice{Kind: voice.Asker}, Words: []corpus.Span{words}}, i, i+1)
		answer := Turn{Form: Interview, Voice: voice.Voice{Kind: voice.Principal}}
		next := i + 1
		for ; next < len(d.rows) && !d.rows[next].boldQuestion() && !d.closes(&d.rows[next]); next++ {
			if r := &d.rows[next]; !d.skipped(r) {
				if words, whole := d.said(r.Span.Start, r.Span.End); whole {
					answer.Words = append(answer.Words, words)
				}
			}
		}
		if next > i+1 {
			d.add(answer, i+1, next)
		}
		i = next
	}
}
