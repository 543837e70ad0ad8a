package bot

import (
	"fmt"
	"strings"

	"verbatim/corpus/wording"
	"verbatim/index"
	"verbatim/index/ask"
)

// renderPreview shows what would be changed of the corpus, and of the quotes as many as fit.
func renderPreview(r ask.Reply) []Message {
	text := joinLines(title(r, ""), notes(r))
	files := r.Preview.Files
	for i := range files {
		lines := "\n" + strings.Join(escaped(ask.PreviewLines(r.Command, &files[i])), "\n")
		if !fits(text + lines) {
			text += fmt.Sprintf("\n\nand %s more", wording.Count(len(files)-i, "file"))
			break
		}
		text = joinLines(text, lines)
	}
	for i := range files {
		text = withQuotes(text, files[i].Quotes)
	}
	return []Message{{Content: text, Private: true}}
}

// withQuotes puts quotes below a text, as many as fit, and says how many do not.
func withQuotes(text string, hits []index.Hit) string {
	const room = len("\n\n-# and 99999 quotes more")
	for i := range hits {
		h := &hits[i]
		var whole []stretch
		for _, span := range h.Quote.Spans {
			whole = append(whole, stretch{h, span, nil})
		}
		block := joinLines(speakerLine(h.Quote.Speaker), framed(h, shown(h.Quote.Kind, whole)))
		if !fits(text + "\n" + block + strings.Repeat(" ", room)) {
			return text + "\n-# and " + wording.Count(len(hits)-i, "quote") + " more"
		}
		text = joinLines(text, block)
	}
	return text
}
