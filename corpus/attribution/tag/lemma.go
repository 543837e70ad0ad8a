package tag

import (
	"fmt"
	"strings"
)

// A Form is a word in lower case with its tag.
type Form struct {
	Word string
	Tag  Tag
}

// readLemmas reads the lines of a file of lemmas: a form, its tag, its lemma. Lines with # are comments.
func readLemmas(text string) (map[Form]string, error) {
	lemmas := map[Form]string{}
	n := 0
	for line := range strings.Lines(text) {
		n++
		f := strings.Fields(line)
		switch {
		case len(f) == 0 || f[0][0] == '#':
			continue
		case len(f) != 3 || Named(f[1]) == None:
			return nil, fmt.Errorf("line %d is not a form, a tag and a lemma", n)
		}
		lemmas[Form{f[0], Named(f[1])}] = f[2]
	}
	return lemmas, nil
}

// Lemma returns the base form of a word with this tag, in lower case: "say" for "said". A name stays as it is.
func (m *Model) Lemma(text string, t Tag) string {
	if t == NNP || t >= Quote {
		return text
	}
	form := Form{strings.ReplaceAll(strings.ToLower(text), "’", "'"), t}
	if lemma, ok := m.lemmas[form]; ok {
		return lemma
	}
	return m.Regular(form)
}

// Regular returns the lemma of a form by the rules for its ending alone.
func (m *Model) Regular(f Form) string {
	switch f.Tag {
	case NNS:
		return m.withoutS(f.Word, SetOf(NN))
	case VBZ:
		return m.withoutS(f.Word, SetOf(VB))
	case VBD, VBN:
		if stem, ok := strings.CutSuffix(f.Word, "ied"); ok && len(stem) > 1 {
			return stem + "y"
		}
		return m.withoutEnding(f.Word, "ed")
	case VBG:
		return m.withoutEnding(f.Word, "ing")
	}
	return f.Word
}

// may reports whether the dictionary gives a word one of these tags.
func (m *Model) may(word string, tags Set) bool {
	e := m.words.find(Word{Text: word})
	return e != nil && m.words.tags[e.class]&tags != 0
}

// withoutS returns the noun or verb, by its tags, to which -s was added.
func (m *Model) withoutS(word string, tags Set) string {
	one, hasS := strings.CutSuffix(word, "s")
	two, hasES := strings.CutSuffix(word, "es")
	switch stem, y := strings.CutSuffix(word, "ies"); {
	case !hasS || len(one) < 2:
		return word
	case y && len(stem) > 1:
		return stem + "y"
	case !hasES || m.may(one, tags):
		return one
	case m.may(two, tags) || hisses(two):
		return two
	}
	return one
}

// hisses reports whether a word takes -es, not -s.
func hisses(word string) bool {
	for _, ending := range [...]string{"s", "x", "z", "ch", "sh", "o"} {
		if strings.HasSuffix(word, ending) {
			return true
		}
	}
	return false
}

// withoutEnding returns the verb to which -ed or -ing was added. The dictionary says whether the verb has a final e, or
// one consonant where the form has two. For verbs that it lacks, the letters before the ending do.
func (m *Model) withoutEnding(word, ending string) string {
	stem, ok := strings.CutSuffix(word, ending)
	if !ok || len(stem) < 2 {
		return word
	}
	isVerb := SetOf(VB)
	last, before := stem[len(stem)-1], stem[len(stem)-2]
	single := stem[:len(stem)-1]
	switch doubled := last == before; {
	case m.may(stem+"e", isVerb):
		return stem + "e"
	case m.may(stem, isVerb):
		return stem
	case doubled && (m.may(single, isVerb) || !strings.ContainsRune("lsz", rune(last))):
		return single
	case !doubled && strings.ContainsRune("csuvz", rune(last)):
		return stem + "e"
	}
	return stem
}
