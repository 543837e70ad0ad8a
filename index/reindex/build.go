package reindex

import (
	"context"
	"errors"
	"io/fs"
	"time"

	"verbatim/corpus/load"
	"verbatim/index"
	"verbatim/index/corrections"
	"verbatim/index/identity"
)

// A build is one run that makes a snapshot from the files of an open corpus.
type build struct {
	*Reindexer
	fsys     fs.FS
	files    []load.File
	guard    *guard
	base     *index.Manifest // the current snapshot, whose unchanged articles are reused; nil if it can't be used
	edits    corrections.Edits
	names    identity.Rules
	plan     plan
	manifest index.Manifest
	progress func(index.Progress)
	accept   bool // a loss of articles
}

// run reads the corpus and publishes a new snapshot, unless the current one is the same.
func (r *Reindexer) run(ctx context.Context, start time.Time, m mode, progress progressFunc) (
	report index.ReindexReport, err error) {
	var none index.ReindexReport
	fsys, listing, closer, err := r.openAndList()
	if err != nil {
		return none, err
	}
	defer closer.Close()
	b := &build{Reindexer: r, fsys: fsys, files: listing.Files, progress: progress, accept: m.acceptLoss}
	if b.guard, err = r.guarded(ctx, fsys, listing.Files, m); err != nil {
		return none, err
	}
	damage, err := b.prepare(ctx, start, listing, m)
	if err != nil {
		return none, err
	}
	if b.plan.nothingChanged(&b.manifest, b.files) && !r.isDue(b.base) {
		r.endLoss(fsys)
		if err := b.publish(ctx); err != nil {
			return none, err
		}
		report = compare(b.base, b.base)
		report.Quotes = b.base.Quotes
		return report, nil
	}
	quotes, err := b.makeSnapshot(ctx)
	if err != nil {
		return none, err
	}
	report = compare(b.base, &b.manifest)
	report.Quotes, report.Rebuilt = quotes, damage
	return report, nil
}

// prepare reads what moderators wrote and decides which files to read. damage says why the current snapshot can't
// be used.
func (b *build) prepare(ctx context.Context, start time.Time, listing *load.Listing, m mode) (
	damage string, err error) {
	if b.base, damage, err = baseSnapshot(b.options.DataDir); err != nil {
		return "", err
	}
	if b.edits, err = b.options.editsOf(b.fsys, b.files); err != nil {
		return "", err
	}
	names, wrong := rules(b.fsys)
	b.names = names
	b.manifest = index.Manifest{
		Analysis: b.analysis.version, Corpus: b.options.Corpus, BuiltAt: start.UTC().Truncate(time.Second),
		Skipped: append(skippedIn(listing), wrong...), Aliases: aliasesSum(b.fsys), Edits: b.edits.Sum(),
	}
	b.plan, err = b.makePlan(ctx, m.compareHashes)
	return damage, err
}

// makeSnapshot builds and publishes a snapshot, and returns its number of quotes.
func (b *build) makeSnapshot(ctx context.Context) (quotes int, err error) {
	builder, err := index.NewBuilder(b.options.DataDir)
	if err != nil {
		return 0, err
	}
	defer builder.Abort()
	builder.Now, builder.Names = b.options.Now, b.names
	if len(b.plan.kept) > 0 {
		if err := builder.Reuse(b.plan.articles()); err != nil {
			return 0, err
		}
	}
	if err := b.read(ctx, builder); err != nil {
		return 0, err
	}
	if loss := b.guard.check(b.manifest.Files); loss != nil {
		return 0, b.keepLoss(loss)
	}
	b.progress(index.Progress{Stage: index.Writing, Done: 0, Total: 1})
	if _, err := builder.Finish(ctx, b.manifest); err != nil {
		return 0, err
	}
	b.endLoss(b.fsys)
	b.progress(index.Progress{Stage: index.Writing, Done: 1, Total: 1})
	if err := b.publish(ctx); err != nil {
		return 0, err
	}
	if b.options.Live != nil {
		if err := b.options.Live.Refresh(); err != nil {
			return 0, err
		}
	}
	return builder.Quotes(), nil
}

// publish writes the current snapshot for readers on other machines.
func (b *build) publish(ctx context.Context) error {
	if b.options.Publisher == nil {
		return nil
	}
	if !b.accept {
		if err := b.lossOfReaders(ctx); err != nil {
			return err
		}
	}
	return b.options.Publisher.Publish(ctx, b.options.DataDir, func(n, of int) {
		b.progress(index.Progress{Stage: index.Writing, Done: n, Total: of})
	})
}

// lossOfReaders returns an error if readers on other machines would lose most articles. A machine whose data folder is new
// has no snapshot of its own that would show the loss.
func (b *build) lossOfReaders(ctx context.Context) error {
	m, err := index.ReadManifest(b.options.DataDir)
	if err != nil {
		return err
	}
	had, builtAt, err := b.options.Publisher.Has(ctx)
	if err != nil || had < minGuarded || 2*m.Articles >= had {
		return err
	}
	return &index.LossError{Gone: had - m.Articles, Had: had, BuiltAt: builtAt}
}

// baseSnapshot returns the manifest of the current snapshot, or nil if there is none or it can't be used. damage
// says why it can't be used.
func baseSnapshot(dataDir string) (m *index.Manifest, damage string, err error) {
	switch err = index.Verify(dataDir); {
	case err == nil:
		m, err = index.ReadManifest(dataDir)
		return m, "", err
	case errors.Is(err, fs.ErrNotExist):
		return nil, "", nil
	case errors.Is(err, index.ErrDamaged), errors.Is(err, index.ErrFormat):
		return nil, err.Error(), nil
	}
	return nil, "", err
}

// skippedIn returns the files that the listing skips.
func skippedIn(l *load.Listing) []index.Skipped {
	var list []index.Skipped
	for _, s := range l.Skipped {
		list = append(list, index.Skipped{Path: s.Path, Reason: s.Reason})
	}
	return list
}
