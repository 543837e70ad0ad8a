package advice

import (
	"slices"

	"verbatim/corpus/wording"
	"verbatim/index"
	"verbatim/index/ask/notice"
	"verbatim/index/query"
)

// Stance returns a note for a question such as "who is against X" where no reporter's verb says so of a hit. The hits
// then are about X, and who asks would take their speakers for opponents. A word such as "oppose" in a quote does not count:
// it can be about something else.
func Stance(q *query.Question, hits []index.Hit) []notice.Note {
	if len(q.Favoured) == 0 || len(hits) == 0 {
		return nil
	}
	says := func(h index.Hit) bool { return slices.Contains(q.Favoured, h.Quote.Report.Class) }
	if slices.ContainsFunc(hits, says) {
		return nil
	}
	text := wording.Say("No reporter says so (%s). These quotes speak of it, and verbatim does not judge which side they take.",
		wording.Quote(q.Stance))
	return []notice.Note{notice.New(notice.Fact, text)}
}
