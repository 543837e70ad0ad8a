package store

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/blevesearch/bleve/v2"

	"verbatim/corpus"
	"verbatim/index/names"
)

// The files and folders of a snapshot beside its manifest.
const (
	QuotesFile         = "quotes.dat"
	ArticleRecordsFile = "articles.dat"
	TextsFile          = "texts.dat"
	speakerCountsFile  = "talkers.dat"
	DocValuesFile      = "facts.dat"
	keysFile           = "keys.dat" // see labels.go for two more
	SpeakersFile       = "speakers.json"
	articleListFile    = "articles.json"
	SpelledFile        = "spellings.json"
	IndexFolder        = "index"
)

// A Writer writes the files of one snapshot.
type Writer struct {
	dir string // the folder that becomes the snapshot

	index                           docWriter
	quotes, articles, texts, counts *partWriter

	docValues       *valueWriter
	speakerLabels   *labelWriter
	publisherLabels *labelWriter
	articleList     []Article
	linked          []fileSum // of files that are linked, which have not changed since
	closed          bool
}

// A NewQuote is a quote of a Prepared.
type NewQuote struct {
	Record   Record // but for the article's number
	Value    DocValue
	Key      uint64
	Speakers []string // its named speakers
	Document map[string]any
}

// Create begins a snapshot in a data folder whose lock the caller holds. It removes what a crash has left there.
func Create(dataDir string) (*Writer, error) {
	if err := removeLeftovers(dataDir); err != nil {
		return nil, fmt.Errorf("clearing the data folder: %w", err)
	}
	dir, err := os.MkdirTemp(dataDir, BuildingPrefix)
	if err != nil {
		return nil, fmt.Errorf("beginning a snapshot: %w", err)
	}
	return &Writer{dir: dir, docValues: newValueWriter(), speakerLabels: newLabelWriter(), publisherLabels: newLabelWriter()}, nil
}

// A docWriter indexes documents.
type docWriter interface {
	Index(name string, document any) error
	Close() error
}

// open begins a snapshot of which nothing was there before, if none was begun.
func (w *Writer) open() error {
	if w.index != nil {
		return nil
	}
	// The offline builder writes one segment, which opens and searches fastest; a batch is what it holds in memory.
	index, err := bleve.NewBuilder(filepath.Join(w.dir, IndexFolder), Mapping(), map[string]any{
		"buildPathPrefix": w.dir, "batchSize": BatchSize,
	})
	if err != nil {
		return err
	}
	w.index = index
	return w.createParts(0, 0, 0)
}

// createParts begins the part with that number of each list of strings, behind so many articles and quotes.
func (w *Writer) createParts(part, articles, quotes int) (err error) {
	for _, list := range []struct {
		to    **partWriter
		name  string
		start int
	}{{&w.quotes, QuotesFile, quotes}, {&w.articles, ArticleRecordsFile, articles}, {&w.texts, TextsFile, articles}, {&w.counts, speakerCountsFile, articles}} {
		if *list.to, err = createPart(w.dir, list.name, part, list.start); err != nil {
			return err
		}
	}
	return nil
}

// BatchSize is how many quotes are indexed at once, and held in memory for it. From 500 to 20,000 BenchmarkBuild takes the
// same time, within a tenth.
const BatchSize = 1000

// Add adds an article, the counts of its speakers and its quotes. It returns what the list of articles has of it.
func (w *Writer) Add(a *corpus.Article, said []names.SpeakerCount, quotes []NewQuote) (*Article, error) {
	if err := w.open(); err != nil {
		return nil, fmt.Errorf("beginning a snapshot: %w", err)
	}
	number, err := w.addText(a, len(quotes), said)
	if err != nil {
		return nil, err
	}
	outlet := uint32(noLabel)
	if a.Publisher != "" {
		outlet = w.publisherLabels.number(a.Publisher)
	}
	for i := range quotes {
		if err := w.addQuote(number, outlet, &quotes[i]); err != nil {
			return nil, err
		}
	}
	return &w.articleList[len(w.articleList)-1], nil
}

func (w *Writer) addText(a *corpus.Article, quotes int, said []names.SpeakerCount) (number int, err error) {
	meta := corpus.Article{Path: a.Path, Date: a.Date} // what is kept until the end must not keep the text with it, of which it may be slices
	for to, from := range map[*string]string{&meta.Title: a.Title, &meta.Publisher: a.Publisher, &meta.Byline: a.Byline, &meta.Dateline: a.Dateline, &meta.URL: a.URL} {
		*to = strings.Clone(from)
	}
	w.articleList = append(w.articleList, Article{Article: meta, Quotes: quotes, Number: w.articles.next(), First: w.quotes.next()})
	if _, err := w.articles.add(encodeArticle(a)); err != nil {
		return 0, err
	}
	if _, err := w.counts.add(encodeCounts(said)); err != nil {
		return 0, err
	}
	return w.texts.add([]byte(a.Text))
}

