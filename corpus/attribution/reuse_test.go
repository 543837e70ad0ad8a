package attribution_test

import (
	"reflect"
	"slices"
	"testing"

	"verbatim/corpus"
	"verbatim/corpus/attribution"
)

// TestReusedMemoryIsClean reads articles in two orders: what one leaves in the memory of its parser changes no other.
func TestReusedMemoryIsClean(t *testing.T) {
	articles := sampleArticles(t)
	first := map[string][]corpus.Quote{}
	for i := range articles {
		first[articles[i].Path] = attribution.Extract(&articles[i])
	}
	for _, a := range slices.Backward(articles) {
		if again := attribution.Extract(&a); !reflect.DeepEqual(again, first[a.Path]) {
			t.Errorf("%s has other quotes after another article", a.Path)
		}
	}
}
