package quotes

import (
	"cmp"
	"context"
	"iter"
	"slices"
	"strings"

	"verbatim/corpus"
	"verbatim/index/document"
	"verbatim/index/engine"
	"verbatim/index/identity"
)

// Many newspapers print the report of an agency, and the quotes in it. A search shows such duplicates as one quote.

// maxCopies is the maximum number of other articles in Hit.AlsoIn. maxDuplicates is the maximum number of
// quotes with the same words that are read for them.
const (
	maxCopies     = 20
	maxDuplicates = 1000
)

// areDuplicates reports whether two quotes with the same words are one quote in two articles.
func areDuplicates(a, b *Hit) bool {
	return a.Article.Path != b.Article.Path && SameSpeaker(&a.Quote.Speaker, &b.Quote.Speaker)
}

// A Shown says of a hit which other quotes it is shown for.
type Shown struct {
	Words string // the key of its words; "" if no other quote has the same words
	Name  string // of the speaker; if the hit has none, of the first duplicate with one
}

// IsShown reports whether the hits contain h or a duplicate of it. shown describes the hits, and key is the key of the
// words of h. A hit without a name may be of one speaker, but not of two: then it takes the name of h.
func IsShown(hits []Hit, shown []Shown, h *Hit, key string) bool {
	for i := range hits {
		if key == "" || shown[i].Words != key || !isSame(&hits[i], h) {
			continue
		}
		name := nameOf(h)
		if !SameName(shown[i].Name, name) {
			continue
		}
		shown[i].Name = cmp.Or(shown[i].Name, name)
		return true
	}
	return false
}

// ShownOf describes a hit whose words have a key.
func ShownOf(h *Hit, key string) Shown { return Shown{key, nameOf(h)} }

// nameOf returns the name of the speaker of a hit, or "".
func nameOf(h *Hit) string {
	if !h.Quote.Speaker.Named() {
		return ""
	}
	return h.Quote.Speaker.Name
}

// isSame reports whether two hits with the same words are one answer: one quote, its duplicates, and a headline with
// what it repeats of the article.
func isSame(a, b *Hit) bool {
	if a.Article.Path != b.Article.Path || a.Quote.ID == b.Quote.ID {
		return a.Quote.ID == b.Quote.ID || areDuplicates(a, b)
	}
	return Repeats(a, b)
}

// Repeats reports whether two hits with the same words, of one article and one speaker, are its headline and what
// repeats it.
func Repeats(a, b *Hit) bool {
	inTitle := func(piece string) bool { return strings.Contains(a.Article.Title, piece) }
	return !slices.ContainsFunc(a.Pieces(), func(p string) bool { return !inTitle(p) }) &&
		SameSpeaker(&a.Quote.Speaker, &b.Quote.Speaker)
}

// SameSpeaker reports whether the same words in two articles may be of one speaker: the surnames are spellings
// of each other, or one article does not name the speaker.
func SameSpeaker(a, b *corpus.Speaker) bool {
	return !a.Named() || !b.Named() || SameName(a.Name, b.Name)
}

// SameName does the same for names; "" is that of a speaker without one.
func SameName(a, b string) bool {
	return a == "" || b == "" || a == b || identity.Surname(a) == identity.Surname(b)
}

// duplicates yields the duplicates of quote n, with their numbers. h is quote n, and key the key of its words.
// It skips quotes for which read returns an error; a search reports damaged quotes when it finds them.
func duplicates(values engine.Values, n int, h *Hit, key string,
	read func(int) (Hit, error)) iter.Seq2[int, *Hit] {
	return func(yield func(int, *Hit) bool) {
		for k, steps := values.Next(n), 0; k != n && steps < maxDuplicates; k, steps = values.Next(k), steps+1 {
			other, err := read(k)
			if err == nil && areDuplicates(h, &other) && document.WordsKey(other.Pieces()) == key && !yield(k, &other) {
				return
			}
		}
	}
}

// fetchCopies reads quotes with those that have the same words.
func fetchCopies(ctx context.Context, files engine.Files, numbers ...int) error {
	return files.Fetch(ctx, func() engine.Wanted { return engine.Wanted{Numbers: numbers, Copies: true} })
}

// visible returns a quote with the corrections applied, or ErrNoQuote if it is hidden.
func (s *Reader) visible(number int) (Hit, error) {
	h, _, hidden, err := s.Read(number)
	if err == nil && hidden {
		err = ErrNoQuote
	}
	return h, err
}

// duplicatesOf returns the duplicates of quote n, the newest first. h is quote n, and key the key of its words.
func (s *Reader) duplicatesOf(values engine.Values, n int, h *Hit, key string) []Hit {
	var list []Hit
	paths := map[string]bool{}
	for _, other := range duplicates(values, n, h, key, s.visible) {
		if !paths[other.Article.Path] {
			paths[other.Article.Path] = true
			list = append(list, *other)
		}
	}
	newestFirst(list)
	return list
}

// newestFirst sorts hits by date.
func newestFirst(list []Hit) {
	slices.SortStableFunc(list, func(a, b Hit) int { return b.Article.CredibleDate().Compare(a.Article.CredibleDate()) })
}

// alsoIn fills in AlsoIn.
func (h *Hit) alsoIn(copies []Hit) {
	for i := range copies[:min(len(copies), maxCopies)] {
		h.AlsoIn = append(h.AlsoIn, Copy{copies[i].Article, copies[i].Quote.ID})
	}
}

// Complete adds to a quote what other articles say: where else it is printed, and roles that its own article
// does not give. stay keeps its own article, even if another one dates the quote better. all leaves AlsoIn
// empty.
func (s *Reader) Complete(values engine.Values, number int, h *Hit, key string, stay, all bool) error {
	var copies []Hit
	if key != "" && (!all || h.Quote.Speaker.Role == "") {
		copies = s.duplicatesOf(values, number, h, key)
	}
	believed := copies
	if len(copies) > 0 {
		copies, believed = s.citer().cite(h, copies, stay)
	}
	if !all {
		h.alsoIn(copies)
	}
	return s.addRoles(h, believed)
}

// citer returns a citer of the quotes of the snapshot.
func (s *Reader) citer() *citer {
	return &citer{now: s.Now(), head: func(article int) string {
		head, err := s.files.TextHead(article, headSize)
		if err != nil {
			return ""
		}
		return head
	}}
}
