// Package local opens a corpus on this machine together with its index, and keeps the index up to date. Start with
// [Open], which the commands of the terminal use, and [Place], which says where the corpus and its index are.
package local

import (
	"cmp"
	"context"
	"log/slog"
	"path/filepath"

	"verbatim/cmd/verbatim/internal/terminal"
	"verbatim/cmd/verbatim/internal/version"
	"verbatim/corpus/sample"
	"verbatim/index"
	"verbatim/index/alerts"
	"verbatim/index/ask"
	"verbatim/index/ask/draft"
	"verbatim/index/corrections"
	"verbatim/index/reindex"
	"verbatim/index/servers"
	"verbatim/index/statedb"
)

// Options say how a corpus is opened.
type Options struct {
	Screen *terminal.Screen // shows progress, and the notes if there is no log
	Log    *slog.Logger     // gets the notes and what only an operator needs to know; may be nil
	Alerts *alerts.Store    // the subscriptions of members; nil if no one can subscribe

	State   *statedb.Server // has the corrections; nil opens that of the place
	Servers *servers.Store  // the settings of Discord servers; nil if there are none
	Corpora []string        // the names of the corpora that servers can choose from; empty if there is one
	Model   *Sentences      // the sentence model that several corpora share; nil opens that of the place
}

// A Corpus answers requests from the index of one corpus.
type Corpus struct {
	*ask.Service
	Place     Place // resolved
	Live      *index.Live
	Reindexer *reindex.Reindexer
	Servers   *servers.Store // nil if there are no settings of servers

	Corrections *corrections.Watch // nil for the sample

	state  *statedb.Server // to close; nil for none
	screen *terminal.Screen
	note   func(string) // shows or logs what verbatim does besides answering
}

// Open returns the corpus at p with an up-to-date index. Its notes go to the screen.
func Open(ctx context.Context, p Place, s *terminal.Screen) (*Corpus, error) {
	return OpenWith(ctx, p, Options{Screen: s})
}

// OpenWith is Open with further options.
func OpenWith(ctx context.Context, p Place, o Options) (*Corpus, error) {
	at, note, err := p.Resolve()
	if err != nil {
		return nil, err
	}
	if note != "" {
		o.Screen.Note(note)
	}
	c := New(at, o)
	if _, err := c.Refresh(ctx, nil); err != nil {
		c.Close()
		return nil, err
	}
	return c, nil
}

// New returns the corpus at a resolved place. It does not look at the corpus or its index.
func New(at Place, o Options) *Corpus {
	note := o.Screen.Note
	if o.Log != nil {
		note = func(text string) { o.Log.Info(text) }
	}
	own := o.State
	if own == nil {
		own, _ = at.Server() // Resolve has said what is wrong with its address
	}
	corrected := at.corrections(own)
	live := index.NewLive(at.Data, corrected)
	if model := cmp.Or(o.Model, NewSentences(at.Model)); model != nil {
		live.Model = model
	}
	if at.Clustered() {
		if far, err := remoteOf(at); err == nil {
			live.Remote = far
		} else {
			live.Remote = unopened{err}
		}
	}
	r := NewReindexer(at, live, corrected)
	given := ask.Options{
		Index: live, Reindexer: r, Corpus: at.Title(), Version: version.String(),
		Corrections: corrected, Alerts: o.Alerts, Servers: o.Servers, Corpora: o.Corpora, Log: o.Log,
	}
	if corrected != nil {
		given.Keeper, given.Drafts = r.Keeper(), draft.Store(filepath.Join(at.Data, DraftsFolder))
	}
	c := &Corpus{
		Service: ask.New(given), Place: at, Live: live, Reindexer: r, Servers: o.Servers, Corrections: corrected,
		screen: o.Screen, note: note,
	}
	if o.State == nil {
		c.state = own
	}
	return c
}

// NewReindexer returns a reindexer for the corpus at a resolved place. It switches live to each new index; live may
// be nil, and so may the corrections, if they are in the corpus.
func NewReindexer(at Place, live *index.Live, corrected *corrections.Watch) *reindex.Reindexer {
	o := reindex.Options{Corpus: at.Name(), DataDir: at.Data, Live: live, Corrections: corrected}
	if at.Corpus == "" {
		o.FS = sample.FS()
	}
	if at.Clustered() {
		if far, err := remoteOf(at); err == nil {
			o.Publisher = far
		} else {
			o.Publisher = unopened{err}
		}
	}
	return reindex.New(o)
}

// Close frees what the corpus holds open.
func (c *Corpus) Close() {
	_ = c.Live.Close() // the files were only read
	if c.state != nil {
		c.state.Close()
	}
}
