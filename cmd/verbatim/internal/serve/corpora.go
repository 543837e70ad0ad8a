package serve

import (
	"context"
	"errors"
	"log/slog"
	"path/filepath"
	"sync"
	"time"

	"verbatim/bot"
	botcorpora "verbatim/bot/corpora"
	"verbatim/bot/standby"
	"verbatim/cmd/verbatim/internal/local"
	"verbatim/cmd/verbatim/internal/problem"
	"verbatim/cmd/verbatim/internal/settings"
	"verbatim/cmd/verbatim/internal/version"
	"verbatim/index"
	"verbatim/index/alerts"
	"verbatim/index/servers"
	"verbatim/index/statedb"
)

// stores are what is of all corpora: files in the data folder of the usual corpus, or a server.
type stores struct {
	alerts  *alerts.Store
	servers *servers.Store
	server  *statedb.Server // nil for files
}

// openStores opens the stores. It creates nothing in the data folder of another corpus.
func openStores(ctx context.Context, at local.Place) (*stores, error) {
	if _, err := at.Manifest(); err != nil {
		return nil, err
	}
	if at.State != "" {
		return openShared(ctx, at)
	}
	posts, err := alerts.Open(ctx, filepath.Join(at.Data, local.AlertsFile))
	if err != nil {
		return nil, problem.WithHint(err, "restore a copy of the file; or move it away, and the bot starts without alerts")
	}
	known, err := servers.Open(ctx, filepath.Join(at.Data, local.ServersFile))
	if err != nil {
		posts.Close()
		return nil, problem.WithHint(err, "restore a copy of the file; or move it away, and servers have the usual settings")
	}
	return &stores{posts, known, nil}, nil
}

func (s *stores) close() {
	s.alerts.Close()
	s.servers.Close()
	if s.server != nil {
		s.server.Close()
	}
}

// A served is a corpus that the bot answers from.
type served struct {
	*local.Corpus
	name string // servers.MainCorpus for the usual one
	gate *standby.Gate
	log  *slog.Logger
}

// corpora are those that the bot answers from, the usual one first.
type corpora []*served

// resolve returns the places of the usual corpus and of the further ones, with absolute folders. It logs where a data
// folder is not the usual one.
func resolve(p local.Place, others []settings.Corpus, log *slog.Logger) (places []local.Place, err error) {
	list := []local.Place{p}
	for _, of := range others {
		further := p
		further.Corpus = of.Name
		list = append(list, further)
	}
	for _, p := range list {
		at, note, err := p.Resolve()
		if err != nil {
			return nil, err
		}
		if note != "" {
			log.Info(note)
		}
		places = append(places, at)
	}
	return places, nil
}

// openCorpora returns the corpora at places, unread. They share the stores, and the sentence model if there is one.
// What is returned with an error is to be closed too.
func openCorpora(
	ctx context.Context, o *Options, places []local.Place, others []settings.Corpus, s *stores, log *slog.Logger,
) (all corpora, err error) {
	names := []string{servers.MainCorpus}
	for _, of := range others {
		names = append(names, of.Name)
	}
	given := local.Options{Screen: o.Screen, State: s.server, Servers: s.servers, Model: local.NewSentences(places[0].Model)}
	if len(names) > 1 {
		given.Corpora = names
	}
	for i, at := range places {
		given.Log = log
		if i > 0 {
			given.Log = log.With("corpus", names[i])
		}
		if given.Alerts, err = s.alerts.For(ctx, botcorpora.AlertsName(names[i])); err != nil {
			return all, err
		}
		of := &served{Corpus: local.New(at, given), name: names[i], log: given.Log}
		of.gate = newGate(of.Corpus)
		all = append(all, of)
	}
	return all, nil
}

