package lexicon

import (
	"testing"

	"verbatim/corpus/fold"
)

// TestVocabulary Holds that each spelling of the vocabulary is in the form in which a text's words are looked up,
// and is found again.
func TestVocabulary(t *testing.T) {
	Load()
	views := WordSet("view opinion")
	for w, e := range vocabulary.entries[1:] {
		if e.spelling != fold.Lower(e.spelling) || Known(e.spelling).Word != WordID(w+1) {
			t.Errorf("%q is not found", e.spelling)
		}
	}
	if Known("unheardofword").Word != 0 || views.Holds("unheardofword") || !views.Holds("opinion") {
		t.Error("a set has words that were not given to it, or lacks one")
	}
}
