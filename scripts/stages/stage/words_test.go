package stage

import (
	"os"
	"strings"
	"testing"

	"verbatim/scripts/stages/treebank"
)

// sentence returns a sentence with tokens such as "left/VBD". Tokens without a tag have none.
func sentence(document, text string, tokens ...string) treebank.Sentence {
	s := treebank.Sentence{Document: document, Text: text}
	for _, t := range tokens {
		word, tag, _ := strings.Cut(t, "/")
		s.Tokens = append(s.Tokens, treebank.Token{Text: word, Tag: tag})
	}
	return s
}

// opening returns a sentence that begins a paragraph.
func opening(s treebank.Sentence) treebank.Sentence {
	s.Opens = true
	return s
}

// shares returns the shares of sentences by their names.
func shares(sentences ...treebank.Sentence) map[string]Share {
	list := map[string]Share{}
	for _, r := range Words("here", sentences) {
		list[r.Stage] = r.Share
	}
	return list
}

// TestSentences checks that places inside a quotation do not count.
func TestSentences(t *testing.T) {
	for _, c := range []struct {
		sentences    []treebank.Sentence
		right, found Share
	}{
		{[]treebank.Sentence{
			opening(sentence("a", "The dam was safe.")), sentence("a", "Mr. Roe left it."),
			opening(sentence("a", "“It will hold.")), sentence("a", "It will,” she said."),
			opening(sentence("b", "Residents left.")),
		}, Share{4, 4}, Share{4, 4}},
		{[]treebank.Sentence{sentence("a", "The dam was safe. Roe left.")}, Share{1, 2}, Share{1, 1}},
		{[]treebank.Sentence{sentence("a", "The dam"), sentence("a", "was safe.")}, Share{1, 1}, Share{1, 2}},
	} {
		got := shares(c.sentences...)
		right, found := got["sentences: those found that begin there"], got["sentences: those that are found"]
		if right != c.right || found != c.found {
			t.Errorf("%v: %v and %v, not %v and %v", c.sentences, right, found, c.right, c.found)
		}
	}
}

// TestTokens checks that tokens are compared by their place, and that words that the text lacks do not count.
func TestTokens(t *testing.T) {
	const text = "They’ve left the dam, she said."
	for _, c := range []struct {
		tokens []string
		want   Share
	}{
		{[]string{"They", "’ve", "left", "the", "dam", ",", "she", "said", "."}, Share{9, 9}},
		{[]string{"They’ve", "left", "the", "dam,", "she", "said", "."}, Share{5, 7}},
		{[]string{"They", "mill", "left"}, Share{2, 2}},
	} {
		before := opening(sentence("a", "It held."))
		if got := shares(before, sentence("a", text, c.tokens...))["tokens: the same"]; got != c.want {
			t.Errorf("%v: %v, not %v", c.tokens, got, c.want)
		}
	}
}

// TestVerbs checks which words count as finite verbs.
func TestVerbs(t *testing.T) {
	for _, c := range []struct {
		why                 string
		sentence            treebank.Sentence
		right, apart, found Share
	}{
		{
			"all", sentence("a", "It’s old, she said.", "It/PRP", "’s/VBZ", "old/JJ", "she/PRP", "said/VBD"),
			Share{2, 2}, Share{2, 2}, Share{2, 2},
		},
		{
			"modal and base", sentence("a", "She must go.", "She/PRP", "must/MD", "go/VB"),
			Share{1, 1}, Share{1, 1}, Share{1, 1},
		},
		{
			"participle", sentence("a", "It was closed.", "It/PRP", "was/VBD", "closed/VBN"),
			Share{1, 2}, Share{1, 1}, Share{1, 1},
		},
		{"wrong tag", sentence("a", "It closed.", "It/PRP", "closed/NN"), Share{0, 1}, Share{0, 1}, Share{}},
		{"capital", sentence("a", "Is it old?", "Is/VBZ", "it/PRP"), Share{}, Share{}, Share{0, 1}},
		{"quoted", sentence("a", "She “left.”", "She/PRP", "left/VBD"), Share{}, Share{}, Share{}},
		{"split in another way", sentence("a", "She said.", "She said/VBD"), Share{}, Share{}, Share{}},
	} {
		all := shares(opening(c.sentence))
		for name, want := range map[string]Share{
			"those found that are finite": c.right, "the same without participles": c.apart, "those that are found": c.found,
		} {
			if got := all["finite verbs: "+name]; got != want {
				t.Errorf("%s: %s %v, not %v", c.why, name, got, want)
			}
		}
	}
}

// TestSample checks that most of what the sample has is found.
func TestSample(t *testing.T) {
	sentences, err := treebank.ReadFile(os.DirFS("../testdata"), "sample.conllu")
	if err != nil {
		t.Fatal(err)
	}
	for name, share := range shares(sentences...) {
		if share.Of < 100 || share.Value() < .6 {
			t.Errorf("%s: %.3f of %d", name, share.Value(), share.Of)
		}
	}
}
