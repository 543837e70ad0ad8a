package show

import (
	"strings"

	"verbatim/index"
)

// answerRoom is how many characters of an answer are shown below its question. Context of its id shows the rest.
const answerRoom = 600

// answerBlock shows the quote that answers a question, with its own speaker. It returns "" if there is no answer.
func (v quoting) answerBlock(answer *index.Hit) string {
	if answer == nil {
		return ""
	}
	parts := quoteParts(answer, answerRoom)
	words := shown(answer.Quote.Kind, parts[0])
	if len(parts) > 1 {
		words += strings.TrimRight(index.Ellipsis, " ")
	}
	who := v.Lang.Say("Answer: %s", v.creditLine(answer.Quote.Speaker, answer.KnownOf(0)))
	return JoinLines(who, v.framed(answer, words), v.answerLine(answer))
}

// answerLine says what a reader must know of an answer's attribution. The line of the question names the article.
func (v quoting) answerLine(answer *index.Hit) string {
	parts := append(v.attributionNotes(answer, answer.Quote.Speaker), "`"+answer.Quote.ID+"`")
	return "-# " + strings.Join(parts, " · ")
}
