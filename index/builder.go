package index

import (
	"context"
	"fmt"
	"time"

	"verbatim/corpus"
	"verbatim/index/document"
	"verbatim/index/engine"
	"verbatim/index/identity"
	"verbatim/index/names"
	"verbatim/index/quotes"
	"verbatim/index/search"
	"verbatim/index/store"
)

// A Builder builds a snapshot next to those that are served. Call Reuse, if the current snapshot has articles
// that have not changed, and Add for each other article; then Finish or Abort.
type Builder struct {
	Names identity.Rules // which names belong to one person, whatever they look like; set before Finish

	Now func() time.Time // decides which days are in the future; set before Reuse and Add

	dataDir  string
	files    *store.Writer
	speakers names.Tally
	due      time.Time // see Manifest.Due
}

// NewBuilder begins a snapshot in a data folder. The caller holds the lock of the folder.
func NewBuilder(dataDir string) (*Builder, error) {
	files, err := store.Create(dataDir)
	if err != nil {
		return nil, err
	}
	return &Builder{Now: time.Now, dataDir: dataDir, files: files, speakers: names.Tally{}}, nil
}

// Add adds an article and its quotes. A quote that does not fit the text is an error.
func (b *Builder) Add(a *corpus.Article, quotes []corpus.Quote) error {
	p, err := document.Prepare(a, quotes)
	if err != nil {
		return err
	}
	return b.AddPrepared(p)
}

// AddPrepared adds an article that Prepare has prepared.
func (b *Builder) AddPrepared(p *document.Prepared) error {
	a, err := b.files.Add(p.Article, p.Speakers, p.Quotes)
	if err != nil {
		return fmt.Errorf("indexing %s: %w", p.Article.Path, err)
	}
	b.count(a, p.Speakers)
	return nil
}

// count counts the speakers of an article, and notes the earliest date in the future.
func (b *Builder) count(a *store.Article, said []names.SpeakerCount) {
	a.Future = corpus.InFuture(a.Date, b.Now())
	if a.Future && (b.due.IsZero() || a.Date.Before(b.due)) {
		b.due = a.Date
	}
	b.speakers.Add(a.Number, &a.Article, said)
}

// Finish completes and publishes the snapshot, and fills in the counts of the manifest. It returns the
// snapshot's name. If ctx ends before the index is complete, nothing is published, and the error wraps that of ctx.
func (b *Builder) Finish(ctx context.Context, m store.Manifest) (string, error) {
	m.Due = b.due
	return b.files.Publish(ctx, b.dataDir, m, b.speakers.Speakers(b.Names), func(files *store.Reader) (store.Cut, error) {
		local := engine.Local{Reader: files}
		return search.New(local, quotes.NewReader(local, b.Now)).FindCut(ctx)
	})
}

// Quotes returns the number of quotes of the snapshot.
func (b *Builder) Quotes() int { return b.files.QuoteCount() }

// Abort removes what was built. It does nothing after Finish.
func (b *Builder) Abort() { b.files.Abort() }
