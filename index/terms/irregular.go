package terms

import (
	_ "embed"
	"strings"
	"sync"

	"github.com/blevesearch/bleve/v2/analysis"
)

//go:embed irregular.txt
var irregularText string

// irregular maps irregular forms, such as "sought", to the form that the index has of them.
var irregular = func() map[string][]byte {
	forms := map[string][]byte{}
	for line := range strings.Lines(irregularText) {
		if words := strings.Fields(line); len(words) > 1 && words[0] != "#" {
			for _, form := range words[1:] {
				forms[form] = []byte(words[0])
			}
		}
	}
	return forms
}()

// initials returns the first letters of irregular forms by their stem.
var initials = sync.OnceValue(func() map[string][]byte {
	letters := map[string][]byte{}
	for form := range irregular {
		for _, stem := range Prose(form) {
			letters[stem] = append(letters[stem], form[0])
		}
	}
	return letters
})

// irregularFilter replaces folded irregular forms.
type irregularFilter struct{}

// Filter implements analysis.TokenFilter.
func (irregularFilter) Filter(tokens analysis.TokenStream) analysis.TokenStream {
	for _, t := range tokens {
		if form, ok := irregular[string(t.Term)]; ok {
			t.Term = form
		}
	}
	return tokens
}
