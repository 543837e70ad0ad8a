package render

import (
	"cmp"
	"fmt"
	"strings"

	"verbatim/cmd/verbatim/internal/terminal"
	"verbatim/corpus"
	"verbatim/index"
	"verbatim/index/ask/texts"
)

// Group prints the hits of a speaker under the speaker's name and role. If only other articles give the role, it is
// known.
func Group(s *terminal.Screen, who corpus.Speaker, known index.KnownRole, hits []index.Hit) {
	for i := range hits {
		if i > 0 {
			fmt.Fprintln(s.W)
		}
		if i == 0 || hits[i-1].Answer != nil { // after an answer, the last name is that of its speaker
			fmt.Fprintln(s.W, s.Wrap("", creditLine(s, who, known)))
		}
		printQuote(s, &hits[i], who)
	}
}

// GroupBySpeaker splits hits into runs with the same speaker, and keeps their order.
func GroupBySpeaker(hits []index.Hit) [][]index.Hit {
	var groups [][]index.Hit
	for i := range hits {
		if n := len(groups); n > 0 && groups[n-1][0].Quote.Speaker == hits[i].Quote.Speaker {
			groups[n-1] = append(groups[n-1], hits[i])
			continue
		}
		groups = append(groups, hits[i:i+1:i+1])
	}
	return groups
}

// SpeakerLine returns "Name, role" with the name in bold. For a speaker without a name, it says so and shows the
// article's description.
func SpeakerLine(s *terminal.Screen, who corpus.Speaker) string {
	line := s.Bold(terminal.Clean(who.Name))
	switch {
	case who.Name == "":
		return s.Bold("Speaker unknown")
	case who.Kind == corpus.Unnamed:
		line = s.Bold("Speaker unnamed:") + " " + terminal.Clean(who.Name)
	}
	if who.Role != "" && who.Role != who.Name {
		line += ", " + terminal.Clean(who.Role)
	}
	return line
}

// creditLine is SpeakerLine with a role that only another article gives: "Name (role, as of 3 January 2022)".
func creditLine(s *terminal.Screen, who corpus.Speaker, known index.KnownRole) string {
	return SpeakerLine(s, who) + Aside(known)
}

// Aside returns a role that another article gives, in the form that follows a speaker's name.
func Aside(known index.KnownRole) string {
	if known.IsZero() {
		return ""
	}
	return " (" + terminal.Clean(known.Role) + ", " + texts.KnownSince(known) + ")"
}

// printQuote prints the words of a hit and its facts. The line above it has named the speaker.
func printQuote(s *terminal.Screen, h *index.Hit, named corpus.Speaker) {
	fmt.Fprintln(s.W, s.Wrap("  ", Words(s, h)))
	printPlace(s, h, named)
	if h.Answer != nil {
		printAnswerTo(s, h.Answer)
	}
}

// answerLabel precedes the speaker of a quote that answers a question.
const answerLabel = "Answer: "

// printAnswerTo prints the quote that answers the question above.
func printAnswerTo(s *terminal.Screen, h *index.Hit) {
	fmt.Fprintln(s.W, s.Wrap("  ", answerLabel+creditLine(s, h.Quote.Speaker, h.KnownOf(0))))
	fmt.Fprintln(s.W, s.Wrap("    ", Words(s, h)))
	fmt.Fprintln(s.W, s.Wrap("    ", s.Dim(strings.Join(answerFacts(h), terminal.Separator))))
}

// answerFacts returns the facts of an answer to a question. They omit the article, which is that of the question.
func answerFacts(h *index.Hit) []string {
	bare := *h
	bare.Article = corpus.Article{}
	if h.Quote.Kind == corpus.Indirect {
		bare.Article.Publisher = h.Article.Publisher
	}
	return facts(&bare, h.Quote.Speaker)
}

// printPlace prints the facts of a quote and the address of its article.
func printPlace(s *terminal.Screen, h *index.Hit, named corpus.Speaker) {
	fmt.Fprintln(s.W, s.Wrap("  ", s.Dim(strings.Join(facts(h, named), terminal.Separator))))
	for _, address := range []string{h.Article.URL, h.Quote.Post.URL} {
		if address != "" {
			fmt.Fprintln(s.W, s.Wrap("  ", s.Dim(terminal.Clean(address))))
		}
	}
}

