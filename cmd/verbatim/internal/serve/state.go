package serve

import (
	"context"
	"log/slog"
	"time"

	"verbatim/cmd/verbatim/internal/local"
	"verbatim/cmd/verbatim/internal/problem"
	"verbatim/index/alerts"
	"verbatim/index/corrections"
	"verbatim/index/servers"
)

// lookAgain is how often the bot looks whether other processes have changed what they share, and whether the server can
// be reached.
const lookAgain = time.Second

// textAway is what health says while the state can't be reached. It names no server, because others may read it.
const textAway = "the state in PostgreSQL can't be reached: alerts, settings and changes wait, and searches work"

// openShared opens the stores in a server. It need not be reachable.
func openShared(ctx context.Context, at local.Place) (*stores, error) {
	server, err := at.Server()
	if err != nil {
		return nil, err
	}
	s := &stores{server: server}
	if s.alerts, err = alerts.OpenIn(ctx, server); err == nil {
		s.servers, err = servers.OpenIn(ctx, server)
	}
	if err != nil {
		server.Close()
		return nil, problem.WithHint(err, "run verbatim doctor; it checks the server, the user's rights and the tables")
	}
	return s, nil
}

// A follower follows what other processes change in the state that they share.
type follower struct {
	*stores
	corpora corpora
	wake    func() // lets the bot look for posts
	log     *slog.Logger

	outages int         // that are in the log
	away    bool        // the last of them has not ended yet
	edited  map[int]int // by the place of a corpus: how many of its articles' changes are known
	retry   time.Time   // when a corpus that could not be indexed is tried again
}

// run follows the state until ctx ends. Without a server there is nothing to follow.
func (f *follower) run(ctx context.Context) {
	if f.server == nil {
		return
	}
	tick := time.NewTicker(lookAgain)
	defer tick.Stop()
	for {
		f.look(ctx)
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
	}
}

// look reads the settings that others have changed, and says once that the server can't be reached, and once that it
// can be again.
func (f *follower) look(ctx context.Context) {
	within, cancel := context.WithTimeout(ctx, 5*lookAgain)
	defer cancel()
	err := f.servers.Refresh(within)
	if ctx.Err() != nil {
		return
	}
	if n, why := f.server.Outages(); n != f.outages { // others may have noticed one that is over
		f.outages, f.away = n, true
		f.log.Error("the state can't be reached", "error", why)
	}
	if err != nil {
		if f.server.Trouble() == nil {
			f.log.Error("reading the settings of servers failed", "error", err)
		}
		return
	}
	if f.away {
		f.away = false
		f.log.Info("the state can be reached again")
		f.wake() // posts wait, and some were sent that could not be recorded
	}
	f.readEdits(ctx)
}

// readEdits indexes a corpus again whose articles another process has changed. The changes of quotes apply without
// that.
func (f *follower) readEdits(ctx context.Context) {
	for i, of := range f.corpora {
		if of.Corrections == nil || of.Place.Clustered() || of.gate.Reading(ctx) != nil { // in a cluster, who edits indexes
			continue
		}
		list, _, err := of.Corrections.Current()
		if err != nil {
			continue
		}
		edits := articleChanges(list)
		if was, known := f.edited[i]; known && was == edits {
			continue
		}
		if time.Now().Before(f.retry) {
			continue
		}
		indexed, err := of.RefreshServed(ctx)
		if err != nil {
			if ctx.Err() == nil {
				of.log.Error("reading the changed corpus failed", "error", err, "again in", readAgain)
			}
			f.retry = time.Now().Add(readAgain)
			continue
		}
		f.edited[i] = edits
		if indexed {
			f.wake()
		}
	}
}

// articleChanges counts the changes of articles.
func articleChanges(list *corrections.List) (n int) {
	for i := range list.Entries {
		if list.Entries[i].Quote == "" {
			n++
		}
	}
	return n
}
