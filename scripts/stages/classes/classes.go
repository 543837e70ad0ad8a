// Package classes compares the classes of reports with those that a reader gave. Start with Read and Of.
package classes

import (
	"fmt"
	"slices"
	"strings"

	"verbatim/corpus"
)

// Unsaid labels words that no quote may have, because the article does not say that someone said them.
const Unsaid corpus.ReportClass = "unsaid"

// A Passage is a short text with labels.
type Passage struct {
	Text   string
	Labels []Label
}

// A Label is the right class of the quote that has some words.
type Label struct {
	Class corpus.ReportClass
	Words string
	Span  corpus.Span // of the words in the text of the passage
}

// Read reads a file of passages. A passage is one line of text, then a line for each label: a tab, the class, " | " and
// the words. Blank lines and lines that begin with "#" are ignored.
func Read(data string) ([]Passage, error) {
	var passages []Passage
	n := 0
	for line := range strings.Lines(data) {
		n++
		line = strings.TrimSuffix(line, "\n")
		field, isLabel := strings.CutPrefix(line, "\t")
		switch {
		case line == "", strings.HasPrefix(line, "#"):
		case !isLabel:
			passages = append(passages, Passage{Text: line})
		case len(passages) == 0:
			return nil, fmt.Errorf("line %d: a label without a text", n)
		default:
			p := &passages[len(passages)-1]
			l, err := label(p.Text, field)
			if err != nil {
				return nil, fmt.Errorf("line %d: %w", n, err)
			}
			p.Labels = append(p.Labels, l)
		}
	}
	return passages, nil
}

// label reads a label of a text.
func label(text, field string) (Label, error) {
	name, words, ok := strings.Cut(field, " | ")
	class := corpus.ReportClass(name)
	switch {
	case !ok || words == "":
		return Label{}, fmt.Errorf("no class and words in %q", field)
	case class != Unsaid && !slices.Contains(corpus.ReportClasses, class):
		return Label{}, fmt.Errorf("%q is not a class", name)
	case strings.Count(text, words) != 1:
		return Label{}, fmt.Errorf("the text has %q %d times, not once", words, strings.Count(text, words))
	}
	at := strings.Index(text, words)
	return Label{Class: class, Words: words, Span: corpus.Span{Start: at, End: at + len(words)}}, nil
}
