package page

import (
	"fmt"
	"strconv"
	"strings"

	"verbatim/cmd/verbatim/internal/render"
	"verbatim/cmd/verbatim/internal/terminal"
	"verbatim/corpus"
	"verbatim/corpus/attribution"
)

// PrintArticle prints an article with its quotes marked. Below each paragraph it lists the quotes that begin there,
// with their speakers.
func PrintArticle(s *terminal.Screen, a *corpus.Article, quotes []corpus.Quote) {
	marked := unexplained(quotes)
	printHead(s, a, marked)
	if a.URL != "" {
		fmt.Fprintln(s.W, s.Wrap("", s.Dim(terminal.Clean(a.URL))))
	}
	paragraphs, _ := markUp(a.Text, marked)
	for i := range paragraphs {
		fmt.Fprintf(s.W, "\n%s\n", s.Wrap("", markedText(s, paragraphs[i].events, marked)))
		for _, n := range paragraphs[i].begun {
			fmt.Fprintln(s.W, s.Wrap("    ", quoteLine(s, a, n+1, &quotes[n])))
		}
	}
}

// unexplained returns quotes without what explains their attribution: a reader wants the article.
func unexplained(quotes []corpus.Quote) []attribution.Explained {
	all := make([]attribution.Explained, len(quotes))
	for i, q := range quotes {
		q.Cue, q.Source = corpus.Span{}, corpus.Span{}
		all[i].Quote = q
	}
	return all
}

// quoteLine returns the line about a quote: its number, its speakers and its id.
func quoteLine(s *terminal.Screen, a *corpus.Article, number int, q *corpus.Quote) string {
	var who, facts []string
	for _, speaker := range q.Speakers {
		who = append(who, render.SpeakerLine(s, speaker))
	}
	if render.Unsure(q) {
		facts = append(facts, "attributed by context")
	}
	if q.Kind == corpus.Indirect {
		by := "the article"
		if a.Publisher != "" {
			by = terminal.Clean(a.Publisher)
		}
		facts = append(facts, "paraphrased by "+by)
	}
	facts = append(facts, "id "+q.ID)
	head := brackets[q.Kind].left + strconv.Itoa(number) + brackets[q.Kind].right
	tail := terminal.Separator + strings.Join(facts, terminal.Separator)
	return s.Dim(head) + " " + strings.Join(who, "; ") + s.Dim(tail)
}
