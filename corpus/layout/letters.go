package layout

import (
	"strings"

	"verbatim/corpus"
	"verbatim/corpus/layout/voice"
)

// salutations open letters to an editor.
var salutations = []string{"Sir, ", "Sir – ", "Sir — ", "Madam, ", "Sirs, ", "SIR – ", "Dear Editor", "To the Editor"}

// letters reads letters, which a salutation opens and a signature ends.
type letters struct{ *document }

func (d letters) read() {
	for i := 0; i < len(d.rows); i++ {
		r := &d.rows[i]
		after := salutation(r.text)
		if after == 0 || r.taken {
			continue
		}
		t := Turn{Form: Letter}
		if words := voice.Trimmed(d.Text, r.Span.Start+after, r.Span.End); words.Len() > 0 {
			t.Words = append(t.Words, words)
		}
		next := i + 1
		for ; next < len(d.rows) && !d.endsLetter(next); next++ {
			t.Words = append(t.Words, voice.Trimmed(d.Text, d.rows[next].Span.Start, d.rows[next].Span.End))
		}
		for next < len(d.rows) && closingPhrase(d.rows[next].text) {
			next++
		}
		if next >= len(d.rows) {
			return
		}
		v, ok := d.Voice(d.firstLine(d.rows[next].Span))
		if !ok || v.Kind != voice.Person || len(t.Words) == 0 {
			continue
		}
		t.Voice, t.Label = v, v.Name
		d.add(t, i, next+1)
		i = next
	}
}

// endsLetter reports whether a row is not part of the letter above it.
func (d letters) endsLetter(i int) bool {
	r := &d.rows[i]
	return r.taken || d.signs(i) || salutation(r.text) > 0
}

// signs reports whether a row is a letter's signature or what stands above it.
func (d letters) signs(i int) bool {
	line := d.firstLine(d.rows[i].Span)
	if closingPhrase(d.rows[i].text) {
		return true
	}
	if line.Len() > maxSignature || strings.ContainsAny(line.In(d.Text), "?!:;“”\"") {
		return false
	}
	v, ok := d.Voice(line)
	return ok && v.Kind == voice.Person
}

// maxSalutation is how many bytes may name those whom a letter is to.
const maxSalutation = 60

// salutation returns the length of the salutation that opens a text, or 0.
func salutation(text string) int {
	if rest, ok := strings.CutPrefix(text, "Dear "); ok {
		if comma := strings.IndexAny(rest, ",:"); comma > 0 && comma < maxSalutation && !strings.ContainsAny(rest[:comma], ".!?") {
			return len(text) - len(strings.TrimLeft(rest[comma+1:], " \n"))
		}
	}
	for _, s := range salutations {
		if strings.HasPrefix(text, s) || text == strings.TrimRight(s, " –—") {
			s = s[:min(len(s), len(text))]
			return len(s) + len(text[len(s):]) - len(strings.TrimLeft(text[len(s):], ":,– \n"))
		}
	}
	return 0
}

// closingPhrase reports whether a row is what stands above a signature.
func closingPhrase(text string) bool {
	for _, phrase := range []string{"Yours ", "Sincerely", "Kind regards"} {
		if strings.HasPrefix(text, phrase) {
			return true
		}
	}
	return false
}

// firstLine returns the first line of a span.
func (d *document) firstLine(span corpus.Span) corpus.Span {
	if i := strings.IndexByte(span.In(d.Text), '\n'); i >= 0 {
		span.End = span.Start + i
	}
	return voice.Trimmed(d.Text, span.Start, span.End)
}
