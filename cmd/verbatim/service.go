package main

import (
	"context"

	"verbatim/index"
	"verbatim/index/ask"
	"verbatim/index/reindex"
)

type service struct {
	*ask.Service
	live *index.Live
}

func (s *service) close() { s.live.Close() }

func (a *app) open(ctx context.Context, p *place) (*service, error) {
	at, note, err := p.resolve()
	if err != nil {
		return nil, err
	}
	if note != "" {
		a.note(note)
	}
	r := reindex.R{Dir: at.corpus, Data: at.data}
	why, _ := r.Stale()
	if why != "" {
		bar := newProgress(a.err)
		rep, err := r.Reindex(ctx, bar.show)
		bar.done()
		if err != nil {
			return nil, err
		}
		a.note("indexed " + count(rep.Articles, "article") + ", " + count(rep.Quotes, "quote"))
	}
	live := index.NewLive(at.data)
	name := at.corpus
	if name == "" {
		name = "the built-in sample"
	}
	return &service{ask.New(ask.Options{Index: live, Reindexer: r, Corpus: name}), live}, nil
}
