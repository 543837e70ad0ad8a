package index

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"time"

	"github.com/blevesearch/bleve/v2"

	"verbatim/corpus"
	"verbatim/index/identity"
	"verbatim/index/postings"
)

// The files and folders of a snapshot beside its manifest.
const (
	quotesFile   = "quotes.dat"
	metaFile     = "articles.dat"
	textsFile    = "texts.dat"
	factsFile    = "facts.dat"
	speakersFile = "speakers.json"
	articlesFile = "articles.json"
	spelledFile  = "spellings.json"
	indexFolder  = "index"
)

// A Builder writes a snapshot beside those that are served. Call Add for each article, then Finish; or Abort.
type Builder struct {
	Names identity.Rules // which names are one person's, against what they look like; set before Finish

	dataDir string
	dir     string // the temporary folder that becomes the snapshot

	index                   bleve.Builder
	quotes, articles, texts *blobWriter

	facts    *factWriter
	list     []Article
	speakers speakerTally
	closed   bool
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
	b := &Builder{dataDir: dataDir, dir: dir, speakers: speakerTally{}, facts: newFactWriter()}
	if err := b.open(); err != nil {
		b.Abort()
		return nil, fmt.Errorf("beginning a snapshot: %w", err)
	}
	return b, nil
}

func (b *Builder) open() error {
	// The offline builder writes one segment, which opens and searches fastest; a batch is what it holds in memory.
	index, err := bleve.NewBuilder(filepath.Join(b.dir, indexFolder), indexMapping(), map[string]any{
		"buildPathPrefix": b.dir, "batchSize": batchSize,
	})
	if err != nil {
		return err
	}
	b.index = index
	for name, w := range map[string]**blobWriter{quotesFile: &b.quotes, metaFile: &b.articles, textsFile: &b.texts} {
		if *w, err = createBlobs(filepath.Join(b.dir, name)); err != nil {
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
	for i := range quotes {
		if err := quotes[i].Check(a.Text); err != nil {
			return fmt.Errorf("indexing %s: quote %d: %w", a.Path, i, err)
		}
	}
	number, err := b.addArticle(a, len(quotes))
	if err != nil {
		return fmt.Errorf("indexing %s: %w", a.Path, err)
	}
	paras, forms := paragraphs(a.Text), bothForms(a.Text)
	for i := range quotes {
		if err := b.addQuote(a, number, paras, forms, quotes[i]); err != nil {
			return fmt.Errorf("indexing %s: %w", a.Path, err)
		}
	}
	b.speakers.add(number, a.Date, quotes)
	return nil
}

func (b *Builder) addArticle(a *corpus.Article, quotes int) (number int, err error) {
	meta := *a
	meta.Text = ""
	b.list = append(b.list, Article{Article: meta, Quotes: quotes, Number: b.articles.count(), First: b.quotes.count()})
	if _, err := b.articles.add(encodeArticle(a)); err != nil {
		return 0, err
	}
	return b.texts.add([]byte(a.Text))
}

func (b *Builder) addQuote(a *corpus.Article, article int, paras []corpus.Span, forms []nameForms, q corpus.Quote) error {
	p := passage(a.Text, paras, core(&q), 0, maxPassage)
	r := record{Article: article, Quote: q, Passage: p, PassageHash: checksum([]byte(p.In(a.Text)))}
	number, err := b.quotes.add(encodeRecord(&r))
	if err != nil {
		return err
	}
	b.facts.add(a.Date, &q, wordsKey(q.Pieces(a.Text)))
	return b.index.Index(docID(number), document(a, &q, p, forms))
}

// core is what a passage must hold: the content, and the cue where it is near.
func core(q *corpus.Quote) corpus.Span {
	extent := q.Extent()
	if q.Cue.IsZero() || q.Cue.Start > extent.End+maxPassage || q.Cue.End < extent.Start-maxPassage {
		return extent
	}
	return extent.Cover(q.Cue)
}

// document is a quote as the mapping takes it. What is said and what stands around it has names in both forms that the article gives.
func document(a *corpus.Article, q *corpus.Quote, p corpus.Span, forms []nameForms) map[string]any {
	var who, names, by []string
	for _, s := range speakersOf(q) {
		who, names = append(who, s.Name, s.Role), append(names, nameKey(s.Name))
		if s.Named() {
			by = append(by, s.Name)
		}
	}
	doc := map[string]any{
		fieldContent: append(q.Pieces(a.Text), otherForms(forms, q.Pieces(a.Text)...)...),
		fieldPassage: append([]string{p.In(a.Text)}, otherForms(forms, p.In(a.Text))...),
		fieldSpeaker: who, fieldName: names,
		fieldTitle: a.Title, fieldPublisher: a.Publisher, fieldID: q.ID,
		fieldBy: by,
	}
	if a.Publisher != "" {
		doc[fieldOutlet] = a.Publisher
	}
	return doc
}

// speakersOf returns all speakers of a quote.
func speakersOf(q *corpus.Quote) []corpus.Speaker {
	if len(q.Speakers) == 0 {
		return []corpus.Speaker{q.Speaker}
	}
	return q.Speakers
}

// dayNumber counts days from 1970-01-01.
func dayNumber(t time.Time) int32 { return int32(t.Unix() / (24 * 60 * 60)) }

// dayTime is the day with that number.
func dayTime(n int32) time.Time { return time.Unix(int64(n)*24*60*60, 0).UTC() }

// docID names a quote in the index by its number.
func docID(number int) string { return strconv.Itoa(number) }

// docNumbers returns the numbers of the quotes in the order in which a finished index has put them.
func docNumbers(path string) (numbers []uint32, err error) {
	index, reader, err := openIndex(path)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, reader.Close(), index.Close()) }()
	docs, err := postings.NewReader(reader)
	if err != nil {
		return nil, err
	}
	err = docs.Names(func(doc uint32, name string) error {
		n, err := strconv.Atoi(name)
		if err != nil || int(doc) != len(numbers) {
			return fmt.Errorf("document %d is %q: %w", doc, name, ErrDamaged)
		}
		numbers = append(numbers, uint32(n))
		return nil
	})
	return numbers, err
}

