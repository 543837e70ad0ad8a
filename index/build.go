package index

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/blevesearch/bleve/v2"

	"verbatim/corpus"
	"verbatim/index/identity"
)

// The files and folders of a snapshot beside its manifest.
const (
	quotesFile   = "quotes.dat"
	metaFile     = "articles.dat"
	textsFile    = "texts.dat"
	talkersFile  = "talkers.dat"
	factsFile    = "facts.dat"
	keysFile     = "keys.dat" // see labels.go for two more
	speakersFile = "speakers.json"
	articlesFile = "articles.json"
	spelledFile  = "spellings.json"
	indexFolder  = "index"
)

// A Builder writes a snapshot beside those that are served. Call Reuse, if what is served has articles that stay as they are, and Add for
// each other article, then Finish; or Abort.
type Builder struct {
	Names identity.Rules // which names are one person's, against what they look like; set before Finish

	Now func() time.Time // tells which days are in the future; set before Reuse and Add

	dataDir string
	dir     string // the temporary folder that becomes the snapshot

	index                            docWriter
	quotes, articles, texts, talkers *partWriter

	facts    *factWriter
	by       *labelWriter
	outlets  *labelWriter
	list     []Article
	speakers speakerTally
	due      time.Time // see Manifest.Due
	before   []fileSum // of files that are linked, which have not changed since
	closed   bool
}

// A docWriter indexes documents.
type docWriter interface {
	Index(name string, document any) error
	Close() error
}

// NewBuilder begins a snapshot in a data folder whose lock the caller holds. What a crash has left there is removed.
func NewBuilder(dataDir string) (*Builder, error) {
	if err := removeLeftovers(dataDir); err != nil {
		return nil, fmt.Errorf("clearing the data folder: %w", err)
	}
	dir, err := os.MkdirTemp(dataDir, buildingPrefix)
	if err != nil {
		return nil, fmt.Errorf("beginning a snapshot: %w", err)
	}
	return &Builder{Now: time.Now, dataDir: dataDir, dir: dir, speakers: speakerTally{}, facts: newFactWriter(), by: newLabelWriter(), outlets: newLabelWriter()}, nil
}

// open begins a snapshot of which nothing was there before, if none was begun.
func (b *Builder) open() error {
	if b.index != nil {
		return nil
	}
	// The offline builder writes one segment, which opens and searches fastest; a batch is what it holds in memory.
	index, err := bleve.NewBuilder(filepath.Join(b.dir, indexFolder), indexMapping(), map[string]any{
		"buildPathPrefix": b.dir, "batchSize": batchSize,
	})
	if err != nil {
		return err
	}
	b.index = index
	return b.createParts(0, 0, 0)
}

// createParts begins the part with that number of each list of strings, behind so many articles and quotes.
func (b *Builder) createParts(part, articles, quotes int) (err error) {
	for _, list := range []struct {
		to    **partWriter
		name  string
		start int
	}{{&b.quotes, quotesFile, quotes}, {&b.articles, metaFile, articles}, {&b.texts, textsFile, articles}, {&b.talkers, talkersFile, articles}} {
		if *list.to, err = createPart(b.dir, list.name, part, list.start); err != nil {
			return err
		}
	}
	return nil
}

// batchSize is how many quotes are indexed at once, and held in memory for it. From 500 to 20,000 BenchmarkBuild takes the
// same time, within a tenth.
const batchSize = 1000

// Add puts an article and its quotes into the snapshot. A quote that does not fit the text is an error.
func (b *Builder) Add(a *corpus.Article, quotes []corpus.Quote) error {
	p, err := Prepare(a, quotes)
	if err != nil {
		return err
	}
	return b.AddPrepared(p)
}

// AddPrepared puts an article into the snapshot that Prepare has returned.
func (b *Builder) AddPrepared(p *Prepared) error {
	if err := b.open(); err != nil {
		return fmt.Errorf("beginning a snapshot: %w", err)
	}
	number, err := b.addArticle(p.article, len(p.quotes), p.said)
	outlet := uint32(noLabel)
	if p.article.Publisher != "" {
		outlet = b.outlets.number(p.article.Publisher)
	}
	for i := range p.quotes {
		if err == nil {
			err = b.addQuote(number, outlet, &p.quotes[i])
		}
	}
	if err != nil {
		return fmt.Errorf("indexing %s: %w", p.article.Path, err)
	}
	b.count(&b.list[len(b.list)-1], p.said)
	return nil
}

// count counts the speakers of an article, and notes when a day that is in the future will have come.
func (b *Builder) count(a *Article, said []talker) {
	a.Future = corpus.InFuture(a.Date, b.Now())
	if a.Future && (b.due.IsZero() || a.Date.Before(b.due)) {
		b.due = a.Date
	}
	b.speakers.add(a, said)
}

