package tag

import "fmt"

// A Model tags words. Several goroutines can use it at once.
type Model struct {
	words   *dictionary
	weights *weights
	lemmas  map[Form]string
}

// New returns the model of a dictionary, of weights and of irregular lemmas, as the data files have them.
func New(words, weights, lemmas string) (*Model, error) {
	d, err := readDictionary(words)
	if err != nil {
		return nil, fmt.Errorf("dictionary: %w", err)
	}
	w, err := readWeights(weights)
	if err != nil {
		return nil, fmt.Errorf("weights: %w", err)
	}
	l, err := readLemmas(lemmas)
	if err != nil {
		return nil, fmt.Errorf("lemmas: %w", err)
	}
	return &Model{words: d, weights: w, lemmas: l}, nil
}

// Knows reports whether the dictionary has a word or needs none for it, as for numbers and signs.
func (m *Model) Knows(text string) bool {
	return m.words.find(NewWord(text, false)) != nil || OfSign(text) != None || isNumber(text)
}

// maxPiece is the number of words that are seen at once. A longer sentence is tagged piece by piece.
const maxPiece = 64

// A piece is a part of a sentence, with nothing before and after it.
type piece [maxPiece + 2]sight

// Tags appends the tags of a sentence's words to dst.
func (m *Model) Tags(dst []Tag, words []Word) []Tag {
	var seen piece
	var list [maxFeatures]Feature
	h := history{one: Begin, two: Begin}
	for len(words) > 0 {
		n := min(len(words), maxPiece)
		for i, w := range words[:n] {
			m.see(&seen[i+1], w, false)
		}
		seen[n+1] = sight{}
		for i := range n {
			s := &seen[i+1]
			t := s.only
			if t == None {
				t = m.weights.choose(s.tags, features(&list, seen[i:i+3], words[i].Text, h))
			}
			h.add(t, s)
			dst = append(dst, t)
		}
		seen[0], words = seen[n], words[n:]
	}
	return dst
}

// A Decision is asked for where a word may have several tags: those it may have, and its features.
type Decision func(i int, tags Set, list []Feature) Tag

// Walk tags a sentence as Tags does, but with the decisions of a function. It is for learning weights. Words that
// forget names are seen as if the dictionary lacked them.
func (m *Model) Walk(words []Word, forget func(i int) bool, decide Decision) {
	seen := make([]sight, len(words)+2)
	for i, w := range words {
		m.see(&seen[i+1], w, forget(i))
	}
	var list [maxFeatures]Feature
	h := history{one: Begin, two: Begin}
	for i, w := range words {
		s := &seen[i+1]
		t := s.only
		if t == None {
			t = decide(i, s.tags, features(&list, seen[i:i+3], w.Text, h))
		}
		h.add(t, s)
	}
}
