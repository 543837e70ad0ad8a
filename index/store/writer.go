package store

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"verbatim/corpus"
	"verbatim/index/inverted"
	"verbatim/index/names"
	"verbatim/index/vector"
)

// The files and folders of a snapshot. Others are in manifest.go, labels.go, roles.go and checksums.go.
const (
	QuotesFile         = "quotes.dat"
	ArticleRecordsFile = "articles.dat"
	TextsFile          = "texts.dat"
	speakerCountsFile  = "speakercounts.dat"
	DocValuesFile      = "docvalues.dat"
	keysFile           = "keys.dat"
	SpeakersFile       = "speakers.json"
	articleListFile    = "articles.json"
	SpelledFile        = "spellings.json"
	IndexFolder        = "index"
)

// A Writer writes the files of one snapshot. Call Link, if the snapshot continues another one, and Add for each
// new article; then Publish or Abort.
type Writer struct {
	dir string // the folder that becomes the snapshot

	index                           docWriter
	quotes, articles, texts, counts *partWriter
	signs, meanings                 *partWriter // see meaning.go

	docValues       *valueWriter
	speakerLabels   *labelWriter
	publisherLabels *labelWriter
	articleList     []Article
	linked          []fileSum // the checksums of linked files, which do not change
	closed          bool
}

// A NewQuote is a quote to be added.
type NewQuote struct {
	Record   Record // without the number of the article
	Value    DocValue
	Key      uint64 // equal for quotes with the same words, 0 for short ones
	Meaning  Meaning
	Signs    vector.Signs
	Speakers []string       // the names of the named speakers
	Document map[string]any // the fields for the index, by name
}

// Create begins a snapshot in a data folder. The caller holds the lock of the folder. Create removes the
// remains of builds that crashed.
func Create(dataDir string) (*Writer, error) {
	if err := removeLeftovers(dataDir); err != nil {
		return nil, fmt.Errorf("clearing the data folder: %w", err)
	}
	dir, err := os.MkdirTemp(dataDir, BuildingPrefix)
	if err != nil {
		return nil, fmt.Errorf("beginning a snapshot: %w", err)
	}
	return &Writer{
		dir: dir, docValues: newValueWriter(), speakerLabels: newLabelWriter(), publisherLabels: newLabelWriter(),
	}, nil
}

// A docWriter indexes documents.
type docWriter interface {
	// Index adds a document.
	Index(name string, document any) error
	// Close completes the index, or returns the error of ctx.
	Close(ctx context.Context) error
}

// A freshIndex is an index without files of another one. See [inverted.Builder].
type freshIndex struct{ *inverted.Builder }

// Close writes the index. The builder can't be stopped, so ctx has no effect.
func (f freshIndex) Close(context.Context) error { return f.Builder.Close() }

// open creates an empty index and the first parts of the lists, unless Link or open has done so.
func (w *Writer) open() error {
	if w.index != nil {
		return nil
	}
	index, err := inverted.NewBuilder(filepath.Join(w.dir, IndexFolder), Mapping(), inverted.Options{
		"buildPathPrefix": w.dir, "batchSize": BatchSize,
	})
	if err != nil {
		return err
	}
	w.index = freshIndex{index}
	return w.createParts(0, 0, 0)
}

// createParts begins a part of each list of strings. articles and quotes are the numbers of those in the parts
// before.
func (w *Writer) createParts(part, articles, quotes int) (err error) {
	for _, list := range []struct {
		to    **partWriter
		name  string
		start int
	}{
		{&w.quotes, QuotesFile, quotes},
		{&w.articles, ArticleRecordsFile, articles},
		{&w.texts, TextsFile, articles},
		{&w.counts, speakerCountsFile, articles},
		{&w.signs, SignsFile, quotes},
		{&w.meanings, MeaningsFile, quotes},
	} {
		if *list.to, err = createPart(w.dir, list.name, part, list.start); err != nil {
			return err
		}
	}
	return nil
}

// BatchSize is the number of quotes that bleve indexes at once and holds in memory. From 500 to 20,000 the time
// of BenchmarkBuild differs by less than a tenth.
const BatchSize = 1000

// Add adds an article, the counts of its speakers and its quotes. It returns the article's entry in the list of
// articles.
func (w *Writer) Add(a *corpus.Article, said []names.SpeakerCount, quotes []NewQuote) (*Article, error) {
	if err := w.open(); err != nil {
		return nil, fmt.Errorf("beginning a snapshot: %w", err)
	}
	number, err := w.addText(a, len(quotes), said)
	if err != nil {
		return nil, err
	}
	publisher := uint32(noLabel)
	if a.Publisher != "" {
		publisher = w.publisherLabels.number(a.Publisher)
	}
	for i := range quotes {
		if err := w.addQuote(number, publisher, &quotes[i]); err != nil {
			return nil, err
		}
	}
	return &w.articleList[len(w.articleList)-1], nil
}

