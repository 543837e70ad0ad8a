package layout

import (
	"verbatim/corpus"
	"verbatim/corpus/layout/look"
	"verbatim/corpus/layout/voice"
)

// interviews reads questions and answers without names: dashes open both, or the questions are set in bold.
type interviews struct{ *document }

func (d interviews) read() {
	if d.dashedInterview() {
		d.alternate(func(r *row) bool { return look.Dash(r.text) > 0 })
		return
	}
	if d.boldInterview() {
		d.boldTurns()
	}
}

// dashedInterview reports whether dashes open questions and answers in turns: the first asks, and at least half of
// every second one.
func (d interviews) dashedInterview() bool {
	n, asked, answered := 0, 0, 0
	for i := range d.rows {
		r := &d.rows[i]
		if r.taken || look.Dash(r.text) == 0 {
			continue
		}
		if n == 0 && !look.Asks(r.text) {
			return false
		}
		if n%2 == 0 && look.Asks(r.text) {
			asked++
		} else if n%2 == 1 && !look.Asks(r.text) {
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
			for next < len(d.rows) && !opens(&d.rows[next]) && !d.closes(&d.rows[next]) && !d.aboutGuest(&d.rows[next]) {
				next++
			}
		}
		for k := i; k < next; k++ {
			row := &d.rows[k]
			if k > i && d.skipped(row) {
				continue
			}
			if words, whole := d.said(row.Span.Start+look.Dash(row.text), row.Span.End); whole {
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
	return !r.taken && (r.Bold || r.Italic || r.Kind == corpus.Heading) && look.Asks(r.text)
}

// boldTurns reads bold questions and the rows below each as its answer.
func (d interviews) boldTurns() {
	for i := 0; i < len(d.rows); {
		if !d.rows[i].boldQuestion() {
			i++
			continue
		}
		d.add(d.boldAsker(&d.rows[i]), i, i+1)
		answer := Turn{Form: Interview, Voice: voice.Voice{Kind: voice.Principal}}
		next := i + 1
		for ; next < len(d.rows) && !d.rows[next].boldQuestion() && !d.closes(&d.rows[next]); next++ {
			r := &d.rows[next]
			if next > i+1 && !look.SaysI(r.text) && d.aboutGuest(r) {
				break
			}
			if !d.skipped(r) {
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

// boldAsker returns the turn of a bold question, which a number or the letter Q may open.
func (d interviews) boldAsker(r *row) Turn {
	t := Turn{Form: Interview, Voice: voice.Voice{Kind: voice.Asker}}
	start := r.Span.Start + look.Numbering(r.text)
	if n, ok := look.LetterOf(r.text); ok {
		start, t.Label = r.Span.Start+n, corpus.Span{Start: r.Span.Start, End: r.Span.Start + 1}
	}
	words, _ := d.said(start, r.Span.End)
	t.Words = []corpus.Span{words}
	return t
}
