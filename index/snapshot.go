package index

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"sync/atomic"
	"time"

	"github.com/blevesearch/bleve/v2"
	api "github.com/blevesearch/bleve_index_api"

	"verbatim/index/postings"
)

// openWait is how long opening waits for bleve's own lock. Nobody writes to a published snapshot, so that any wait
// means something is wrong.
const openWait = 2 * time.Second

// A Snapshot is a corpus indexed at one moment: read-only, and safe to use by several goroutines until it is closed.
type Snapshot struct {
	name     string
	dir      string
	index    bleve.Index
	reader   api.IndexReader // of index
	postings *postings.Reader
	data     data
	lists    map[string]*os.File // the files read whole, by name
	names    nameList
	spelled  spelledList
	roles    *blobReader // see knownrole.go
	facts    *factList
	counted  struct{ by, outlets *blobReader } // the labels in the facts
	outlets  outletList
	over     atomic.Pointer[overlay]
	now      func() time.Time // tells which days are in the future
}

// Open opens the snapshot that is current in a data folder. The error wraps fs.ErrNotExist where there is none.
func Open(dataDir string) (*Snapshot, error) {
	var err error
	// Another process may publish a newer snapshot, and remove this one, between the name's being read and its being opened.
	for range 3 {
		var name string
		if name, err = current(dataDir); err != nil {
			return nil, err
		}
		var s *Snapshot
		if s, err = openSnapshot(filepath.Join(dataDir, name)); err == nil {
			return s, nil
		}
	}
	return nil, err
}

func openSnapshot(dir string) (*Snapshot, error) {
	s := &Snapshot{name: filepath.Base(dir), dir: dir, now: time.Now}
	if err := s.open(); err != nil {
		return nil, errors.Join(fmt.Errorf("opening snapshot %s: %w", s.name, err), s.Close())
	}
	return s, nil
}

func (s *Snapshot) open() error {
	sums, err := readSums(s.dir)
	if err != nil {
		return err // of another format, perhaps, whose files must not be taken for damaged ones
	}
	if s.data.quotes, err = openParts(s.dir, quotesFile); err != nil {
		return err
	}
	if s.data.articles, err = openParts(s.dir, metaFile); err != nil {
		return err
	}
	if s.data.texts, err = openParts(s.dir, textsFile); err != nil {
		return err
	}
	// What is read later is opened now: another process may publish a newer snapshot and remove this one.
	s.lists = map[string]*os.File{}
	for _, name := range []string{manifestFile, sourcesFile, speakersFile, articlesFile, spelledFile} {
		if s.lists[name], err = os.Open(filepath.Join(s.dir, name)); err != nil {
			return err
		}
	}
	if s.facts, err = openFacts(filepath.Join(s.dir, factsFile)); err != nil {
		return err
	}
	if s.counted.by, err = openBlobs(filepath.Join(s.dir, byFile)); err != nil {
		return err
	}
	if s.counted.outlets, err = openBlobs(filepath.Join(s.dir, outletsFile)); err != nil {
		return err
	}
	if s.roles, err = openBlobs(filepath.Join(s.dir, rolesFile)); err != nil {
		return err
	}
	if err := verifyFiles(s.dir, sums, false); err != nil {
		return err
	}
	if s.index, s.reader, err = openIndex(filepath.Join(s.dir, indexFolder)); err != nil {
		return err
	}
	s.postings, err = postings.NewReader(s.reader)
	return err
}

// openIndex opens a finished index.
func openIndex(path string) (bleve.Index, api.IndexReader, error) {
	index, err := bleve.OpenUsing(path, map[string]any{"read_only": true, "bolt_timeout": openWait.String()})
	if err != nil {
		return nil, nil, err
	}
	advanced, err := index.Advanced()
	if err != nil {
		return nil, nil, errors.Join(err, index.Close())
	}
	reader, err := advanced.Reader()
	if err != nil {
		return nil, nil, errors.Join(err, index.Close())
	}
	return index, reader, nil
}

// Close frees what the snapshot holds open. No search may be running.
func (s *Snapshot) Close() error {
	var errs []error
	if s.index != nil {
		errs = append(errs, s.reader.Close(), s.index.Close())
	}
	for _, r := range []*blobList{s.data.quotes, s.data.articles, s.data.texts} {
		if r != nil {
			errs = append(errs, r.Close())
		}
	}
	for _, r := range []*blobReader{s.counted.by, s.counted.outlets, s.roles} {
		if r != nil {
			errs = append(errs, r.Close())
		}
	}
	if s.facts != nil {
		errs = append(errs, s.facts.Close())
	}
	for _, f := range s.lists {
		errs = append(errs, f.Close())
	}
	return errors.Join(errs...)
}

// Name returns the snapshot's name.
func (s *Snapshot) Name() string { return s.name }

// Manifest says what the snapshot was made of. It is read anew at each call.
func (s *Snapshot) Manifest() (*Manifest, error) {
	var m Manifest
	return &m, errors.Join(s.readList(manifestFile, &m), s.readList(sourcesFile, &m.Files))
}

// readList reads one of the snapshot's files in JSON.
func (s *Snapshot) readList(file string, to any) error {
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
