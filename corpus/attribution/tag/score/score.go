// Package score compares tags with those of annotated sentences. Start with Of.
package score

import (
	"fmt"
	"strings"

	"verbatim/corpus/attribution/tag"
	"verbatim/corpus/attribution/tag/treebank"
)

// A Share counts how many of a number are right.
type Share struct{ Right, Of int }

// add counts one.
func (s *Share) add(right bool) {
	s.Of++
	if right {
		s.Right++
	}
}

// Value returns the share that is right, 0 of nothing.
func (s Share) Value() float64 {
	if s.Of == 0 {
		return 0
	}
	return float64(s.Right) / float64(s.Of)
}

// String returns the share with its number.
func (s Share) String() string { return fmt.Sprintf("%.4f of %d", s.Value(), s.Of) }

// A Tags is how well sentences were tagged.
type Tags struct {
	All    Share // tokens
	Words  Share // tokens that are not signs
	Verbs  Share // words that are verbs, with the right form
	Nouns  Share // words that are nouns or names, with number and capital
	Groups Share // words that are verbs or nouns, with the right one of the two
	New    Share // words that the dictionary lacks
	Lemmas Share // lemmas of words other than names and numbers, with the tags given

	mistaken [tag.Count][tag.Count]int // right, given
}

// Of tags sentences and compares.
func Of(model *tag.Model, sentences []treebank.Sentence) Tags {
	var s Tags
	var given []tag.Tag
	for _, sentence := range sentences {
		given = model.Tags(given[:0], sentence.Words())
		for i, token := range sentence.Tokens {
			s.add(token.Tag, given[i], !model.Knows(token.Text))
			if token.Tag != tag.CD && token.Tag != tag.NNP && token.Tag < tag.Quote {
				s.Lemmas.add(strings.EqualFold(model.Lemma(token.Text, given[i]), token.Lemma))
			}
		}
	}
	return s
}

// add counts a token with its right tag and the one that was given.
func (s *Tags) add(right, given tag.Tag, isNew bool) {
	ok := right == given
	s.mistaken[right][given]++
	s.All.add(ok)
	if !tag.Signs.Has(right) {
		s.Words.add(ok)
	}
	if isNew {
		s.New.add(ok)
	}
	switch {
	case tag.Verbs.Has(right):
		s.Verbs.add(ok)
		s.Groups.add(tag.Verbs.Has(given))
	case tag.Nouns.Has(right):
		s.Nouns.add(ok)
		s.Groups.add(tag.Nouns.Has(given))
	}
}

// pairs are tags that are often taken for each other, and matter for finding who says what.
var pairs = [...][2]tag.Tag{
	{tag.VBD, tag.VBN}, {tag.VBZ, tag.NNS}, {tag.VB, tag.NN}, {tag.VB, tag.VBP}, {tag.NN, tag.NNP}, {tag.IN, tag.WDT},
}

// String returns the scores as lines.
func (s Tags) String() string {
	var b strings.Builder
	for _, line := range []struct {
		name  string
		share Share
	}{
		{"tokens", s.All}, {"words", s.Words}, {"verbs", s.Verbs}, {"nouns", s.Nouns}, {"verb or noun", s.Groups},
		{"new words", s.New}, {"lemmas", s.Lemmas},
	} {
		fmt.Fprintf(&b, "  %-13s %s\n", line.name, line.share)
	}
	for _, p := range pairs {
		fmt.Fprintf(&b, "  %-13s %s\n", fmt.Sprint(p[0], "/", p[1]), s.confusion(p[0], p[1]))
	}
	return b.String()
}

// confusion says how often each of two tags was given for itself and for the other.
func (s Tags) confusion(a, b tag.Tag) string {
	one := func(right, other tag.Tag) string {
		const say = "%s right %d, as %s %d"
		return fmt.Sprintf(say, right, s.mistaken[right][right], other, s.mistaken[right][other])
	}
	return one(a, b) + "; " + one(b, a)
}