// addText adds an article without its quotes and returns its number. The entry in the list of articles has
// copies of the strings: these may be slices of the text, which would stay in memory until the end of the
// build.
func (w *Writer) addText(a *corpus.Article, quotes int, said []names.SpeakerCount) (number int, err error) {
	w.articleList = append(w.articleList, Article{
		Article: corpus.Article{
			Path: a.Path, Date: a.Date, Title: strings.Clone(a.Title), Publisher: strings.Clone(a.Publisher),
			Byline: strings.Clone(a.Byline), Dateline: strings.Clone(a.Dateline), URL: strings.Clone(a.URL),
		},
		Quotes: quotes, Number: w.articles.next(), First: w.quotes.next(),
	})
	if _, err := w.articles.add(encodeArticle(a)); err != nil {
		return 0, err
	}
	if _, err := w.counts.add(encodeCounts(said)); err != nil {
		return 0, err
	}
	return w.texts.add([]byte(a.Text))
}

// addQuote adds a quote of the article with this number.
func (w *Writer) addQuote(article int, publisher uint32, q *NewQuote) error {
	q.Record.Article = article
	number, err := w.quotes.add(encodeRecord(&q.Record))
	if err != nil {
		return err
	}
	if _, err := w.signs.add(q.Signs.Append(nil)); err != nil {
		return err
	}
	if _, err := w.meanings.add(encodeMeaning(&q.Meaning)); err != nil {
		return err
	}
	w.docValues.add(number, LabelledValue{q.Value, w.speakerLabels.number(q.Speakers...), publisher}, q.Key)
	return w.index.Index(DocID(number), q.Document)
}

// QuoteCount returns the number of quotes of the snapshot.
func (w *Writer) QuoteCount() int {
	n := 0
	for _, a := range w.articleList {
		n += a.Quotes
	}
	return n
}

// Publish completes the files, fills the counts of the manifest in, and makes the snapshot the current one of
// the data folder. It returns the name of the snapshot. If ctx ends while the index is completed, nothing is
// published, and the error wraps that of ctx. findCut finds the cut of the complete snapshot.
func (w *Writer) Publish(
	ctx context.Context, dataDir string, m Manifest, speakers []names.Speaker, findCut func(*Reader) (Cut, error),
) (string, error) {
	err := w.complete(ctx, m, speakers)
	if err == nil {
		err = errors.Join(w.cut(findCut), syncTree(w.dir))
	}
	if err != nil {
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

// complete writes the files that depend on all articles.
func (w *Writer) complete(ctx context.Context, m Manifest, speakers []names.Speaker) error {
	if err := w.open(); err != nil {
		return err
	}
	if err := w.close(ctx); err != nil {
		return err
	}
	numbers, err := docNumbers(filepath.Join(w.dir, IndexFolder))
	if err != nil {
		return err
	}
	sortArticles(w.articleList)
	m.Format, m.Articles, m.Quotes, m.Speakers = Format, len(w.articleList), w.QuoteCount(), len(speakers)
	spellings := names.NewSpellings(speakers)
	err = errors.Join(
		w.docValues.finish(w.dir, numbers),
		w.speakerLabels.finish(filepath.Join(w.dir, SpeakerLabelsFile), spellings.Shown),
		w.publisherLabels.finish(filepath.Join(w.dir, PublisherLabelsFile), func(name string) string { return name }),
		WriteJSON(filepath.Join(w.dir, SpeakersFile), speakers),
		writeRoles(filepath.Join(w.dir, rolesFile), names.RolesByName(speakers)),
		WriteJSON(filepath.Join(w.dir, SpelledFile), spellings),
		WriteJSON(filepath.Join(w.dir, articleListFile), w.articleList),
		WriteJSON(filepath.Join(w.dir, sourcesFile), m.Files),
		WriteJSON(filepath.Join(w.dir, manifestFile), m))
	return err
}

// close completes the index and the parts.
func (w *Writer) close(ctx context.Context) error {
	w.closed = true
	errs := []error{w.closeIndex(ctx)}
	for _, p := range w.parts() {
		errs = append(errs, p.finish())
	}
	return errors.Join(errs...)
}

// parts returns the parts that are open.
func (w *Writer) parts() []*partWriter {
	all := []*partWriter{w.quotes, w.articles, w.texts, w.counts, w.signs, w.meanings}
	return slices.DeleteFunc(all, func(p *partWriter) bool { return p == nil })
}

// closeIndex completes the index. bleve's offline builder can't write an empty one, so that is created here.
func (w *Writer) closeIndex(ctx context.Context) error {
	if _, fresh := w.index.(freshIndex); !fresh || w.QuoteCount() > 0 {
		return w.index.Close(ctx)
	}
	path := filepath.Join(w.dir, IndexFolder)
	if err := os.RemoveAll(path); err != nil {
		return err
	}
	empty, err := inverted.Create(path, Mapping())
	if err != nil {
		return err
	}
	return empty.Close()
}

// Abort removes what was written. It does nothing after Publish.
func (w *Writer) Abort() {
	if !w.closed {
		w.closed = true
		w.abandon()
	}
	_ = os.RemoveAll(w.dir)
}

// abandon closes the files that are being written.
func (w *Writer) abandon() {
	if e, ok := w.index.(*extender); ok {
		_ = e.index.Close() // the files are removed, so an error does not matter
	}
	for _, p := range w.parts() {
		_ = p.file.Close()
	}
}
