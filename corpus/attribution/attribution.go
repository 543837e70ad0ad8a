// Package attribution finds what was said in an article and who said it. Start with [Extract]; its result is plain
// [corpus.Quote] values that point into the article's text.
package attribution

import (
	"regexp"

	"verbatim/corpus"
)

var simple = regexp.MustCompile(`"([^"\n]+)[,.?!]" ((?:[A-Z]\w+ )+)(said)`)

// Extract returns the quotes of the article in the order in which they begin, with their ids.
func Extract(a *corpus.Article) []corpus.Quote {
	var quotes []corpus.Quote
	for _, m := range simple.FindAllStringSubmatchIndex(a.Text, -1) {
		who := corpus.Speaker{Name: a.Text[m[4] : m[5]-1], Kind: corpus.Person}
		quotes = append(quotes, corpus.Quote{
			Kind: corpus.Direct, Spans: []corpus.Span{{Start: m[2], End: m[3] + 1}},
			Source: corpus.Span{Start: m[4], End: m[5] - 1}, Cue: corpus.Span{Start: m[6], End: m[7]},
			Speaker: who, Speakers: []corpus.Speaker{who}, Confidence: 0.9, Method: corpus.Named,
		})
	}
	corpus.AssignIDs(a.Path, a.Text, quotes)
	return quotes
}
