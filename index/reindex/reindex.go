// Package reindex makes snapshots of a corpus: it is the one place where reading articles, finding their quotes and
// indexing them meet. Start with [New]; [Reindexer.Ensure] indexes a corpus that has changed, [Reindexer.Reindex] one
// that somebody wants read again.
package reindex

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"runtime"
	"sync"
	"sync/atomic"
	"time"

	"verbatim/corpus"
	"verbatim/corpus/attribution"
	"verbatim/corpus/load"
	"verbatim/index"
)

// Options are what a Reindexer is made of.
type Options struct {
	Corpus  string      // the folder with the articles; where FS is set, only its name
	FS      fs.FS       // the articles, in place of a folder
	DataDir string      // where the snapshots are kept
	Live    *index.Live // goes over to each new snapshot; nil is fine
	Workers int         // articles read at once; 0 means one a processor

	Now func() time.Time // tells which days are in the future; nil for time.Now
}

// A Reindexer reads a corpus and publishes snapshots of it. It is safe to use by several goroutines.
type Reindexer struct {
	Options
	analysis string
	extract  func(*corpus.Article) []corpus.Quote

	held atomic.Pointer[index.LossError] // see Loss

	mu      sync.Mutex     // guards running
	running *index.Running // the reindex under way, if one is
}

