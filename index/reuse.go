package index

import (
	"fmt"
	"slices"

	"verbatim/corpus"
	"verbatim/index/store"
)

// maxGone is the share of quotes in the files of a snapshot that may be gone. Beyond it, the rest is indexed
// again, which frees their space.
const maxGone = 0.25

// Reuse takes the articles with these paths, and their quotes, from the current snapshot. Call it once, before
// Add. The files are linked, so this is fast for any number of articles; but damage is taken over too, see
// Verify. After an error the builder can only be aborted.
func (b *Builder) Reuse(paths map[string]bool) error {
	if err := b.reuse(paths); err != nil {
		b.Abort()
		return fmt.Errorf("reusing the current snapshot: %w", err)
	}
	return nil
}

func (b *Builder) reuse(paths map[string]bool) error {
	s, err := store.Open(b.dataDir)
	if err != nil {
		return err
	}
	defer s.Close()
	list, err := s.ArticleList()
	if err != nil {
		return err
	}
	slices.SortFunc(list, func(x, y store.Article) int { return x.Number - y.Number })
	var gone []store.Article
	quotes := 0
	kept := slices.DeleteFunc(list, func(a store.Article) bool {
		if !paths[a.Path] {
			gone = append(gone, a)
			return true
		}
		quotes += a.Quotes
		return false
	})
	if float64(quotes) < float64(s.QuoteCount())*(1-maxGone) {
		return b.copyFrom(s, kept)
	}
	return b.files.Link(s, kept, gone, b.count)
}

// copyFrom adds the articles of a snapshot again.
func (b *Builder) copyFrom(s *store.Reader, kept []store.Article) error {
	for i := range kept {
		a := kept[i].Article
		var err error
		if a.Text, err = s.Text(kept[i].Number); err != nil {
			return err
		}
		quotes := make([]corpus.Quote, kept[i].Quotes)
		for n := range quotes {
			r, err := s.Record(kept[i].First + n)
			if err != nil {
				return fmt.Errorf("reading quote %d of %s: %w", n, a.Path, err)
			}
			quotes[n] = r.Quote
		}
		if err := b.Add(&a, quotes); err != nil {
			return err
		}
	}
	return nil
}
