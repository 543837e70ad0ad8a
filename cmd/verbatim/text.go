package main

import (
	"io"

	"github.com/spf13/cobra"
)

// newText returns the subcommand that prints an article's text.
func newText(a *app) *cobra.Command {
	var as string
	c := &cobra.Command{
		Use: "text FILE|-", Short: "Print the plain text of an article, into which spans point", GroupID: groupFiles,
		Long: "Print the text of an article as verbatim reads it. The spans of quotes are byte offsets into it: of a .txt\n" +
			"file, which is printed as it is, and of the plain text of a .md or .html file.",
		Args: func(c *cobra.Command, args []string) error {
			if err := needsFiles(c, args); err != nil {
				return err
			}
			return noArgs(c, args[1:])
		},
		RunE: func(c *cobra.Command, args []string) error {
			article, err := readArticle(c.Context(), a.in, args[0], as)
			if err != nil {
				return err
			}
			_, err = io.WriteString(a.out.w, a.out.verbatimText(article.Text))
			return err
		},
	}
	c.Flags().StringVar(&as, "as", stdinName, "the name of the article on standard input; its ending says the format")
	return c
}

// verbatimText returns text as it is for a file or a pipe, where its offsets count, and made harmless for a terminal.
func (s *screen) verbatimText(text string) string {
	if !s.tty {
		return text
	}
	return harmlessText(text)
}
