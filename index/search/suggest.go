package search

import (
	"context"
	"slices"
	"strings"
	"unicode/utf8"

	"verbatim/index/query"
	"verbatim/index/store"
	"verbatim/index/terms"
	"verbatim/index/vector"
)

// contextCheck is the number of steps of a loop between checks of its context: some tenths of a millisecond.
const contextCheck = 1024

// shortestMisspelt is the number of letters of the shortest word that is taken for a misspelt one. A shorter word is
// similar to many others.
const shortestMisspelt = 5

// clearly is how many times as frequent a word must be as another one that is as similar.
const clearly = 3

// Stands reports whether all parts of a word are in quotes, beside them, in headlines or in names of speakers.
func (s *Searcher) Stands(ctx context.Context, word string) (bool, error) {
	for _, part := range terms.Words(word) {
		stems := terms.Prose(part)
		stands := len(stems) == 0 // a stop word
		for _, place := range wordWeights {
			list := stems
			if place.exact {
				list = []string{part}
			}
			if stands || len(list) == 0 {
				continue
			}
			n, err := s.files.Having(ctx, place.field, list[0])
			if err != nil {
				return false, err
			}
			stands = n > 0
		}
		if !stands {
			return false, nil
		}
	}
	return true, nil
}

// Suggest returns the word in quotes that a misspelt word means: the most similar one, and of several the one that is
// clearly the most frequent. It returns false if the word is English or stands somewhere, or if no word is similar.
func (s *Searcher) Suggest(ctx context.Context, word string) (string, bool, error) {
	wanted := strings.Join(terms.Words(word), "")
	length := utf8.RuneCountInString(wanted)
	if length < shortestMisspelt || vector.Knows(wanted) {
		return "", false, nil
	}
	if stands, err := s.isSpelled(ctx, wanted); stands || err != nil {
		return "", false, err
	}
	candidates, err := s.files.SimilarWords(ctx, wanted, min(length/4, 2))
	if err != nil {
		return "", false, err
	}
	candidates = slices.DeleteFunc(candidates, func(c store.WordCount) bool { return !isMisspelling(wanted, c.Word) })
	var best, second store.WordCount
	for _, c := range candidates {
		said, err := s.isVisible(ctx, c.Word, c.Quotes)
		if err != nil {
			return "", false, err
		}
		switch {
		case !said:
		case best.Word == "" || isLikelier(wanted, c, best):
			best, second = c, best
		case second.Word == "" || isLikelier(wanted, c, second):
			second = c
		}
	}
	return best.Word, best.Word != "" && isClear(wanted, best, second), nil
}

// isSpelled reports whether a quote or a name has a word in its own form, a quote has its singular, or text beside a quote
// has a form of it. Other forms in quotes do not count: "inspecters" has the stem of "inspect".
func (s *Searcher) isSpelled(ctx context.Context, word string) (bool, error) {
	for _, field := range []string{store.FieldExact, store.FieldSpeaker} {
		if n, err := s.files.Having(ctx, field, word); n > 0 || err != nil {
			return n > 0, err
		}
	}
	if singular, ok := strings.CutSuffix(word, "s"); ok { // "birthers" where quotes have "birther"
		if n, err := s.files.Having(ctx, store.FieldExact, singular); n > 0 || err != nil {
			return n > 0, err
		}
	}
	stems := terms.Prose(word)
	if len(stems) == 0 || stems[0] != word {
		return len(stems) == 0, nil
	}
	return s.Stands(ctx, word)
}

// isMisspelling reports whether a word may be a misspelling of another: they begin with the same letter, and neither is
// a form of the other.
func isMisspelling(word, other string) bool {
	first, _ := utf8.DecodeRuneInString(word)
	initial, _ := utf8.DecodeRuneInString(other)
	return first == initial && !slices.Equal(terms.Prose(word), terms.Prose(other))
}

// isLikelier reports whether a word is meant rather than another one: it is more similar, or as similar and in more
// quotes.
func isLikelier(wanted string, a, b store.WordCount) bool {
	if d, e := query.Distance(wanted, a.Word), query.Distance(wanted, b.Word); d != e {
		return d < e
	}
	return a.Quotes > b.Quotes
}

// isClear reports whether a word is meant rather than the second best.
func isClear(wanted string, best, second store.WordCount) bool {
	switch {
	case second.Word == "" || slices.Equal(terms.Prose(best.Word), terms.Prose(second.Word)):
		return true
	case query.Distance(wanted, best.Word) < query.Distance(wanted, second.Word):
		return true
	}
	return best.Quotes >= clearly*second.Quotes
}
