package attribution

import (
	"testing"

	"verbatim/corpus/fold"
)

// TestVocabulary holds that each spelling of the vocabulary is in the form in which a text's words are looked up, and is found again.
func TestVocabulary(t *testing.T) {
	lexicon()
	for w, e := range vocabulary.entries[1:] {
		if e.spelling != fold.Lower(e.spelling) || known(e.spelling).word != wordID(w+1) {
			t.Errorf("%q is not found", e.spelling)
		}
	}
	if known("unheardofword").word != 0 || views.holds("unheardofword") || !views.holds("opinion") {
		t.Error("a set has words that were not given to it, or lacks one")
	}
}
