package quotes

import (
	"context"
	"slices"
	"strings"

	"verbatim/index/corrections"
	"verbatim/index/postings"
	"verbatim/index/store"
	"verbatim/index/terms"
)

// A matcher finds the quotes again that corrections were made of. It is used by one goroutine.
type matcher struct {
	quotes   *Reader
	articles map[string]store.Article // by path; read when the first is looked up
}

// attach returns the number of the quote that an entry is about, and -1 where there is none any more: the one with its id; else the one
// in its article that has its words, or nearly so; else one with its words and speaker in another article, as when the file was renamed.
func (f *matcher) attach(ctx context.Context, e *corrections.Entry) (int, error) {
	if number, _, err := f.quotes.locate(ctx, e.Quote); err != nil || number >= 0 {
		return number, err
	}
	words := terms.Words(e.Words)
	if len(words) == 0 {
		return -1, nil
	}
	best := candidate{number: -1}
	look := func(number int) {
		if h, _, err := f.quotes.AsIndexed(number); err == nil { // what is damaged is reported where it is found
			best.take(candidate{number, fitOf(words, e, &h)})
		}
	}
	if f.articles == nil {
		all, err := f.quotes.files.ArticleList()
		if err != nil {
			return -1, err
		}
		f.articles = make(map[string]store.Article, len(all))
		for _, a := range all {
			f.articles[a.Path] = a
		}
	}
	if a, ok := f.articles[e.Path]; ok {
		for n := a.First; n < a.First+a.Quotes; n++ {
			look(n)
		}
	}
	for _, phrase := range [][]string{words[:min(len(words), attachWords)], words[max(len(words)-attachWords, 0):]} {
		if best.number >= 0 {
			break
		}
		asked := &postings.Query{Words: []postings.Word{{{Field: store.FieldExact, Terms: phrase, Phrase: true, Said: true}}}}
		if err := f.quotes.eachNumber(ctx, asked, func(number int, _ uint32) { look(number) }); err != nil {
			return -1, err
		}
	}
	return best.number, nil
}

// A candidate is a quote that may be the one that a correction was made of.
type candidate struct {
	number int
	fit    int // see fits; 0 does not fit
}

func (c *candidate) take(other candidate) {
	if other.fit > c.fit {
		*c = other
	}
}

// attachWords is how many of the first, or of the last, words of a correction are looked for next to each other.
const attachWords = 6

// unmistakable is how many words two quotes share at least for them to be one whoever spoke, and telling how many where the article and
// the speaker agree and the words do so only nearly. Both are of the size of leastCopied: shorter ones people say again and again.
const (
	unmistakable = 8
	telling      = 4
)

// fitOf returns how well a quote fits the entry of a correction with these words, 0 when it is another quote: the very words count most,
// then the article, then the speaker. A few words alone do not tell: somebody else says them too.
func fitOf(words []string, e *corrections.Entry, h *Hit) int {
	have := terms.Words(strings.Join(h.Pieces(), " "))
	same := slices.Equal(words, have)
	near := same || sameContent(words, have) || shared(words, have)
	inPlace, speaker := h.Article.Path == e.Path, calledSo(e.Was, h)
	switch {
	case !near,
		inPlace && !speaker && len(words) < telling,
		inPlace && !speaker && !same && len(words) < unmistakable,
		!inPlace && !speaker && (!same || len(words) < unmistakable),
		!inPlace && speaker && !same && len(words) < telling:
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

// calledSo reports whether a quote's speaker, as the index has it, was shown so.
func calledSo(was string, h *Hit) bool {
	name := h.Quote.Speaker.Name
	return was == h.Quote.Speaker.String() || name != "" && (was == name || strings.HasPrefix(was, name+", "))
}

// sameContent reports whether two contents are one quote, of which extraction has found more or less: one holds the other, and has at most
// twice its words.
func sameContent(a, b []string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	return 2*len(a) >= len(b) && strings.Contains(" "+strings.Join(b, " ")+" ", " "+strings.Join(a, " ")+" ")
}

// shared reports whether two contents have three quarters of their words in common, as when a word was put right.
func shared(a, b []string) bool {
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
