package store

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"time"

	api "github.com/blevesearch/bleve_index_api"

	"verbatim/index/inverted"
	"verbatim/index/postings"
)

// openWait is how long opening an index waits for bleve's lock. No one writes to a published snapshot, so a
// longer wait is an error.
const openWait = 2 * time.Second

// A Reader reads the files of one snapshot. Several goroutines may use it until it is closed.
type Reader struct {
	name      string
	dir       string
	index     *inverted.Index
	reader    api.IndexReader // of index
	Postings  Postings        // benchmarks replace it
	quotes    *blobList       // records of quotes, in the order of their articles
	articles  *blobList       // articles without text
	texts     *blobList       // texts of articles
	signs     *blobList       // see meaning.go
	meanings  *blobList
	lists     map[string]*os.File // the files in JSON, by name
	roles     *blobReader         // see roles.go
	docValues *valueFile
	labels    map[string]*blobReader // by the name of the file; see labels.go
}

// Postings find the documents of a query; see [postings.Reader].
type Postings interface {
	// Each calls found for each document that matches q, in ascending order. If ctx ends, Each returns its error.
	Each(ctx context.Context, q *postings.Query, found func(postings.Match)) error
	// Docs returns the number of documents that are not deleted.
	Docs() uint64
	// Deleted returns the number of deleted documents that are still in the postings.
	Deleted() uint64
}

// Open opens the current snapshot of a data folder. The error wraps fs.ErrNotExist if there is none.
func Open(dataDir string) (*Reader, error) {
	var err error
	// Another process may remove the snapshot after its name was read, because it has published a newer one.
	for range 3 {
		var name string
		if name, err = Current(dataDir); err != nil {
			return nil, err
		}
		var files *Reader
		if files, err = openFolder(filepath.Join(dataDir, name)); err == nil {
			return files, nil
		}
	}
	return nil, err
}

// openFolder opens the snapshot in a folder.
func openFolder(dir string) (*Reader, error) {
	s := &Reader{name: filepath.Base(dir), dir: dir}
	if err := s.open(); err != nil {
		return nil, errors.Join(fmt.Errorf("opening snapshot %s: %w", s.name, err), s.Close())
	}
	return s, nil
}

// open opens all files. Even those that are read later are opened now, since another process may remove the snapshot.
func (s *Reader) open() error {
	sums, err := readSums(s.dir)
	if err != nil {
		return err // first, since files of another format would look damaged
	}
	for _, list := range []struct {
		to   **blobList
		file string
	}{{&s.quotes, QuotesFile}, {&s.articles, ArticleRecordsFile}, {&s.texts, TextsFile}, {&s.signs, SignsFile}, {&s.meanings, MeaningsFile}} {
		if *list.to, err = openParts(s.dir, list.file); err != nil {
			return err
		}
	}
	s.lists = map[string]*os.File{}
	for _, name := range []string{manifestFile, sourcesFile, SpeakersFile, articleListFile, SpelledFile, cutFile} {
		if s.lists[name], err = os.Open(filepath.Join(s.dir, name)); err != nil {
			return err
		}
	}
	if s.docValues, err = openValues(filepath.Join(s.dir, DocValuesFile)); err != nil {
		return err
	}
	s.labels = map[string]*blobReader{}
	for _, name := range []string{SpeakerLabelsFile, PublisherLabelsFile} {
		if s.labels[name], err = openBlobs(filepath.Join(s.dir, name)); err != nil {
			return err
		}
	}
	if s.roles, err = openBlobs(filepath.Join(s.dir, rolesFile)); err != nil {
		return err
	}
	if err := verifyFiles(s.dir, sums, false); err != nil {
		return err
	}
	if s.index, s.reader, err = openIndex(filepath.Join(s.dir, IndexFolder)); err != nil {
		return err
	}
	s.Postings, err = postings.NewReader(s.reader)
	return err
}

// openIndex opens a finished index of bleve for reading.
func openIndex(path string) (*inverted.Index, api.IndexReader, error) {
	index, err := inverted.Open(path, Mapping(), inverted.Options{"read_only": true, "bolt_timeout": openWait.String()})
	if err != nil {
		return nil, nil, err
	}
	reader, err := index.Reader()
	if err != nil {
		return nil, nil, errors.Join(err, index.Close())
	}
	return index, reader, nil
}

