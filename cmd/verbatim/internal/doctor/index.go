package doctor

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"time"

	"verbatim/cmd/verbatim/internal/local"
	"verbatim/cmd/verbatim/internal/terminal"
	"verbatim/corpus/wording"
	"verbatim/index"
	"verbatim/index/ask"
)

const (
	botBuilds   = "nothing: the bot builds it again when it starts"
	buildItself = "run verbatim reindex to build it again"
)

// index checks whether the index is in order and fits the corpus.
func (d *doctor) index(ctx context.Context) []finding {
	const what = "index"
	if _, err := d.place.Manifest(); err != nil {
		return []finding{failed(what, err, "")}
	}
	if holds, err := local.InCluster(ctx, d.place); err != nil {
		return []finding{failed(what, err, "")}
	} else if holds != "" {
		return []finding{good(what, "%s", holds)}
	}
	m, err := index.ReadManifest(d.place.Data)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return []finding{good(what, "there is no index yet; the bot builds it when it starts")}
	case err != nil:
		return []finding{doubtful(what, err.Error(), botBuilds)}
	case m.Format != index.Format:
		says := fmt.Sprintf("it has format %d, but this version reads format %d", m.Format, index.Format)
		return []finding{doubtful(what, says, botBuilds)}
	}
	// Verify reads every file before Open does, because bleve may panic on a damaged one.
	err = index.Verify(d.place.Data)
	var s *index.Snapshot
	if err == nil {
		s, err = index.Open(d.place.Data)
	}
	if err != nil {
		return []finding{doubtful(what, err.Error(), buildItself)}
	}
	if err := s.Close(); err != nil {
		return []finding{failed(what, err, buildItself)}
	}
	return []finding{d.fits(ctx, m)}
}

// fits returns the finding whether the index of a manifest fits the corpus as it is now.
func (d *doctor) fits(ctx context.Context, m *index.Manifest) finding {
	const what = "index"
	r := local.NewReindexer(d.place, nil, nil)
	why, err := r.Stale()
	says := fmt.Sprintf("built on %s (%s ago), with %s and %s", m.BuiltAt.Local().Format(terminal.MomentLayout),
		time.Since(m.BuiltAt).Round(time.Minute), wording.Count(m.Articles, "article"), wording.Count(m.Quotes, "quote"))
	missing := r.Missing(ctx)
	var loss *index.LossError
	switch {
	case errors.As(missing, &loss):
		return doubtful(what, says+"; "+loss.What().String()+", and this index stays in use",
			loss.Todo("verbatim "+ask.Reindex.Name).String())
	case err != nil:
		return doubtful(what, says+"; it is not known whether it matches the corpus: "+err.Error(), "")
	case why != "":
		return doubtful(what, says+"; the corpus has changed since: "+why,
			"run verbatim reindex, or restart the bot; with VERBATIM_WATCH, the bot updates the index itself")
	}
	return good(what, "%s; it matches the corpus", says)
}
