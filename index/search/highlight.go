package search

import (
	"maps"
	"slices"

	"github.com/blevesearch/bleve/v2/analysis"

	"verbatim/corpus"
	"verbatim/index/query"
	"verbatim/index/quotes"
	"verbatim/index/terms"
)

// A marker finds the words of a query in the content of its hits. It analyses the content as it was indexed, so that it
// marks what bleve has matched, at the bytes where it stands.
type marker struct {
	prose   map[string]bool // words by their stem
	initial [256]bool       // the first bytes of words that may have one of these stems
	phrases [][]string      // phrases, and words that have no stem, as they are
}

func newMarker(q query.Query) *marker {
	m := &marker{prose: map[string]bool{}}
	var common [][]string
	for _, t := range q.Terms {
		stems := terms.Prose(t.Text)
		switch {
		case t.Not:
		case t.Phrase:
			m.phrases = append(m.phrases, terms.Words(t.Text))
		case len(stems) == 0:
			common = append(common, terms.Words(t.Text))
		}
		for _, stem := range stems {
			m.prose[stem] = m.prose[stem] || !t.Phrase && !t.Not
			terms.AddFirstBytes(stem, &m.initial)
		}
	}
	if len(m.phrases) == 0 && !slices.Contains(slices.Collect(maps.Values(m.prose)), true) {
		m.phrases = common // as compile looks for them
	}
	return m
}

// mark returns the spans of the article's text that are to be highlighted in h, in order and without overlap.
func (m *marker) mark(h *quotes.Hit) []corpus.Span {
	var spans []corpus.Span
	for i, piece := range h.Pieces() {
		at := h.Quote.Spans[i].Start
		for _, t := range terms.ProseTokens(piece, &m.initial) {
			if m.prose[string(t.Term)] {
				spans = append(spans, corpus.Span{Start: at + t.Start, End: at + t.End})
			}
		}
		if len(m.phrases) > 0 {
			spans = append(spans, m.markPhrases(piece, at)...)
		}
	}
	return merge(spans)
}

func (m *marker) markPhrases(piece string, at int) []corpus.Span {
	var spans []corpus.Span
	tokens := terms.WordTokens(piece)
	for _, phrase := range m.phrases {
		for i := 0; len(phrase) > 0 && i+len(phrase) <= len(tokens); i++ {
			if stands(tokens[i:], phrase) {
				spans = append(spans, corpus.Span{Start: at + tokens[i].Start, End: at + tokens[i+len(phrase)-1].End})
			}
		}
	}
	return spans
}

// stands reports whether the tokens begin with the phrase.
func stands(tokens analysis.TokenStream, phrase []string) bool {
	for i, term := range phrase {
		if string(tokens[i].Term) != term {
			return false
		}
	}
	return true
}

// merge sorts spans and joins those that overlap.
func merge(spans []corpus.Span) []corpus.Span {
	slices.SortFunc(spans, func(a, b corpus.Span) int { return a.Start - b.Start })
	var merged []corpus.Span
	for _, s := range spans {
		if n := len(merged); n > 0 && s.Start < merged[n-1].End {
			merged[n-1].End = max(merged[n-1].End, s.End)
			continue
		}
		merged = append(merged, s)
	}
	return merged
}
