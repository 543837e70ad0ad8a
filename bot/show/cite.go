package show

import (
	"strings"

	"verbatim/corpus"
	"verbatim/index"
)

// Cite shows quotes as text to be copied, each in a block of its own: the words, who said them, and where they stand.
// gone is how many others are no longer there.
func Cite(v View, hits []index.Hit, gone int) Message {
	const room = len("\n-# 99 quotes are too long for this message, and 99 quotes are gone, in any of the languages")
	text, long := v.Lang.Say("**Citations**, to be copied"), 0
	for i := range hits {
		block := "```\n" + strings.ReplaceAll(v.citation(&hits[i]), "`", "'") + "\n```"
		if !fits(text + "\n" + block + strings.Repeat(" ", room)) {
			long++
			continue
		}
		text = JoinLines(text, block)
	}
	if long > 0 {
		text = JoinLines(text, "-# "+v.Lang.Say("too long for this message: %s", v.count(long, "quote")))
	}
	if gone > 0 {
		text = JoinLines(text, "-# "+v.Lang.Say("no longer there: %s", v.count(gone, "quote")))
	}
	return Message{Content: text, Private: true}
}

// citation is a quote as a footnote has it.
func (v View) citation(hit *index.Hit) string {
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
		said += " (" + v.Lang.Say("paraphrased") + ")"
	}
	who := "— " + Clip(q.Speaker.String(), MaxRole)
	if known := hit.KnownOf(0); !known.IsZero() {
		who += " (" + Clip(known.Role, MaxRole) + ", " + quoting{v}.knownSince(known) + ")"
	}
	if q.Confidence < corpus.ConfidenceShown && q.Speaker.Kind != corpus.Unknown {
		who += ", " + v.Lang.Say("attributed by context")
	}
	var source []string
	address, _ := address(a.URL, "")
	for _, s := range []string{Clip(a.Publisher, maxPublisher), Clip(a.Title, MaxTitle), v.day(a), address} {
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
