package quotes

import (
	"iter"
	"slices"

	"verbatim/corpus"
	"verbatim/index/document"
	"verbatim/index/identity"
	"verbatim/index/store"
)

// An agency's copy stands in many papers, and so do the quotes in it. A search shows them once.

// maxCopies is how many other articles are named with a quote, and maxRing how many quotes with the same words are looked at for them.
const (
	maxCopies = 20
	maxRing   = 1000
)

// copies reports whether a and b, which have the same words, are one quote in two articles.
func copies(a, b *Hit) bool {
	return a.Article.Path != b.Article.Path && SameSpeaker(&a.Quote.Speaker, &b.Quote.Speaker)
}

// IsShown reports whether h, with that key, is among the hits with these keys, or a copy of it is.
func IsShown(hits []Hit, keys []string, h *Hit, key string) bool {
	for i := range hits {
		if key != "" && keys[i] == key && (hits[i].Quote.ID == h.Quote.ID || copies(&hits[i], h)) {
			return true
		}
	}
	return false
}

// SameSpeaker reports whether the same words can be of one speaker: their surnames are spellings of each other, or one article does not name who the other does.
func SameSpeaker(a, b *corpus.Speaker) bool {
	if !a.Named() || !b.Named() {
		return true
	}
	return identity.Surname(a.Name) == identity.Surname(b.Name)
}

// duplicates yields the copies of quote n in other articles, which is h with that key, with their numbers. read returns
// the quote with a number, or an error where it is to be left out: a damaged quote is reported where it is found.
func duplicates(facts *store.ValueReader, n int, h *Hit, key string, read func(int) (Hit, error)) iter.Seq2[int, *Hit] {
	return func(yield func(int, *Hit) bool) {
		for k, steps := facts.Next(n), 0; k != n && steps < maxRing; k, steps = facts.Next(k), steps+1 {
			other, err := read(k)
			if err == nil && copies(h, &other) && document.WordsKey(other.Pieces()) == key && !yield(k, &other) {
				return
			}
		}
	}
}

// visible returns the quote with a number as the corrections have it, or ErrNoQuote where they hide it.
func (s *Reader) visible(number int) (Hit, error) {
	h, _, hidden, err := s.Read(number)
	if err == nil && hidden {
		err = ErrNoQuote
	}
	return h, err
}

// duplicatesOf returns the quotes in other articles that are copies of quote n, which is h with that key, the newest first.
func (s *Reader) duplicatesOf(facts *store.ValueReader, n int, h *Hit, key string) []Hit {
	var list []Hit
	paths := map[string]bool{}
	for _, other := range duplicates(facts, n, h, key, s.visible) {
		if !paths[other.Article.Path] {
			paths[other.Article.Path] = true
			list = append(list, *other)
		}
	}
	newestFirst(list)
	return list
}

// newestFirst sorts hits by their known days.
func newestFirst(list []Hit) {
	slices.SortStableFunc(list, func(a, b Hit) int { return b.Article.Known().Compare(a.Article.Known()) })
}

// alsoIn fills in where else the quote stands.
func (h *Hit) alsoIn(copies []Hit) {
	for i := range copies[:min(len(copies), maxCopies)] {
		h.AlsoIn = append(h.AlsoIn, Copy{copies[i].Article, copies[i].Quote.ID})
	}
}

// Complete puts what other articles say of a quote into its hit: where else it stands, and the roles that its own
// article does not give.
func (s *Reader) Complete(facts *store.ValueReader, number int, h *Hit, key string, stay, all bool) error {
	var copies []Hit
	if key != "" && (!all || h.Quote.Speaker.Role == "") {
		copies = s.duplicatesOf(facts, number, h, key)
	}
	believed := copies
	if len(copies) > 0 {
		copies, believed = s.cite(h, copies, stay)
	}
	if !all {
		h.alsoIn(copies)
	}
	return s.addRoles(h, believed)
}
