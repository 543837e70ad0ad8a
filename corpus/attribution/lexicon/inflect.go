package lexicon

import "strings"

// addVerb enters a reporting verb of the data file.
func addVerb(c VerbClass, word string) {
	inflect(word, func(spelling, lemma string, f Form) {
		base := WordOf(lemma)
		e := at(spelling)
		e.Verb |= c
		e.Form |= f
		e.Lemma = base
	})
}

// addOther enters a verb that reports nothing; only its past, participle and -ing form where the others are often
// nouns.
func addOther(often bool, word string) {
	inflect(word, func(spelling, _ string, f Form) {
		if !often || f&(Base|Third) == 0 {
			at(spelling).Other |= f
		}
	})
}

// inflect calls enter for each form of a verb of the data files, "lemma" or "lemma(third past participle -ing)" with
// "-" for a regular form.
func inflect(word string, enter func(spelling, lemma string, f Form)) {
	lemma, rest, irregular := strings.Cut(word, "(")
	forms := [][]string{regularThird(lemma), regularPast(lemma), regularPast(lemma), regularGerund(lemma)}
	if irregular {
		for i, f := range strings.Fields(strings.TrimSuffix(rest, ")")) {
			if f != "-" {
				forms[i] = []string{f}
			}
		}
	}
	enter(lemma, lemma, Base)
	for i, f := range []Form{Third, Past, Participle, Gerund} {
		for _, spelling := range forms[i] {
			enter(spelling, lemma, f)
		}
	}
}

func isVowel(c byte) bool { return strings.IndexByte("aeiou", c) >= 0 }

// finalStress are verbs of more than one syllable that double their last letter.
var finalStress = map[string]bool{
	"admit": true, "aver": true, "compel": true, "deadpan": true, "demur": true, "dispel": true, "expel": true, "prefer": true,
	"propel": true, "rebut": true, "refer": true, "regret": true, "repel": true, "submit": true,
}

// doubles reports whether the last consonant of the verb is doubled before -ed and -ing, and whether both spellings
// are used.
func doubles(v string) (must, may bool) {
	n := len(v)
	v = strings.Replace(v, "qu", "qw", 1) // "quip" doubles its p as "ship" does
	if n < 3 || isVowel(v[n-1]) || !isVowel(v[n-2]) || isVowel(v[n-3]) || strings.IndexByte("wxy", v[n-1]) >= 0 {
		return false, false
	}
	syllables := strings.FieldsFunc(v, func(r rune) bool { return !isVowel(byte(r)) })
	must = len(syllables) == 1 || finalStress[v]
	return must, !must && v[n-1] == 'l'
}

// withEnding returns the spellings of v with an ending that begins with a vowel.
func withEnding(v, ending string) []string {
	must, may := doubles(v)
	doubled := v + v[len(v)-1:] + ending
	switch {
	case must:
		return []string{doubled}
	case may:
		return []string{v + ending, doubled}
	}
	return []string{v + ending}
}

func regularPast(v string) []string {
	switch n := len(v); {
	case v[n-1] == 'e':
		return []string{v + "d"}
	case v[n-1] == 'y' && !isVowel(v[n-2]):
		return []string{v[:n-1] + "ied"}
	}
	return withEnding(v, "ed")
}

func regularGerund(v string) []string {
	if n := len(v); v[n-1] == 'e' && v[n-2] != 'e' {
		return []string{v[:n-1] + "ing"}
	}
	return withEnding(v, "ing")
}

func regularThird(v string) []string {
	switch n := len(v); {
	case strings.HasSuffix(v, "ch"), strings.HasSuffix(v, "sh"), strings.IndexByte("sxzo", v[n-1]) >= 0:
		return []string{v + "es"}
	case v[n-1] == 'y' && !isVowel(v[n-2]):
		return []string{v[:n-1] + "ies"}
	}
	return []string{v + "s"}
}