func (b *Builder) addArticle(a *corpus.Article, quotes int, said []talker) (number int, err error) {
	meta := corpus.Article{Path: a.Path, Date: a.Date} // what is kept until the end must not keep the text with it, of which it may be slices
	for to, from := range map[*string]string{&meta.Title: a.Title, &meta.Publisher: a.Publisher, &meta.Byline: a.Byline, &meta.Dateline: a.Dateline, &meta.URL: a.URL} {
		*to = strings.Clone(from)
	}
	b.list = append(b.list, Article{Article: meta, Quotes: quotes, Number: b.articles.next(), First: b.quotes.next()})
	if _, err := b.articles.add(encodeArticle(a)); err != nil {
		return 0, err
	}
	if _, err := b.talkers.add(encodeTalkers(said)); err != nil {
		return 0, err
	}
	return b.texts.add([]byte(a.Text))
}

func (b *Builder) addQuote(article int, outlet uint32, q *preparedQuote) error {
	q.record.Article = article
	number, err := b.quotes.add(encodeRecord(&q.record))
	if err != nil {
		return err
	}
	b.facts.add(number, labelled{q.fact, b.by.number(q.by...), outlet}, q.key)
	return b.index.Index(docID(number), q.document)
}

// Finish completes the snapshot, whose manifest gets its counts here, and publishes it. It returns the snapshot's name.
func (b *Builder) Finish(m Manifest) (string, error) {
	err := b.open()
	if err == nil {
		err = b.close()
	}
	if err != nil {
		b.Abort()
		return "", fmt.Errorf("finishing a snapshot: %w", err)
	}
	numbers, err := docNumbers(filepath.Join(b.dir, indexFolder))
	if err != nil {
		b.Abort()
		return "", fmt.Errorf("finishing a snapshot: %w", err)
	}
	speakers := b.speakers.list(b.Names)
	sortArticles(b.list)
	m.Due = b.due
	m.Format, m.Articles, m.Quotes, m.Speakers = Format, len(b.list), b.Quotes(), len(speakers)
	spelled := spelledNames(speakers)
	err = errors.Join(
		b.facts.finish(b.dir, numbers),
		b.by.finish(filepath.Join(b.dir, byFile), func(name string) string { return shownName(spelled, name) }),
		b.outlets.finish(filepath.Join(b.dir, outletsFile), func(name string) string { return name }),
		writeJSON(filepath.Join(b.dir, speakersFile), speakers),
		writeRoles(filepath.Join(b.dir, rolesFile), speakers),
		writeJSON(filepath.Join(b.dir, spelledFile), spelled),
		writeJSON(filepath.Join(b.dir, articlesFile), b.list),
		writeJSON(filepath.Join(b.dir, sourcesFile), m.Files),
		writeJSON(filepath.Join(b.dir, manifestFile), m))
	if err == nil {
		err = errors.Join(writeSums(b.dir, b.before), syncTree(b.dir))
	}
	if err != nil {
		b.Abort()
		return "", fmt.Errorf("finishing a snapshot: %w", err)
	}
	name, err := publish(b.dataDir, b.dir, m.BuiltAt)
	if err != nil {
		b.Abort()
		return "", fmt.Errorf("publishing a snapshot: %w", err)
	}
	return name, nil
}

// Quotes returns how many quotes have been added.
func (b *Builder) Quotes() int {
	n := 0
	for _, a := range b.list {
		n += a.Quotes
	}
	return n
}

// close finishes all that is open.
func (b *Builder) close() error {
	b.closed = true
	errs := []error{b.closeIndex()}
	for _, w := range b.parts() {
		errs = append(errs, w.finish())
	}
	return errors.Join(errs...)
}

// parts are the parts that are being written.
func (b *Builder) parts() []*partWriter {
	return slices.DeleteFunc([]*partWriter{b.quotes, b.articles, b.texts, b.talkers}, func(w *partWriter) bool { return w == nil })
}

// closeIndex finishes the index. bleve's offline builder can't make one without documents.
func (b *Builder) closeIndex() error {
	if _, fresh := b.index.(bleve.Builder); !fresh || b.Quotes() > 0 {
		return b.index.Close()
	}
	path := filepath.Join(b.dir, indexFolder)
	if err := os.RemoveAll(path); err != nil {
		return err
	}
	empty, err := bleve.New(path, indexMapping())
	if err != nil {
		return err
	}
	return empty.Close()
}

// Abort throws away what was built. It does nothing behind Finish.
func (b *Builder) Abort() {
	if !b.closed {
		b.closed = true
		b.abandon()
	}
	_ = os.RemoveAll(b.dir)
}

// abandon closes what is being written.
func (b *Builder) abandon() {
	if e, ok := b.index.(*extender); ok {
		_ = e.index.Close() // what could not be written is removed
	}
	for _, w := range b.parts() {
		_ = w.file.Close()
	}
}
