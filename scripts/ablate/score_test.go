package main

import (
	"testing"

	"verbatim/corpus"
)

// TestScore scores quotes against a label whose offsets count characters.
func TestScore(t *testing.T) {
	gold, err := readGold("testdata/gold.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	a := corpus.Article{Path: "news/dam.txt", Text: "The dam is safe, Zoë Roe said.\nNo one drowned, Roe sang.\n"}
	labels := gold.of(&a)
	if len(labels) != 1 || labels[0].content[0].In(a.Text) != "No one drowned" {
		t.Fatalf("got labels %v", labels)
	}
	right := corpus.Quote{Spans: labels[0].content, Source: labels[0].source[0]}
	byName := corpus.Quote{Spans: labels[0].content, Speaker: corpus.Speaker{Name: "Zoë Roe"}}
	elsewhere := corpus.Quote{Spans: []corpus.Span{{Start: 0, End: 15}}, Source: labels[0].source[0]}
	unnamed := corpus.Quote{Spans: labels[0].content}
	for _, c := range []struct {
		name   string
		quotes []corpus.Quote
		want   float64
	}{
		{"none", nil, 0},
		{"right", []corpus.Quote{right}, 1},
		{"right by the name", []corpus.Quote{byName}, 1},
		{"other words", []corpus.Quote{elsewhere}, 0},
		{"no speaker", []corpus.Quote{unnamed}, 0},
		{"one of two", []corpus.Quote{elsewhere, right}, 2. / 3},
		{"twice", []corpus.Quote{right, byName}, 2. / 3},
	} {
		if got := score(&a, c.quotes, labels); got != c.want {
			t.Errorf("%s: got %.2f, want %.2f", c.name, got, c.want)
		}
	}
}
