package treebank

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"verbatim/corpus/attribution/tag"
)

// ReadSample returns the sentences of a sample. A line has a word and its tag, after a tab. An empty line ends a
// sentence, and lines with # at the beginning and no tab are comments.
func ReadSample(r io.Reader) ([]Sentence, error) {
	var list []Sentence
	var s Sentence
	lines := bufio.NewScanner(r)
	for n := 1; lines.Scan(); n++ {
		word, name, isToken := strings.Cut(lines.Text(), "\t")
		switch t := tag.Named(name); {
		case isToken && t == tag.None:
			return nil, fmt.Errorf("line %d: no tag %q", n, name)
		case isToken:
			s.Tokens = append(s.Tokens, Token{Text: word, Tag: t})
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
