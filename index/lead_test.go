package index_test

import (
	"strings"
	"testing"

	"verbatim/corpus"
	"verbatim/index"
)

func TestLead(t *testing.T) {
	const passage = "Marsh called for a ban. She said the ban was late. Roe vowed  to appeal. According to Roe, it rained. “No,” Roe argued."
	at := func(words string) corpus.Span {
		i := strings.Index(passage, words)
		return corpus.Span{Start: 100 + i, End: 100 + i + len(words)}
	}
	for _, c := range []struct {
		cue, content string
		kind         corpus.Kind
		want         string
	}{
		{"called for", "a ban", corpus.Indirect, "called for"},
		{"vowed", "to appeal", corpus.Indirect, "vowed"},
		{"said", "the ban was late", corpus.Indirect, ""},
		{"According to", "it rained", corpus.Indirect, ""},
		{"argued", "No,", corpus.Direct, ""},
	} {
		h := index.Hit{Passage: passage, PassageAt: 100, Quote: corpus.Quote{Kind: c.kind, Cue: at(c.cue), Spans: []corpus.Span{at(c.content)}}}
		got := ""
		if lead := h.Lead(); !lead.IsZero() {
			got = h.Slice(lead)
		}
		if got != c.want {
			t.Errorf("before %q stands %q, not %q", c.content, got, c.want)
		}
	}
}