// Close closes all files. No search may be running.
func (s *Reader) Close() error {
	var errs []error
	if s.index != nil {
		errs = append(errs, s.reader.Close(), s.index.Close())
	}
	for _, r := range []*blobList{s.quotes, s.articles, s.texts, s.signs, s.meanings} {
		if r != nil {
			errs = append(errs, r.Close())
		}
	}
	for _, r := range []*blobReader{s.labels[SpeakerLabelsFile], s.labels[PublisherLabelsFile], s.roles} {
		if r != nil {
			errs = append(errs, r.Close())
		}
	}
	if s.docValues != nil {
		errs = append(errs, s.docValues.Close())
	}
	for _, f := range s.lists {
		errs = append(errs, f.Close())
	}
	return errors.Join(errs...)
}

// Manifest reads the manifest.
func (s *Reader) Manifest() (*Manifest, error) {
	var m Manifest
	return &m, errors.Join(s.ReadList(manifestFile, &m), s.ReadList(sourcesFile, &m.Files))
}

// ReadList reads one of the files in JSON.
func (s *Reader) ReadList(file string, to any) error {
	f := s.lists[file]
	info, err := f.Stat()
	if err == nil {
		err = json.NewDecoder(io.NewSectionReader(f, 0, info.Size())).Decode(to)
	}
	if err != nil {
		return fmt.Errorf("reading %s of snapshot %s: %w", file, s.name, err)
	}
	return nil
}

// ArticleList returns the articles of the snapshot, the newest first.
func (s *Reader) ArticleList() (list []Article, err error) {
	err = s.ReadList(articleListFile, &list)
	return list, err
}

// EachArticle calls visit with the articles of a snapshot, the newest first, until it returns false. It reads only as
// much of the list.
func EachArticle(s *Reader, visit func(*Article) bool) error {
	f := s.lists[articleListFile]
	list := json.NewDecoder(io.NewSectionReader(f, 0, math.MaxInt64))
	_, err := list.Token() // the opening bracket
	for err == nil && list.More() {
		var a Article
		if err = list.Decode(&a); err == nil && !visit(&a) {
			break
		}
	}
	if err != nil {
		return fmt.Errorf("reading %s of snapshot %s: %w", articleListFile, s.name, err)
	}
	return nil
}

// QuoteCount returns the number of stored quotes, including those of articles that are gone.
func (s *Reader) QuoteCount() int { return s.quotes.n }

// Values returns a reader of document values. Days after the last are read as NoDay.
func (s *Reader) Values(last int32) *ValueReader {
	return &ValueReader{valueFile: s.docValues, lastDay: last}
}

// Dictionary returns the words of the quotes with a prefix, in alphabetical order.
func (s *Reader) Dictionary(prefix string) (api.FieldDict, error) {
	return s.reader.FieldDictPrefix(FieldExact, []byte(prefix))
}

// A WordCount is a word and how many quotes have it.
type WordCount struct {
	Word   string
	Quotes uint64
}

// SimilarWords returns the words of the quotes that differ from word by at most one or two edits, in order. bleve's
// Levenshtein automaton finds them without reading the other words.
func (s *Reader) SimilarWords(ctx context.Context, word string, edits int) (list []WordCount, err error) {
	index, ok := s.reader.(api.IndexReaderFuzzy)
	if !ok {
		return nil, fmt.Errorf("%T cannot look up similar words", s.reader)
	}
	words, err := index.FieldDictFuzzy(FieldExact, word, edits, "")
	if err != nil {
		return nil, fmt.Errorf("looking up words similar to %q: %w", word, err)
	}
	defer func() { err = errors.Join(err, words.Close()) }()
	for {
		entry, err := words.Next() // without its count
		if err != nil || entry == nil {
			return list, err
		}
		quotes, err := s.reader.TermFieldReader(ctx, []byte(entry.Term), FieldExact, false, false, false)
		if err != nil {
			return nil, err
		}
		list = append(list, WordCount{entry.Term, quotes.Count()})
		if err := errors.Join(quotes.Close(), ctx.Err()); err != nil {
			return nil, err
		}
	}
}

// Index returns bleve's index. Benchmarks compare its searches with those of the postings.
func (s *Reader) Index() *inverted.Index { return s.index }

// Name returns the snapshot's name.
func (s *Reader) Name() string { return s.name }
