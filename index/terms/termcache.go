package terms

import (
	"hash/maphash"
	"sync/atomic"

	"github.com/blevesearch/bleve/v2/analysis"
)

// A termCache applies filters that look at one word at a time, and remembers their results: most words of a
// text are the same few thousand. Several goroutines may use it.
type termCache struct {
	filters []analysis.TokenFilter
	seed    maphash.Seed
	entries [cachedTerms]atomic.Pointer[cachedTerm]
}

// cachedTerms is the number of results in the cache: the frequent words of English, about 300 KB.
const cachedTerms = 1 << 12

// maxCached is the length in bytes of the longest word in the cache. Longer words are seldom repeated.
const maxCached = 32

// A cachedTerm is a word of a text and its term.
type cachedTerm struct {
	word string
	term []byte
	drop bool // the filters drop the word
}

func newTermCache(filters []analysis.TokenFilter) *termCache {
	return &termCache{filters: filters, seed: maphash.MakeSeed()}
}

// Filter implements analysis.TokenFilter.
func (c *termCache) Filter(tokens analysis.TokenStream) analysis.TokenStream {
	kept := tokens[:0]
	for _, t := range tokens {
		term, ok := c.term(t.Term)
		if ok {
			t.Term = term
			kept = append(kept, t)
		}
	}
	return kept
}

// term returns the term of a word. It is shared: the caller must not change its bytes.
func (c *termCache) term(word []byte) (term []byte, ok bool) {
	if len(word) > maxCached {
		e := c.make(word)
		return e.term, !e.drop
	}
	slot := &c.entries[maphash.Bytes(c.seed, word)%cachedTerms]
	e := slot.Load()
	if e == nil || e.word != string(word) {
		e = c.make(word)
		slot.Store(e)
	}
	return e.term, !e.drop
}

// make applies the filters to a word.
func (c *termCache) make(word []byte) *cachedTerm {
	e := &cachedTerm{word: string(word)}
	stream := analysis.TokenStream{{Term: []byte(e.word), End: len(word), Position: 1}}
	for _, f := range c.filters {
		stream = f.Filter(stream)
	}
	if e.drop = len(stream) == 0; !e.drop {
		e.term = stream[0].Term[:len(stream[0].Term):len(stream[0].Term)]
	}
	return e
}
