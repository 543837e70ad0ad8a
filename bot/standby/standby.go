// Package standby answers for a corpus while its articles are still being read, so that a bot can connect before. Put a
// [Gate] before the corpus, and tell it how far the reading is. Until an index can be searched, requests get a
// [ReadingError], whose words are for the user; help, about and status are answered.
package standby

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"time"

	"verbatim/corpus/wording"
	"verbatim/index"
	"verbatim/index/alerts"
	"verbatim/index/ask"
	"verbatim/index/ask/notice"
)

// A ReadingError says that nothing can be searched yet.
type ReadingError struct {
	Percent int // how much of the corpus was read; 0 if that is unknown
}

// Error implements error.
func (e *ReadingError) Error() string { return e.What().String() }

// What says that the articles are being read, and how much was.
func (e *ReadingError) What() wording.Text {
	if e.Percent == 0 {
		return wording.Say("I'm still reading the articles")
	}
	return wording.Say("I'm still reading the articles: %d %%", e.Percent)
}

// Share returns how much was read, with what separates it from the words before; "" if that is unknown.
func (e *ReadingError) Share(separator string) string {
	if e.Percent == 0 {
		return ""
	}
	return fmt.Sprintf("%s%d %%", separator, e.Percent)
}

// Unwrap returns the error as ask.Explain knows it.
func (e *ReadingError) Unwrap() error {
	return &ask.UsageError{Message: e.What(), Hint: ask.Hint{Text: wording.Say("try again in a moment")}}
}

// Is reports whether err says that nothing can be searched yet.
func Is(err error) bool {
	var reading *ReadingError
	return errors.As(err, &reading)
}

// A Service answers requests and knows what is new for the owners of alerts: all that a bot asks for. *ask.Service is
// one.
type Service interface {
	// Do carries out a request.
	Do(ctx context.Context, r ask.Request) (ask.Answer, error)
	// Complete returns values that complete what was typed.
	Complete(ctx context.Context, kind ask.Completion, typed string) ([]string, error)

	// NoteNews finds what is new in the corpus.
	NoteNews(ctx context.Context) error
	// DueNews returns what waits to be posted.
	DueNews(ctx context.Context) ([]ask.News, error)
	// NewsPosted records that a post was sent.
	NewsPosted(ctx context.Context, id int64) error
	// NewsFailed records that a post could not be sent.
	NewsFailed(ctx context.Context, id int64, forGood bool) (ended bool, err error)
	// UnreadableAlerts returns the alerts whose queries can't be read.
	UnreadableAlerts(ctx context.Context) ([]alerts.Unreadable, error)
	// UnreadableTold records that the owner of such an alert was told.
	UnreadableTold(ctx context.Context, id int64) error
}

// Options describe the corpus that is read.
type Options struct {
	Searchable func(context.Context) bool // reports whether an index is open
	Corpus     string                     // what status calls the corpus
	Version    string                     // of the program, for about
	Now        func() time.Time           // the clock; time.Now when nil
}

// A Gate is a Service that may still be read. Its methods may be called from any goroutine.
type Gate struct {
	Service
	options Options

	read atomic.Bool // the corpus was read

	mu      sync.Mutex // guards the following
	shut    bool       // the index that is open is damaged and is built again
	failed  bool       // reading has ended without an index, and is tried again later
	stage   string
	running ask.Running
}

// New puts a gate before a service whose corpus begins to be read now.
func New(s Service, o Options) *Gate {
	if o.Now == nil {
		o.Now = time.Now
	}
	return &Gate{Service: s, options: o, running: ask.Running{Since: o.Now()}}
}

// Progress takes note of how far the reading is.
func (g *Gate) Progress(p ask.Progress) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.failed = false
	if g.stage = p.Stage; p.Stage == index.Reading {
		g.running.Done, g.running.Total = p.Done, p.Total
	}
}

