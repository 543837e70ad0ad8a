package score

import (
	"strings"
	"testing"

	"verbatim/corpus/attribution/tag"
	"verbatim/corpus/attribution/tag/treebank"
)

// TestOf checks what is counted, with annotations some of which are wrong on purpose.
func TestOf(t *testing.T) {
	s := treebank.Sentence{Tokens: []treebank.Token{
		{Text: "She", Tag: tag.PRP, Lemma: "She"}, {Text: "said", Tag: tag.VBN, Lemma: "say"},
		{Text: "that", Tag: tag.IN}, {Text: "the", Tag: tag.DT},
		{Text: "glimwork", Tag: tag.NNS}, {Text: "failed", Tag: tag.NN}, {Text: ".", Tag: tag.Stop},
	}}
	got := Of(tag.English(), []treebank.Sentence{s})
	for name, share := range map[string]struct{ got, want Share }{
		"all": {got.All, Share{4, 7}}, "words": {got.Words, Share{3, 6}}, "verbs": {got.Verbs, Share{0, 1}},
		"nouns": {got.Nouns, Share{0, 2}}, "groups": {got.Groups, Share{2, 3}}, "new": {got.New, Share{0, 1}},
		"lemmas": {got.Lemmas, Share{2, 6}},
	} {
		if share.got != share.want {
			t.Errorf("%s: %v, not %v", name, share.got, share.want)
		}
	}
	for _, want := range []string{"tokens        0.5714 of 7\n", "VBD right 0, as VBN 0; VBN right 0, as VBD 1\n"} {
		if !strings.Contains(got.String(), want) {
			t.Errorf("there is no %q in:\n%s", want, got)
		}
	}
	if (Share{}).Value() != 0 {
		t.Error("a share of nothing is not 0")
	}
}
