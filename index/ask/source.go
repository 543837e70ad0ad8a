package ask

import (
	"context"
	"regexp"
	"strings"

	"verbatim/index"
	"verbatim/index/query"
)

// quotation finds what stands between quotation marks in a text.
var quotation = regexp.MustCompile(`["“„«]([^"“”„«»]+)["”“»]`)

// How many words of a text are looked for: next to each other, and else so many of them as a query may have.
const (
	leastSource  = 3 // fewer words between marks are no quotation to look for
	phraseWords  = 8
	phraseTries  = 4 // where in the text a phrase begins: somebody may have changed a word
	scatterWords = 24
)

// source looks for who said a text that somebody has pasted: a quotation in it, or all of it. Words next to each other go before words
// anywhere.
func (s *Service) source(ctx context.Context, r *Request, reply *Reply) error {
	words := sourceWords(r.Words)
	if len(words) == 0 {
		return &UsageError{Message: repeated(r.Words) + " has no words to look for", Hint: "as in: " + example(Source), Column: 1}
	}
	return s.Index.Do(func(snap *index.Snapshot) error {
		for _, q := range sourceQueries(words) {
			if err := narrow(&q, r); err != nil {
				return err
			}
			if err := s.search(ctx, snap, q, r, reply, r.searchOptions()); err != nil || reply.Found() {
				return err
			}
		}
		return nil
	})
}

// sourceWords returns the words of the longest quotation in a text, or of all of it, without marks around them.
func sourceWords(text string) []string {
	best := ""
	for _, m := range quotation.FindAllStringSubmatch(text, -1) {
		if len(strings.Fields(m[1])) >= leastSource && len(m[1]) > len(best) {
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

// sourceQueries are what is tried for the words, one behind the other until something is found.
func sourceQueries(words []string) []query.Query {
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
