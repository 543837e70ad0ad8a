package layout

import (
	"strings"

	"verbatim/corpus"
	"verbatim/corpus/layout/look"
	"verbatim/corpus/layout/voice"
)

// markedStatement reads a statement that the outlet sets in marks below a row that leads over to it: "The press service
// issued this statement:". It reports whether there is one.
func (d speeches) markedStatement(voices []voice.Voice) bool {
	for i := 0; i+1 < len(d.rows) && i < maxSpeechHead; i++ {
		first := i + 1
		if !strings.HasSuffix(d.rows[i].text, ":") || d.rows[first].taken || !look.Marked(d.rows[first].text) {
			continue
		}
		lower := strings.ToLower(d.rows[i].text)
		if !strings.Contains(lower, "statement") && !strings.Contains(lower, "message") &&
			!strings.Contains(lower, "following") {
			continue
		}
		t := d.turnOf(voices)
		next := first
		for ; next < len(d.rows) && !d.rows[next].taken && look.Marked(d.rows[next].text); next++ {
			words, whole := d.said(d.rows[next].Span.Start, d.rows[next].Span.End)
			if !whole {
				return false
			}
			t.Words = append(t.Words, words)
		}
		d.add(t, first, next)
		return true
	}
	return false
}

// keyQuotes reads the marked rows of an article that says that quotes of one person follow: "Following are key quotes
// from Ada Marsh's news conference". It reports whether it is one.
func (d speeches) keyQuotes(voices []voice.Voice) bool {
	first := -1
	for i := 0; i < len(d.rows) && i < maxSpeechHead && first < 0; i++ {
		if strings.HasSuffix(d.rows[i].text, ":") && look.AnnouncesQuotes(d.rows[i].text) {
			first = i + 1
		}
	}
	if first < 0 {
		return false
	}
	any := false
	for i := first; i < len(d.rows); i++ {
		r := &d.rows[i]
		if r.taken || !look.Marked(r.text) {
			continue
		}
		if words, whole := d.said(r.Span.Start, r.Span.End); whole && words.Len() > 0 {
			t := d.turnOf(voices)
			t.Words = []corpus.Span{words}
			d.add(t, i, i+1)
			any = true
		}
	}
	return any
}
