package advice

import (
	"slices"
	"strings"

	"verbatim/corpus/wording"
	"verbatim/index"
	"verbatim/index/ask/notice"
	"verbatim/index/query"
	"verbatim/index/terms"
)

// Stance returns a note for a question such as "who is against X" where no hit says so by the reporter's verb or by a
// word such as "oppose". The hits then are about X, and who asks would take their speakers for opponents.
func Stance(q *query.Question, hits []index.Hit) []notice.Note {
	if len(q.Favoured) == 0 || len(hits) == 0 {
		return nil
	}
	var verbs []string
	for _, v := range q.Verbs {
		verbs = append(verbs, terms.Prose(v)...)
	}
	for i := range hits {
		if slices.Contains(q.Favoured, hits[i].Quote.Report.Class) {
			return nil
		}
		said := terms.Prose(strings.Join(hits[i].Pieces(), " "))
		if slices.ContainsFunc(verbs, func(v string) bool { return slices.Contains(said, v) }) {
			return nil
		}
	}
	text := wording.Say("No reporter says so (%s). These quotes speak of it, and verbatim does not judge which side they take.",
		wording.Quote(q.Stance))
	return []notice.Note{notice.New(notice.Fact, text)}
}
