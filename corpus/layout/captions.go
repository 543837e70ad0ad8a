package layout

import (
	"strings"

	"verbatim/corpus"
	"verbatim/corpus/layout/look"
	"verbatim/corpus/layout/voice"
)

// captions reads what a caption or heading reports after a name with an office and a colon: "The mayor of Halden, Ada
// Marsh: The dam “hums at night”". The words are the reporter's, with marked ones in them.
type captions struct{ *document }

func (d captions) read() {
	for i := range d.rows {
		r := &d.rows[i]
		v := &r.label.voice
		if r.taken || r.label.style != mixedLabel || v.Kind != voice.Person {
			continue
		}
		if v.Role.Len() == 0 || len(d.WordsOf(v.Name)) < 2 {
			continue
		}
		words := voice.Trimmed(d.Text, r.label.body, r.Span.End)
		words.End = words.Start + len(look.WithoutLastRemark(words.In(d.Text)))
		text := words.In(d.Text)
		if look.Marked(text) || !strings.ContainsAny(text, "“\"«") || d.HasReport(words) {
			continue
		}
		d.add(Turn{Form: Caption, Label: r.label.name, Voice: *v, Words: []corpus.Span{words}}, i, i+1)
	}
}
