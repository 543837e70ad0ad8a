package layout

import (
	"strings"
	"unicode"

	"verbatim/corpus"
	"verbatim/corpus/layout/look"
	"verbatim/corpus/layout/voice"
)

// signedQuotes reads lists of quotations, each with a dash and the one who said it.
type signedQuotes struct{ *document }

// read reads the rows of a list of quotations, each with a dash and the one who said it: "“No.” - Ada
// Marsh,
// asked whether she would come".
func (d signedQuotes) read() {
	var turns []Turn
	var rows, ends []int
	for i := range d.rows {
		r := &d.rows[i]
		if r.taken || !look.Marked(r.text) || i > 0 && d.opensQuotation(i-1) {
			continue
		}
		t, ok := d.signedQuotation(r)
		last := i + 1
		if !ok && last < len(d.rows) && (len(turns) > 0 || i == 0 || !d.isSignature(&d.rows[i-1])) {
			t, ok = d.signedBelow(r, &d.rows[last])
			last++
		}
		if ok {
			turns, rows, ends = append(turns, t), append(rows, i), append(ends, last)
		}
	}
	if len(turns) < minSigned {
		return
	}
	for k, i := range rows {
		d.add(turns[k], i, ends[k])
	}
}

// minSigned is how many signed quotations make a list of them.
const minSigned = 3

// signedBelow reads a row that is one quotation, with a dash and a name in the row below it.
func (d signedQuotes) signedBelow(r, below *row) (Turn, bool) {
	closing := look.ClosingOf(r.text)
	if closing < 0 || strings.Trim(r.text[closing:], look.Closers+" ") != "" || below.taken {
		return Turn{}, false
	}
	words := voice.Trimmed(d.Text, r.Span.Start+len(string(voice.FirstRune(r.text))), r.Span.Start+closing)
	return d.signed(words, below.text, below.Span.Start)
}

// isSignature reports whether a row is nothing but a signature: above a quotation, it is a head.
func (d signedQuotes) isSignature(r *row) bool {
	_, ok := d.signed(r.Span, r.text, r.Span.Start)
	return ok
}

// opensQuotation reports whether a quotation begins in row i that goes on in the next row.
func (d signedQuotes) opensQuotation(i int) bool {
	return look.Marked(d.rows[i].text) && look.ClosingOf(d.rows[i].text) < 0
}

// signedQuotation reads a row that is one quotation with a dash and a name after it.
func (d signedQuotes) signedQuotation(r *row) (Turn, bool) {
	closing := look.ClosingOf(r.text)
	if closing < 0 {
		return Turn{}, false
	}
	at := closing + len(string(voice.FirstRune(r.text[closing:])))
	words := voice.Trimmed(d.Text, r.Span.Start+len(string(voice.FirstRune(r.text))), r.Span.Start+closing)
	return d.signed(words, r.text[at:], r.Span.Start+at)
}

// signed returns the turn of a quotation whose signature, with a dash before it, is a text that begins at byte at.
func (d signedQuotes) signed(words corpus.Span, text string, at int) (Turn, bool) {
	bare := strings.TrimLeft(text, " \u00a0")
	if !strings.ContainsRune("-–—―", voice.FirstRune(bare)) {
		return Turn{}, false
	}
	if bare = strings.TrimLeft(bare, "-–—― \u00a0"); bare == "" {
		return Turn{}, false
	}
	start := at + len(text) - len(bare)
	bare = look.SignatureOf(bare)
	if len(bare) > look.MaxSignature || strings.ContainsAny(bare, "\"“”«»") {
		return Turn{}, false
	}
	sign := voice.Trimmed(d.Text, start, start+len(bare))
	t := Turn{Form: Reactions, Label: sign, Words: []corpus.Span{words}}
	v, ok := d.Voice(d.withoutDay(sign))
	switch first := voice.FirstRune(bare); {
	case ok && (v.Kind == voice.Person || v.Kind == voice.Group):
		t.Voice = v
	case ok && v.Kind == voice.Office || unicode.IsLower(first) && d.HasRole(bare) || voice.HasArticle(bare):
		t.Voice = voice.Voice{Kind: voice.Stranger} // "a delegate of one of the smaller states"
	default:
		return Turn{}, false
	}
	return t, words.Len() > 0
}
