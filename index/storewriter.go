package index

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/blevesearch/bleve/v2"

	"verbatim/corpus"
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

// A writer writes the files of one snapshot.
type writer struct {
	dir string // the folder that becomes the snapshot

	index                            docWriter
	quotes, articles, texts, talkers *partWriter

	facts   *factWriter
	by      *labelWriter
	outlets *labelWriter
	list    []Article
	before  []fileSum // of files that are linked, which have not changed since
	closed  bool
}

// A preparedQuote is a quote of a Prepared.
type preparedQuote struct {
	record   record // but for the article's number
	fact     fact
	key      uint64
	by       []string // its named speakers
	document map[string]any
}

// newWriter begins a snapshot in a data folder whose lock the caller holds. It removes what a crash has left there.
func newWriter(dataDir string) (*writer, error) {
	if err := removeLeftovers(dataDir); err != nil {
		return nil, fmt.Errorf("clearing the data folder: %w", err)
	}
	dir, err := os.MkdirTemp(dataDir, buildingPrefix)
	if err != nil {
		return nil, fmt.Errorf("beginning a snapshot: %w", err)
	}
	return &writer{dir: dir, facts: newFactWriter(), by: newLabelWriter(), outlets: newLabelWriter()}, nil
}

// A docWriter indexes documents.
type docWriter interface {
	Index(name string, document any) error
	Close() error
}

// open begins a snapshot of which nothing was there before, if none was begun.
func (w *writer) open() error {
	if w.index != nil {
		return nil
	}
	// The offline builder writes one segment, which opens and searches fastest; a batch is what it holds in memory.
	index, err := bleve.NewBuilder(filepath.Join(w.dir, indexFolder), indexMapping(), map[string]any{
		"buildPathPrefix": w.dir, "batchSize": batchSize,
	})
	if err != nil {
		return err
	}
	w.index = index
	return w.createParts(0, 0, 0)
}

// createParts begins the part with that number of each list of strings, behind so many articles and quotes.
func (w *writer) createParts(part, articles, quotes int) (err error) {
	for _, list := range []struct {
		to    **partWriter
		name  string
		start int
	}{{&w.quotes, quotesFile, quotes}, {&w.articles, metaFile, articles}, {&w.texts, textsFile, articles}, {&w.talkers, talkersFile, articles}} {
		if *list.to, err = createPart(w.dir, list.name, part, list.start); err != nil {
			return err
		}
	}
	return nil
}

// batchSize is how many quotes are indexed at once, and held in memory for it. From 500 to 20,000 BenchmarkBuild takes the
// same time, within a tenth.
const batchSize = 1000

// addArticle adds an article, the counts of its speakers and its quotes. It returns what the list of articles has of it.
func (w *writer) addArticle(a *corpus.Article, said []talker, quotes []preparedQuote) (*Article, error) {
	if err := w.open(); err != nil {
		return nil, fmt.Errorf("beginning a snapshot: %w", err)
	}
	number, err := w.addText(a, len(quotes), said)
	if err != nil {
		return nil, err
	}
	outlet := uint32(noLabel)
	if a.Publisher != "" {
		outlet = w.outlets.number(a.Publisher)
	}
	for i := range quotes {
		if err := w.addQuote(number, outlet, &quotes[i]); err != nil {
			return nil, err
		}
	}
	return &w.list[len(w.list)-1], nil
}

func (w *writer) addText(a *corpus.Article, quotes int, said []talker) (number int, err error) {
	meta := corpus.Article{Path: a.Path, Date: a.Date} // what is kept until the end must not keep the text with it, of which it may be slices
	for to, from := range map[*string]string{&meta.Title: a.Title, &meta.Publisher: a.Publisher, &meta.Byline: a.Byline, &meta.Dateline: a.Dateline, &meta.URL: a.URL} {
		*to = strings.Clone(from)
	}
	w.list = append(w.list, Article{Article: meta, Quotes: quotes, Number: w.articles.next(), First: w.quotes.next()})
	if _, err := w.articles.add(encodeArticle(a)); err != nil {
		return 0, err
	}
	if _, err := w.talkers.add(encodeTalkers(said)); err != nil {
		return 0, err
	}
	return w.texts.add([]byte(a.Text))
}

