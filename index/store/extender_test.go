package store

import (
	"context"
	"errors"
	"path/filepath"
	"sync/atomic"
	"testing"

	"verbatim/index/inverted"
)

// scattered returns an extender of an index with many small files, which bleve does not merge by itself.
func scattered(t *testing.T, path string) *extender {
	t.Helper()
	empty, err := inverted.Create(path, Mapping())
	if err != nil {
		t.Fatal(err)
	}
	if err := empty.Close(); err != nil {
		t.Fatal(err)
	}
	never := map[string]any{"MaxSegmentSize": 2} // only files of less than half of this are merged
	index, err := inverted.Open(path, Mapping(), inverted.Options{"scorchMergePlanOptions": never})
	if err != nil {
		t.Fatal(err)
	}
	e := &extender{index, index.NewBatch()}
	for i := range maxSmall + 3 {
		if err := e.Index(DocID(i), map[string]any{FieldContent: "The harbour stays open."}); err != nil {
			t.Fatal(err)
		}
		if err := e.flush(1); err != nil {
			t.Fatal(err)
		}
	}
	return e
}

// files returns the number of files of an index.
func files(t *testing.T, index *inverted.Index) uint64 {
	t.Helper()
	n, _ := index.StatsMap()["num_root_filesegments"].(uint64)
	return n
}

// A watchedContext knows whether it was asked for anything.
type watchedContext struct {
	context.Context
	asked atomic.Bool
}

// Value implements context.Context.
func (c *watchedContext) Value(key any) any {
	c.asked.Store(true)
	return c.Context.Value(key)
}

// TestMergeStops completes an index with too many files. The merge gets the context of the caller; if that has ended,
// the error says so.
func TestMergeStops(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), IndexFolder)
	e := scattered(t, path)
	if n := files(t, e.index); n != maxSmall+3 {
		t.Fatalf("the index has %d files, want %d", n, maxSmall+3)
	}
	ctx := &watchedContext{Context: t.Context()}
	if err := e.Close(ctx); err != nil || !ctx.asked.Load() {
		t.Errorf("the merge returns %v; got the caller's context: %v", err, ctx.asked.Load())
	}
	index, err := inverted.Open(path, Mapping(), inverted.Options{"read_only": true})
	if err != nil {
		t.Fatal(err)
	}
	defer index.Close()
	if n := files(t, index); n > maxSmall+1 {
		t.Errorf("the index has %d files after the merge, at most %d expected", n, maxSmall+1)
	}
	ended, end := context.WithCancel(t.Context())
	end()
	if err := scattered(t, filepath.Join(t.TempDir(), IndexFolder)).Close(ended); !errors.Is(err, context.Canceled) {
		t.Errorf("a cancelled merge returns %v", err)
	}
}
