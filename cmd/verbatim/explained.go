package main

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"verbatim/corpus"
	"verbatim/corpus/attribution"
	"verbatim/index"
	"verbatim/index/ask"
)

// brackets are what stands around the words of a quote of each kind, with its number, so that the kinds can be told apart without
// colours, and its own brackets from the article's.
var brackets = map[corpus.Kind]struct{ left, right string }{
	corpus.Direct:   {"[", "]"},
	corpus.Mixed:    {"{", "}"},
	corpus.Indirect: {"(", ")"},
}

// SGR parameters of the parts of an explained quote. Words have a colour by their quote's kind; cue and source are underlined, and
// what is said in a cue or source keeps its own colour.
const (
	sgrUnderline = "4"
	sgrCue       = "33" // yellow
	sgrSource    = "35" // magenta
)

var sgrKinds = map[corpus.Kind]string{corpus.Direct: "1;32", corpus.Mixed: "32", corpus.Indirect: "36"}

// printWhole prints an article with its quotes marked.
func (q *quotesCommand) printWhole(a *corpus.Article) error {
	quotes := slices.DeleteFunc(attribution.Explain(a), func(e attribution.Explained) bool { return !q.kind.wants(e.Kind) })
	q.printed++
	q.found += len(quotes)
	if q.html {
		page, err := explainPage(a, quotes)
		if err != nil {
			return fmt.Errorf("making the page: %w", err)
		}
		_, err = q.out.w.Write(page)
		return err
	}
	if q.printed > 1 {
		fmt.Fprint(q.out.w, "\n\n")
	}
	q.out.explained(a, quotes)
	return nil
}

// explained prints an article with its quotes marked, and below each paragraph who said those that begin in it, and why.
func (s *screen) explained(a *corpus.Article, quotes []attribution.Explained) {
	s.explainedHead(a, quotes)
	paragraphs, _ := markUp(a.Text, quotes)
	for i := range paragraphs {
		fmt.Fprintf(s.w, "\n%s\n", s.wrap("", s.markedText(paragraphs[i].events, quotes)))
		for _, n := range paragraphs[i].begun {
			s.explainedQuote(a.Text, n+1, &quotes[n])
		}
	}
}

// explainedHead prints which article follows, and how its quotes are marked.
func (s *screen) explainedHead(a *corpus.Article, quotes []attribution.Explained) {
	fmt.Fprintln(s.w, s.wrap("", s.bold(clean(articleName(a)))))
	fmt.Fprintln(s.w, s.wrap("", s.dim(strings.Join(articleFacts(a), separator))))
	var kinds []string
	for _, k := range corpus.Kinds {
		kinds = append(kinds, fmt.Sprintf("%d %s %s%s%s", countKind(quotes, k), k,
			s.opening(k, 1), s.style(sgr(sgrKinds[k]), "…"), s.closing(k, 1)))
	}
	fmt.Fprintln(s.w, s.wrap("", count(len(quotes), "quote")+": "+strings.Join(kinds, ", ")))
}

// countKind returns how many of the quotes are of a kind.
func countKind(quotes []attribution.Explained, k corpus.Kind) int {
	n := 0
	for i := range quotes {
		if quotes[i].Kind == k {
			n++
		}
	}
	return n
}

// articleFacts returns where and when an article appeared, and its path.
func articleFacts(a *corpus.Article) []string {
	facts := []string{clean(a.Publisher), ask.Day(a), clean(a.Byline), clean(a.Path)}
	return slices.DeleteFunc(facts, func(f string) bool { return f == "" })
}

// opening returns the bracket before the words of a quote with that number.
func (s *screen) opening(k corpus.Kind, number int) string {
	return s.dim(brackets[k].left + strconv.Itoa(number) + ":")
}

// closing returns the bracket behind the words of a quote with that number.
func (s *screen) closing(k corpus.Kind, number int) string {
	return s.dim(":" + strconv.Itoa(number) + brackets[k].right)
}