func (w *writer) addQuote(article int, outlet uint32, q *preparedQuote) error {
	q.record.Article = article
	number, err := w.quotes.add(encodeRecord(&q.record))
	if err != nil {
		return err
	}
	w.facts.add(number, labelled{q.fact, w.by.number(q.by...), outlet}, q.key)
	return w.index.Index(docID(number), q.document)
}

// quoteCount returns how many quotes have been added.
func (w *writer) quoteCount() int {
	n := 0
	for _, a := range w.list {
		n += a.Quotes
	}
	return n
}

// finish completes the files, of which the manifest gets its counts here, and publishes them as the current snapshot of the
// data folder. It returns the snapshot's name.
func (w *writer) finish(dataDir string, m Manifest, speakers []Speaker) (string, error) {
	if err := w.complete(m, speakers); err != nil {
		w.abort()
		return "", fmt.Errorf("finishing a snapshot: %w", err)
	}
	name, err := publish(dataDir, w.dir, m.BuiltAt)
	if err != nil {
		w.abort()
		return "", fmt.Errorf("publishing a snapshot: %w", err)
	}
	return name, nil
}

// complete writes what depends on all articles, and the checksums.
func (w *writer) complete(m Manifest, speakers []Speaker) error {
	if err := w.open(); err != nil {
		return err
	}
	if err := w.close(); err != nil {
		return err
	}
	numbers, err := docNumbers(filepath.Join(w.dir, indexFolder))
	if err != nil {
		return err
	}
	sortArticles(w.list)
	m.Format, m.Articles, m.Quotes, m.Speakers = Format, len(w.list), w.quoteCount(), len(speakers)
	spelled := spelledNames(speakers)
	err = errors.Join(
		w.facts.finish(w.dir, numbers),
		w.by.finish(filepath.Join(w.dir, byFile), func(name string) string { return shownName(spelled, name) }),
		w.outlets.finish(filepath.Join(w.dir, outletsFile), func(name string) string { return name }),
		writeJSON(filepath.Join(w.dir, speakersFile), speakers),
		writeRoles(filepath.Join(w.dir, rolesFile), rolesByName(speakers)),
		writeJSON(filepath.Join(w.dir, spelledFile), spelled),
		writeJSON(filepath.Join(w.dir, articlesFile), w.list),
		writeJSON(filepath.Join(w.dir, sourcesFile), m.Files),
		writeJSON(filepath.Join(w.dir, manifestFile), m))
	if err != nil {
		return err
	}
	return errors.Join(writeSums(w.dir, w.before), syncTree(w.dir))
}

// close finishes all that is open.
func (w *writer) close() error {
	w.closed = true
	errs := []error{w.closeIndex()}
	for _, p := range w.parts() {
		errs = append(errs, p.finish())
	}
	return errors.Join(errs...)
}

// parts are the parts that are being written.
func (w *writer) parts() []*partWriter {
	return slices.DeleteFunc([]*partWriter{w.quotes, w.articles, w.texts, w.talkers}, func(p *partWriter) bool { return p == nil })
}

// closeIndex finishes the index. bleve's offline builder can't make one without documents.
func (w *writer) closeIndex() error {
	if _, fresh := w.index.(bleve.Builder); !fresh || w.quoteCount() > 0 {
		return w.index.Close()
	}
	path := filepath.Join(w.dir, indexFolder)
	if err := os.RemoveAll(path); err != nil {
		return err
	}
	empty, err := bleve.New(path, indexMapping())
	if err != nil {
		return err
	}
	return empty.Close()
}

// abort throws away what was written. It does nothing after finish.
func (w *writer) abort() {
	if !w.closed {
		w.closed = true
		w.abandon()
	}
	_ = os.RemoveAll(w.dir)
}

// abandon closes what is being written.
func (w *writer) abandon() {
	if e, ok := w.index.(*extender); ok {
		_ = e.index.Close() // what could not be written is removed
	}
	for _, p := range w.parts() {
		_ = p.file.Close()
	}
}
