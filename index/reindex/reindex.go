package reindex

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"runtime"
	"sync/atomic"
	"time"

	"verbatim/corpus/load"
	"verbatim/index"
	"verbatim/index/corrections"
)

// Options configure a Reindexer.
type Options struct {
	Corpus  string      // the folder with the articles; only its name if FS is set
	FS      fs.FS       // the articles, in place of a folder
	DataDir string      // the folder for the snapshots
	Live    *index.Live // told of each new snapshot; may be nil
	Workers int         // articles read at once; 0 means one per processor

	// Publisher gets each new snapshot for readers on other machines; nil if they read the data folder.
	Publisher   Publisher
	Corrections *corrections.Watch // the moderators' edits, if they are shared; nil for those in the corpus

	Now func() time.Time // decides which days are in the future; nil for time.Now
}

// A Publisher writes snapshots to an index on another machine.
type Publisher interface {
	// Published reports whether readers use the current snapshot of a data folder.
	Published(ctx context.Context, dataDir string) (bool, error)
	// Has returns how many articles the index has that readers use, and when it was built; 0 if there is none.
	Has(ctx context.Context) (articles int, builtAt time.Time, err error)
	// Publish writes the current snapshot of a data folder, and makes it the one that readers use. It goes on with what an
	// interrupted call has written. done is told how many articles of all are written.
	Publish(ctx context.Context, dataDir string, done func(n, of int)) error
}

// A Reindexer reads a corpus and publishes snapshots of it. It is safe for concurrent use.
type Reindexer struct {
	options  Options
	analysis analysis
	progress progress
	loss     atomic.Pointer[index.LossError] // see Loss
}

// New returns a Reindexer. It does not read the corpus yet.
func New(o Options) *Reindexer {
	if o.Workers == 0 {
		o.Workers = runtime.GOMAXPROCS(0)
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	return &Reindexer{options: o, analysis: newAnalysis()}
}

// Ensure indexes the corpus if the current snapshot is out of date. It reports whether it did. If another process
// is indexing the same corpus, Ensure waits for it and checks again.
func (r *Reindexer) Ensure(ctx context.Context, progress func(index.Progress)) (bool, error) {
	why, err := r.Stale()
	if err != nil || why == "" {
		return false, err
	}
	lock, err := index.TryLock(r.options.DataDir)
	if busy := (*index.BusyError)(nil); errors.As(err, &busy) {
		if progress != nil {
			progress(index.Progress{Stage: index.Waiting})
		}
		lock, err = index.WaitLock(ctx, r.options.DataDir)
	}
	if err != nil {
		return false, err
	}
	defer lock.Unlock()
	if why, err = r.Stale(); err != nil || why == "" {
		return false, err
	}
	_, err = r.withLock(ctx, mode{}, progress)
	return err == nil, err
}

// Mend verifies all files of the current snapshot, and rebuilds it if one is damaged. If it is damaged, why says
// what is wrong. A process that serves for a long time calls Mend first, and then Ensure.
func (r *Reindexer) Mend(ctx context.Context, progress func(index.Progress)) (why, err error) {
	why = index.Verify(r.options.DataDir)
	if !errors.Is(why, index.ErrDamaged) && !errors.Is(why, index.ErrFormat) {
		return nil, nil // Ensure reports any other problem
	}
	lock, err := index.WaitLock(ctx, r.options.DataDir)
	if err != nil {
		return why, err
	}
	defer lock.Unlock()
	_, err = r.withLock(ctx, mode{}, progress)
	return why, err
}

// Reindex reads what has changed in the corpus and publishes a snapshot of it, unless the current snapshot is the
// same and intact. Unlike Ensure it compares the hash of each file, so it notices a change that keeps size and
// time. If a reindex is already running, it returns an *index.BusyError at once. If most articles are gone, it
// returns an *index.LossError. If ctx ends or anything fails, the previous snapshot stays current.
func (r *Reindexer) Reindex(ctx context.Context, progress func(index.Progress)) (index.ReindexReport, error) {
	return r.tryWithLock(ctx, mode{compareHashes: true}, progress)
}

// AcceptLoss is like Reindex, but publishes a snapshot even if most articles are gone.
func (r *Reindexer) AcceptLoss(ctx context.Context, progress func(index.Progress)) (index.ReindexReport, error) {
	return r.tryWithLock(ctx, mode{compareHashes: true, acceptLoss: true}, progress)
}

// A mode says how to read a corpus.
type mode struct {
	compareHashes bool // read every file and compare its hash, even if size and time are the same
	acceptLoss    bool // publish a snapshot even if most articles are gone
}

// tryWithLock makes a snapshot, or returns an *index.BusyError if a reindex is already running.
func (r *Reindexer) tryWithLock(ctx context.Context, m mode, progress progressFunc) (index.ReindexReport, error) {
	lock, err := index.TryLock(r.options.DataDir)
	if busy := (*index.BusyError)(nil); errors.As(err, &busy) {
		return index.ReindexReport{}, &index.BusyError{Running: r.progress.running()}
	}
	if err != nil {
		return index.ReindexReport{}, err
	}
	defer lock.Unlock()
	return r.withLock(ctx, m, progress)
}

// withLock makes a snapshot. The caller holds the lock of the data folder.
func (r *Reindexer) withLock(ctx context.Context, m mode, progress progressFunc) (index.ReindexReport, error) {
	start := time.Now()
	r.progress.begin(start)
	defer r.progress.end()
	report, err := r.run(ctx, start, m, func(p index.Progress) {
		r.progress.update(p)
		if progress != nil {
			progress(p)
		}
	})
	if err != nil {
		return report, fmt.Errorf("indexing the corpus: %w", err)
	}
	report.Took = time.Since(start)
	return report, nil
}

// open opens the corpus.
func (r *Reindexer) open() (fs.FS, io.Closer, error) {
	if r.options.FS != nil {
		return r.options.FS, io.NopCloser(nil), nil
	}
	return load.Open(r.options.Corpus)
}

// openAndList opens the corpus and lists its files. If there are articles to lose, the error is an *index.LossError.
func (r *Reindexer) openAndList() (fs.FS, *load.Listing, io.Closer, error) {
	fsys, closer, err := r.open()
	if err != nil {
		return nil, nil, nil, r.unreadable(err)
	}
	listing, err := load.List(fsys)
	if err != nil {
		closer.Close()
		return nil, nil, nil, r.unreadable(err)
	}
	return fsys, &listing, closer, nil
}