// New returns a Reindexer. It reads nothing yet.
func New(o Options) *Reindexer {
	if o.Workers == 0 {
		o.Workers = runtime.GOMAXPROCS(0)
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	return &Reindexer{Options: o, analysis: analysisVersion(), extract: attribution.Extract}
}

// Ensure indexes the corpus if the current snapshot does not fit it; it reports whether it had to. While another process
// indexes the same corpus it waits, and then looks again.
func (r *Reindexer) Ensure(ctx context.Context, progress func(index.Progress)) (bool, error) {
	why, err := r.Stale()
	if err != nil || why == "" {
		return false, err
	}
	lock, err := index.TryLock(r.DataDir)
	if busy := (*index.BusyError)(nil); errors.As(err, &busy) {
		if progress != nil {
			progress(index.Progress{Stage: index.Waiting})
		}
		lock, err = index.WaitLock(ctx, r.DataDir)
	}
	if err != nil {
		return false, err
	}
	defer lock.Unlock()
	if why, err = r.Stale(); err != nil || why == "" {
		return false, err
	}
	_, err = r.locked(ctx, thorough{}, progress)
	return err == nil, err
}

// Mend verifies all files of the current snapshot and makes it anew where one is not as it was written; why says what is wrong with it, or is
// nil. Whoever serves for long calls it first, and then Ensure.
func (r *Reindexer) Mend(ctx context.Context, progress func(index.Progress)) (why, err error) {
	why = index.Verify(r.DataDir)
	if !errors.Is(why, index.ErrDamaged) && !errors.Is(why, index.ErrFormat) {
		return nil, nil // what else keeps it from being read, or that there is none, Ensure tells
	}
	lock, err := index.WaitLock(ctx, r.DataDir)
	if err != nil {
		return why, err
	}
	defer lock.Unlock()
	_, err = r.locked(ctx, thorough{}, progress)
	return why, err
}

// Reindex reads what has changed in the corpus and publishes a snapshot of it, unless the current one is the same and
// whole. Unlike Ensure it compares the hash of each file, and so notices other content of the same size and time. When
// a snapshot is made already it returns an *index.BusyError at once; where most articles are gone, an *index.LossError.
// When ctx ends, or anything fails, the snapshot before stays current.
func (r *Reindexer) Reindex(ctx context.Context, progress func(index.Progress)) (index.ReindexReport, error) {
	return r.asked(ctx, thorough{every: true}, progress)
}

// AcceptLoss is Reindex that publishes a snapshot also where most articles are gone.
func (r *Reindexer) AcceptLoss(ctx context.Context, progress func(index.Progress)) (index.ReindexReport, error) {
	return r.asked(ctx, thorough{every: true, acceptLoss: true}, progress)
}

// thorough says how a corpus is read.
type thorough struct {
	every      bool // the hash of each file is compared; see Reindexer.plan
	acceptLoss bool // most articles may be gone; see guard
}

// asked reads the corpus for a user who waits for that.
func (r *Reindexer) asked(ctx context.Context, how thorough, progress func(index.Progress)) (index.ReindexReport, error) {
	lock, err := index.TryLock(r.DataDir)
	var busy *index.BusyError
	if errors.As(err, &busy) {
		return index.ReindexReport{}, r.busy()
	}
	if err != nil {
		return index.ReindexReport{}, err
	}
	defer lock.Unlock()
	return r.locked(ctx, how, progress)
}

// busy is the error that says what is known of the reindex under way.
func (r *Reindexer) busy() error {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.running == nil {
		return &index.BusyError{} // of another process
	}
	return &index.BusyError{Running: *r.running}
}

// locked makes a snapshot; the caller holds the lock of the data folder.
func (r *Reindexer) locked(ctx context.Context, how thorough, progress func(index.Progress)) (index.ReindexReport, error) {
	begun := time.Now()
	r.mu.Lock()
	r.running = &index.Running{Since: begun}
	r.mu.Unlock()
	defer func() {
		r.mu.Lock()
		r.running = nil
		r.mu.Unlock()
	}()
	tell := func(p index.Progress) {
		r.mu.Lock()
		if p.Stage == index.Reading {
			r.running.Done, r.running.Total = p.Done, p.Total
		}
		r.mu.Unlock()
		if progress != nil {
			progress(p)
		}
	}
	report, err := r.build(ctx, begun, how, tell)
	if err != nil {
		return report, fmt.Errorf("indexing the corpus: %w", err)
	}
	report.Took = time.Since(begun)
	return report, nil
}

// build reads the corpus into a new snapshot and publishes it.
func (r *Reindexer) build(ctx context.Context, begun time.Time, how thorough, progress func(index.Progress)) (index.ReindexReport, error) {
	var report index.ReindexReport
	fsys, closer, err := r.open()
	if err != nil {
		return report, r.unreadable(err)
	}
	defer closer.Close()
	listing, err := load.List(fsys)
	if err != nil {
		return report, r.unreadable(err)
	}
	guarded, err := r.guarded(ctx, fsys, listing.Files, how)
	if err != nil {
		return report, err
	}
	before, anew, err := r.before()
	if err != nil {
		return report, err
	}
	m := index.Manifest{Analysis: r.analysis, Corpus: r.Corpus, BuiltAt: begun.UTC().Truncate(time.Second)}
	edits, err := r.editsOf(fsys, listing.Files)
	if err != nil {
		return report, err
	}
	m.Skipped, m.Aliases, m.Edits = skippedIn(&listing), aliasesSum(fsys), edits.Sum()
	names, wrong := rules(fsys)
	m.Skipped = append(m.Skipped, wrong...)
	kept, err := r.plan(ctx, fsys, listing.Files, before, edits, how.every)
	if err != nil {
		return report, err
	}
	if kept.nothingChanged(&m, listing.Files) && !r.due(before) {
		r.endLoss(fsys)
		report = compare(before, before)
		report.Quotes = before.Quotes
		return report, nil
	}
	builder, err := index.NewBuilder(r.DataDir)
	if err != nil {
		return report, err
	}
	defer builder.Abort()
	builder.Now = r.Now
	if len(kept.kept) > 0 {
		if err := builder.Reuse(kept.articles()); err != nil {
			return report, err
		}
	}
	builder.Names = names
	if err := r.read(ctx, fsys, listing.Files, &kept, edits, builder, &m, progress); err != nil {
		return report, err
	}
	if loss := guarded.loss(m.Files); loss != nil {
		return report, r.hold(loss)
	}
	progress(index.Progress{Stage: index.Writing, Done: 0, Total: 1})
	if _, err := builder.Finish(m); err != nil {
		return report, err
	}
	r.endLoss(fsys)
	progress(index.Progress{Stage: index.Writing, Done: 1, Total: 1})
	if r.Live != nil {
		if err := r.Live.Refresh(); err != nil {
			return report, err
		}
	}
	report = compare(before, &m)
	report.Quotes, report.Anew = builder.Quotes(), anew
	return report, nil
}

// before returns the manifest of the snapshot that is gone on from, or nil where there is none that can be; damage says why, unless there is none at all.
func (r *Reindexer) before() (m *index.Manifest, damage string, err error) {
	switch err = index.Verify(r.DataDir); {
	case err == nil:
		m, err = index.ReadManifest(r.DataDir)
		return m, "", err
	case errors.Is(err, fs.ErrNotExist):
		return nil, "", nil
	case errors.Is(err, index.ErrDamaged), errors.Is(err, index.ErrFormat):
		return nil, err.Error(), nil
	}
	return nil, "", err
}

// open opens the corpus.
func (r *Reindexer) open() (fs.FS, io.Closer, error) {
	if r.FS != nil {
		return r.FS, io.NopCloser(nil), nil
	}
	return load.Open(r.Corpus)
}

// skippedIn returns what the listing leaves out.
func skippedIn(l *load.Listing) []index.Skipped {
	var list []index.Skipped
	for _, s := range l.Skipped {
		list = append(list, index.Skipped{Path: s.Path, Reason: s.Reason})
	}
	return list
}
