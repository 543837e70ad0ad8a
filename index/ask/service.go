package ask

import (
	"context"
	"fmt"
	"log/slog"
	"sync"
	"time"

	"verbatim/index"
	"verbatim/index/alerts"
	"verbatim/index/corrections"
	"verbatim/index/query"
)

// A Reindexer reads the corpus again, builds a snapshot and publishes it.
type Reindexer interface {
	// Reindex returns an *index.LossError where most articles are gone. Then the snapshot before stays.
	Reindex(ctx context.Context, progress func(Progress)) (ReindexReport, error)
	// AcceptLoss is Reindex that publishes a snapshot also then.
	AcceptLoss(ctx context.Context, progress func(Progress)) (ReindexReport, error)
	// Loss returns why the snapshot was kept, or nil.
	Loss() *index.LossError
}

// DefaultTimeout is how long a search may take: a hundred times what the slowest takes on a corpus of 1,000 articles, and
// well within the time in which a chat expects an answer.
const DefaultTimeout = 5 * time.Second

// allTimeout is how long a search may take that answers with every quote: a hundred thousand are read in some seconds.
const allTimeout = time.Minute

// Options are what a Service is made of.
type Options struct {
	Index       *index.Live
	Reindexer   Reindexer          // nil where the corpus can't be read again
	Keeper      Keeper             // changes the corpus; nil where it can't be
	Drafts      Drafts             // where what waits to be confirmed is kept; set with Keeper
	Corrections *corrections.Watch // where what moderators change is kept; nil where the corpus can't be changed
	Alerts      *alerts.Store      // who wants to be told of what; nil where nobody is
	Version     string             // what about says of the program; may be empty
	Corpus      string             // what status calls the corpus: its folder, or "the built-in sample"
	Timeout     time.Duration      // of a search; 0 means DefaultTimeout
	Now         func() time.Time   // the clock; nil means time.Now
	Log         *slog.Logger       // gets what whoever asked need not see; nil is fine
}

// A Service answers requests. It is safe to use by several goroutines.
type Service struct {
	Options

	changing sync.Mutex // one change of the corpus at a time

	mu      sync.Mutex              // guards what follows
	running *Running                // the reindex under way, if one is
	stop    context.CancelCauseFunc // ends it

	uncorrected string // why the corrections can't be read, as it was logged last
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
	return &Service{Options: o}
}

// handlers are what the commands of the table do: each fills in its part of the Reply.
var handlers = map[string]func(*Service, context.Context, *Request, *Reply) error{
	WhoSaid:  (*Service).whoSaid,
	SaidBy:   (*Service).saidBy,
	Ask:      (*Service).ask,
	Source:   (*Service).source,
	Speakers: (*Service).speakers,
	Articles: (*Service).articles,
	Context:  (*Service).context,
	Status:   (*Service).status,
	Help:     (*Service).help,
	About:    (*Service).about,
	Reindex:  (*Service).reindex,
	Hide:     (*Service).hide,
	Unhide:   (*Service).unhide,
	Correct:  (*Service).correct,
	Add:      (*Service).add,
	Remove:   (*Service).remove,
	Edit:     (*Service).edit,
	Undo:     (*Service).undo,
	AuditLog: (*Service).audit,

	Subscribe:   (*Service).subscribe,
	Unsubscribe: (*Service).unsubscribe,
	Alerts:      (*Service).listAlerts,
	ForgetMe:    (*Service).forgetMe,
}

// Do carries out the request. An error of it is put into words by Explain.
func (s *Service) Do(ctx context.Context, r Request) (Reply, error) {
	c, ok := Lookup(r.Command)
	if !ok {
		return Reply{}, unknownCommand(r.Command)
	}
	reply := Reply{Command: c.Name}
	if c.For == Moderators && !r.Moderator {
		return reply, &DeniedError{Reason: r.Denied}
	}
	if r.Wrong != nil {
		return reply, r.Wrong
	}
	if err := checkParams(&c, &r); err != nil {
		return reply, err
	}
	if err := s.changeable(&c, &r); err != nil {
		return reply, err
	}
	if !c.Slow {
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeout(ctx, s.timeout(&r))
		defer cancel()
	}
	if err := handlers[c.Name](s, ctx, &r, &reply); err != nil {
		return reply, fmt.Errorf("answering %s: %w", c.Name, unusable(err))
	}
	s.noteUncorrected(&reply)
	return reply, nil
}

// timeout is how long the answer to a request may take.
func (s *Service) timeout(r *Request) time.Duration {
	if r.All {
		return max(s.Timeout, allTimeout)
	}
	return s.Timeout
}

// unknownCommand is the error for a command that the table does not have.
func unknownCommand(name string) error {
	var names []string
	for _, c := range Commands {
		names = append(names, c.Name)
	}
	hint := "help lists the commands"
	if near, ok := query.Nearest(name, names); ok {
		hint = fmt.Sprintf("did you mean %s? %s", near, hint)
	}
	return &UsageError{Message: "there is no command " + repeated(name), Hint: hint}
}
