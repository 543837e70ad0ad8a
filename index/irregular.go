package index

import (
	_ "embed"
	"strings"

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
