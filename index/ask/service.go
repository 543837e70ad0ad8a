package ask

import (
	"context"
	"fmt"
	"log/slog"
	"time"

	"verbatim/corpus/wording"
	"verbatim/index"
	"verbatim/index/alerts"
	"verbatim/index/ask/change"
	"verbatim/index/ask/draft"
	"verbatim/index/ask/view"
	"verbatim/index/corrections"
	"verbatim/index/query"
	"verbatim/index/servers"
)

// A Reindexer reads the corpus again, builds a snapshot and publishes it.
type Reindexer interface {
	// Reindex returns an *index.LossError if most articles are gone. Then the previous snapshot stays.
	Reindex(ctx context.Context, progress func(Progress)) (ReindexReport, error)
	// AcceptLoss is Reindex that publishes a snapshot even then.
	AcceptLoss(ctx context.Context, progress func(Progress)) (ReindexReport, error)
	// Loss returns why the previous snapshot was kept, or nil.
	Loss() *index.LossError
}

// DefaultTimeout is how long a search may take: a hundred times what the slowest takes on a corpus of 1,000 articles,
// and well within the time in which a chat expects an answer.
const DefaultTimeout = 5 * time.Second

// allTimeout is how long a search for every quote may take: reading a hundred thousand takes some seconds.
const allTimeout = time.Minute

// Options are what a Service is made of.
type Options struct {
	Index       *index.Live
	Reindexer   Reindexer          // nil if the corpus can't be read again
	Keeper      Keeper             // changes the corpus; nil if it can't be changed
	Drafts      draft.Store        // stores what waits to be confirmed; set with Keeper
	Corrections *corrections.Watch // stores what moderators change; nil if the corpus can't be changed
	Alerts      *alerts.Store      // nil if there are no alerts
	Servers     *servers.Store     // the settings of servers; nil if there are none
	Corpora     []string           // the names of the corpora that servers can choose from; empty if there is one
	Version     string             // of the program, for about; may be empty
	Corpus      string             // what status calls the corpus: its folder, or "the built-in sample"
	Timeout     time.Duration      // of a search; 0 means DefaultTimeout
	Now         func() time.Time   // the clock; nil means time.Now
	Log         *slog.Logger       // gets what users need not see; nil is fine
}

// A core is what the parts of a Service share.
type core struct {
	Options
	Index view.Index // that of the Options
	maker *change.Maker
}

// now is the time as corrections store it.
func (c *core) now() time.Time { return c.Now().UTC().Truncate(time.Second) }

// days is the calendar of today.
func (c *core) days() query.Calendar { return query.On(c.Now().UTC()) }

// loss returns why the previous snapshot is kept although most articles are gone, or nil.
func (c *core) loss() *index.LossError {
	if c.Reindexer == nil {
		return nil
	}
	return c.Reindexer.Loss()
}

// A Service answers requests. It is safe to use by several goroutines. Each of its parts carries out a group of
// commands.
type Service struct {
	core       *core
	searches   *searches
	lists      *lists
	state      *state
	alerts     *alerting
	curation   *curation
	editing    *editing
	reindexing *reindexing
}

// New returns a Service that answers from what o.Index serves.
func New(o Options) *Service {
	if o.Timeout == 0 {
		o.Timeout = DefaultTimeout
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	c := &core{Options: o, Index: view.Live(o.Index)}
	c.maker = &change.Maker{Index: c.Index, Keeper: o.Keeper, Corrections: o.Corrections, Drafts: o.Drafts, Now: c.now}
	running := &reindexing{core: c}
	return &Service{core: c, searches: &searches{c}, lists: &lists{c}, alerts: &alerting{core: c, commands: Commands},
		curation: &curation{c}, editing: &editing{c}, reindexing: running,
		state: &state{core: c, reindexing: running, commands: Commands}}
}

// Corpus returns what status calls the corpus.
func (s *Service) Corpus() string { return s.core.Corpus }

// Running returns the running reindex, or nil.
func (s *Service) Running() *Running { return s.reindexing.current() }

// Do carries out the request. Explain puts its errors into words.
func (s *Service) Do(ctx context.Context, r Request) (Answer, error) {
	c := r.Command
	if c == nil || c.handle == nil {
		return nil, refused(wording.Say("there is no command"), wording.Say("help lists the commands"))
	}
	if c.For == Moderators && !r.Moderator {
		return nil, &DeniedError{Reason: r.Denied}
	}
	if r.Wrong != nil {
		return nil, r.Wrong
	}
	if err := r.check(); err != nil {
		return nil, err
	}
	if err := s.changeable(c); err != nil {
		return nil, err
	}
	if !c.Slow {
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeout(ctx, s.timeout(&r))
		defer cancel()
	}
	answer, err := c.handle(s)(ctx, &r)
	if err != nil {
		return nil, fmt.Errorf("answering %s: %w", c.Name, change.Unusable(err))
	}
	s.state.noteUncorrected(answer, r.Moderator)
	return answer, s.state.noteEmpty(ctx, answer)
}

// timeout is how long the answer to a request may take.
func (s *Service) timeout(r *Request) time.Duration {
	if r.All {
		return max(s.core.Timeout, allTimeout)
	}
	return s.core.Timeout
}
