package learn

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"verbatim/corpus/attribution/tag"
	"verbatim/corpus/attribution/tag/treebank"
)

// lemmaUses is how often a treebank must give a form the same lemma.
const lemmaUses = 2

// Lemmas returns the text of a file with the lemmas that the rules of a model get wrong: those of sentences, and of the
// irregular forms of further words.
func Lemmas(sentences []treebank.Sentence, irregular map[tag.Form]string, model *tag.Model) string {
	lemmas := maps.Clone(irregular)
	maps.Copy(lemmas, usualLemmas(sentences))
	maps.DeleteFunc(lemmas, func(f tag.Form, lemma string) bool { return model.Regular(f) == lemma })
	var b strings.Builder
	for _, f := range slices.SortedFunc(maps.Keys(lemmas), byForm) {
		fmt.Fprintf(&b, "%s %s %s\n", f.Word, f.Tag, lemmas[f])
	}
	return b.String()
}

// byForm orders forms by word and tag.
func byForm(a, b tag.Form) int {
	return cmp.Or(strings.Compare(a.Word, b.Word), cmp.Compare(a.Tag, b.Tag))
}

// unchanged are tags of tokens whose lemma is what is written.
const unchanged = tag.Signs | 1<<tag.NNP | 1<<tag.CD

// usualLemmas returns the most frequent lemma of each form of the sentences.
func usualLemmas(sentences []treebank.Sentence) map[tag.Form]string {
	uses := map[tag.Form]map[string]int{}
	for _, s := range sentences {
		for _, t := range s.Tokens {
			f, lemma := tag.Form{Word: plain(t.Text), Tag: t.Tag}, plain(t.Lemma)
			if unchanged.Has(t.Tag) || !wordLike.MatchString(f.Word) || !wordLike.MatchString(lemma) {
				continue
			}
			if uses[f] == nil {
				uses[f] = map[string]int{}
			}
			uses[f][lemma]++
		}
	}
	lemmas := map[tag.Form]string{}
	for f, of := range uses {
		best := slices.MaxFunc(slices.Sorted(maps.Keys(of)), func(a, b string) int { return of[a] - of[b] })
		if of[best] >= lemmaUses {
			lemmas[f] = best
		}
	}
	return lemmas
}
