package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"strings"

	"verbatim/corpus"
)

// A label is a quote as annotators marked it.
type label struct {
	content, source []corpus.Span // in bytes
}

// goldLabels are the labels by the name of an article's file, without its ending.
type goldLabels map[string][]label

// of returns the labels of an article, or nil.
func (g goldLabels) of(a *corpus.Article) []label {
	name := path.Base(a.Path)
	return g[strings.TrimSuffix(name, path.Ext(name))]
}

// goldArticle is a line of a file of labelled articles. Its ranges count characters.
type goldArticle struct {
	ID, Text     string
	Attributions []struct{ Source, Content [][2]int }
}

// readGold reads a file of labelled articles. Without a name there are no labels.
func readGold(name string) (goldLabels, error) {
	if name == "" {
		return nil, nil
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	gold := goldLabels{}
	for d := json.NewDecoder(f); ; {
		var a goldArticle
		if err := d.Decode(&a); errors.Is(err, io.EOF) {
			return gold, nil
		} else if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		gold[a.ID] = a.labels()
	}
}

// labels returns the labels with offsets in bytes.
func (a goldArticle) labels() []label {
	offsets := make([]int, 0, len(a.Text)+1)
	for i := range a.Text {
		offsets = append(offsets, i)
	}
	offsets = append(offsets, len(a.Text))
	spans := func(ranges [][2]int) (list []corpus.Span) {
		for _, r := range ranges {
			list = append(list, corpus.Span{Start: offsets[r[0]], End: offsets[r[1]]})
		}
		return list
	}
	labels := []label{}
	for _, q := range a.Attributions {
		labels = append(labels, label{spans(q.Content), spans(q.Source)})
	}
	return labels
}

// score returns the F1 of the quotes of an article, from 0 to 1. It is simpler than scripts/score.sh: a quote is right
// if it shares half of its extent with a label that no other quote has, and the source overlaps or holds the speaker's
// last name.
func score(a *corpus.Article, quotes []corpus.Quote, gold []label) float64 {
	used := make([]bool, len(gold))
	right := 0
	for i := range quotes {
		for k, g := range gold {
			if !used[k] && g.matches(a.Text, &quotes[i]) {
				used[k] = true
				right++
				break
			}
		}
	}
	return 2 * float64(right) / float64(max(len(quotes)+len(gold), 1))
}

// matches reports whether a quote has the words and the speaker of a label.
func (g label) matches(text string, q *corpus.Quote) bool {
	shared := 0
	for _, s := range q.Spans {
		for _, c := range g.content {
			shared += max(0, min(s.End, c.End)-max(s.Start, c.Start))
		}
	}
	return 2*shared >= length(q.Spans)+length(g.content)-shared && g.names(text, q)
}

// names reports whether the source of a label names the speaker of a quote.
func (g label) names(text string, q *corpus.Quote) bool {
	parts := strings.Fields(q.Speaker.Name)
	for _, s := range g.source {
		if s.Overlaps(q.Source) || len(parts) > 0 && strings.Contains(s.In(text), parts[len(parts)-1]) {
			return true
		}
	}
	return false
}

func length(spans []corpus.Span) (n int) {
	for _, s := range spans {
		n += s.Len()
	}
	return n
}
