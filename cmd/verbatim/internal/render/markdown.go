package render

import (
	"fmt"
	"io"
	"net/url"
	"strings"

	"verbatim/cmd/verbatim/internal/terminal"
	"verbatim/corpus"
	"verbatim/corpus/wording"
	"verbatim/index"
)

// WriteMarkdown writes hits as CommonMark, each a block quote with a line that says who, where and when.
func WriteMarkdown(w io.Writer, hits []index.Hit) error {
	for i := range hits {
		h := &hits[i]
		if i > 0 {
			fmt.Fprint(w, "\n")
		}
		cited := []string{citation(h, "", facts(h, h.Quote.Speaker))}
		if h.Answer != nil {
			cited = append(cited, citation(h.Answer, answerLabel, answerFacts(h.Answer)))
		}
		if _, err := fmt.Fprint(w, strings.Join(cited, "\n")); err != nil {
			return fmt.Errorf("writing Markdown: %w", err)
		}
	}
	return nil
}

// citation returns a quote as a block quote with a line of facts below it, which begins with a label and the speaker.
func citation(h *index.Hit, label string, facts []string) string {
	line := []string{label + citedSpeaker(h.Quote.Speaker, h.KnownOf(0))}
	for _, fact := range facts {
		line = append(line, exported.Escape(fact))
	}
	if address := WebAddress(h.Article.URL); address != "" && label == "" {
		line = append(line, "<"+address+">")
	}
	return fmt.Sprintf("> %s\n\n— %s\n", exported.Escape(Words(&terminal.Screen{}, h)), strings.Join(line, terminal.Separator))
}

// citedSpeaker returns "**Name**, role"; whoever has no name is said to have none.
func citedSpeaker(who corpus.Speaker, known index.KnownRole) string {
	text := terminal.Clean(creditLine(&terminal.Screen{}, who, known))
	if who.Kind == corpus.Unnamed || who.Name == "" {
		return exported.Escape(text)
	}
	name := terminal.Clean(who.Name)
	return "**" + exported.Escape(name) + "**" + exported.Escape(strings.TrimPrefix(text, name))
}

// exported escapes all that CommonMark acts on, and what programs that read it may take for tables, strikethrough or formulas.
var exported = wording.Markdown{Always: "\\`*_{}[]<>#|~&$", LineStart: "+-=", AfterNumber: ".)"}

// WebAddress returns an address if it is one of the web; others are not linked to.
func WebAddress(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "https" && u.Scheme != "http" {
		return ""
	}
	return u.String()
}
