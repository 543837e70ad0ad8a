package store

import (
	"context"
	"errors"
	"fmt"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"
	"github.com/blevesearch/bleve/v2/index/scorch/mergeplan"
)

// An extender adds documents to an index whose files are linked to those of another: bleve never changes a file of documents, it writes new
// ones, so the other stays as it is.
type extender struct {
	index bleve.Index
	batch *bleve.Batch
}

func newExtender(path string) (*extender, error) {
	index, err := bleve.OpenUsing(path, map[string]any{"bolt_timeout": openWait.String()})
	if err != nil {
		return nil, err
	}
	return &extender{index, index.NewBatch()}, nil
}

// Index adds a document.
func (e *extender) Index(name string, document any) error {
	if err := e.batch.Index(name, document); err != nil {
		return err
	}
	return e.flush(BatchSize)
}

// Delete takes a document out.
func (e *extender) Delete(name string) error {
	e.batch.Delete(name)
	return e.flush(BatchSize)
}

// flush writes what has gathered, if that is so much.
func (e *extender) flush(least int) error {
	if e.batch.Size() < least {
		return nil
	}
	if err := e.index.Batch(e.batch); err != nil {
		return err
	}
	e.batch.Reset()
	return nil
}

// Close writes all and joins small files, so that a search has few to look into.
func (e *extender) Close() error {
	err := e.flush(1)
	if err == nil {
		err = e.merge()
	}
	return errors.Join(err, e.index.Close())
}

// maxSmall is how many files beside the largest an index has at most, about. Each makes a search look up its terms once more.
const maxSmall = 6

// merge joins files where there are many, but for the largest: that would take as long as a new index.
func (e *extender) merge() error {
	advanced, err := e.index.Advanced()
	if err != nil {
		return err
	}
	store, ok := advanced.(*scorch.Scorch)
	if !ok {
		return fmt.Errorf("the index is a %T", advanced)
	}
	files, _ := store.StatsMap()["num_root_filesegments"].(uint64)
	if files <= maxSmall+1 {
		return nil
	}
	docs, err := e.index.DocCount()
	if err != nil {
		return err
	}
	return store.ForceMerge(context.Background(), &mergeplan.MergePlanOptions{
		MaxSegmentsPerTier: 2, SegmentsPerMergeTask: 10, TierGrowth: 10,
		MaxSegmentSize:       max(int64(docs), 4), // of which half a file has at most to be joined
		FloorSegmentSize:     max(int64(docs)/10, 1),
		ReclaimDeletesWeight: 2,
	})
}
