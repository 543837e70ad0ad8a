package cli

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"verbatim/cmd/verbatim/internal/terminal"
	"verbatim/corpus"
	"verbatim/corpus/layout/block"
)

const aboutText = `Print the text of an article as verbatim reads it. The spans of quotes are byte offsets in this
text. A .txt file in UTF-8 is printed as it is, any other as plain text in UTF-8.

With --blocks, print each block of the article with its kind and span. verbatim uses the blocks to read
transcripts, interviews, lists of reactions and block quotes.`

// newText returns the subcommand that prints an article's text.
func newText(a *App) *cobra.Command {
	var (
		as     string
		blocks bool
	)
	c := &cobra.Command{
		Use: "text FILE|-", Short: "Print the plain text of an article, to which spans refer", GroupID: groupFiles,
		Long: aboutText,
		Args: func(c *cobra.Command, args []string) error {
			if err := needsFiles(c, args); err != nil {
				return err
			}
			return noArgs(c, args[1:])
		},
		RunE: func(c *cobra.Command, args []string) error {
			article, err := readArticle(c.Context(), a.In, args[0], as)
			if err != nil {
				return err
			}
			text := article.Text
			if blocks {
				text = blocksOf(&article)
			}
			_, err = io.WriteString(a.Out.W, textFor(a.Out, text))
			return err
		},
	}
	c.Flags().StringVar(
		&as,
		"as",
		stdinName,
		"the article on standard input is the file `NAME`; its ending says the format",
	)
	c.Flags().BoolVar(&blocks, "blocks", false, "print the article's blocks with their kinds and spans")
	return c
}

// blocksOf returns the blocks of an article: a line with the kind, the span and what else is known, then the text.
func blocksOf(a *corpus.Article) string {
	var b strings.Builder
	for _, block := range block.Of(a) {
		fmt.Fprintf(&b, "%s %d-%d", block.Kind, block.Span.Start, block.Span.End)
		if block.Bold {
			b.WriteString(", bold")
		}
		if block.Italic {
			b.WriteString(", italic")
		}
		if block.Cite.Len() > 0 {
			fmt.Fprintf(&b, ", by %q", block.Cite.In(a.Text))
		}
		fmt.Fprintf(&b, "\n  %s\n", strings.ReplaceAll(block.Span.In(a.Text), "\n", "\n  "))
	}
	return b.String()
}

// textFor returns text unchanged for a file or a pipe, so that offsets fit, and harmless for a terminal.
func textFor(s *terminal.Screen, text string) string {
	if !s.TTY {
		return text
	}
	return terminal.Harmless(text)
}
