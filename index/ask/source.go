package ask

import (
	"context"
	"regexp"
	"strings"

	"verbatim/corpus/wording"
	"verbatim/index"
	"verbatim/index/ask/advice"
	"verbatim/index/ask/notice"
	"verbatim/index/query"
)

// quotation finds what stands between quotation marks in a text.
var quotation = regexp.MustCompile(`["“„«]([^"“”„«»]+)["”“»]`)

// How many words of a text are searched for: next to each other, or else at most as many as a query may have.
const (
	leastSource  = 3 // fewer words between marks are no quotation to search for
	phraseWords  = 8
	phraseTries  = 4 // places in the text at which a phrase starts: a word may have been changed
	scatterWords = 24
)

// source looks for the speaker of a text that a user has pasted: of a quotation in it, or of all of it. Words next to each
// other are tried before words anywhere.
func (s *searches) source(ctx context.Context, r *Request) (Answer, error) {
	words := sourceWords(r.Words)
	if len(words) == 0 {
		return nil, &UsageError{Message: notice.Repeated(r.Words) + " has no words to search for", Hint: Hint{Example: r.Command.Example}, Column: 1}
	}
	var found *Quotes
	err := s.Index.Do(ctx, func(snap *index.Snapshot) error {
		queries := sourceQueries(words)
		for i, q := range queries {
			if err := r.narrow(&q); err != nil {
				return err
			}
			last := i == len(queries)-1
			o := r.searchOptions()
			if last && r.Options[ParamLimit] == "" {
				o.Limit = nearest
			}
			var err error
			if found, err = s.search(ctx, snap, q, r, o); err != nil {
				return err
			}
			if last {
				noteWordsOnly(found, len(words))
			} else if found.Found() {
				noteInPart(found, words)
				return nil
			}
		}
		return nil
	})
	return found, err
}

// nearest is how many quotes are shown when they have only some words of a text.
const nearest = 3

// noteWordsOnly notes that the words of a text were not found next to each other.
func noteWordsOnly(found *Quotes, words int) {
	if words < leastSource {
		return
	}
	switch {
	case !found.Found():
		found.fitFirst("No quote has this sentence", ".")
	case found.Hits[0].Fit == index.FitAll:
		found.fitFirst("No quote has exactly this sentence", ", but these have all of its words.")
	default:
		found.Total, found.Counts, found.Notes = len(found.Hits), nil, nil
		found.fitFirst("No quote has this sentence", "; these are the nearest: they have some of its words, or have them in the text around.")
	}
}

// fitFirst puts a note on how the quotes fit before the others: a sentence, and how it continues.
func (q *Quotes) fitFirst(sentence, rest string) {
	q.putFirst([]Note{notice.New(notice.Fit, advice.Narrowed(q.Query, sentence)+rest)})
}

// noteInPart notes that only a part of a text was found: no quote contains all of it, and it contains no whole quote.
func noteInPart(found *Quotes, words []string) {
	text := strings.Join(index.Words(strings.Join(words, " ")), " ")
	for i := range found.Hits {
		said := strings.Join(index.Words(strings.Join(found.Hits[i].Pieces(), " ")), " ")
		if strings.Contains(said, text) || strings.Contains(text, said) {
			return
		}
	}
	part := wording.Quote(found.Query.Terms[0].Text)
	found.fitFirst("No quote has exactly this sentence", "; a part of it was found: "+part+".")
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

// sourceQueries are the queries to try for the words, in order, until one finds something.
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
