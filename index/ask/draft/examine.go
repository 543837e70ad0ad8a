package draft

import (
	"context"
	"errors"
	"time"

	"verbatim/corpus"
	"verbatim/corpus/keep"
	"verbatim/corpus/wording"
	"verbatim/index"
	"verbatim/index/ask/view"
	"verbatim/index/corrections"
)

// A Sent is a file that a user sends.
type Sent struct {
	Name  string
	Data  []byte
	Wrong wording.Text // why there is no Data: it could not be fetched; empty when all is well
}

// A Preview is what a file would become.
type Preview struct {
	Sent    string       // its name as it was sent
	Reason  wording.Text // why it is left out; empty when it is not
	Notes   []wording.Text
	Article corpus.Article // without Text
	Quotes  []index.Hit    // those found in it
}

// A Reader knows the files of a corpus.
type Reader interface {
	// Preview reads what would be the article at a path and finds its quotes. An error says why it would be left out.
	Preview(path string, data []byte, given corrections.Fields) (corpus.Article, []corpus.Quote, error)
	// HasFile reports whether there is a file of that path.
	HasFile(path string) (bool, error)
}

// An Examiner says what files would become as articles of a corpus.
type Examiner struct {
	Index  view.Index
	Reader Reader
	Now    func() time.Time
}

// Examine says what a file would become. A file with a name in taken is left out.
func (e *Examiner) Examine(
	ctx context.Context,
	f Sent,
	given corrections.Fields,
	taken map[string]bool,
) (Preview, error) {
	p := Preview{Sent: f.Name, Reason: f.Wrong}
	if !p.Reason.IsZero() {
		return p, nil
	}
	name, err := keep.Name(f.Name)
	if err != nil {
		p.Reason = wording.Of(err)
		return p, nil
	}
	has, err := e.Reader.HasFile(name)
	if err != nil {
		return p, err
	}
	if has || taken[name] {
		p.Reason = wording.Say("there is a file %s already; remove that one, or rename this one", name)
		return p, nil
	}
	taken[name] = true
	a, quotes, err := e.Reader.Preview(name, f.Data, given)
	if err != nil {
		p.Reason = wording.Of(err)
		return p, nil
	}
	a.Future = corpus.InFuture(a.Date, e.Now())
	p.Article, p.Quotes = a, HitsOf(&a, quotes)
	p.Article.Text = ""
	return p, e.compare(ctx, &p, &a)
}

// compare notes which articles of the corpus resemble the one that would be added.
func (e *Examiner) compare(ctx context.Context, p *Preview, a *corpus.Article) error {
	err := e.Index.Do(ctx, func(snap view.Snapshot) error {
		known, err := snap.Resembles(ctx, a, p.Quotes)
		switch {
		case err != nil:
			return err
		case known.SameText != "":
			p.Reason = wording.Say("its text is exactly that of %s", known.SameText)
		case known.SameURL != "":
			p.Notes = append(p.Notes, wording.Say("%s has the same address.", known.SameURL))
		}
		if known.Shared > 0 && p.Reason.IsZero() {
			p.Notes = append(p.Notes, wording.Say("%d of its %s are also in %s.", known.Shared,
				wording.Amount(len(p.Quotes), "quote"), known.SharedWith))
		}
		return nil
	})
	if errors.Is(err, index.ErrNoSnapshot) {
		return nil
	}
	return err
}

// HitsOf returns the quotes of an article that is not indexed, as hits.
func HitsOf(a *corpus.Article, quotes []corpus.Quote) []index.Hit {
	var hits []index.Hit
	without := *a
	without.Text = ""
	for _, q := range quotes {
		hits = append(hits, index.Hit{Article: without, Quote: q, Passage: a.Text})
	}
	return hits
}
