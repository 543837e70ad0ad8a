package quotes

import (
	"context"
	"errors"
	"slices"
	"strings"

	"verbatim/index/corrections"
	"verbatim/index/engine"
	"verbatim/index/store"
	"verbatim/index/terms"
)

// A finder finds the quotes of corrections again. One goroutine may use it.
type finder struct {
	quotes   *Reader
	articles map[string]store.Article // by path; read when first needed
}

// find returns the number of the quote of a correction, or -1. It is the quote with the same id; otherwise one
// in the same article with the same words, or nearly the same; otherwise one with the same words and speaker in
// another article, since files are renamed.
func (f *finder) find(ctx context.Context, e *corrections.Entry) (int, error) {
	if number, _, err := f.quotes.locate(ctx, e.Quote); err != nil || number >= 0 {
		return number, err
	}
	words := terms.Words(e.Words)
	if len(words) == 0 {
		return -1, nil
	}
	best := candidate{number: -1}
	var failed error
	look := func(number int) {
		h, _, err := f.quotes.AsIndexed(number)
		if err == nil {
			best.take(candidate{number, fitOf(words, e, &h)})
		} else if !errors.Is(err, store.ErrDamaged) { // a search reports damaged quotes
			failed = err
		}
	}
	articles, err := f.byPath()
	if err != nil {
		return -1, err
	}
	if a, ok := articles[e.Path]; ok {
		for n := a.First; n < a.First+a.Quotes; n++ {
			look(n)
		}
	}
	beginning, end := words[:min(len(words), phraseWords)], words[max(len(words)-phraseWords, 0):]
	for _, phrase := range [][]string{beginning, end} {
		if best.number >= 0 {
			break
		}
		asked := &engine.Query{Query: saying(phrase)}
		if err := f.quotes.eachNumber(ctx, asked, func(number int, _ uint32) { look(number) }); err != nil {
			return -1, err
		}
	}
	if failed != nil { // the quote may be among those that could not be read
		return -1, failed
	}
	return best.number, nil
}

// byPath returns the articles by path.
func (f *finder) byPath() (map[string]store.Article, error) {
	if f.articles != nil {
		return f.articles, nil
	}
	all, err := f.quotes.files.ArticleList()
	if err != nil {
		return nil, err
	}
	f.articles = make(map[string]store.Article, len(all))
	for _, a := range all {
		f.articles[a.Path] = a
	}
	return f.articles, nil
}

// A candidate is a quote that may be the quote of a correction.
type candidate struct {
	number int
	fit    int // see fitOf; 0 for another quote
}

func (c *candidate) take(other candidate) {
	if other.fit > c.fit {
		*c = other
	}
}

// phraseWords is the number of the first, or last, words of a correction that are searched for as a phrase.
const phraseWords = 6

// minDistinct is the number of equal words from which two quotes are the same even if article or speaker
// differ. minSimilar is the number from which they are the same if article and speaker agree and the words
// nearly do. Both are near the minimum of a duplicate (document.WordsKey), since people often repeat shorter
// quotes.
const (
	minDistinct = 8
	minSimilar  = 4
)

// fitOf returns how well a quote fits a correction with these words, or 0 if it is another quote. Equal words
// count most, then the article, then the speaker. A few equal words are not enough, since other people use them
// too.
func fitOf(words []string, e *corrections.Entry, h *Hit) int {
	have := terms.Words(strings.Join(h.Pieces(), " "))
	same := slices.Equal(words, have)
	near := same || sameContent(words, have) || mostlyEqual(words, have)
	inPlace, speaker := h.Article.Path == e.Path, hadSpeaker(e.Was, h)
	switch {
	case !near,
		inPlace && !speaker && len(words) < minSimilar,
		inPlace && !speaker && !same && len(words) < minDistinct,
		!inPlace && !speaker && (!same || len(words) < minDistinct),
		!inPlace && speaker && !same && len(words) < minSimilar:
		return 0
	}
	fit := 1
	for i, yes := range []bool{speaker, inPlace, same} {
		if yes {
			fit += 1 << i
		}
	}
	return fit
}

// hadSpeaker reports whether was is how the speaker of a quote is shown without corrections.
func hadSpeaker(was string, h *Hit) bool {
	name := h.Quote.Speaker.Name
	return was == h.Quote.Speaker.String() || name != "" && (was == name || strings.HasPrefix(was, name+", "))
}

// sameContent reports whether one content contains the other and has at most twice its words, as when the
// extraction of quotes changes.
func sameContent(a, b []string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	return 2*len(a) >= len(b) && strings.Contains(" "+strings.Join(b, " ")+" ", " "+strings.Join(a, " ")+" ")
}

// mostlyEqual reports whether two contents have three quarters of their words in common, as when an article
// corrects a word.
func mostlyEqual(a, b []string) bool {
	left := slices.Clone(b)
	common := 0
	for _, w := range a {
		if i := slices.Index(left, w); i >= 0 {
			left = slices.Delete(left, i, i+1)
			common++
		}
	}
	return 4*common >= 3*max(len(a), len(b))
}
