package ask

import (
	"context"
	"regexp"
	"strings"

	"verbatim/corpus/wording"
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
	return s.Index.Do(ctx, func(snap *index.Snapshot) error {
		queries := sourceQueries(words)
		for i, q := range queries {
			if err := narrow(&q, r); err != nil {
				return err
			}
			o := r.searchOptions()
			if i == len(queries)-1 && r.Options[ParamLimit] == "" {
				o.Limit = nearest
			}
			if err := s.search(ctx, snap, q, r, reply, o); err != nil {
				return err
			}
			if i == len(queries)-1 {
				apart(reply, len(words))
			} else if reply.Found() {
				inPart(reply, words)
				return nil
			}
		}
		return nil
	})
}

// nearest is how many quotes are shown that only have words of a text that nobody said.
const nearest = 3

// apart says that the words of a text were found apart at best: that nobody said it, or not so.
func apart(reply *Reply, words int) {
	found := reply.Search
	switch {
	case words < leastSource:
		return
	case !reply.Found():
		reply.Notes = append([]string{narrowed(reply.Query, "No quote has this sentence") + "."}, reply.Notes...)
		return
	case found.Hits[0].Fit == index.FitAll:
		reply.Notes = append([]string{narrowed(reply.Query, "No quote has this sentence as it stands") + ", but its words apart."}, reply.Notes...)
		return
	}
	found.Total, found.Counts = len(found.Hits), nil
	reply.Notes = []string{narrowed(reply.Query, "No quote has this sentence") + "; these are the nearest: they have some of its words, or stand beside them."}
}

// inPart says that only a part of a text was found, where neither a quote has all of it, nor it a quote.
func inPart(reply *Reply, words []string) {
	text := strings.Join(index.Words(strings.Join(words, " ")), " ")
	for i := range reply.Search.Hits {
		said := strings.Join(index.Words(strings.Join(reply.Search.Hits[i].Pieces(), " ")), " ")
		if strings.Contains(said, text) || strings.Contains(text, said) {
			return
		}
	}
	part := wording.Quote(reply.Query.Terms[0].Text)
	reply.Notes = append([]string{narrowed(reply.Query, "No quote has this sentence as it stands") + "; a part of it is found: " + part + "."}, reply.Notes...)
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
