package tag_test

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"testing"

	"verbatim/corpus/attribution/tag"
	"verbatim/corpus/attribution/tag/score"
	"verbatim/corpus/attribution/tag/treebank"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// sample returns the sentences of testdata/sample.tsv.
func sample(t testing.TB) []treebank.Sentence {
	t.Helper()
	text, err := os.ReadFile("testdata/sample.tsv")
	if err != nil {
		t.Fatal(err)
	}
	sentences, err := treebank.ReadSample(bytes.NewReader(text))
	if err != nil || len(sentences) < 100 {
		t.Fatalf("%d sentences: %v", len(sentences), err)
	}
	return sentences
}

// TestSample compares the scores on the sample, and each mistake, with a golden file.
func TestSample(t *testing.T) {
	sentences := sample(t)
	var got bytes.Buffer
	fmt.Fprintf(&got, "%s\n", score.Of(tag.English(), sentences))
	for _, s := range sentences {
		for i, given := range tag.English().Tags(nil, s.Words()) {
			token := s.Tokens[i]
			if lemma := tag.English().Lemma(token.Text, token.Tag); lemma != token.Lemma {
				fmt.Fprintf(&got, "%s %s: lemma %s, given %s\n", token.Text, token.Tag, token.Lemma, lemma)
			}
			if given != token.Tag {
				fmt.Fprintf(&got, "%s: %s, given %s:", token.Text, token.Tag, given)
				for _, near := range s.Tokens[max(0, i-4):min(len(s.Tokens), i+4)] {
					fmt.Fprintf(&got, " %s", near.Text)
				}
				got.WriteByte('\n')
			}
		}
	}
	const golden = "testdata/sample.golden"
	if *update {
		if err := os.WriteFile(golden, got.Bytes(), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got.Bytes(), want) {
		t.Errorf("the scores have changed; run with -update and read the diff. Now:\n%s", got.Bytes())
	}
}

// BenchmarkTags prints the time per token of the sample.
func BenchmarkTags(b *testing.B) {
	var sentences [][]tag.Word
	tokens := 0
	for _, s := range sample(b) {
		sentences = append(sentences, s.Words())
		tokens += len(s.Tokens)
	}
	model := tag.English()
	var dst []tag.Tag
	for b.Loop() {
		for _, words := range sentences {
			dst = model.Tags(dst[:0], words)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*tokens), "ns/token")
}
