package cli

import (
	"github.com/spf13/cobra"

	"verbatim/cmd/verbatim/internal/local"
)

// placeFlags adds the flags of a place to c.
func placeFlags(p *local.Place, a *App, c *cobra.Command) {
	c.Flags().StringVar(&p.Corpus, "corpus", a.Config.Corpus,
		"answer from the articles in `DIR`, not from the built-in sample")
	c.Flags().StringVar(&p.Data, "data", a.Config.Data, "keep the index in `DIR`, not in the user's cache folder")
	p.Model, p.Index, p.Named = a.Config.Model, a.Config.Index, map[string]string{}
	p.Usual, p.State = a.Config.Corpus, string(a.Config.State)
	others, _ := a.Config.Others() // the bot and the doctor say what is wrong
	for _, of := range others {
		p.Named[of.Name] = of.Folder
	}
	c.Flags().BoolVar(&p.AsIndexed, "as-indexed", false,
		"answer from the current index, without checking whether the corpus has changed")
	_ = c.MarkFlagDirname("corpus")
	_ = c.MarkFlagDirname("data")
}