func (w *Writer) addQuote(article int, outlet uint32, q *NewQuote) error {
	q.Record.Article = article
	number, err := w.quotes.add(encodeRecord(&q.Record))
	if err != nil {
		return err
	}
	w.docValues.add(number, LabelledValue{q.Value, w.speakerLabels.number(q.Speakers...), outlet}, q.Key)
	return w.index.Index(DocID(number), q.Document)
}

// QuoteCount returns how many quotes have been added.
func (w *Writer) QuoteCount() int {
	n := 0
	for _, a := range w.articleList {
		n += a.Quotes
	}
	return n
}

// Publish completes the files, of which the manifest gets its counts here, and publishes them as the current snapshot of the
// data folder. It returns the snapshot's name.
func (w *Writer) Publish(dataDir string, m Manifest, speakers []names.Speaker) (string, error) {
	if err := w.complete(m, speakers); err != nil {
		w.Abort()
		return "", fmt.Errorf("finishing a snapshot: %w", err)
	}
	name, err := publish(dataDir, w.dir, m.BuiltAt)
	if err != nil {
		w.Abort()
		return "", fmt.Errorf("publishing a snapshot: %w", err)
	}
	return name, nil
}

// complete writes what depends on all articles, and the checksums.
func (w *Writer) complete(m Manifest, speakers []names.Speaker) error {
	if err := w.open(); err != nil {
		return err
	}
	if err := w.close(); err != nil {
		return err
	}
	numbers, err := docNumbers(filepath.Join(w.dir, IndexFolder))
	if err != nil {
		return err
	}
	sortArticles(w.articleList)
	m.Format, m.Articles, m.Quotes, m.Speakers = Format, len(w.articleList), w.QuoteCount(), len(speakers)
	spelled := names.ShownNames(speakers)
	err = errors.Join(
		w.docValues.finish(w.dir, numbers),
		w.speakerLabels.finish(filepath.Join(w.dir, SpeakerLabelsFile), func(name string) string { return names.Shown(spelled, name) }),
		w.publisherLabels.finish(filepath.Join(w.dir, PublisherLabelsFile), func(name string) string { return name }),
		WriteJSON(filepath.Join(w.dir, SpeakersFile), speakers),
		writeRoles(filepath.Join(w.dir, rolesFile), names.RolesByName(speakers)),
		WriteJSON(filepath.Join(w.dir, SpelledFile), spelled),
		WriteJSON(filepath.Join(w.dir, articleListFile), w.articleList),
		WriteJSON(filepath.Join(w.dir, sourcesFile), m.Files),
		WriteJSON(filepath.Join(w.dir, manifestFile), m))
	if err != nil {
		return err
	}
	return errors.Join(writeSums(w.dir, w.linked), syncTree(w.dir))
}

// close finishes all that is open.
func (w *Writer) close() error {
	w.closed = true
	errs := []error{w.closeIndex()}
	for _, p := range w.parts() {
		errs = append(errs, p.finish())
	}
	return errors.Join(errs...)
}

// parts are the parts that are being written.
func (w *Writer) parts() []*partWriter {
	return slices.DeleteFunc([]*partWriter{w.quotes, w.articles, w.texts, w.counts}, func(p *partWriter) bool { return p == nil })
}

// closeIndex finishes the index. bleve's offline builder can't make one without documents.
func (w *Writer) closeIndex() error {
	if _, fresh := w.index.(bleve.Builder); !fresh || w.QuoteCount() > 0 {
		return w.index.Close()
	}
	path := filepath.Join(w.dir, IndexFolder)
	if err := os.RemoveAll(path); err != nil {
		return err
	}
	empty, err := bleve.New(path, Mapping())
	if err != nil {
		return err
	}
	return empty.Close()
}

// Abort throws away what was written. It does nothing after finish.
func (w *Writer) Abort() {
	if !w.closed {
		w.closed = true
		w.abandon()
	}
	_ = os.RemoveAll(w.dir)
}

// abandon closes what is being written.
func (w *Writer) abandon() {
	if e, ok := w.index.(*extender); ok {
		_ = e.index.Close() // what could not be written is removed
	}
	for _, p := range w.parts() {
		_ = p.file.Close()
	}
}
