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

// examine says what a file would become. A file with a name in taken is left out.
func (e *editing) examine(ctx context.Context, f File, given corrections.Fields, taken map[string]bool) (PreviewFile, error) {
	p := PreviewFile{Sent: f.Name, Reason: f.Wrong}
	if p.Reason != "" {
		return p, nil
	}
	name, err := keep.Name(f.Name)
	if err != nil {
		p.Reason = err.Error()
		return p, nil
	}
	has, err := e.Keeper.HasFile(name)
	if err != nil {
		return p, err
	}
	if has || taken[name] {
		p.Reason = "there is a file " + name + " already; remove that one, or rename this one"
		return p, nil
	}
	taken[name] = true
	a, quotes, err := e.Keeper.Preview(name, f.Data, given)
	if err != nil {
		p.Reason = err.Error()
		return p, nil
	}
	a.Future = corpus.InFuture(a.Date, e.now())
	p.Article, p.Quotes = a, hitsOf(&a, quotes)
	p.Article.Text = ""
	return p, e.compare(ctx, &p, &a)
}

// compare notes which articles of the corpus resemble the one that would be added.
func (e *editing) compare(ctx context.Context, p *PreviewFile, a *corpus.Article) error {
	err := e.Index.Do(ctx, func(snap *index.Snapshot) error {
		known, err := snap.Resembles(ctx, a, p.Quotes)
		switch {
		case err != nil:
			return err
		case known.SameText != "":
			p.Reason = "its text is exactly that of " + known.SameText
		case known.SameURL != "":
			p.Notes = append(p.Notes, known.SameURL+" has the same address.")
		}
		if known.Shared > 0 && p.Reason == "" {
			p.Notes = append(p.Notes, fmt.Sprintf("%d of its %s are also in %s.", known.Shared, wording.Count(len(p.Quotes), "quote"), known.SharedWith))
		}
		return nil
	})
	if errors.Is(err, index.ErrNoSnapshot) {
		return nil
	}
	return err
}

// hitsOf returns the quotes of an article that is not indexed, as hits.
func hitsOf(a *corpus.Article, quotes []corpus.Quote) []index.Hit {
	var hits []index.Hit
	without := *a
	without.Text = ""
	for _, q := range quotes {
		hits = append(hits, index.Hit{Article: without, Quote: q, Passage: a.Text})
	}
	return hits
}
