package lexicon

import "strings"

// Common reports whether a word is a common noun and nothing that names begin with.
func Common(e *Lexeme) bool {
	return e.Is(CommonNoun) && e.Class&^(WordClasses|Modifier) == 0 && e.Verb == 0
}

// Singulars returns what a word may be the regular plural of.
func Singulars(word string) []string {
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
