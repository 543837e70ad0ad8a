package quotes

import (
	"testing"

	"verbatim/corpus"
)

// TestBetween checks what separates two stretches of a quote.
func TestBetween(t *testing.T) {
	for gap, want := range map[string]string{
		`,” she said, “`: Ellipsis, ",” … “": " ", "”\n\n“": " ", " 7 ": Ellipsis, " ": " ",
	} {
		text := "one" + gap + "two"
		h := Hit{Passage: text, PassageAt: 100}
		if got := h.Between(corpus.Span{Start: 100, End: 103},
			corpus.Span{Start: 103 + len(gap), End: 100 + len(text)}); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}
