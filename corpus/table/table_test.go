package table

import (
	"strings"
	"testing"
)

// TestPhrase holds that a phrase is found where the lower-case text has it.
func TestPhrase(t *testing.T) {
	phrases := []string{"by", " by ", "deliver", "transcript – ", "aa", "text: ", "q"}
	texts := []string{"", "b", "By", "a by B", "DELIVERED and delivered", "deliVERY", "Transcript – of", "text – TEXT: x", "baaab",
		"abAA", "Qq", "déLiver ßy by", "BY by"}
	for _, words := range phrases {
		p := NewPhrase(words)
		for _, text := range texts {
			lower := strings.ToLower(text)
			if got, want := p.Index(text), strings.Index(lower, words); got != want {
				t.Errorf("%q in %q: got %d, want %d", words, text, got, want)
			}
			if got, want := p.In(text), strings.Contains(lower, words); got != want {
				t.Errorf("%q in %q: got %v, want %v", words, text, got, want)
			}
			if got, want := p.Opens(text), strings.HasPrefix(lower, words); got != want {
				t.Errorf("%q opens %q: got %v, want %v", words, text, got, want)
			}
			if got, want := p.Ends(text), strings.HasSuffix(lower, words); got != want {
				t.Errorf("%q ends %q: got %v, want %v", words, text, got, want)
			}
		}
	}
}

// TestGet holds that words are looked up in lower case, short or long, in ASCII or not.
func TestGet(t *testing.T) {
	long := strings.Repeat("x", 2*usualWord)
	set := Set("said", "élan", long)
	for word, want := range map[string]bool{
		"said": true, "SAID": true, "Said": true, "sai": false, "": false, "Élan": true, strings.ToUpper(long): true,
	} {
		if got := Get(set, word); got != want {
			t.Errorf("%q: got %v, want %v", word, got, want)
		}
	}
}
