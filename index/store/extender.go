package store

import (
	"context"
	"errors"

	"github.com/blevesearch/bleve/v2/index/scorch/mergeplan"

	"verbatim/index/inverted"
)

// An extender adds documents to a copy of an index whose files are linked. bleve writes new files and never
// changes the old ones, so the original index stays as it is.
type extender struct {
	index *inverted.Index
	batch *inverted.Batch
}

func newExtender(path string) (*extender, error) {
	index, err := inverted.Open(path, Mapping(), inverted.Options{"bolt_timeout": openWait.String()})
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

// Delete deletes a document.
func (e *extender) Delete(name string) error {
	e.batch.Delete(name)
	return e.flush(BatchSize)
}

// flush indexes the batch if it has at least this many documents.
func (e *extender) flush(least int) error {
	if e.batch.Len() < least {
		return nil
	}
	if err := e.index.Commit(e.batch); err != nil {
		return err
	}
	e.batch = e.index.NewBatch() // bleve's goroutine may still read the old one: Reset would race with it
	return nil
}

// Close indexes the last batch and merges small files, so that a search has few files to read. If ctx ends first,
// the index is of no use, and the error is that of ctx.
func (e *extender) Close(ctx context.Context) error {
	err := e.flush(1)
	if err == nil {
		err = e.merge(ctx)
	}
	return errors.Join(err, e.index.Close())
}

// maxSmall is the approximate number of files that an index may have besides the largest. A search looks up its
// terms in each of them.
const maxSmall = 6

// merge merges files if there are too many, except for the largest: that would take as long as a new index.
func (e *extender) merge(ctx context.Context) error {
	files, _ := e.index.StatsMap()["num_root_filesegments"].(uint64)
	if files <= maxSmall+1 {
		return nil
	}
	docs, err := e.docCount()
	if err != nil {
		return err
	}
	err = e.index.ForceMerge(ctx, &mergeplan.MergePlanOptions{
		MaxSegmentsPerTier: 2, SegmentsPerMergeTask: 10, TierGrowth: 10,
		MaxSegmentSize:       max(int64(docs), 4), // files of at most half of it are merged
		FloorSegmentSize:     max(int64(docs)/10, 1),
		ReclaimDeletesWeight: 2,
	})
	if err = errors.Join(err, ctx.Err()); err != nil { // a cancelled merge is no error to bleve
		return err
	}
	return e.persist()
}

// persist waits until the index as it is now is on disk. A merge alone is not waited for, and is lost if the index is
// closed at once.
func (e *extender) persist() error {
	e.batch = e.index.NewBatch()
	e.batch.SetInternal("merged", nil)
	return e.index.Commit(e.batch)
}

// docCount returns the number of documents.
func (e *extender) docCount() (uint64, error) {
	reader, err := e.index.Reader()
	if err != nil {
		return 0, err
	}
	docs, err := reader.DocCount()
	return docs, errors.Join(err, reader.Close())
}