// newGate returns the gate before a corpus that was not read yet.
func newGate(corpus *local.Corpus) *standby.Gate {
	searchable := func(ctx context.Context) bool {
		return corpus.Live.Do(ctx, func(*index.Snapshot) error { return nil }) == nil
	}
	return standby.New(corpus, standby.Options{
		Searchable: searchable, Corpus: corpus.Place.Title(), Version: version.String(),
	})
}

func (all corpora) close() {
	for _, of := range all {
		of.Close()
	}
}

// choice returns what lets each server ask its own corpus.
func (all corpora) choice(c *settings.Config, s *stores) *botcorpora.Choice {
	_, homes := c.Homes()
	o := botcorpora.Options{Servers: s.servers, Homes: homes, Alerts: s.alerts}
	for _, of := range all {
		o.Corpora = append(o.Corpora, botcorpora.Corpus{Name: of.name, Service: of.gate})
	}
	return botcorpora.New(o)
}

// losses returns what tells of articles that are gone.
func (all corpora) losses() (list []bot.Loss) {
	for i, of := range all {
		loss := bot.Loss{Of: of.Reindexer.Loss}
		if i > 0 {
			loss.Corpus = of.name
		}
		list = append(list, loss)
	}
	return list
}

// unread returns an error if a corpus without an index can't be read: its folder is missing. A restart must not begin a
// session with Discord then.
func (all corpora) unread(ctx context.Context) error {
	for _, of := range all {
		if of.gate.Reading(ctx) == nil {
			continue
		}
		if _, err := of.Reindexer.Stale(); err != nil {
			return of.Place.DataHint(err)
		}
	}
	return nil
}

// read makes the indexes ready, one after another, opens the gates, and watches the corpora until ctx ends. It calls
// stop and returns the error if the usual corpus can't be read. Another corpus must not end the bot for all: it is
// tried again and again.
func (all corpora) read(ctx context.Context, stop func(), w *watchers) error {
	err := all[0].read(ctx)
	if err != nil && all[0].Place.Clustered() && mayPass(err) {
		all[0].log.Error("the index can't be read yet", "error", err, "again in", readAgain)
		if !all[0].readAgain(ctx) {
			return nil
		}
		err = nil
	}
	if err != nil {
		stop()
		return err
	}
	w.wake()
	var watching sync.WaitGroup
	defer watching.Wait()
	watching.Go(func() { w.watch(ctx, all[0]) })
	for _, of := range all[1:] {
		err := of.read(ctx)
		if err != nil && ctx.Err() == nil {
			of.log.Error("the corpus can't be read; the others are answered from", "error", err, "again in", readAgain)
		}
		watching.Go(func() {
			if err != nil && !of.readAgain(ctx) {
				return
			}
			w.wake()
			w.watch(ctx, of)
		})
	}
	return nil
}

// mayPass reports whether an error ends by itself: a cluster is not there yet, or nothing has been indexed into it.
func mayPass(err error) bool {
	var away *index.Unavailable
	return errors.Is(err, index.ErrNoSnapshot) || errors.As(err, &away)
}

// readAgain is how long the bot waits before it tries again to read a corpus.
const readAgain = time.Minute

// readAgain tries to read a corpus until it can be read, and reports whether that was before ctx ended.
func (of *served) readAgain(ctx context.Context) bool {
	for {
		select {
		case <-ctx.Done():
			return false
		case <-time.After(readAgain):
		}
		err := of.read(ctx)
		if err == nil {
			return true
		}
		if ctx.Err() == nil {
			of.log.Error("the corpus can't be read", "error", err, "again in", readAgain)
		}
	}
}

// read makes the index of a corpus ready, and opens the gate.
func (of *served) read(ctx context.Context) error {
	begun := time.Now()
	reused := false
	whole, err := of.Mend(ctx, of.log, of.gate.Mending)
	if err == nil {
		reused, err = of.Refresh(ctx, of.gate.Progress)
	}
	if err != nil {
		of.gate.Failed()
		return err
	}
	of.gate.Read()
	if whole && reused {
		return of.NoteReused(time.Since(begun))
	}
	return nil
}
