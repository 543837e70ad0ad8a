package ask

import (
	"context"
	"errors"
	"fmt"

	"verbatim/corpus"
	"verbatim/corpus/keep"
	"verbatim/corpus/wording"
	"verbatim/index"
	"verbatim/index/corrections"
)

// examine says what a file would become. Files of one name in taken are left out.
func (s *Service) examine(ctx context.Context, f File, given corrections.Fields, taken map[string]bool) (PreviewFile, error) {
	p := PreviewFile{Sent: f.Name, Reason: f.Wrong}
	if p.Reason != "" {
		return p, nil
	}
	name, err := keep.Name(f.Name)
	if err != nil {
		p.Reason = err.Error()
		return p, nil
	}
	has, err := s.Keeper.HasFile(name)
	if err != nil {
		return p, err
	}
	if has || taken[name] {
		p.Reason = "there is a file " + name + " already; remove that one, or give this another name"
		return p, nil
	}
	taken[name] = true
	a, quotes, err := s.Keeper.Preview(name, f.Data, given)
	if err != nil {
		p.Reason = err.Error()
		return p, nil
	}
	a.Future = corpus.InFuture(a.Date, s.now())
	p.Article, p.Quotes = a, hitsOf(&a, quotes)
	p.Article.Text = ""
	err = s.Index.Do(ctx, func(snap *index.Snapshot) error {
		known, err := snap.Resembles(ctx, &a, p.Quotes)
		switch {
		case err != nil:
			return err
		case known.SameText != "":
			p.Reason = "its text is that of " + known.SameText + ", word for word"
		case known.SameURL != "":
			p.Notes = append(p.Notes, known.SameURL+" has the same address.")
		}
		if known.Shared > 0 && p.Reason == "" {
			p.Notes = append(p.Notes, fmt.Sprintf("%d of its %s stand in %s as well.", known.Shared, wording.Count(len(p.Quotes), "quote"), known.SharedWith))
		}
		return nil
	})
	if errors.Is(err, index.ErrNoSnapshot) {
		err = nil
	}
	return p, err
}

// hitsOf are the quotes of an article that is not indexed, as they are shown.
func hitsOf(a *corpus.Article, quotes []corpus.Quote) []index.Hit {
	var hits []index.Hit
	without := *a
	without.Text = ""
	for _, q := range quotes {
		hits = append(hits, index.Hit{Article: without, Quote: q, Passage: a.Text})
	}
	return hits
}
