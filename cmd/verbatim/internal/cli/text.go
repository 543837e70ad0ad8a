package cli

import (
	"io"

	"github.com/spf13/cobra"

	"verbatim/cmd/verbatim/internal/terminal"
)

const aboutText = `Print the text of an article as verbatim reads it. The spans of quotes are byte offsets in this
text. A .txt file is printed as it is, a .md or .html file as plain text.`

// newText returns the subcommand that prints an article's text.
func newText(a *App) *cobra.Command {
	var as string
	c := &cobra.Command{
		Use: "text FILE|-", Short: "Print the plain text of an article, in which spans count", GroupID: groupFiles,
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
			_, err = io.WriteString(a.Out.W, textFor(a.Out, article.Text))
			return err
		},
	}
	c.Flags().StringVar(&as, "as", stdinName, "the name of the article on standard input; its ending says the format")
	return c
}

// textFor returns text unchanged for a file or a pipe, so that offsets fit, and harmless for a terminal.
func textFor(s *terminal.Screen, text string) string {
	if !s.TTY {
		return text
	}
	return terminal.Harmless(text)
}
