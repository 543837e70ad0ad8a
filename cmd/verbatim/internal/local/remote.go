package local

import (
	"context"
	"fmt"
	"time"

	"verbatim/cmd/verbatim/internal/problem"
	"verbatim/cmd/verbatim/internal/terminal"
	"verbatim/corpus/wording"
	"verbatim/index"
	"verbatim/index/cluster"
	"verbatim/index/engine"
	"verbatim/index/remote"
)

// Clustered reports whether the index is in a cluster.
func (p Place) Clustered() bool { return p.Index.Name != "" }

// A remoteIndex is the index of a place in a cluster.
type remoteIndex struct {
	*remote.Index
	*remote.Publisher
}

// remoteOf returns the index of a place in a cluster. It sends no request.
func remoteOf(p Place) (remoteIndex, error) {
	client, err := cluster.Open(p.Index)
	if err != nil {
		return remoteIndex{}, problem.WithHint(err, "VERBATIM_INDEX is like "+cluster.Form)
	}
	return remoteIndex{remote.NewIndex(client), remote.NewPublisher(client)}, nil
}

// An unopened index is one whose connection could not be set up.
type unopened struct{ err error }

// Current implements index.Remote.
func (u unopened) Current(context.Context) (string, error) { return "", u.err }

// Open implements index.Remote.
func (u unopened) Open(context.Context, string) (engine.Files, error) { return nil, u.err }

// Published implements reindex.Publisher.
func (u unopened) Published(context.Context, string) (bool, error) { return false, u.err }

// Has implements reindex.Publisher.
func (u unopened) Has(context.Context) (int, time.Time, error) { return 0, time.Time{}, u.err }

// Publish implements reindex.Publisher.
func (u unopened) Publish(context.Context, string, func(n, of int)) error { return u.err }

// noteRemote notes which index in a cluster is used, and what it holds.
func (c *Corpus) noteRemote(took time.Duration) error {
	ctx, cancel := context.WithTimeout(context.Background(), remoteWait)
	defer cancel()
	holds, err := inCluster(ctx, c.Live, c.Place)
	if err == nil {
		c.note(fmt.Sprintf("answers come from the index %s, opened in %.1f s", holds, took.Seconds()))
	}
	return err
}

// InCluster says which index in a cluster a place has, and what it holds. It returns "" for a place without one.
func InCluster(ctx context.Context, p Place) (string, error) {
	if !p.Clustered() {
		return "", nil
	}
	far, err := remoteOf(p)
	if err != nil {
		return "", err
	}
	live := index.NewLive(p.Data, nil)
	live.Remote = far
	holds, err := inCluster(ctx, live, p)
	return holds, p.DataHint(problem.Explain(err, ""))
}

func inCluster(ctx context.Context, live *index.Live, p Place) (holds string, err error) {
	err = live.Do(ctx, func(s *index.Snapshot) error {
		m, err := s.Manifest()
		if err == nil {
			holds = fmt.Sprintf("%s of %s, with %s and %s", p.Index,
				m.BuiltAt.Local().Format(terminal.MomentLayout), wording.Count(m.Articles, "article"), wording.Count(m.Quotes, "quote"))
		}
		return err
	})
	return holds, err
}

// remoteWait is how long the start of a bot waits for a cluster.
const remoteWait = 30 * time.Second
