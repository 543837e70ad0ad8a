package show

import (
	"strings"

	"verbatim/corpus"
	"verbatim/index"
	"verbatim/index/ask/texts"
)

// Cite shows quotes as text to be copied, each in a block of its own: the words, who said them, and where they stand.
func Cite(hits []index.Hit) Message {
	text := "**Citations**, to be copied"
	for i := range hits {
		block := "```\n" + strings.ReplaceAll(citation(&hits[i]), "`", "'") + "\n```"
		if !fits(text + "\n" + block) {
			block = "-# `" + hits[i].Quote.ID + "` is too long for this message"
		}
		text = JoinLines(text, block)
	}
	return Message{Content: text, Private: true}
}

// citation is a quote as a footnote has it.
func citation(hit *index.Hit) string {
	q, a := &hit.Quote, &hit.Article
	var words strings.Builder
	for i, span := range q.Spans {
		if i > 0 {
			words.WriteString(hit.Between(q.Spans[i-1], span))
		}
		if q.Kind == corpus.Direct {
			words.WriteString(openMark + oneLine(hit, span) + closeMark)
		} else {
			words.WriteString(oneLine(hit, span))
		}
	}
	said := hit.Framed(words.String(), func(s corpus.Span) string { return oneLine(hit, s) })
	if q.Kind == corpus.Indirect {
		said += " (paraphrased)"
	}
	who := "— " + Clip(q.Speaker.String(), MaxRole)
	if known := hit.KnownOf(0); !known.IsZero() {
		who += " (" + Clip(known.Role, MaxRole) + ", " + texts.KnownSince(known) + ")"
	}
	if q.Confidence < corpus.ConfidenceShown && q.Speaker.Kind != corpus.Unknown {
		who += ", attributed by context"
	}
	var source []string
	for _, s := range []string{Clip(a.Publisher, maxPublisher), Clip(a.Title, MaxTitle), day(a), Clip(a.URL, maxURL)} {
		if s != "" {
			source = append(source, s)
		}
	}
	return said + "\n" + who + "\n" + strings.Join(source, ", ")
}

// oneLine returns words of the article on one line.
func oneLine(hit *index.Hit, s corpus.Span) string {
	return strings.Join(strings.Fields(hit.Legible(s)), " ")
}
