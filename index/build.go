package index

import (
	"fmt"
	"time"

	"verbatim/corpus"
	"verbatim/index/document"
	"verbatim/index/identity"
	"verbatim/index/names"
	"verbatim/index/store"
)

// A Builder writes a snapshot beside those that are served. Call Reuse, if what is served has articles that stay as they are, and Add for
// each other article, then Finish; or Abort.
type Builder struct {
	Names identity.Rules // which names are one person's, against what they look like; set before Finish

	Now func() time.Time // tells which days are in the future; set before Reuse and Add

	dataDir  string
	files    *store.Writer
	speakers names.Tally
	due      time.Time // see Manifest.Due
}

// NewBuilder begins a snapshot in a data folder whose lock the caller holds. It removes what a crash has left there.
func NewBuilder(dataDir string) (*Builder, error) {
	files, err := store.Create(dataDir)
	if err != nil {
		return nil, err
	}
	return &Builder{Now: time.Now, dataDir: dataDir, files: files, speakers: names.Tally{}}, nil
}

// Add puts an article and its quotes into the snapshot. A quote that does not fit the text is an error.
func (b *Builder) Add(a *corpus.Article, quotes []corpus.Quote) error {
	p, err := document.Prepare(a, quotes)
	if err != nil {
		return err
	}
	return b.AddPrepared(p)
}

// AddPrepared puts an article into the snapshot that Prepare has returned.
func (b *Builder) AddPrepared(p *document.Prepared) error {
	a, err := b.files.Add(p.Article, p.Speakers, p.Quotes)
	if err != nil {
		return fmt.Errorf("indexing %s: %w", p.Article.Path, err)
	}
	b.count(a, p.Speakers)
	return nil
}

// count counts the speakers of an article, and notes when a day that is in the future will have come.
func (b *Builder) count(a *store.Article, said []names.SpeakerCount) {
	a.Future = corpus.InFuture(a.Date, b.Now())
	if a.Future && (b.due.IsZero() || a.Date.Before(b.due)) {
		b.due = a.Date
	}
	b.speakers.Add(a.Number, &a.Article, said)
}

// Finish completes the snapshot, whose manifest gets its counts here, and publishes it. It returns the snapshot's name.
func (b *Builder) Finish(m store.Manifest) (string, error) {
	m.Due = b.due
	return b.files.Publish(b.dataDir, m, b.speakers.Speakers(b.Names))
}

// Quotes returns how many quotes have been added.
func (b *Builder) Quotes() int { return b.files.QuoteCount() }

// Abort throws away what was built. It does nothing after Finish.
func (b *Builder) Abort() { b.files.Abort() }
