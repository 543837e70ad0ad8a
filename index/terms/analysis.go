// Package terms turns text into terms: it splits words, folds their letters and reduces them to stems. The
// index and the queries use the same functions. Start with Words and Prose; AnalyzerExact and AnalyzerProse are
// their names in bleve.
package terms

import (
	"slices"
	"sync"
	"unicode/utf8"

	"github.com/blevesearch/bleve/v2/analysis"
	"github.com/blevesearch/bleve/v2/analysis/lang/en"
	"github.com/blevesearch/bleve/v2/analysis/token/porter"
	"github.com/blevesearch/bleve/v2/registry"

	"verbatim/corpus/fold"
)

// The analyzers turn the text of a field, and the words of a query, into terms. Both fold case, accents and
// marks. Neither changes the offsets of a token, so a term that was found points at the bytes of the article.
const (
	AnalyzerProse = "verbatim_prose" // English prose: stems, without stop words such as "the"
	AnalyzerExact = "verbatim_exact" // each word in its own form: for phrases and names
)

const (
	filterFold      = "verbatim_fold"
	filterIrregular = "verbatim_irregular"
)

// init registers the filters and analyzers. bleve looks them up by name when it opens an index.
func init() {
	must(registry.RegisterTokenFilter(filterFold, func(map[string]any, *registry.Cache) (analysis.TokenFilter, error) {
		return foldFilter{}, nil
	}))
	must(registry.RegisterTokenFilter(filterIrregular,
		func(map[string]any, *registry.Cache) (analysis.TokenFilter, error) {
			return irregularFilter{}, nil
		}))
	must(registry.RegisterAnalyzer(AnalyzerExact, newAnalyzer(filterFold, en.PossessiveName)))
	must(registry.RegisterAnalyzer(AnalyzerProse,
		newAnalyzer(filterFold, en.PossessiveName, en.StopName, filterIrregular, porter.Name)))
}

// must panics on an error. Only a name that is registered twice causes one.
func must(err error) {
	if err != nil {
		panic(err)
	}
}

// newAnalyzer returns a constructor of an analyzer that splits text at Unicode's word boundaries and applies
// the filters.
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
		return &analysis.DefaultAnalyzer{Tokenizer: wordTokenizer{},
			TokenFilters: []analysis.TokenFilter{newTermCache(list)}}, nil
	}
}

// abbreviations maps folded abbreviations to the shorter ones that newspapers also use.
var abbreviations = map[string]string{"usa": "us"}

// foldFilter folds terms (corpus/fold) and drops the dots of "U.S.". It turns "USA" into "us" too.
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

// folded returns a folded term without the dots between its letters.
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

// Prose returns the stems of the words of s, without stop words, in order.
func Prose(s string) []string { return terms(proseAnalyzer(), s) }

// Beginning returns the beginning of a word as the terms of AnalyzerExact begin.
func Beginning(s string) string { return fold.String(s) }

// WordTokens returns the words of s with their offsets.
func WordTokens(s string) analysis.TokenStream { return exactAnalyzer().Analyze([]byte(s)) }

// ProseTokens returns the stems of s with their offsets. It skips words whose first byte is not in firstBytes,
// which is faster than analysing all of them.
func ProseTokens(s string, firstBytes *[256]bool) analysis.TokenStream {
	var tokens analysis.TokenStream
	text := []byte(s)
	eachWord(text, func(start, end int) {
		if firstBytes[text[start]] {
			tokens = append(tokens, &analysis.Token{Term: text[start:end:end], Start: start, End: end})
		}
	})
	for _, f := range proseAnalyzer().(*analysis.DefaultAnalyzer).TokenFilters {
		tokens = f.Filter(tokens)
	}
	return tokens
}

// AddFirstBytes adds to firstBytes every byte that may begin a word with this stem: the first letter of the
// stem and of its irregular forms, in both cases. Any byte outside ASCII may begin a letter that folds to one
// of them.
func AddFirstBytes(stem string, firstBytes *[256]bool) {
	for c := utf8.RuneSelf; c < len(firstBytes); c++ {
		firstBytes[c] = true
	}
	for _, b := range append(initials()[stem], stem[0]) {
		firstBytes[b] = true
		if 'a' <= b && b <= 'z' {
			firstBytes[b-'a'+'A'] = true
		}
	}
}

// The analyzers, each created when it is first used.
var (
	proseAnalyzer = sync.OnceValue(func() analysis.Analyzer { return analyzer(AnalyzerProse) })
	exactAnalyzer = sync.OnceValue(func() analysis.Analyzer { return analyzer(AnalyzerExact) })
)

// analyzer returns the analyzer with a name.
func analyzer(name string) analysis.Analyzer {
	a, err := registry.NewCache().AnalyzerNamed(name)
	must(err)
	return a
}

// terms returns the terms that an analyzer makes of s.
func terms(a analysis.Analyzer, s string) []string {
	var list []string
	for _, t := range a.Analyze([]byte(s)) {
		list = append(list, string(t.Term))
	}
	return list
}
