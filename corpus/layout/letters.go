package layout

import (
	"strings"

	"verbatim/corpus"
	"verbatim/corpus/layout/look"
	"verbatim/corpus/layout/voice"
)

// letters reads letters, which a salutation opens and a signature ends.
type letters struct{ *document }

func (d letters) read() {
	for i := 0; i < len(d.rows); i++ {
		r := &d.rows[i]
		after := look.Salutation(r.text)
		if after == 0 || r.taken {
			continue
		}
		if next := d.letter(i, after); next > i {
			i = next - 1
		}
	}
	d.openLetter()
}

// openLetter reads a letter without a salutation that the first row announces.
func (d letters) openLetter() {
	if len(d.rows) == 0 {
		return
	}
	if !look.AnnouncesLetter(d.title) && !look.AnnouncesLetter(d.rows[0].text) {
		return
	}
	for i := 0; i < len(d.rows) && i < maxSpeechHead; i++ {
		if r := &d.rows[i]; !r.taken && look.SentenceEnd(r.text) && look.SaysI(r.text) && !look.Marked(r.text) {
			d.letter(i, 0)
			return
		}
	}
}

// refers reports whether a row says what a letter is about: "Re “The lock leaks” (news article, March 2):".
func (d letters) refers(r *row) bool {
	return strings.HasPrefix(r.text, "Re ") || strings.HasPrefix(r.text, "Re: ") || strings.HasPrefix(r.text, "RE: ")
}

// letter reads the letter whose salutation opens row i and has so many bytes. It returns the row after its signatures,
// or 0 where no one has signed it.
func (d letters) letter(i, after int) int {
	t := Turn{Form: Letter}
	r := &d.rows[i]
	if words := voice.Trimmed(d.Text, r.Span.Start+after, r.Span.End); words.Len() > 0 {
		t.Words = append(t.Words, words)
	}
	next := i + 1
	for ; next < len(d.rows) && !d.endsLetter(next); next++ {
		if d.refers(&d.rows[next]) {
			continue
		}
		t.Words = append(t.Words, voice.Trimmed(d.Text, d.rows[next].Span.Start, d.rows[next].Span.End))
	}
	for next < len(d.rows) && !d.rows[next].taken && look.ClosingPhrase(d.rows[next].text) {
		next++
	}
	signed, end := d.signatories(next)
	if len(signed) == 0 || len(t.Words) == 0 {
		return 0
	}
	t.Voice, t.Joint, t.Label = signed[0], signed[1:], signed[0].Name
	d.add(t, i, end)
	return end
}

// signatories reads the rows from row i on as signatures, a name or several per line, each perhaps with an office or a
// place below. It returns the row after the last.
func (d letters) signatories(i int) (signed []voice.Voice, end int) {
	for end = i; end < len(d.rows) && len(signed) < maxSignatories; end++ {
		r := &d.rows[end]
		if r.taken || look.Salutation(r.text) > 0 || d.ends(r) || len(r.text) > look.MaxSignature*maxSignatories {
			break
		}
		list := d.signatures(r)
		if len(list) == 0 && (len(signed) == 0 || !d.belowName(r)) {
			break
		}
		signed = append(signed, list...)
	}
	return signed, end
}

// maxSignatories is how many people may have signed a letter. Each quote of it names all of them.
const maxSignatories = 100

// signatures returns those whom the lines of a row name.
func (d letters) signatures(r *row) []voice.Voice {
	var signed []voice.Voice
	for at := r.Span.Start; at < r.Span.End; {
		line := d.firstLine(corpus.Span{Start: at, End: r.Span.End})
		at = max(line.End, at) + 1
		if line.Len() > look.MaxSignature || look.SentenceEnd(line.In(d.Text)) && !strings.HasSuffix(line.In(d.Text), ".)") {
			return signed
		}
		line = d.capitalName(line)
		line.Start += look.LeadIn(line.In(d.Text)) + look.Numbering(line.In(d.Text))
		line.End = line.Start + len(strings.TrimRight(line.In(d.Text), ",; "))
		list, ok := d.Voices(line)
		words := d.WordsOf(list[0].Name)
		if !ok || list[0].Kind != voice.Person || len(words) < 2 || d.Is(words[0], voice.Place) &&
			!d.Is(words[0], voice.Given) {
			if len(signed) == 0 {
				return nil
			}
			continue // where they live or work
		}
		signed = append(signed, list...)
	}
	return signed
}

// capitalName returns a line without the place after a name in capitals: "ADA MARSH Halden".
func (d letters) capitalName(line corpus.Span) corpus.Span {
	words := d.WordsOf(line)
	n := 0
	for n < len(words) && (voice.AllCaps(words[n].In(d.Text)) || n > 0 && words[n].Len() == 2) {
		n++
	}
	if n < 2 || n == len(words) || voice.AllCaps(words[n].In(d.Text)) || strings.HasSuffix(words[n-1].In(d.Text), ",") {
		return line
	}
	return corpus.Span{Start: line.Start, End: words[n-1].End}
}

// belowName reports whether a row below a signature says where the one who signed works or lives.
func (d letters) belowName(r *row) bool {
	return len(r.text) <= look.MaxSignature && !look.SentenceEnd(r.text) && !look.Marked(r.text) && r.label.style == noLabel
}

// endsLetter reports whether a row is not part of the letter above it.
func (d letters) endsLetter(i int) bool {
	r := &d.rows[i]
	return r.taken || d.signs(i) || look.Salutation(r.text) > 0 || d.ends(r)
}

// signs reports whether a row is a letter's signature or what stands above it.
func (d letters) signs(i int) bool {
	if look.ClosingPhrase(d.rows[i].text) {
		return true
	}
	line := d.firstLine(d.rows[i].Span)
	if line.Len() > look.MaxSignature || strings.ContainsAny(line.In(d.Text), "?!:;“”\"") {
		return false
	}
	list, ok := d.Voices(line)
	return ok && list[0].Kind == voice.Person
}

// firstLine returns the first line of a span.
func (d letters) firstLine(span corpus.Span) corpus.Span {
	if i := strings.IndexByte(span.In(d.Text), '\n'); i >= 0 {
		span.End = span.Start + i
	}
	return voice.Trimmed(d.Text, span.Start, span.End)
}
