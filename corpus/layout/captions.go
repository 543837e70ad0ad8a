package layout

import (
	"strings"

	"verbatim/corpus"
)

// captions reads what a caption or heading reports after a name with an office and a colon: "The mayor of Halden, Ada
// Marsh: The dam “hums at night”". The words are the reporter's, with marked ones in them.
type captions struct{ *document }

func (d captions) read() {
	for i := range d.rows {
		r := &d.rows[i]
		v := &r.label.voice
		if r.taken || r.label.style != mixedLabel || v.Kind != Person {
			continue
		}
		if v.Role.Len() == 0 || len(d.wordsOf(v.Name)) < 2 {
			continue
		}
		words := trimmed(d.text, r.label.body, r.Span.End)
		words.End = words.Start + len(withoutLastRemark(words.In(d.text)))
		text := words.In(d.text)
		if marked(text) || !strings.ContainsAny(text, "“\"«") || d.hasReport(words) {
			continue
		}
		d.add(Turn{Form: Caption, Label: r.label.name, Voice: *v, Words: []corpus.Span{words}}, i, i+1)
	}
}
