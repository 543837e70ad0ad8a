package ask_test

import (
	"slices"
	"strings"
	"testing"

	"verbatim/corpus"
	"verbatim/index"
	"verbatim/index/ask"
)

// frequentWords are among the words that most quotes of the sample have.
const frequentWords = "moratorium treaty missiles weapons inspectors drafts alliance security russia europe nuclear range guarantee " +
	"inspections document military russian american proposal launchers agreement moscow skies council drills warheads telephone vienna"

// leastWhole is how many words a whole quote has at least.
const leastWhole = 6

// TestFirstHitIsADirectQuoteOfANamedSpeaker holds what comes first for frequent words of the sample: for nine of ten
// words that a whole direct quote of a named, sure speaker has, such a quote, and never a question that has
// an answer.
func TestFirstHitIsADirectQuoteOfANamedSpeaker(t *testing.T) {
	s := sampleService(t)
	possible, good := 0, 0
	for _, word := range strings.Fields(frequentWords) {
		a, err := s.Do(t.Context(), ask.Request{Command: ask.WhoSaid, Words: word, All: true})
		if err != nil {
			t.Fatalf("%s: %v", word, err)
		}
		hits := a.(*ask.Quotes).Hits
		said := func(h index.Hit) bool { return isFirst(&h) && isWhole(&h) && has(&h, word) }
		if !slices.ContainsFunc(hits, said) {
			continue
		}
		possible++
		first := &hits[0]
		if isFirst(first) {
			good++
		} else {
			t.Logf("%s first finds %s: %q", word, first.Quote.String(), first.Pieces())
		}
		if first.Answer != nil {
			t.Errorf("%s first finds a question", word)
		}
	}
	if possible < 20 || good*10 < possible*9 {
		t.Errorf("%d of %d words first find a direct quote of a named, sure speaker, want nine of ten of 20 at least", good, possible)
	}
}

// isFirst reports whether a hit may come first.
func isFirst(h *index.Hit) bool {
	return h.Quote.Kind == corpus.Direct && h.Quote.Speaker.Named() && h.Quote.Confidence >= corpus.ConfidenceShown
}

func isWhole(h *index.Hit) bool {
	return len(strings.Fields(strings.Join(h.Pieces(), " "))) >= leastWhole
}

// has reports whether the quote has the word as it is.
func has(h *index.Hit, word string) bool {
	return slices.Contains(index.Words(strings.Join(h.Pieces(), " ")), word)
}
