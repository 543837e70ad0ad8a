// Package highlight marks the words of a query in quotes. Start with New and Marker.Mark.
package highlight

import (
	"maps"
	"slices"
	"strings"

	"github.com/blevesearch/bleve/v2/analysis"

	"verbatim/corpus"
	"verbatim/index/query"
	"verbatim/index/quotes"
	"verbatim/index/terms"
)

// A Marker finds the words of a query in the content of hits. It analyses the content as the index does, so it
// marks what bleve has matched.
type Marker struct {
	prose      map[string]bool // the stems of the query; false for words that are not marked
	firstBytes [256]bool       // the first bytes of words with these stems
	phrases    [][]string      // phrases, and words without a stem, in their own form
	prefixes   []string
}

// New returns a marker for the words of q.
func New(q query.Query) *Marker {
	m := &Marker{prose: map[string]bool{}}
	var common [][]string
	for _, t := range q.Terms {
		if t.Prefix {
			if !t.Not {
				m.prefixes = append(m.prefixes, terms.Beginning(t.Text))
			}
			continue
		}
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
			terms.AddFirstBytes(stem, &m.firstBytes)
		}
	}
	if len(m.phrases) == 0 && !slices.Contains(slices.Collect(maps.Values(m.prose)), true) {
		m.phrases = common // compile searches for them too
	}
	return m
}

// Mark returns the spans to highlight in h as offsets in the text, in order and without overlap.
func (m *Marker) Mark(h *quotes.Hit) []corpus.Span {
	var spans []corpus.Span
	for i, piece := range h.Pieces() {
		at := h.Quote.Spans[i].Start
		for _, t := range terms.ProseTokens(piece, &m.firstBytes) {
			if m.prose[string(t.Term)] {
				spans = append(spans, corpus.Span{Start: at + t.Start, End: at + t.End})
			}
		}
		if len(m.phrases)+len(m.prefixes) > 0 {
			spans = append(spans, m.markExact(piece, at)...)
		}
	}
	return merge(spans)
}

// markExact returns the spans of the phrases, and of words with the prefixes, in a piece of content that begins at
// offset at of the text.
func (m *Marker) markExact(piece string, at int) []corpus.Span {
	var spans []corpus.Span
	tokens := terms.WordTokens(piece)
	for _, phrase := range m.phrases {
		for i := 0; len(phrase) > 0 && i+len(phrase) <= len(tokens); i++ {
			if beginWith(tokens[i:], phrase) {
				spans = append(spans, corpus.Span{Start: at + tokens[i].Start, End: at + tokens[i+len(phrase)-1].End})
			}
		}
	}
	for _, t := range tokens {
		if slices.ContainsFunc(m.prefixes, func(p string) bool { return strings.HasPrefix(string(t.Term), p) }) {
			spans = append(spans, corpus.Span{Start: at + t.Start, End: at + t.End})
		}
	}
	return spans
}

// beginWith reports whether the tokens begin with the phrase.
func beginWith(tokens analysis.TokenStream, phrase []string) bool {
	for i, term := range phrase {
		if string(tokens[i].Term) != term {
			return false
		}
	}
	return true
}

// merge sorts spans and merges those that overlap.
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
