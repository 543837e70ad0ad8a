package meaning

import (
	"regexp"
	"strings"

	"verbatim/index/query"
)

// quotation finds what stands between quotation marks in a text.
var quotation = regexp.MustCompile(`["“„«]([^"“”„«»]+)["”“»]`)

// How many words of a text are searched for: next to each other, or else at most as many as a query may have.
const (
	LeastSource  = 3 // fewer words between marks are no quotation to search for
	phraseWords  = 8
	phraseTries  = 4 // places in the text at which a phrase starts: a word may have been changed
	scatterWords = 24
)

// SourceWords returns the words of the longest quotation in a text, or of all of it, without marks around them.
func SourceWords(text string) []string {
	best := ""
	for _, m := range quotation.FindAllStringSubmatch(text, -1) {
		if len(strings.Fields(m[1])) >= LeastSource && len(m[1]) > len(best) {
			best = m[1]
		}
	}
	if best == "" {
		best = text
	}
	var words []string
	for _, w := range strings.Fields(best) {
		if w = strings.Trim(w, `"“”„«»‘’'()[]<>.,;:!?…*_~`+"`"); w != "" {
			words = append(words, w)
		}
	}
	return words
}

// SourceQueries are the queries to try for the words, in order, until one finds something.
func SourceQueries(words []string) []query.Query {
	var list []query.Query
	n := min(len(words), phraseWords)
	last := len(words) - n
	for try := range phraseTries {
		at := last * try / (phraseTries - 1)
		phrase := strings.Join(words[at:at+n], " ")
		q := query.Query{Terms: []query.Term{{Text: phrase, Phrase: true}}}
		if len(list) == 0 || list[len(list)-1].Terms[0].Text != phrase {
			list = append(list, q)
		}
	}
	var anywhere query.Query
	for _, w := range words[:min(len(words), scatterWords)] {
		anywhere.Terms = append(anywhere.Terms, query.Term{Text: w})
	}
	return append(list, anywhere)
}
