package ask

import (
	"context"
	"strings"

	"verbatim/corpus/wording"
	"verbatim/index"
	"verbatim/index/ask/advice"
	"verbatim/index/ask/meaning"
	"verbatim/index/ask/notice"
	"verbatim/index/ask/view"
)

// source looks for the speaker of a text that a user has pasted: of a quotation in it, or of all of it. Words next to
// each other are tried before words anywhere.
func (s *searches) source(ctx context.Context, r *Request) (Answer, error) {
	words := meaning.SourceWords(r.Words)
	if len(words) == 0 {
		return nil, &UsageError{Message: wording.Say("%s has no words to search for", notice.Repeated(r.Words)),
			Hint: Hint{Example: r.Command.Example}, Column: 1}
	}
	var found *Quotes
	err := s.Index.Do(ctx, func(snap view.Snapshot) error {
		queries := meaning.SourceQueries(words)
		for i, q := range queries {
			if err := r.narrow(&q, s.days()); err != nil {
				return err
			}
			last := i == len(queries)-1
			o := r.searchOptions()
			o.Meaning = false
			if last && r.Options[ParamLimit] == "" {
				o.Limit = nearest
			}
			result, err := snap.Search(ctx, q, o)
			if err == nil && len(result.Hits) == 0 && !last {
				continue
			}
			if err == nil {
				found, err = s.answer(ctx, snap, q, r, &result, o.Order)
			}
			if err != nil {
				return err
			}
			if !last {
				noteInPart(found, words)
				return nil
			}
			noteWordsOnly(found, len(words))
		}
		return nil
	})
	return found, err
}

// nearest is how many quotes are shown when they have only some words of a text.
const nearest = 3

// noteWordsOnly notes that the words of a text were not found next to each other.
func noteWordsOnly(found *Quotes, words int) {
	if words < meaning.LeastSource {
		return
	}
	narrowed := func(sentence wording.Text) wording.Text { return advice.Narrowed(found.Query, sentence) }
	switch {
	case !found.Found():
		found.noteFit(narrowed(wording.Say("No quote has this sentence")).Stop())
	case found.Hits[0].Fit == index.FitAll:
		found.noteFit(wording.Say("%s, but these have all of its words.",
			narrowed(wording.Say("No quote has exactly this sentence"))))
	default:
		found.Total, found.Counts, found.Notes = len(found.Hits), nil, nil
		found.noteFit(wording.Say("%s; these are the nearest: they have some of its words, or have them in the text around.",
			narrowed(wording.Say("No quote has this sentence"))))
	}
}

// noteFit puts a note on how the quotes fit before the others.
func (q *Quotes) noteFit(text wording.Text) { q.putFirst([]Note{notice.New(notice.Fit, text)}) }

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
	sentence := advice.Narrowed(found.Query, wording.Say("No quote has exactly this sentence"))
	found.noteFit(wording.Say("%s; a part of it was found: %s.", sentence, part))
}