// Words returns the content of a hit with its matches marked and with its report: the words that say what the speaker
// did. Only direct quotes are in quotation marks.
func Words(s *terminal.Screen, h *index.Hit) string {
	var b strings.Builder
	for i, span := range h.Quote.Spans {
		if i > 0 {
			b.WriteString(h.Between(h.Quote.Spans[i-1], span))
		}
		words := markedWords(h, span, h.Highlights, s.Match)
		if h.Quote.Kind == corpus.Direct {
			words = "“" + words + "”"
		}
		b.WriteString(words)
	}
	return h.Framed(b.String(), func(span corpus.Span) string { return s.Dim(foldSlice(h, span)) })
}

// markedWords returns the words of span. The marks within it are set in a style.
func markedWords(h *index.Hit, span corpus.Span, marks []corpus.Span, style func(string) string) string {
	var b strings.Builder
	at := span.Start
	for _, m := range marks {
		m = corpus.Span{Start: max(m.Start, at), End: min(m.End, span.End)}
		if m.Start >= m.End {
			continue
		}
		b.WriteString(foldSlice(h, corpus.Span{Start: at, End: m.Start}))
		b.WriteString(style(foldSlice(h, m)))
		at = m.End
	}
	b.WriteString(foldSlice(h, corpus.Span{Start: at, End: span.End}))
	return b.String()
}

// facts returns the facts shown below a quote: its attribution, the article with its publisher and day, and the id.
func facts(h *index.Hit, named corpus.Speaker) []string {
	all := Attribution(h, named)
	add := func(fact string) {
		if fact = terminal.Clean(fact); fact != "" {
			all = append(all, fact)
		}
	}
	if h.Quote.Kind == corpus.Indirect {
		add(Paraphrased(h))
	} else {
		add(h.Article.Publisher)
	}
	add(texts.Day(&h.Article))
	add(texts.Time(&h.Quote))
	add(ArticleName(&h.Article))
	add(texts.AlsoIn(h))
	if h.Quote.ID != "" {
		add("id " + h.Quote.ID)
	}
	return all
}

// Attribution returns what a reader must know of the attribution of a quote: further speakers, the name that the
// article uses if it is not the one already shown, how sure the attribution is, the article's note, and whether it was
// posted.
func Attribution(h *index.Hit, named corpus.Speaker) (all []string) {
	add := func(fact string) {
		if fact = terminal.Clean(fact); fact != "" {
			all = append(all, fact)
		}
	}
	if len(h.Quote.Speakers) > 1 {
		var others []string
		for i, o := range h.Quote.Speakers[1:] {
			others = append(others, o.String()+Aside(h.KnownOf(1+i)))
		}
		add("together with " + strings.Join(others, "; "))
	}
	if who := h.Quote.Speaker; who.Name != "" && who.Name != named.Name {
		add("here " + who.Name)
	}
	if Unsure(&h.Quote) {
		add("attributed by context")
	}
	if h.Correction != "" {
		add("the article's note: " + h.Correction)
	}
	add(texts.Posted(h.Quote.Post))
	return all
}

// Paraphrased says whose wording an indirect quote is.
func Paraphrased(h *index.Hit) string {
	return "paraphrased by " + cmp.Or(h.Article.Publisher, "the article")
}

// ArticleName returns the title of an article, or its path if it has no title.
func ArticleName(a *corpus.Article) string {
	if a.Title == "" {
		return a.Path
	}
	return a.Title
}

// foldSlice returns a part of a hit's article as terminal.Fold does.
func foldSlice(h *index.Hit, span corpus.Span) string { return terminal.FoldSpace(h.Legible(span)) }

// Unsure reports whether a quote is shown as attributed by context.
func Unsure(q *corpus.Quote) bool {
	return q.Confidence < corpus.ConfidenceShown && q.Speaker.Name != ""
}
