package layout

import (
	"strings"
	"unicode"

	"verbatim/corpus"
	"verbatim/corpus/layout/look"
	"verbatim/corpus/layout/voice"
)

// signedQuotations reads the rows of a list of quotations, each with a dash and the one who said it: "“No.” - Ada
// Marsh,
// asked whether she would come".
func (d posts) signedQuotations() {
	var turns []Turn
	var rows []int
	for i := range d.rows {
		r := &d.rows[i]
		if r.taken || !look.Marked(r.text) || i > 0 && d.opensQuotation(i-1) {
			continue
		}
		if t, ok := d.signedQuotation(r); ok {
			turns, rows = append(turns, t), append(rows, i)
		}
	}
	if len(turns) < minSigned {
		return
	}
	for k, i := range rows {
		d.add(turns[k], i, i+1)
	}
}

// minSigned is how many signed quotations make a list of them.
const minSigned = 3

// opensQuotation reports whether a quotation begins in row i that goes on in the next row.
func (d posts) opensQuotation(i int) bool {
	return look.Marked(d.rows[i].text) && look.ClosingOf(d.rows[i].text) < 0
}

// signedQuotation reads a row that is one quotation with a dash and a name after it.
func (d posts) signedQuotation(r *row) (Turn, bool) {
	closing := look.ClosingOf(r.text)
	if closing < 0 || len(r.text)-closing > 2*maxSignature {
		return Turn{}, false
	}
	at := closing + len(string(voice.FirstRune(r.text[closing:])))
	rest := strings.TrimLeft(r.text[at:], " \u00a0")
	bare := strings.TrimLeft(rest, "-–—― ")
	if len(bare) == len(rest) || bare == "" || strings.ContainsAny(bare, "\"“”«»") {
		return Turn{}, false
	}
	start := r.Span.Start + len(r.text) - len(bare)
	sign := voice.Trimmed(d.Text, start, start+len(look.WithoutOccasion(strings.TrimRight(bare, ". "))))
	words := voice.Trimmed(d.Text, r.Span.Start+len(string(voice.FirstRune(r.text))), r.Span.Start+closing)
	t := Turn{Form: Reactions, Label: sign, Words: []corpus.Span{words}}
	v, ok := d.Voice(d.withoutDay(sign))
	switch first := voice.FirstRune(bare); {
	case ok && (v.Kind == voice.Person || v.Kind == voice.Group):
		t.Voice = v
	case ok && v.Kind == voice.Office || unicode.IsLower(first) && d.HasRole(sign.In(d.Text)) || voice.HasArticle(bare):
		t.Voice = voice.Voice{Kind: voice.Stranger} // "a delegate of one of the smaller states"
	default:
		return Turn{}, false
	}
	return t, words.Len() > 0
}
