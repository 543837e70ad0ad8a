package render

import (
	"fmt"
	"strings"

	"verbatim/cmd/verbatim/internal/terminal"
	"verbatim/corpus"
	"verbatim/index"
	"verbatim/index/ask/texts"
)

// Group prints a speaker with a role and what they said; known is the role where other articles give it.
func Group(s *terminal.Screen, who corpus.Speaker, known index.KnownRole, hits []index.Hit) {
	for i := range hits {
		if i > 0 {
			fmt.Fprintln(s.W)
		}
		if i == 0 || hits[i-1].Answer != nil { // the name above the quote would be that of the answer's speaker
			fmt.Fprintln(s.W, s.Wrap("", creditLine(s, who, known)))
		}
		printQuote(s, &hits[i], who)
	}
}

// GroupBySpeaker parts hits where the speaker changes, and keeps their order.
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

// SpeakerLine returns "Name, role" with the name in bold. Whoever has no name is said to have none: what stands there is the
// article's description of them.
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

// creditLine is speaker for one whose role may be known from another article alone: "Name (role, as of 3 January 2022)".
func creditLine(s *terminal.Screen, who corpus.Speaker, known index.KnownRole) string {
	return SpeakerLine(s, who) + aside(known)
}

// aside returns a role that another article gives, as it is shown after the speaker's name.
func aside(known index.KnownRole) string {
	if known.IsZero() {
		return ""
	}
	return " (" + terminal.Clean(known.Role) + ", " + texts.KnownSince(known) + ")"
}

// printQuote prints the words of a hit below the line that names the speaker, and where they stand.
func printQuote(s *terminal.Screen, h *index.Hit, named corpus.Speaker) {
	fmt.Fprintln(s.W, s.Wrap("  ", Words(s, h)))
	printPlace(s, h, named)
	if h.Answer != nil {
		printAnswerTo(s, h.Answer)
	}
}

// answerLabel stands before the speaker of a quote that answers a question.
const answerLabel = "Answer: "

// printAnswerTo prints the quote that answers the question above it.
func printAnswerTo(s *terminal.Screen, h *index.Hit) {
	fmt.Fprintln(s.W, s.Wrap("  ", answerLabel+creditLine(s, h.Quote.Speaker, h.KnownOf(0))))
	fmt.Fprintln(s.W, s.Wrap("    ", Words(s, h)))
	fmt.Fprintln(s.W, s.Wrap("    ", s.Dim(strings.Join(answerFacts(h), terminal.Separator))))
}

// answerFacts returns what is shown below an answer. It is from the same article as its question, which is not named
// twice.
func answerFacts(h *index.Hit) []string {
	bare := *h
	bare.Article = corpus.Article{}
	if h.Quote.Kind == corpus.Indirect {
		bare.Article.Publisher = h.Article.Publisher
	}
	return facts(&bare, h.Quote.Speaker)
}

// printPlace prints where a quote stands.
func printPlace(s *terminal.Screen, h *index.Hit, named corpus.Speaker) {
	fmt.Fprintln(s.W, s.Wrap("  ", s.Dim(strings.Join(facts(h, named), terminal.Separator))))
	if h.Article.URL != "" {
		fmt.Fprintln(s.W, s.Wrap("  ", s.Dim(terminal.Clean(h.Article.URL))))
	}
}

// Words returns the content of a hit with its matches marked, in quotation marks if it is direct, with the words around
// it that say what the speaker did with it.
func Words(s *terminal.Screen, h *index.Hit) string {
	var b strings.Builder
	for i, span := range h.Quote.Spans {
		if i > 0 {
			b.WriteString(h.Between(h.Quote.Spans[i-1], span))
		}
		words := markedWords(s, h, span, h.Highlights, s.Match)
		if h.Quote.Kind == corpus.Direct {
			words = "“" + words + "”"
		}
		b.WriteString(words)
	}
	return h.Framed(b.String(), func(span corpus.Span) string { return s.Dim(foldSlice(h, span)) })
}

// markedWords returns the words that span covers, with those of marks in it set in a style.
func markedWords(s *terminal.Screen, h *index.Hit, span corpus.Span, marks []corpus.Span, style func(string) string) string {
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

// facts returns what is shown below a quote of a speaker who has been named: who else speaks, or how this article names the
// speaker; how it came to be, where and when it appeared, and its id.
func facts(h *index.Hit, named corpus.Speaker) []string {
	var all []string
	add := func(fact string) {
		if fact = terminal.Clean(fact); fact != "" {
			all = append(all, fact)
		}
	}
	if len(h.Quote.Speakers) > 1 {
		var others []string
		for i, o := range h.Quote.Speakers[1:] {
			others = append(others, o.String()+aside(h.KnownOf(1+i)))
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
	switch {
	case h.Quote.Kind != corpus.Indirect:
		add(h.Article.Publisher)
	case h.Article.Publisher == "":
		add("paraphrased by the article")
	default:
		add("paraphrased by " + h.Article.Publisher)
	}
	add(texts.Day(&h.Article))
	add(ArticleName(&h.Article))
	add(texts.AlsoIn(h))
	if h.Quote.ID != "" {
		add("id " + h.Quote.ID)
	}
	return all
}

// ArticleName returns an article's title, or its path where it has none.
func ArticleName(a *corpus.Article) string {
	if a.Title == "" {
		return a.Path
	}
	return a.Title
}

// foldSlice is fold for a slice of the article of a hit.
func foldSlice(h *index.Hit, span corpus.Span) string { return terminal.FoldSpace(h.Legible(span)) }

// Unsure reports whether a quote has a speaker who is shown as attributed by context.
func Unsure(q *corpus.Quote) bool {
	return q.Confidence < corpus.ConfidenceShown && q.Speaker.Name != ""
}
