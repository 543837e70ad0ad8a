package treebank

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"verbatim/corpus/attribution/tag"
)

// ReadSample returns the sentences of a sample. A line has a word, its tag and its lemma, with tabs between. An empty
// line ends a sentence, and lines with # at the beginning and no tab are comments.
func ReadSample(r io.Reader) ([]Sentence, error) {
	var list []Sentence
	var s Sentence
	lines := bufio.NewScanner(r)
	for n := 1; lines.Scan(); n++ {
		word, rest, isToken := strings.Cut(lines.Text(), "\t")
		name, lemma, _ := strings.Cut(rest, "\t")
		switch t := tag.Named(name); {
		case isToken && t == tag.None:
			return nil, fmt.Errorf("line %d: no tag %q", n, name)
		case isToken:
			s.Tokens = append(s.Tokens, Token{Text: word, Tag: t, Lemma: lemma})
		case word == "" && len(s.Tokens) > 0:
			list = append(list, s)
			s = Sentence{}
		}
	}
	if len(s.Tokens) > 0 {
		list = append(list, s)
	}
	return list, lines.Err()
}
