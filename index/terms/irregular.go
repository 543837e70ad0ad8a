package terms

import (
	_ "embed"
	"strings"
	"sync"

	"github.com/blevesearch/bleve/v2/analysis"
)

//go:embed irregular.txt
var irregularText string

// irregular are the forms of words that no ending tells, each with the form it is looked up by.
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

// initials are the first letters of irregular forms, by the stem that they become.
var initials = sync.OnceValue(func() map[string][]byte {
	letters := map[string][]byte{}
	for form := range irregular {
		for _, stem := range Prose(form) {
			letters[stem] = append(letters[stem], form[0])
		}
	}
	return letters
})

// irregularFilter brings folded words of irregular forms to one form.
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
