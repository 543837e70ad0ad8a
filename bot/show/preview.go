package show

import (
	"strings"

	"verbatim/index"
	"verbatim/index/ask"
	"verbatim/index/ask/texts"
)

// renderPreview shows what would be changed of the corpus, and as many of the quotes as fit.
func renderPreview(v View, p *ask.Preview) []Message {
	text := JoinLines(v.title(&p.Head, ""), v.notes(&p.Head))
	if p.Step != nil {
		text = JoinLines(text, strings.Join(escaped(v, texts.Step(p.Step, false)), "\n"))
	}
	files := p.Files
	for i := range files {
		lines := "\n" + strings.Join(escaped(v, texts.Preview(&files[i], p.Removes)), "\n")
		if !fits(text + lines) {
			text += "\n\n" + v.Lang.Say("and %d files more", len(files)-i)
			break
		}
		text = JoinLines(text, lines)
	}
	for i := range files {
		text = v.withQuotes(text, files[i].Quotes)
	}
	return []Message{{Content: text, Private: true}}
}

// withQuotes puts as many quotes as fit below a text, and says how many do not fit.
func (v View) withQuotes(text string, hits []index.Hit) string {
	const room = len("\n\n-# and 99999 quotes more")
	for i := range hits {
		h := &hits[i]
		var whole []stretch
		for _, span := range h.Quote.Spans {
			whole = append(whole, stretch{h, span, nil})
		}
		block := JoinLines(quoting{v}.speakerLine(h.Quote.Speaker), quoting{v}.framed(h, shown(h.Quote.Kind, whole)))
		if !fits(text + "\n" + block + strings.Repeat(" ", room)) {
			return text + "\n-# " + v.Lang.Say("and %d quotes more", len(hits)-i)
		}
		text = JoinLines(text, block)
	}
	return text
}
