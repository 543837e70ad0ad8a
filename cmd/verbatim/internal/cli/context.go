package cli

import (
	"github.com/spf13/cobra"

	"verbatim/index/ask"
)

// newContext returns the subcommand context, which can also open the article of the quote.
func newContext(a *App) *cobra.Command {
	t := &tableCommand{App: a, row: ask.Context}
	c := t.command()
	var open bool
	openFlag(c, &open)
	run := c.RunE
	c.RunE = func(c *cobra.Command, words []string) error {
		var address string
		t.show = func(typed string, answer ask.Answer) error {
			if around, ok := answer.(*ask.QuoteContext); ok {
				address = around.Hit.Article.URL
			}
			return t.printed(typed, answer)
		}
		err := run(c, words)
		if err == nil && open {
			openArticle(c.Context(), a, address)
		}
		return err
	}
	return c
}
