package attribution

import "testing"

// TestEntryOf holds that the lexicon knows each word that the engine asks for by itself: no token has the entry of another.
func TestEntryOf(t *testing.T) {
	for word, e := range askedFor {
		if lexicon()[word] != e || e.class == 0 && e.verb == 0 && e.other == 0 {
			t.Errorf("%q does not stand in the lexicon", word)
		}
	}
}
