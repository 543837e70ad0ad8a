// Package inverted opens and fills an index of bleve. It uses bleve's index scorch directly: the package bleve itself
// brings an older kind of index, with Protocol Buffers, and all analyzers, none of which verbatim needs. What it
// writes is a whole index of bleve, which bleve.Open can read. Start with [NewBuilder] and [Open].
package inverted

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"

	"github.com/blevesearch/bleve/v2/document"
	"github.com/blevesearch/bleve/v2/index/scorch"
	"github.com/blevesearch/bleve/v2/mapping"
	"github.com/blevesearch/bleve/v2/util"
	api "github.com/blevesearch/bleve_index_api"
)

// The names of what bleve puts into the folder of an index.
const (
	metaFile    = "index_meta.json"
	storeFolder = "store"
)

// Options are bleve's options, such as "read_only".
type Options = map[string]any

// An Index is an open index. Batches may not be made at the same time.
type Index struct {
	*scorch.Scorch
	mapping  mapping.IndexMapping
	analysis *api.AnalysisQueue // nil if the index can only be read
}

// Create makes an empty index in a folder, which must not exist, and opens it.
func Create(path string, m mapping.IndexMapping) (*Index, error) {
	encoded, err := begin(path, m)
	if err != nil {
		return nil, err
	}
	x, err := open(path, m, Options{"create_if_missing": true, "error_if_exists": true})
	if err != nil {
		return nil, err
	}
	if err := x.SetInternal(util.MappingInternalKey, encoded); err != nil {
		return nil, errors.Join(err, x.Close())
	}
	return x, nil
}

// Open opens the index in a folder. The mapping must be that of which the index was made. The error wraps
// fs.ErrNotExist if there is no index.
func Open(path string, m mapping.IndexMapping, options Options) (*Index, error) {
	if _, err := os.Stat(filepath.Join(path, metaFile)); err != nil { // bleve would make an empty index
		return nil, err
	}
	all := Options{"create_if_missing": false, "error_if_exists": false}
	maps.Copy(all, options)
	return open(path, m, all)
}

func open(path string, m mapping.IndexMapping, options Options) (*Index, error) {
	options["path"] = filepath.Join(path, storeFolder)
	x := &Index{mapping: m}
	if options["read_only"] != true {
		x.analysis = api.NewAnalysisQueue(analysts)
	}
	index, err := scorch.NewScorch(scorch.Name, options, x.analysis)
	if err == nil {
		err = index.Open()
	}
	if err != nil {
		x.stopAnalysis()
		return nil, err
	}
	x.Scorch = index.(*scorch.Scorch)
	return x, nil
}

// analysts is the number of goroutines that analyse documents, which is bleve's own.
const analysts = 4

func (x *Index) stopAnalysis() {
	if x.analysis != nil {
		x.analysis.Close()
	}
}

// Close closes the index.
func (x *Index) Close() error {
	err := x.Scorch.Close()
	x.stopAnalysis()
	return err
}

// Commit applies a batch. The index may still read the batch afterwards: the next one must be new.
func (x *Index) Commit(b *Batch) error { return x.Scorch.Batch(b.batch) }

// NewBatch returns an empty batch for Commit.
func (x *Index) NewBatch() *Batch { return &Batch{api.NewBatch(), x.mapping} }

// A Batch is changes that an index makes at once.
type Batch struct {
	batch   *api.Batch
	mapping mapping.IndexMapping
}

// Index adds a document, or replaces that with the same id.
func (b *Batch) Index(id string, data any) error {
	doc, err := mapped(b.mapping, id, data)
	if err == nil {
		b.batch.Update(doc)
	}
	return err
}

// Delete removes a document.
func (b *Batch) Delete(id string) { b.batch.Delete(id) }

// SetInternal sets a value that is kept with the index and found by no search.
func (b *Batch) SetInternal(key string, value []byte) { b.batch.SetInternal([]byte(key), value) }

// Len returns the number of changes.
func (b *Batch) Len() int { return len(b.batch.IndexOps) + len(b.batch.InternalOps) }

// A Builder writes a new index, of one segment, which is the fastest to open and to search. It cannot write an empty
// index.
type Builder struct {
	builder *scorch.Builder
	mapping mapping.IndexMapping
}

// NewBuilder begins an index in a folder, which must not exist. The options are those of scorch.NewBuilder.
func NewBuilder(path string, m mapping.IndexMapping, options Options) (*Builder, error) {
	encoded, err := begin(path, m)
	if err != nil {
		return nil, err
	}
	options["path"] = filepath.Join(path, storeFolder)
	options["internal"] = map[string][]byte{string(util.MappingInternalKey): encoded}
	b, err := scorch.NewBuilder(options)
	if err != nil {
		return nil, err
	}
	return &Builder{b, m}, nil
}

// Index adds a document. Each id may be added once.
func (b *Builder) Index(id string, data any) error {
	doc, err := mapped(b.mapping, id, data)
	if err != nil {
		return err
	}
	return b.builder.Index(doc)
}

// Close writes the index.
func (b *Builder) Close() error { return b.builder.Close() }

// begin makes the folder of an index, with the file in which bleve keeps the kind of index. It returns the mapping as
// bleve keeps it.
func begin(path string, m mapping.IndexMapping) ([]byte, error) {
	if err := m.Validate(); err != nil {
		return nil, fmt.Errorf("the mapping of the index: %w", err)
	}
	encoded, err := json.Marshal(m)
	if err != nil {
		return nil, err
	}
	meta, err := json.Marshal(map[string]string{"storage": scorch.Name, "index_type": scorch.Name})
	if err != nil {
		return nil, err
	}
	if err := os.Mkdir(path, 0o700); err != nil {
		return nil, err
	}
	return encoded, os.WriteFile(filepath.Join(path, metaFile), meta, 0o600)
}

// mapped returns the document that a mapping makes of data.
func mapped(m mapping.IndexMapping, id string, data any) (*document.Document, error) {
	doc := document.NewDocument(id)
	return doc, m.MapDocument(doc, data)
}
