package search

import (
	"context"
	"slices"
	"strings"

	"verbatim/index/engine"
	"verbatim/index/postings"
	"verbatim/index/query"
	"verbatim/index/store"
	"verbatim/index/terms"
)

// A compound may be written as one word, with a hyphen or as two words: "hotline", "hot-line", "hot line". Each form
// finds the others.

const (
	shortestPart  = 3  // letters of a part of a compound
	shortestTail  = 2  // letters of an adverb that ends one
	frequentWhole = 30 // quotes with a word from which it is not split: its other forms are rare
	mostSplits    = 2
)

// A lexicon has the words of a corpus.
type lexicon struct{ files engine.Files }

// A compound is another form of a term of a query.
type compound struct {
	term query.Term    // as it is highlighted
	word postings.Word // as it is searched for
}

// compounds returns the other forms of the terms of a query that the corpus has, by the number of the term.
func (l lexicon) compounds(ctx context.Context, list []query.Term) (map[int][]compound, error) {
	if err := l.files.Fetch(ctx, func() engine.Wanted { return engine.Wanted{Terms: partsOf(list)} }); err != nil {
		return nil, err
	}
	found := map[int][]compound{}
	before := ""
	for i, t := range list {
		parts := terms.Words(t.Text)
		if !t.IsPlain() || len(parts) == 0 || len(parts) > 2 {
			before = ""
			continue
		}
		if len(parts) == 2 {
			joined, err := l.joined(ctx, parts[0], parts[1])
			if err != nil {
				return nil, err
			}
			found[i], before = joined, ""
			continue
		}
		splits, err := l.splits(ctx, parts[0])
		if err != nil {
			return nil, err
		}
		found[i] = append(found[i], splits...)
		joined, err := l.joined(ctx, before, parts[0])
		if err != nil {
			return nil, err
		}
		if joined != nil {
			found[i-1], found[i] = append(found[i-1], joined...), append(found[i], joined...)
		}
		before = parts[0]
	}
	return found, nil
}

// partsOf returns the terms whose quotes compounds counts, and some more.
func partsOf(list []query.Term) []engine.Term {
	var all []engine.Term
	before := ""
	for _, t := range list {
		for _, word := range terms.Words(t.Text) {
			for _, stem := range slices.Concat(terms.Prose(word), terms.Prose(before+word)) {
				all = append(all, engine.Term{Field: store.FieldContent, Term: stem})
			}
			for at := shortestPart; at <= len(word)-shortestTail; at++ {
				if isPart(word[:at]) && isTail(word[at:]) {
					all = append(all, engine.Term{Field: store.FieldExact, Term: word[:at]},
						engine.Term{Field: store.FieldExact, Term: word[at:]})
				}
			}
			before = word
		}
	}
	return all
}

// joined returns the word that two parts make, if a quote has it.
func (l lexicon) joined(ctx context.Context, a, b string) ([]compound, error) {
	stems := terms.Prose(a + b)
	if !isPart(a) || !isTail(b) || len(stems) == 0 {
		return nil, nil
	}
	n, err := l.files.Having(ctx, store.FieldContent, stems[0])
	if n == 0 || err != nil {
		return nil, err
	}
	t := query.Term{Text: a + b}
	return []compound{{t, word(t)}}, nil
}

// splits returns the pairs of words into which a rare word can be split.
func (l lexicon) splits(ctx context.Context, whole string) ([]compound, error) {
	stems := terms.Prose(whole)
	if len(whole) < shortestPart+shortestTail || len(stems) == 0 {
		return nil, nil
	}
	if n, err := l.files.Having(ctx, store.FieldContent, stems[0]); n >= frequentWhole || err != nil {
		return nil, err
	}
	var list []compound
	for at := shortestPart; at <= len(whole)-shortestTail && len(list) < mostSplits; at++ {
		a, b := whole[:at], whole[at:]
		if ok, err := l.areParts(ctx, a, b); err != nil {
			return nil, err
		} else if ok {
			list = append(list, compound{query.Term{Text: a + " " + b, Phrase: true}, adjacent(a, b)})
		}
	}
	return list, nil
}

// areParts reports whether quotes have two words that can be parts of a compound.
func (l lexicon) areParts(ctx context.Context, a, b string) (bool, error) {
	if !isPart(a) || !isTail(b) {
		return false, nil
	}
	for _, part := range []string{a, b} {
		if n, err := l.files.Having(ctx, store.FieldExact, part); n == 0 || err != nil {
			return false, err
		}
	}
	return true, nil
}

// isPart reports whether a word can be a part of a compound: it has enough letters, all of them plain, and is no stop
// word.
func isPart(s string) bool {
	isOther := func(r rune) bool { return r < 'a' || r > 'z' }
	return len(s) >= shortestPart && !strings.ContainsFunc(s, isOther) && len(terms.Prose(s)) == 1
}

// tails are the adverbs that end nouns made of verbs: "build-up", "walk-out".
var tails = map[string]bool{
	"up": true, "out": true, "off": true, "in": true, "down": true, "over": true, "back": true, "away": true,
}

// isTail reports whether a word can be the last part of a compound.
func isTail(s string) bool { return tails[s] || isPart(s) }

// adjacent returns the place of two words next to each other in a quote.
func adjacent(a, b string) postings.Word {
	return postings.Word{{Field: store.FieldExact, Terms: []string{a, b}, Phrase: true, Weight: 1, Said: true}}
}
