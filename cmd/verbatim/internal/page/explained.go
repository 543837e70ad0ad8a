package page

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"verbatim/cmd/verbatim/internal/render"
	"verbatim/cmd/verbatim/internal/terminal"
	"verbatim/corpus"
	"verbatim/corpus/attribution"
	"verbatim/corpus/wording"
	"verbatim/index"
	"verbatim/index/ask/texts"
)

// brackets mark the words of a quote, together with its number. They differ by kind, so that a kind is visible without
// colours, and the number sets them apart from the article's own brackets.
var brackets = map[corpus.Kind]struct{ left, right string }{
	corpus.Direct:   {"[", "]"},
	corpus.Mixed:    {"{", "}"},
	corpus.Indirect: {"(", ")"},
}

// SGR parameters of the parts of an explained quote. Words get a colour by the kind of their quote, cues and sources
// are underlined, and words within a cue or source keep their own colour.
const (
	sgrUnderline = "4"
	sgrCue       = "33" // yellow
	sgrSource    = "35" // magenta
)

var sgrKinds = map[corpus.Kind]string{corpus.Direct: "1;32", corpus.Mixed: "32", corpus.Indirect: "36"}

// PrintExplained prints an article with its quotes marked. Below each paragraph it lists the quotes that begin there,
// with their speakers and how these were found.
func PrintExplained(s *terminal.Screen, a *corpus.Article, quotes []attribution.Explained) {
	printHead(s, a, quotes)
	paragraphs, _ := markUp(a.Text, quotes)
	for i := range paragraphs {
		fmt.Fprintf(s.W, "\n%s\n", s.Wrap("", markedText(s, paragraphs[i].events, quotes)))
		for _, n := range paragraphs[i].begun {
			printExplainedQuote(s, a.Text, n+1, &quotes[n])
		}
	}
}

// printHead prints the title and the facts of an article, and how the quotes of each kind are marked.
func printHead(s *terminal.Screen, a *corpus.Article, quotes []attribution.Explained) {
	fmt.Fprintln(s.W, s.Wrap("", s.Bold(terminal.Clean(render.ArticleName(a)))))
	fmt.Fprintln(s.W, s.Wrap("", s.Dim(strings.Join(articleFacts(a), terminal.Separator))))
	var kinds []string
	for _, k := range corpus.Kinds {
		kinds = append(kinds, fmt.Sprintf("%d %s %s%s%s", countKind(quotes, k), k,
			openingBracket(s, k, 1), s.Style(sgr(sgrKinds[k]), "…"), closingBracket(s, k, 1)))
	}
	fmt.Fprintln(s.W, s.Wrap("", wording.Count(len(quotes), "quote")+": "+strings.Join(kinds, ", ")))
}

// countKind counts the quotes of a kind.
func countKind(quotes []attribution.Explained, k corpus.Kind) int {
	n := 0
	for i := range quotes {
		if quotes[i].Kind == k {
			n++
		}
	}
	return n
}

// articleFacts returns the publisher, the day, the byline and the path of an article, without those that are unknown.
func articleFacts(a *corpus.Article) []string {
	facts := []string{terminal.Clean(a.Publisher), texts.Day(a), terminal.Clean(a.Byline), terminal.Clean(a.Path)}
	return slices.DeleteFunc(facts, func(f string) bool { return f == "" })
}

// openingBracket returns the bracket before the words of a quote.
func openingBracket(s *terminal.Screen, k corpus.Kind, number int) string {
	return s.Dim(brackets[k].left + strconv.Itoa(number) + ":")
}

// closingBracket returns the bracket after the words of a quote.
func closingBracket(s *terminal.Screen, k corpus.Kind, number int) string {
	return s.Dim(":" + strconv.Itoa(number) + brackets[k].right)
}

// sgr returns the control sequence for SGR parameters.
func sgr(parameters string) string { return "\x1b[" + parameters + "m" }

// markedText returns a paragraph with brackets around the words of its quotes.
func markedText(s *terminal.Screen, events []event, quotes []attribution.Explained) string {
	var b strings.Builder
	var open []*mark
	for _, e := range events {
		switch {
		case e.open != nil:
			open = append(open, e.open)
			if n := e.open.quotes[0]; e.open.part == contentPart {
				b.WriteString(openingBracket(s, quotes[n].Kind, n+1))
			}
		case e.close != nil:
			open = open[:len(open)-1]
			if n := e.close.quotes[0]; e.close.part == contentPart {
				b.WriteString(closingBracket(s, quotes[n].Kind, n+1))
			}
		default:
			b.WriteString(inMarks(s, open, quotes, terminal.FoldSpace(e.shown)))
		}
	}
	return b.String()
}

// inMarks returns text in the style of the marks that it is in.
func inMarks(s *terminal.Screen, open []*mark, quotes []attribution.Explained, text string) string {
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
	return s.Style(sgr(strings.TrimPrefix(line+";"+colour, ";")), text)
}

// printExplainedQuote prints the speakers of a quote and how they were found.
func printExplainedQuote(s *terminal.Screen, text string, number int, q *attribution.Explained) {
	var who []string
	for _, speaker := range q.Speakers {
		who = append(who, render.SpeakerLine(s, speaker))
	}
	head := brackets[q.Kind].left + strconv.Itoa(number) + brackets[q.Kind].right
	fmt.Fprintln(s.W, s.Wrap("    ", s.Dim(head)+" "+string(q.Kind)+terminal.Separator+strings.Join(who, "; ")))
	sure := "confidence " + shownConfidence(q.Confidence)
	if render.Unsure(&q.Quote) {
		sure += ", attributed by context"
	}
	why := strings.Join(append([]string{sure}, reasons(text, q)...), terminal.Separator)
	fmt.Fprintln(s.W, s.Wrap("        ", s.Dim(why)))
}

// reasons returns how the speaker of a quote was found: the source, the cue, the report, the article's correction, and
// the steps of attribution.
func reasons(text string, q *attribution.Explained) []string {
	var all []string
	for _, words := range []struct {
		what string
		span corpus.Span
	}{{"source", q.Source}, {"cue", q.Cue}} {
		if !words.span.IsZero() {
			all = append(all, words.what+" “"+terminal.Clean(words.span.In(text))+"”")
		}
	}
	if !q.Report.Plain() {
		h := index.Hit{Quote: q.Quote, Passage: text}
		all = append(all, string(q.Report.Known())+": “"+terminal.Clean(h.Shown())+"”")
	}
	if !q.Correction.IsZero() {
		all = append(all, "the article's note: “"+terminal.Clean(q.Correction.In(text))+"”")
	}
	if posted := texts.Posted(q.Post); posted != "" {
		all = append(all, strings.TrimSpace(posted+" "+terminal.Clean(q.Post.URL)))
	}
	steps := []string{string(q.Method), terminal.Clean(q.Why)}
	steps = slices.DeleteFunc(steps, func(s string) bool { return s == "" })
	if len(steps) > 0 {
		all = append(all, strings.Join(steps, ": "))
	}
	return all
}

// shownConfidence returns a confidence with two digits. It is cut and not rounded: a lower confidence is never shown as
// corpus.ConfidenceShown.
func shownConfidence(c float64) string {
	return strconv.FormatFloat(float64(int(c*100+1e-9))/100, 'f', 2, 64)
}
