package layout

import (
	"strings"
	"unicode"

	"verbatim/corpus"
	"verbatim/corpus/layout/look"
	"verbatim/corpus/layout/voice"
)

// posts reads what was posted elsewhere and is signed with a dash: "… — Ada Marsh (@adamarsh) January 7, 2022".
type posts struct{ *document }

func (d posts) read() {
	type signed struct {
		row  int // the row with the words
		last int // the row with the signature: the same, or the next
		sign corpus.Span
		v    voice.Voice
		sure bool
	}
	var found []signed
	for i := range d.rows {
		if r := &d.rows[i]; r.taken || look.Marked(r.text) || r.text[0] == '<' {
			continue
		}
		if sign, ok := d.signature(i); ok {
			row := i
			if sign.Start == d.rows[i].Span.Start+look.LeadIn(d.rows[i].text) {
				row = i - 1
			}
			if row < 0 || d.rows[row].taken || look.Marked(d.rows[row].text) {
				continue
			}
			if v, ok := signer(d.document, sign); ok && v.Kind != voice.Asker && v.Kind != voice.NoVoice {
				sure := strings.Contains(sign.In(d.Text), "@") || v.Kind == voice.Person && v.Role.Len() > 0
				found = append(found, signed{row, i, sign, v, sure})
			}
		}
	}
	for _, s := range found {
		if !s.sure && len(found) < 2 || d.rows[s.row].taken || d.rows[s.last].taken {
			continue
		}
		start := d.rows[s.row].Span.Start
		end := min(s.sign.Start, d.rows[s.row].Span.End)
		end = start + len(strings.TrimRight(d.Text[start:end], " -–—"))
		words := voice.Trimmed(d.Text, start, d.withoutLinks(start, end))
		if words.Len() > 0 {
			of := embeds(d).postOf(s.sign, s.row, s.last+1)
			t := Turn{Form: Post, Label: nameIn(s.sign, &s.v), Voice: s.v, Words: []corpus.Span{words}, Post: of}
			d.add(t, s.row, s.last+1)
		}
	}
}

// signature returns the words after the last dash of row i if they can name its author.
func (d posts) signature(i int) (corpus.Span, bool) {
	r := &d.rows[i]
	if look.SentenceEnd(r.text) && strings.IndexByte(r.text[max(0, len(r.text)-look.MaxSignature):], '@') < 0 {
		return corpus.Span{}, false // as most rows
	}
	at := look.SignatureAt(r.text)
	if at < 0 || i == 0 && at == look.LeadIn(r.text) {
		return corpus.Span{}, false
	}
	sign := voice.Trimmed(d.Text, r.Span.Start+at, r.Span.End)
	words := sign.In(d.Text)
	alone := at <= look.LeadIn(r.text)
	if strings.Contains(words, "(@") || voice.IsHandle(words) {
		return sign, true
	}
	before := strings.TrimRight(r.text[:at], " -–—")
	return sign, !alone && look.SentenceEnd(before) && !look.SentenceEnd(words) && !strings.ContainsAny(words, "“”\"?!")
}

// withoutDay returns the span of a signature without the day after it: "Ada Marsh (@adamarsh) January 7, 2022".
func (d *document) withoutDay(sign corpus.Span) corpus.Span {
	text := sign.In(d.Text)
	if i := strings.LastIndexByte(text, ')'); i > 0 && strings.ContainsAny(text[i:], "0123456789") {
		return voice.Trimmed(d.Text, sign.Start, sign.Start+i+1)
	}
	return sign
}

// withoutLinks returns where the words [start, end) of a post end before the links at its end.
func (d *document) withoutLinks(start, end int) int {
	for {
		span := voice.Trimmed(d.Text, start, end)
		words := span.In(d.Text)
		i := strings.LastIndexFunc(words, unicode.IsSpace)
		last := words[i+1:]
		if i < 0 || !look.Link(last) {
			return span.End
		}
		end = span.Start + i
	}
}
