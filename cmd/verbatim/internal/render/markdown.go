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

// WriteMarkdown writes hits as CommonMark. Each is a block quote with a line that says who said it, where and when.
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

// citation returns a quote as a block quote, and below it a line with the label, the speaker and the facts.
func citation(h *index.Hit, label string, facts []string) string {
	line := []string{label + citedSpeaker(h.Quote.Speaker, h.KnownOf(0))}
	for _, fact := range facts {
		line = append(line, exported.Escape(fact))
	}
	for _, raw := range []string{h.Article.URL, h.Quote.Post.URL} {
		if address := WebAddress(raw); address != "" && label == "" {
			line = append(line, "<"+address+">")
		}
	}
	words := exported.Escape(Words(&terminal.Screen{}, h))
	return fmt.Sprintf("> %s\n\n— %s\n", words, strings.Join(line, terminal.Separator))
}

// citedSpeaker returns "**Name**, role", or a description for a speaker without a name.
func citedSpeaker(who corpus.Speaker, known index.KnownRole) string {
	text := terminal.Clean(creditLine(&terminal.Screen{}, who, known))
	if who.Kind == corpus.Unnamed || who.Name == "" {
		return exported.Escape(text)
	}
	name := terminal.Clean(who.Name)
	return "**" + exported.Escape(name) + "**" + exported.Escape(strings.TrimPrefix(text, name))
}

// exported escapes the marks of CommonMark, and those of tables, strikethrough and formulas, which many programs
// support.
var exported = wording.Markdown{Always: "\\`*_{}[]<>#|~&$", LineStart: "+-=", AfterNumber: ".)"}

// WebAddress returns an address if it is on the web, and the empty string otherwise. Only such addresses become links.
// One without a host, such as "https:page", would lead to another page of the site that shows it.
func WebAddress(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" || u.Scheme != "https" && u.Scheme != "http" {
		return ""
	}
	return u.String()
}