// Mending is Progress of a corpus whose index is damaged: that index is not searched any more.
func (g *Gate) Mending(p ask.Progress) {
	g.mu.Lock()
	g.shut = true
	g.mu.Unlock()
	g.Progress(p)
}

// Failed takes note that the corpus could not be read for now.
func (g *Gate) Failed() {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.failed = true
}

// Read opens the gate for good: the corpus was read.
func (g *Gate) Read() { g.read.Store(true) }

// Reading returns a *ReadingError if nothing can be searched yet, or nil. An index of an earlier start can be searched
// while the corpus is read again.
func (g *Gate) Reading(ctx context.Context) error {
	if g.read.Load() {
		return nil
	}
	g.mu.Lock()
	shut := g.shut
	g.mu.Unlock()
	if !shut && g.options.Searchable(ctx) {
		return nil
	}
	return &ReadingError{Percent: g.percent()}
}

// mostPercent is what is shown while the last articles are indexed, and while the index is written.
const mostPercent = 99

// percent returns how much of the corpus was read; 0 if that is unknown.
func (g *Gate) percent() int {
	g.mu.Lock()
	defer g.mu.Unlock()
	switch {
	case g.stage == index.Writing:
		return mostPercent
	case g.running.Total == 0:
		return 0
	}
	return min(g.running.Done*100/g.running.Total, mostPercent)
}

// progress returns the running reading, or nil.
func (g *Gate) progress() *ask.Running {
	if g.read.Load() {
		return nil
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.failed {
		return nil
	}
	running := g.running
	return &running
}

// Do implements Service.
func (g *Gate) Do(ctx context.Context, r ask.Request) (ask.Answer, error) {
	reading := g.Reading(ctx)
	if reading != nil && !withoutArticles(r.Command) {
		return nil, reading
	}
	answer, err := g.Service.Do(ctx, r)
	if err != nil && reading != nil {
		answer, err = g.bare(r, err)
	}
	if err != nil {
		return nil, err
	}
	if status, ok := answer.(*ask.StatusInfo); ok && status.Running == nil {
		status.Running = g.progress()
	}
	if head := answer.Shared(); reading != nil && (r.Command == ask.Status || r.Command == ask.About) {
		head.Notes = append(head.Notes, notice.New(notice.Corpus, ask.Explain(reading).Message.Stop()))
	}
	return answer, nil
}

// withoutArticles reports whether a command is carried out while the articles are read: those about the bot itself, its
// alerts and its servers need none.
func withoutArticles(c *ask.Command) bool {
	return c == ask.Help || c == ask.Status || c == ask.About || c.Chat
}

// bare answers status and about where the index that is there can't be read: another version has written it, or it is
// damaged. Other commands fail with err.
func (g *Gate) bare(r ask.Request, err error) (ask.Answer, error) {
	head, served := ask.Head{Command: r.Command}, ask.Served{Corpus: g.options.Corpus}
	switch r.Command {
	case ask.Status:
		return &ask.StatusInfo{Head: head, Served: served}, nil
	case ask.About:
		return &ask.AboutInfo{Head: head, Served: served, Version: g.options.Version}, nil
	}
	return nil, err
}

// Complete implements Service. It completes nothing until an index can be searched.
func (g *Gate) Complete(ctx context.Context, kind ask.Completion, typed string) ([]string, error) {
	if g.Reading(ctx) != nil {
		return nil, nil
	}
	return g.Service.Complete(ctx, kind, typed)
}

// NoteNews implements Service. Nothing is new until an index can be searched.
func (g *Gate) NoteNews(ctx context.Context) error {
	if g.Reading(ctx) != nil {
		return nil
	}
	return g.Service.NoteNews(ctx)
}

// DueNews implements Service. The quotes of posts that wait are read from the index.
func (g *Gate) DueNews(ctx context.Context) ([]ask.News, error) {
	if g.Reading(ctx) != nil {
		return nil, nil
	}
	return g.Service.DueNews(ctx)
}
