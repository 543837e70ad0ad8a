package inverted_test

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"testing"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/mapping"

	"verbatim/index/inverted"
)

// documents is how many documents the indexes of the tests have.
const documents = 7

func ferry(n int) map[string]any {
	return map[string]any{"words": fmt.Sprintf("ferry %d leaves the harbour", n)}
}

// TestBleveReads fills indexes in both ways, and searches them with bleve.
func TestBleveReads(t *testing.T) {
	t.Parallel()
	for name, fill := range map[string]func(path string) error{"builder": build, "batches": commit} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			path := filepath.Join(t.TempDir(), "index")
			if err := fill(path); err != nil {
				t.Fatal(err)
			}
			index, err := bleve.Open(path)
			if err != nil {
				t.Fatal(err)
			}
			defer index.Close()
			for word, want := range map[string]uint64{"harbour": documents, "3": 1, "bridge": 0} {
				found, err := index.Search(bleve.NewSearchRequest(bleve.NewMatchQuery(word)))
				if err != nil || found.Total != want {
					t.Errorf("%s: found %v, %v, want %d documents", word, found, err, want)
				}
			}
		})
	}
}

// build writes the documents with a builder.
func build(path string) error {
	b, err := inverted.NewBuilder(path, mapping.NewIndexMapping(), inverted.Options{"buildPathPrefix": filepath.Dir(path)})
	if err != nil {
		return err
	}
	for n := range documents {
		if err := b.Index(fmt.Sprint(n), ferry(n)); err != nil {
			return err
		}
	}
	return b.Close()
}

// commit writes one document too many and removes it, after it has closed and opened the index.
func commit(path string) error {
	x, err := inverted.Create(path, mapping.NewIndexMapping())
	if err != nil {
		return err
	}
	batch := x.NewBatch()
	for n := range documents + 1 {
		if err := batch.Index(fmt.Sprint(n), ferry(n)); err != nil {
			return err
		}
	}
	if err := x.Commit(batch); err != nil {
		return err
	}
	if err := x.Close(); err != nil {
		return err
	}
	if x, err = inverted.Open(path, mapping.NewIndexMapping(), nil); err != nil {
		return err
	}
	batch = x.NewBatch()
	batch.Delete(fmt.Sprint(documents))
	if err := x.Commit(batch); err != nil {
		return err
	}
	return x.Close()
}

// TestOpenMissing checks that a folder without an index is an error, and stays as it is.
func TestOpenMissing(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "none")
	for _, options := range []inverted.Options{nil, {"read_only": true}} {
		if _, err := inverted.Open(path, mapping.NewIndexMapping(), options); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("with the options %v, opening an index where none is returns %v", options, err)
		}
		if found, _ := filepath.Glob(path + "*"); found != nil {
			t.Errorf("with the options %v, opening made %v", options, found)
		}
	}
}
