package bot

import (
	"fmt"
	"strings"

	"verbatim/corpus"
	"verbatim/index"
)

// answerRoom is how many characters of an answer are shown below its question. The article around its id has the rest.
const answerRoom = 600

// answerBlock shows the quote that answers a question, with its own speaker, or nothing where there is none.
func answerBlock(answer *index.Hit) string {
	if answer == nil {
		return ""
	}
	parts := quoteParts(answer, answerRoom)
	words := shown(answer.Quote.Kind, parts[0])
	if len(parts) > 1 {
		words += strings.TrimRight(index.Ellipsis, " ")
	}
	who := "Answer: " + creditLine(answer.Quote.Speaker, answer.KnownOf(0))
	return joinLines(who, framed(answer, words), answerLine(answer))
}

// answerLine says what is to be known of an answer's attribution. The line of the question names the article.
func answerLine(answer *index.Hit) string {
	q := &answer.Quote
	var parts []string
	if with := others(q); with != "" {
		parts = append(parts, "together with "+with)
	}
	if q.Confidence < corpus.ConfidenceShown && q.Speaker.Kind != corpus.Unknown {
		parts = append(parts, "attributed by context")
	}
	if answer.Correction != "" {
		parts = append(parts, "the article corrects this quotation: "+Escape(clip(answer.Correction, shownCorrection)))
	}
	parts = append(parts, fmt.Sprintf("`%s`", q.ID))
	return "-# " + strings.Join(parts, " · ")
}
