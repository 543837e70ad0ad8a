package local

import (
	"context"
	"time"

	"verbatim/cmd/verbatim/internal/problem"
	"verbatim/corpus/wording"
	"verbatim/index"
	"verbatim/index/cluster"
	"verbatim/index/engine"
	"verbatim/index/remote"
)

// clustered reports whether the index is in a cluster.
func (p Place) clustered() bool { return p.Index.Name != "" }

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

// Publish implements reindex.Publisher.
func (u unopened) Publish(context.Context, string, func(n, of int)) error { return u.err }

// noteRemote notes which index in a cluster is used, and what it holds.
func (c *Corpus) noteRemote(took time.Duration) error {
	ctx, cancel := context.WithTimeout(context.Background(), remoteWait)
	defer cancel()
	return c.Live.Do(ctx, func(s *index.Snapshot) error {
		m, err := s.Manifest()
		if err == nil {
			c.note("answers come from the index " + c.Place.Index.String() + ": " + wording.Count(m.Articles, "article") + ", " +
				wording.Count(m.Quotes, "quote") + ", opened in " + took.Round(time.Millisecond).String())
		}
		return err
	})
}

// remoteWait is how long the start of a bot waits for a cluster.
const remoteWait = 30 * time.Second
