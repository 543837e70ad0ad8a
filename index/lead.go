package index

import (
	"strings"

	"verbatim/corpus"
)

// plainly are cues that tell nothing about what is paraphrased behind them.
var plainly = map[string]bool{"said": true, "says": true, "say": true, "saying": true}

// Lead returns the verb without which a paraphrase reads as something else, as the article has it: "called for" before "a ban on
// fishing", "vowed" before "to appeal". It is zero where the quote is no paraphrase, where other words stand between the two, and for
// verbs that say no more than that something was said.
func (h *Hit) Lead() corpus.Span {
	cue := h.Quote.Cue
	if h.Quote.Kind != corpus.Indirect || len(h.Quote.Spans) == 0 || cue.IsZero() || cue.End > h.Quote.Spans[0].Start {
		return corpus.Span{}
	}
	between := corpus.Span{Start: cue.End, End: h.Quote.Spans[0].Start}
	if !h.Holds(cue) || !h.Holds(between) || strings.TrimSpace(h.Slice(between)) != "" || plainly[strings.ToLower(h.Slice(cue))] {
		return corpus.Span{}
	}
	return cue
}
