// Package terms makes terms of text: how words are split, folded and stemmed, for the index and for whatever is compared with it. Start
// with Words and Prose; AnalyzerProse and AnalyzerExact are the same for bleve.
package terms

import (
	"slices"
	"sync"
	"unicode/utf8"

	"github.com/blevesearch/bleve/v2/analysis"
	"github.com/blevesearch/bleve/v2/analysis/lang/en"
	"github.com/blevesearch/bleve/v2/analysis/token/porter"
	unitokens "github.com/blevesearch/bleve/v2/analysis/tokenizer/unicode"
	"github.com/blevesearch/bleve/v2/registry"

	"verbatim/corpus/fold"
)

// The analyzers, by which a field's text and the words of a query become terms. All fold case, accents and marks; none
// changes a token's offsets, so that a term found points at the very bytes of the article.
const (
	AnalyzerProse = "verbatim_prose" // English: word endings are cut, and stop words such as "the" left out
	AnalyzerExact = "verbatim_exact" // each word as it is: for phrases, and for names
)

const (
	filterFold      = "verbatim_fold"
	filterIrregular = "verbatim_irregular"
)

// init registers the parts of the mapping that bleve opens by name when it reads an index.
func init() {
	must(registry.RegisterTokenFilter(filterFold, func(map[string]any, *registry.Cache) (analysis.TokenFilter, error) {
		return foldFilter{}, nil
	}))
	must(registry.RegisterTokenFilter(filterIrregular, func(map[string]any, *registry.Cache) (analysis.TokenFilter, error) {
		return irregularFilter{}, nil
	}))
	must(registry.RegisterAnalyzer(AnalyzerExact, newAnalyzer(filterFold, en.PossessiveName)))
	must(registry.RegisterAnalyzer(AnalyzerProse, newAnalyzer(filterFold, en.PossessiveName, en.StopName, filterIrregular, porter.Name)))
}

// must panics on an error that only a name registered twice can cause.
func must(err error) {
	if err != nil {
		panic(err)
	}
}

// newAnalyzer returns a constructor of an analyzer that splits text at Unicode's word boundaries and applies the filters.
func newAnalyzer(filters ...string) registry.AnalyzerConstructor {
	return func(_ map[string]any, cache *registry.Cache) (analysis.Analyzer, error) {
		var list []analysis.TokenFilter
		for _, name := range filters {
			f, err := cache.TokenFilterNamed(name)
			if err != nil {
				return nil, err
			}
			list = append(list, f)
		}
		return &analysis.DefaultAnalyzer{Tokenizer: words, TokenFilters: []analysis.TokenFilter{newTermCache(list)}}, nil
	}
}

// abbreviations are terms that newspapers abbreviate further, by their folded form.
var abbreviations = map[string]string{"usa": "us"}

// foldFilter brings terms to their plain form (corpus/fold) and drops the dots of "U.S.", which "USA" is too.
type foldFilter struct{}

// Filter implements analysis.TokenFilter.
func (foldFilter) Filter(tokens analysis.TokenStream) analysis.TokenStream {
	kept := tokens[:0]
	for _, t := range tokens {
		if t.Term = folded(t.Term); len(t.Term) > 0 {
			if short, ok := abbreviations[string(t.Term)]; ok {
				t.Term = []byte(short)
			}
			kept = append(kept, t)
		}
	}
	return kept
}

// folded returns a term in its plain form, without the dots between its letters.
func folded(term []byte) []byte {
	plain, letters, dots := true, false, false
	for _, c := range term {
		switch {
		case c >= utf8.RuneSelf || 'A' <= c && c <= 'Z':
			plain = false
		case c == '.':
			dots = true
		}
		letters = letters || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= utf8.RuneSelf
	}
	if !plain {
		term = fold.Append(make([]byte, 0, len(term)+8), term)
	}
	if !dots || !letters {
		return term
	}
	return slices.DeleteFunc(slices.Clone(term), func(c byte) bool { return c == '.' })
}

// Words returns the words of s, folded, in order.
func Words(s string) []string { return terms(exactAnalyzer(), s) }

// Prose returns the words of s by their stems, without stop words, in order.
func Prose(s string) []string { return terms(proseAnalyzer(), s) }

// WordTokens returns the words of s with their places.
func WordTokens(s string) analysis.TokenStream { return exactAnalyzer().Analyze([]byte(s)) }

// ProseTokens returns the stems of those words of s that begin with one of the bytes, with their places.
func ProseTokens(s string, begins *[256]bool) analysis.TokenStream {
	var tokens analysis.TokenStream
	if !eachWord(s, func(start, end int) {
		if begins[s[start]] {
			tokens = append(tokens, &analysis.Token{Term: []byte(s[start:end]), Start: start, End: end})
		}
	}) {
		tokens = slices.DeleteFunc(words.Tokenize([]byte(s)), func(t *analysis.Token) bool { return !begins[t.Term[0]] })
	}
	for _, f := range proseAnalyzer().(*analysis.DefaultAnalyzer).TokenFilters {
		tokens = f.Filter(tokens)
	}
	return tokens
}

// AddFirstBytes adds the bytes with which a word may begin that has the stem: as it does, in either case, or as an
// irregular form of it does. Letters that are not ASCII may have been folded.
func AddFirstBytes(stem string, begins *[256]bool) {
	for c := 0x80; c < len(begins); c++ {
		begins[c] = true
	}
	for _, b := range append(initials()[stem], stem[0]) {
		begins[b] = true
		if 'a' <= b && b <= 'z' {
			begins[b-'a'+'A'] = true
		}
	}
}

// words splits text into words.
var words = wordTokenizer{unitokens.NewUnicodeTokenizer()}

// The analyzers themselves, each made once.
var (
	proseAnalyzer = sync.OnceValue(func() analysis.Analyzer { return analyzer(AnalyzerProse) })
	exactAnalyzer = sync.OnceValue(func() analysis.Analyzer { return analyzer(AnalyzerExact) })
)

func analyzer(name string) analysis.Analyzer {
	a, err := registry.NewCache().AnalyzerNamed(name)
	must(err)
	return a
}

func terms(a analysis.Analyzer, s string) []string {
	var list []string
	for _, t := range a.Analyze([]byte(s)) {
		list = append(list, string(t.Term))
	}
	return list
}