// Finish completes the snapshot, whose manifest gets its counts here, and publishes it. It returns the snapshot's name.
func (b *Builder) Finish(m Manifest) (string, error) {
	if err := b.close(); err != nil {
		b.Abort()
		return "", fmt.Errorf("finishing a snapshot: %w", err)
	}
	numbers, err := docNumbers(filepath.Join(b.dir, indexFolder))
	if err != nil {
		b.Abort()
		return "", fmt.Errorf("finishing a snapshot: %w", err)
	}
	sums, err := sumFiles(filepath.Join(b.dir, indexFolder))
	if err != nil {
		b.Abort()
		return "", fmt.Errorf("finishing a snapshot: %w", err)
	}
	speakers := b.speakers.list(b.Names)
	sortArticles(b.list)
	m.Format, m.Articles, m.Quotes, m.Speakers = Format, len(b.list), b.Quotes(), len(speakers)
	err = errors.Join(
		writeJSON(filepath.Join(b.dir, sumsFile), sumList{Format, sums}),
		b.facts.finish(filepath.Join(b.dir, factsFile), numbers),
		writeJSON(filepath.Join(b.dir, speakersFile), speakers),
		writeJSON(filepath.Join(b.dir, spelledFile), spelledNames(speakers)),
		writeJSON(filepath.Join(b.dir, articlesFile), b.list),
		writeJSON(filepath.Join(b.dir, manifestFile), m),
		syncTree(b.dir))
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
	for _, w := range []*blobWriter{b.quotes, b.articles, b.texts} {
		errs = append(errs, w.finish())
	}
	return errors.Join(errs...)
}

// closeIndex finishes the index. bleve's offline builder can't make one without documents.
func (b *Builder) closeIndex() error {
	if b.Quotes() > 0 {
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
		for _, w := range []*blobWriter{b.quotes, b.articles, b.texts} {
			if w != nil {
				_ = w.file.Close() // what could not be written is removed next
			}
		}
	}
	_ = os.RemoveAll(b.dir)
}
