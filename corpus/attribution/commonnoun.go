package attribution

import (
	"strings"

	"verbatim/corpus/fold"
)

// common reports whether the word at token i is a common noun in its singular or plural, and nothing that names begin with.
func (f *finder) common(i int) bool {
	if common(&f.toks[i].lex) {
		return true
	}
	t := &f.toks[i]
	if !t.unlisted() {
		return false
	}
	for _, one := range singulars(fold.Lower(f.text[t.start:t.end])) {
		if common(&known(one).lexeme) {
			return true
		}
	}
	return false
}

func common(e *lexeme) bool {
	return e.is(commonNoun) && e.class&^(wordClasses|modifier) == 0 && e.verb == 0
}

// singulars returns what a word may be the regular plural of.
func singulars(word string) []string {
	one, ok := strings.CutSuffix(word, "s")
	if !ok {
		return nil
	}
	forms := []string{one}
	if stem, ok := strings.CutSuffix(one, "e"); ok {
		forms = append(forms, stem)
	}
	if stem, ok := strings.CutSuffix(one, "ie"); ok {
		forms = append(forms, stem+"y")
	}
	return forms
}