// sgr returns the control sequence that sets parameters of SGR.
func sgr(parameters string) string { return "\x1b[" + parameters + "m" }

// markedText returns a paragraph with brackets around what its quotes say.
func (s *screen) markedText(events []event, quotes []attribution.Explained) string {
	var b strings.Builder
	var open []*mark
	for _, e := range events {
		switch {
		case e.open != nil:
			open = append(open, e.open)
			if n := e.open.quotes[0]; e.open.part == contentPart {
				b.WriteString(s.opening(quotes[n].Kind, n+1))
			}
		case e.close != nil:
			open = open[:len(open)-1]
			if n := e.close.quotes[0]; e.close.part == contentPart {
				b.WriteString(s.closing(quotes[n].Kind, n+1))
			}
		default:
			b.WriteString(s.inMarks(open, quotes, foldSpace(e.shown)))
		}
	}
	return b.String()
}

// inMarks returns text in the style of the marks in which it stands.
func (s *screen) inMarks(open []*mark, quotes []attribution.Explained, text string) string {
	colour, line := "", ""
	for _, m := range open {
		switch m.part {
		case contentPart:
			colour = sgrKinds[quotes[m.quotes[0]].Kind]
		case cuePart:
			line, colour = sgrUnderline, sgrCue
		case sourcePart:
			line, colour = sgrUnderline, sgrSource
		}
	}
	if len(open) == 0 {
		return text
	}
	return s.style(sgr(strings.TrimPrefix(line+";"+colour, ";")), text)
}

// explainedQuote prints who said a quote, and why that was decided.
func (s *screen) explainedQuote(text string, number int, q *attribution.Explained) {
	var who []string
	for _, speaker := range q.Speakers {
		who = append(who, s.speaker(speaker))
	}
	head := brackets[q.Kind].left + strconv.Itoa(number) + brackets[q.Kind].right
	fmt.Fprintln(s.w, s.wrap("    ", s.dim(head)+" "+string(q.Kind)+separator+strings.Join(who, "; ")))
	sure := "confidence " + shownConfidence(q.Confidence)
	if unsure(&q.Quote) {
		sure += ", attributed by context"
	}
	fmt.Fprintln(s.w, s.wrap("        ", s.dim(strings.Join(append([]string{sure}, reasons(text, q)...), separator))))
}

// unsure reports whether a quote has a speaker who is shown as attributed by context.
func unsure(q *corpus.Quote) bool {
	return q.Confidence < corpus.ConfidenceShown && q.Speaker.Name != ""
}

// reasons returns what led to a quote's speaker: the words that name them, those that report, what they report, and the
// steps.
func reasons(text string, q *attribution.Explained) []string {
	var all []string
	for _, words := range []struct {
		what string
		span corpus.Span
	}{{"source", q.Source}, {"cue", q.Cue}} {
		if !words.span.IsZero() {
			all = append(all, words.what+" “"+clean(words.span.In(text))+"”")
		}
	}
	if !q.Report.Plain() {
		h := index.Hit{Quote: q.Quote, Passage: text}
		all = append(all, string(q.Report.Known())+": “"+clean(h.Shown())+"”")
	}
	if !q.Correction.IsZero() {
		all = append(all, "the article's note: “"+clean(q.Correction.In(text))+"”")
	}
	steps := []string{string(q.Method), clean(q.Why)}
	steps = slices.DeleteFunc(steps, func(s string) bool { return s == "" })
	if len(steps) > 0 {
		all = append(all, strings.Join(steps, ": "))
	}
	return all
}

// shownConfidence returns a confidence with two digits. It is cut off, not rounded, so that what is shown as
// corpus.ConfidenceShown has reached it.
func shownConfidence(c float64) string {
	return strconv.FormatFloat(float64(int(c*100+1e-9))/100, 'f', 2, 64)
}
