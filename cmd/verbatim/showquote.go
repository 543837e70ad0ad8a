package main

import (
	"fmt"
	"strings"

	"verbatim/corpus"
	"verbatim/index"
	"verbatim/index/ask"
)

// momentLayout is how a moment is shown, in the time of whoever sits at the terminal.
const momentLayout = ask.DayLayout + ", 15:04"

// separator parts the facts of a quote's last line.
const separator = " · "

// group prints a speaker with a role and what they said; known is the role where other articles give it.
func (s *screen) group(who corpus.Speaker, known index.KnownRole, hits []index.Hit) {
	for i := range hits {
		if i > 0 {
			fmt.Fprintln(s.w)
		}
		if i == 0 || hits[i-1].Answer != nil { // the name above the quote would be that of the answer's speaker
			fmt.Fprintln(s.w, s.wrap("", s.credited(who, known)))
		}
		s.quote(&hits[i], who)
	}
}

// groupBySpeaker parts hits where the speaker changes, and keeps their order.
func groupBySpeaker(hits []index.Hit) [][]index.Hit {
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

// speaker returns "Name, role" with the name in bold. Whoever has no name is said to have none: what stands there is the
// article's description of them.
func (s *screen) speaker(who corpus.Speaker) string {
	line := s.bold(clean(who.Name))
	switch {
	case who.Name == "":
		return s.bold("Speaker unknown")
	case who.Kind == corpus.Unnamed:
		line = s.bold("Speaker unnamed:") + " " + clean(who.Name)
	}
	if who.Role != "" && who.Role != who.Name {
		line += ", " + clean(who.Role)
	}
	return line
}

// credited is speaker for one whose role may be known from another article alone: "Name (role, as of 3 January 2022)".
func (s *screen) credited(who corpus.Speaker, known index.KnownRole) string {
	return s.speaker(who) + aside(known)
}

// aside returns a role that another article gives, as it is shown after the speaker's name.
func aside(known index.KnownRole) string {
	if known.IsZero() {
		return ""
	}
	return " (" + clean(known.Role) + ", " + ask.KnownSince(known) + ")"
}

// quote prints the words of a hit below the line that names the speaker, and where they stand.
func (s *screen) quote(h *index.Hit, named corpus.Speaker) {
	fmt.Fprintln(s.w, s.wrap("  ", s.words(h)))
	s.place(h, named)
	if h.Answer != nil {
		s.answer(h.Answer)
	}
}

// answerLabel stands before the speaker of a quote that answers a question.
const answerLabel = "Answer: "

// answer prints the quote that answers the question above it.
func (s *screen) answer(h *index.Hit) {
	fmt.Fprintln(s.w, s.wrap("  ", answerLabel+s.credited(h.Quote.Speaker, h.KnownOf(0))))
	fmt.Fprintln(s.w, s.wrap("    ", s.words(h)))
	fmt.Fprintln(s.w, s.wrap("    ", s.dim(strings.Join(answerFacts(h), separator))))
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

// place prints where a quote stands.
func (s *screen) place(h *index.Hit, named corpus.Speaker) {
	fmt.Fprintln(s.w, s.wrap("  ", s.dim(strings.Join(facts(h, named), separator))))
	if h.Article.URL != "" {
		fmt.Fprintln(s.w, s.wrap("  ", s.dim(clean(h.Article.URL))))
	}
}

// words returns the content of a hit with its matches marked, in quotation marks if it is direct, with the words around
// it that say what the speaker did with it.
func (s *screen) words(h *index.Hit) string {
	var b strings.Builder
	for i, span := range h.Quote.Spans {
		if i > 0 {
			b.WriteString(h.Between(h.Quote.Spans[i-1], span))
		}
		words := s.marked(h, span, h.Highlights, s.match)
		if h.Quote.Kind == corpus.Direct {
			words = "“" + words + "”"
		}
		b.WriteString(words)
	}
	return h.Framed(b.String(), func(span corpus.Span) string { return s.dim(foldSlice(h, span)) })
}

// marked returns the words that span covers, with those of marks in it set in a style.
func (s *screen) marked(h *index.Hit, span corpus.Span, marks []corpus.Span, style func(string) string) string {
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
		if fact = clean(fact); fact != "" {
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
	if unsure(&h.Quote) {
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
	add(ask.Day(&h.Article))
	add(articleName(&h.Article))
	add(ask.AlsoIn(h))
	if h.Quote.ID != "" {
		add("id " + h.Quote.ID)
	}
	return all
}

// articleName returns an article's title, or its path where it has none.
func articleName(a *corpus.Article) string {
	if a.Title == "" {
		return a.Path
	}
	return a.Title
}
